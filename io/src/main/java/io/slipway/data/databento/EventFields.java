package io.slipway.data.databento;

import io.slipway.dbn.record.Field;
import java.util.Set;
import java.util.regex.Pattern;

/** Fields of records that events are made of; a reader of events passes over the others. */
public final class EventFields {

    private static final Set<String> NAMES = Set.of(
            "ts_recv",
            "ts_event",
            "publisher_id",
            "instrument_id",
            "action",
            "side",
            "price",
            "size",
            "flags",
            "sequence",
            "order_id",
            "is_trading");

    private static final Pattern LEVEL = Pattern.compile("(bid|ask)_(px|sz)_[0-9]{2}");

    private EventFields() {}

    /** True if events are made of the field. */
    public static boolean has(Field field) {
        return NAMES.contains(field.name()) || LEVEL.matcher(field.name()).matches();
    }
}
