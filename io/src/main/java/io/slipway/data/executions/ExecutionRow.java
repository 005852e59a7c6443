package io.slipway.data.executions;

import io.slipway.data.mapped.MappedTime;
import io.slipway.data.mapped.TimeRule;
import io.slipway.data.source.QtyStep;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.RowFault;
import io.slipway.data.table.Table;
import io.slipway.data.venue.UnknownVenues;
import io.slipway.executions.OrderTags;
import io.slipway.model.Money;
import io.slipway.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a row by their meaning. Not thread-safe. */
final class ExecutionRow {

    private static final int E9 = 9;
    private static final String REMEDY =
            "; a time of another form needs a mapping with its pattern, such as time: {pattern: "
                    + "\"%m/%d/%Y %H:%M:%S.%f\", zone: America/New_York}, which slipway map FILE proposes";

    private final Table table;
    private final ExecutionMapping mapping;
    private final Map<ExecutionColumn, Integer> columns = new EnumMap<>(ExecutionColumn.class);
    private final Map<ExecutionColumn, MappedTime> times = new EnumMap<>(ExecutionColumn.class);
    private final ReadOptions options;
    private final UnknownVenues venues;

    ExecutionRow(Table table, ExecutionMapping mapping, ExecutionOptions options) {
        this.table = table;
        this.mapping = mapping;
        this.options = options.reading();
        venues = options.venues();
    }

    /** The index of a column, or {@link Header#ABSENT}: by the mapping if it names any column, else by usual names. */
    int find(ExecutionColumn column) {
        return columns.computeIfAbsent(column, each -> {
            String mapped = mapping.columns().get(each);
            if (mapped != null) {
                return table.header().require(mapped);
            }
            return mapping.columns().isEmpty() ? table.header().find(each.names()) : Header.ABSENT;
        });
    }

    /** The column of a meaning that every file has. */
    int require(ExecutionColumn column) {
        int index = find(column);
        if (index == Header.ABSENT) {
            throw table.header()
                    .fault("missing column: name=" + String.join(" or ", column.names()) + ", found="
                            + String.join(", ", table.header().names())
                            + "; a mapping says which column is " + column.key()
                            + ": --fills-mapping or --orders-mapping FILE");
        }
        return index;
    }

    private Fields fields() {
        return table.fields();
    }

    boolean isEmpty(ExecutionColumn column) {
        int index = find(column);
        return index == Header.ABSENT || fields().isEmpty(index);
    }

    /** A text; empty where there is none. */
    String text(ExecutionColumn column) {
        return isEmpty(column) ? "" : fields().text(find(column)).strip();
    }

    /** The symbol of the market data. */
    String symbol() {
        String text = text(ExecutionColumn.SYMBOL);
        return mapping.symbols().getOrDefault(text, text);
    }

    /** A time in ns; null where there is none. */
    @Nullable
    Long timeNs(ExecutionColumn column) {
        if (isEmpty(column)) {
            return null;
        }
        MappedTime time = times.computeIfAbsent(
                column, each -> new MappedTime(mapping.time(), find(each), find(ExecutionColumn.DATE), table, options));
        try {
            return time.ns(fields());
        } catch (RowFault fault) {
            throw mapping.time().equals(TimeRule.DEFAULT) ? new RowFault(fault.getMessage() + REMEDY) : fault;
        }
    }

    /**
     * Ends the rows: see {@link MappedTime#end}.
     *
     * @return the number of times without a zone, by the zone that was taken for them
     */
    Map<String, Long> end() {
        times.values().forEach(MappedTime::end);
        long locals = times.values().stream().mapToLong(MappedTime::locals).sum();
        return locals == 0 ? Map.of() : Map.of(options.zone().getId(), locals);
    }

    private BigDecimal number(ExecutionColumn column) {
        String text = text(column).replace("$", "");
        if (mapping.numbers().decimalComma()) {
            text = text.replace(".", "").replace(',', '.');
        }
        boolean grouped = text.matches("[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?");
        try {
            return Money.number(grouped ? text.replace(",", "") : text);
        } catch (NumberFormatException e) {
            throw fields().fault(find(column), "not a number", "one such as 1200 or 10.25");
        }
    }

    /** An amount in 1e-9; null where there is none. */
    @Nullable
    Long amountE9(ExecutionColumn column, int decimals) {
        if (isEmpty(column)) {
            return null;
        }
        try {
            return number(column).movePointRight(E9 - decimals).setScale(0).longValueExact();
        } catch (ArithmeticException e) {
            throw fields().fault(find(column), "too fine or too large", "a number of at most nine decimals");
        }
    }

    /** A price in 1e-9; null where there is none. */
    @Nullable
    Long priceE9(ExecutionColumn column) {
        return amountE9(column, mapping.numbers().priceDecimals());
    }

