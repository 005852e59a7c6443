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
    /** Venue of the bid, where a row is the national best bid and offer. */
    BID_VENUE,
    /** Venue of the offer, where a row is the national best bid and offer. */
    ASK_VENUE,
    SYMBOL,
    SEQUENCE,
    /** Word that tells what the price and the size of a row are: of a trade, a bid or an offer. */
    EVENT,
    BID,
    BID_SIZE,
    ASK,
    ASK_SIZE,
    /** Of a trade, or of the event of the row. */
    PRICE,
    /** Of a trade, or of the event of the row. */
    SIZE,
    /** Aggressor of a trade. */
    SIDE,
    /** Side of a level of the book of which a row tells. */
    LEVEL_SIDE,
    /** Number of the level of which a row tells, from the best one on. */
    LEVEL,
    LEVEL_PRICE,
    LEVEL_SIZE,
    /** Change of the level or book of which a row tells. */
    LEVEL_ACTION,
    /** All bids of a row, as pairs of a price and a size. */
    BIDS,
    /** All offers of a row, as pairs of a price and a size. */
    ASKS,
    /** Levels of both sides of a row, each with its side, price and size. */
    CHANGES,
    /** Number of the first update of a message of a book. */
    FIRST_SEQUENCE,
    /** Number of the last update of the message before. */
    PREVIOUS_SEQUENCE,
    /** Number of the last update of a message of a book. */
    LAST_SEQUENCE,
    /** Checksum of the book after a message. */
    CHECKSUM;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
