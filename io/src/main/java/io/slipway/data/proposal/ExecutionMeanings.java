package io.slipway.data.proposal;

import io.slipway.data.executions.ExecutionColumn;
import io.slipway.data.executions.ExecutionWords;
import io.slipway.data.proposal.SampledColumn.Form;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The meanings of the columns of orders or fills, by their names and values. */
final class ExecutionMeanings {

    private static final Set<Form> TIMES = EnumSet.of(Form.EPOCH, Form.ISO, Form.CLOCK, Form.STAMP);
    private static final Set<ExecutionColumn> OF_TIMES = EnumSet.of(
            ExecutionColumn.TIME,
            ExecutionColumn.DECISION_TIME,
            ExecutionColumn.ARRIVAL_TIME,
            ExecutionColumn.END_TIME);
    private static final Set<ExecutionColumn> OF_NUMBERS = EnumSet.of(
            ExecutionColumn.QTY,
            ExecutionColumn.PRICE,
            ExecutionColumn.FEE,
            ExecutionColumn.LIMIT,
            ExecutionColumn.DECISION_PRICE,
            ExecutionColumn.ARRIVAL_PRICE,
            ExecutionColumn.END_PRICE);

    /** Meanings in a file of fills, those that share names after the ones that are likelier. */
    private static final List<ExecutionColumn> FILLS = List.of(
            ExecutionColumn.ORDER,
            ExecutionColumn.EXECUTION,
            ExecutionColumn.CHILD,
            ExecutionColumn.SYMBOL,
            ExecutionColumn.SIDE,
            ExecutionColumn.QTY,
            ExecutionColumn.PRICE,
            ExecutionColumn.FEE,
            ExecutionColumn.LIQUIDITY,
            ExecutionColumn.VENUE,
            ExecutionColumn.TIME,
            ExecutionColumn.DATE,
            ExecutionColumn.STRATEGY,
            ExecutionColumn.BROKER,
            ExecutionColumn.TRADER,
            ExecutionColumn.ACCOUNT,
            ExecutionColumn.KIND,
            ExecutionColumn.REFERS_TO);

    private static final List<ExecutionColumn> ORDERS = List.of(
            ExecutionColumn.ID,
            ExecutionColumn.SYMBOL,
            ExecutionColumn.SIDE,
            ExecutionColumn.QTY,
            ExecutionColumn.DECISION_TIME,
            ExecutionColumn.DECISION_PRICE,
            ExecutionColumn.ARRIVAL_TIME,
            ExecutionColumn.ARRIVAL_PRICE,
            ExecutionColumn.END_TIME,
            ExecutionColumn.END_PRICE,
            ExecutionColumn.LIMIT,
            ExecutionColumn.STRATEGY,
            ExecutionColumn.BROKER,
            ExecutionColumn.TRADER,
            ExecutionColumn.ACCOUNT,
            ExecutionColumn.ORDER_TYPE,
            ExecutionColumn.TIME_IN_FORCE,
            ExecutionColumn.DIRECTED,
            ExecutionColumn.DATE);

    /** Words for the two sides in a file, with those of short sales; a column of more has another meaning. */
    private static final int MOST_SIDES = 8;

    private final List<SampledColumn> columns;
    private final boolean isOrders;
    private final Map<ExecutionColumn, SampledColumn> found = new EnumMap<>(ExecutionColumn.class);
    private final Map<String, List<String>> more = ColumnNames.load("execution_names.txt");

    private ExecutionMeanings(List<SampledColumn> columns, boolean isOrders) {
        this.columns = columns;
        this.isOrders = isOrders;
        List<ExecutionColumn> meanings = isOrders ? ORDERS : FILLS;
        meanings.forEach(meaning -> find(meaning, List.of(meaning.names())));
        meanings.forEach(meaning -> find(meaning, moreNames(meaning)));
        byValues(ExecutionColumn.SIDE, ExecutionMeanings::areSides);
        if (!isOrders) {
            byValues(ExecutionColumn.TIME, column -> column.form() == Form.ISO || column.form() == Form.STAMP);
        }
    }

    /** The meanings of columns of orders or of fills. */
    static Map<ExecutionColumn, SampledColumn> of(List<SampledColumn> columns, boolean isOrders) {
        return new LinkedHashMap<>(new ExecutionMeanings(columns, isOrders).found);
    }

    private List<String> moreNames(ExecutionColumn meaning) {
        String key = meaning == ExecutionColumn.ID ? ExecutionColumn.ORDER.key() : meaning.key();
        return more.getOrDefault(key, List.of());
    }

    private void find(ExecutionColumn meaning, List<String> names) {
        for (String name : names) {
            if (found.containsKey(meaning)) {
                return;
            }
            columns.stream()
                    .filter(column -> ColumnNames.isSame(column.name(), name))
                    .filter(column -> isFree(column) && fits(meaning, column))
                    .findFirst()
                    .ifPresent(column -> found.put(meaning, column));
        }
    }

    /** The only column that is free and has such values, where no name tells. */
    private void byValues(ExecutionColumn meaning, Predicate<SampledColumn> test) {
        List<SampledColumn> fitting = new ArrayList<>();
        columns.stream().filter(column -> isFree(column) && test.test(column)).forEach(fitting::add);
        if (!found.containsKey(meaning) && fitting.size() == 1) {
            found.put(meaning, fitting.get(0));
        }
    }

    private boolean isFree(SampledColumn column) {
        return !found.containsValue(column);
    }

    private boolean fits(ExecutionColumn meaning, SampledColumn column) {
        if (column.form() == Form.EMPTY) {
            return false;
        }
        if (OF_TIMES.contains(meaning)) {
            return TIMES.contains(column.form()) || isCompactClock(column);
        }
        if (OF_NUMBERS.contains(meaning)) {
            return column.values().stream().allMatch(ExecutionMeanings::isNumber);
        }
        return switch (meaning) {
            case DATE -> column.form() == Form.DATE;
            case SIDE -> column.form() != Form.ISO && column.words().size() <= MOST_SIDES;
            case KIND, ORDER_TYPE, DIRECTED ->
                column.values().stream().allMatch(word -> ExecutionWords.isAllowed(meaning, word));
            default -> !isOrders || column.form() != Form.ARRAY;
        };
    }

    /** Times of day as six digits. */
    static boolean isCompactClock(SampledColumn column) {
        return column.form() == Form.NUMBER
                && column.values().stream().allMatch(text -> text.matches("([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]"));
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?\\$?[-+]?[0-9][0-9,]*(\\.[0-9]*)?|[-+]?\\$?\\.[0-9]+");
    }

    private static boolean areSides(SampledColumn column) {
        return column.form() == Form.TEXT
                && column.values().stream()
                        .allMatch(word -> ExecutionWords.side(word).isPresent());
    }
}
