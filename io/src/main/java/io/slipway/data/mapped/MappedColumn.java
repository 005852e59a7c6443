package io.slipway.data.mapped;

import java.util.Locale;

/** A meaning that a column can have; in a mapping its name is in lower case. */
enum MappedColumn {
    /** Time at the venue. */
    TIME,
    /** The date of a time of day. */
    DATE,
    RECEIVE_TIME,
    VENUE,
    SYMBOL,
    SEQUENCE,
    BID,
    BID_SIZE,
    ASK,
    ASK_SIZE,
    /** Of a trade. */
    PRICE,
    /** Of a trade. */
    SIZE,
    /** Aggressor of a trade. */
    SIDE;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
