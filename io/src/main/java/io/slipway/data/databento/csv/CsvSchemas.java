package io.slipway.data.databento.csv;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.Schema;
import io.slipway.market.MarketEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Schemas of headers, and the columns that each of them needs. */
final class CsvSchemas {

    /** Fields without which a row means nothing, where the schema has them. */
    private static final Set<String> REQUIRED = Set.of(
            "ts_event",
            "publisher_id",
            "action",
            "bid_px_00",
            "ask_px_00",
            "bid_sz_00",
            "ask_sz_00",
            "order_id",
            "open",
            "high",
            "low",
            "close");

    private CsvSchemas() {}

    /** The schema that the columns' names tell; those of one layout are told apart by the first row's rtype. */
    static Schema of(List<String> names) {
        boolean hasActions = names.contains("action");
        if (names.contains("bid_pb_00")) {
            return hasActions ? Schema.CMBP_1 : Schema.CBBO_1S;
        }
        if (names.contains("trading_event") && names.contains("is_trading")) {
            return Schema.STATUS;
        }
        if (names.contains("bid_px_01")) {
            return Schema.MBP_10;
        }
        if (names.contains("order_id") && !names.contains("bid_px_00")) {
            return Schema.MBO;
        }
        if (names.contains("open") && names.contains("close")) {
            return Schema.OHLCV_1S;
        }
        boolean hasQuotes = names.stream().anyMatch(name -> name.startsWith("bid_") || name.startsWith("ask_"));
        if (!hasQuotes && hasActions && names.contains("price")) {
            return Schema.TRADES;
        }
        boolean isSampled = hasQuotes && !hasActions && !names.contains("ts_in_delta") && names.contains("ts_recv");
        return isSampled && names.contains("publisher_id") ? Schema.BBO_1S : Schema.MBP_1;
    }

    /** The schema of the same layout that an rtype names, or {@code schema} itself. */
    static Schema refine(Schema schema, long rtype) {
        for (Schema other : Schema.values()) {
            if (other.rtype() == rtype && other.fields().equals(schema.fields()) && schema != Schema.TBBO) {
                return other == Schema.TBBO ? schema : other;
            }
        }
        return schema;
    }

    /** Number of complete levels that the columns have, one after the other. */
    static int levels(List<String> names) {
        int level = 1;
        while (level < MarketEvent.MOST_LEVELS && names.containsAll(levelNames(level))) {
            level++;
        }
        return level;
    }

    private static List<String> levelNames(int level) {
        return List.of("bid_px_0" + level, "ask_px_0" + level, "bid_sz_0" + level, "ask_sz_0" + level);
    }

    static boolean isRequired(Schema schema, Field field) {
        boolean sampled =
                schema.field("action").isEmpty() && schema.field("ts_recv").isPresent();
        String clock = sampled ? "ts_recv" : "ts_event";
        String name = field.name();
        return name.equals(clock) || (REQUIRED.contains(name) && !name.equals("ts_event"));
    }

    /** Consequence of an optional column that is not there; empty for those without which nothing is lost. */
    static Optional<String> consequence(Field field) {
        return Optional.ofNullable(
                switch (field.name()) {
                    case "ts_recv" -> "receive times are the event times";
                    case "side" -> "trades have no aggressor";
                    case "price" -> "trades have no price";
                    case "size" -> "trades have no size";
                    case "flags" -> "snapshots and doubtful books are not told apart";
                    case "sequence" -> "repeated rows are not told apart";
                    default -> null;
                });
    }
}