    /**
     * A quantity in steps, negative where the file has it so.
     *
     * @throws io.slipway.data.source.FinerQuantityException if it is finer than a step that the user did not choose
     */
    long qty() {
        int column = require(ExecutionColumn.QTY);
        if (fields().isEmpty(column)) {
            throw fields().fault(column, "no quantity", "a number such as 1200 or 0.05");
        }
        QtyStep step = options.qtyStep();
        BigDecimal qty = number(ExecutionColumn.QTY)
                .multiply(BigDecimal.valueOf(mapping.numbers().lotsPerUnit()));
        try {
            return step.stepsOf(qty, String.valueOf(table.file()));
        } catch (ArithmeticException e) {
            throw fields().fault(
                            column,
                            "not a whole number of steps, or too many",
                            "a multiple of " + step.size().toPlainString() + ", or another --qty-step");
        }
    }

    /** The side of the text, or of the sign of the quantity where there is no text; null where neither tells. */
    @Nullable
    Side side(long signedQty) {
        if (isEmpty(ExecutionColumn.SIDE)) {
            return signedQty < 0 ? Side.SELL : null;
        }
        Side side = mapping.sides().get(text(ExecutionColumn.SIDE).toLowerCase(Locale.ROOT));
        if (side == null) {
            throw fields().fault(find(ExecutionColumn.SIDE), "not a side", "buy or sell, or sides in the mapping");
        }
        if (signedQty < 0 && side == Side.BUY) {
            throw fields().fault(find(ExecutionColumn.QTY), "negative quantity of a buy", "a quantity above zero");
        }
        return side;
    }

    /**
     * The fee of a fill in 1e-9, positive when it is paid; null where there is none.
     *
     * @param qty its quantity in steps
     */
    @Nullable
    Long feeE9(long qty) {
        Long fee = amountE9(ExecutionColumn.FEE, 0);
        if (fee == null) {
            return null;
        }
        long whole = mapping.numbers().feePerShare() ? times(fee, qty) : fee;
        return mapping.numbers().feeReceived() ? -whole : whole;
    }

    private long times(long feeE9, long qty) {
        return BigDecimal.valueOf(feeE9)
                .multiply(BigDecimal.valueOf(qty))
                .multiply(options.qtyStep().size())
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** The venue's publisher id, or that of a name which is not known: see {@link UnknownVenues}. */
    int publisherId() {
        String text = text(ExecutionColumn.VENUE);
        Integer mapped = mapping.venues().get(text);
        return mapped != null ? mapped : venues.publisherOf(text);
    }

    /** Broker, strategy, trader and account, as far as there are columns of them. */
    Map<String, String> tags() {
        Map<String, String> tags = new HashMap<>();
        putTag(tags, OrderTags.BROKER, ExecutionColumn.BROKER);
        putTag(tags, OrderTags.STRATEGY, ExecutionColumn.STRATEGY);
        putTag(tags, OrderTags.TRADER, ExecutionColumn.TRADER);
        putTag(tags, OrderTags.ACCOUNT, ExecutionColumn.ACCOUNT);
        return tags;
    }

    /** The tags of an order: its groups, type, time in force and direction. */
    Map<String, String> orderTags() {
        Map<String, String> tags = tags();
        put(tags, OrderTags.ORDER_TYPE, OrderWords.TYPES, ExecutionColumn.ORDER_TYPE);
        put(tags, OrderTags.DIRECTED, OrderWords.DIRECTED, ExecutionColumn.DIRECTED);
        String inForce = timeInForce();
        if (!inForce.isEmpty()) {
            tags.put(OrderTags.TIME_IN_FORCE, inForce);
        }
        return tags;
    }

    /** The time in force as a tag has it; empty for orders that rest. */
    private String timeInForce() {
        return OrderWords.TIMES_IN_FORCE.getOrDefault(
                text(ExecutionColumn.TIME_IN_FORCE).toLowerCase(Locale.ROOT), "");
    }

    /** True of orders that are immediate or cancel. */
    boolean isIoc() {
        return timeInForce().equals(OrderTags.IOC);
    }

    private void put(Map<String, String> tags, String name, Map<String, String> words, ExecutionColumn column) {
        String text = text(column);
        if (text.isEmpty()) {
            return;
        }
        String word = words.get(text.toLowerCase(Locale.ROOT).replace(' ', '_'));
        if (word == null) {
            throw fields().fault(find(column), "unknown word", "one of " + String.join(", ", words.keySet()));
        }
        tags.put(name, word);
    }

    private void putTag(Map<String, String> tags, String name, ExecutionColumn column) {
        String text = text(column);
        if (!text.isEmpty()) {
            tags.put(name, text);
        }
    }
}
