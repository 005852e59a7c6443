package io.slipway.report.page;

import io.slipway.report.read.ReportInput;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.tuning.TuningKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The points of a parameter search, judged by what they cost beyond the best of those that filled the whole order.
 *
 * @param points in the order of the search
 * @param values the values tried of each parameter, ascending
 */
record SearchPoints(List<Point> points, Map<String, List<BigDecimal>> values) {

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    /**
     * One point.
     *
     * @param parameters its values by name, scale stripped so that equal values are equal
     * @param filledQty shares that it filled
     * @param aboveBestBps cost above the best point, zero or more; empty where it left something unfilled
     */
    record Point(Map<String, BigDecimal> parameters, BigDecimal filledQty, Optional<BigDecimal> aboveBestBps) {}

    static SearchPoints of(ReportInput input) {
        List<String> names = List.copyOf(
                input.run().results().get(ResultsKeys.BEST_PARAMETERS).keySet());
        Optional<BigDecimal> best = best(input);
        List<Point> points = new ArrayList<>();
        for (Values row : input.grid()) {
            Map<String, BigDecimal> parameters = new LinkedHashMap<>();
            for (String name : names) {
                Optional.ofNullable(row.get(SavingKeys.PARAMETERS).get(name))
                        .ifPresent(value -> parameters.put(name, value.stripTrailingZeros()));
            }
            Optional<BigDecimal> above = fullCash(input, row)
                    .map(cash -> cash.subtract(best.orElseThrow())
                            .abs()
                            .multiply(BPS)
                            .divide(best.orElseThrow().abs().max(BigDecimal.ONE), MathContext.DECIMAL64));
            points.add(new Point(parameters, row.or(SavingKeys.FILLED_QTY, BigDecimal.ZERO), above));
        }
        return of(names, points);
    }

    /** The points of a search over days. Their cost is the cash of all orders, or the mean cost if the search ranked by it. */
    static SearchPoints ofTuning(Values tuning) {
        boolean byCost = tuning.get(TuningKeys.OBJECTIVE).equals("shortfall");
        List<Values> rows = tuning.get(TuningKeys.POINTS);
        BigDecimal ordered = tuning.get(TuningKeys.ORDERED_QTY);
        boolean sells = tuning.get(TuningKeys.SIDE).equals("sell");
        List<Optional<BigDecimal>> costs = new ArrayList<>();
        for (Values row : rows) {
            boolean full = row.get(TuningKeys.FILLED_QTY).compareTo(ordered) == 0;
            Optional<BigDecimal> cash = full ? row.find(TuningKeys.TOTAL_CASH) : Optional.empty();
            costs.add(byCost ? row.find(TuningKeys.MEAN_COST_BPS) : cash.map(each -> sells ? each.negate() : each));
        }
        Optional<BigDecimal> best = costs.stream().flatMap(Optional::stream).min(Comparator.naturalOrder());
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, BigDecimal> parameters = new LinkedHashMap<>();
            rows.get(i)
                    .get(TuningKeys.PARAMETERS)
                    .forEach((name, value) -> parameters.put(name, value.stripTrailingZeros()));
            Optional<BigDecimal> above = costs.get(i).map(cost -> cost.subtract(best.orElseThrow()));
            points.add(new Point(
                    parameters,
                    rows.get(i).get(TuningKeys.FILLED_QTY),
                    byCost
                            ? above
                            : above.map(each -> each.multiply(BPS)
                                    .divide(best.orElseThrow().abs().max(BigDecimal.ONE), MathContext.DECIMAL64))));
        }
        return of(
                List.copyOf(
                        tuning.get(TuningKeys.BEST).get(TuningKeys.PARAMETERS).keySet()),
                points);
    }

    private static SearchPoints of(List<String> names, List<Point> points) {
        Map<String, List<BigDecimal>> values = new LinkedHashMap<>();
        for (String name : names) {
            Set<BigDecimal> distinct = new TreeSet<>();
            points.forEach(
                    point -> Optional.ofNullable(point.parameters().get(name)).ifPresent(distinct::add));
            values.put(name, List.copyOf(distinct));
        }
        return new SearchPoints(points, values);
    }

    private static Optional<BigDecimal> best(ReportInput input) {
        Comparator<BigDecimal> cheapestFirst =
                input.run().isSell() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        List<BigDecimal> cash = new ArrayList<>();
        input.grid().forEach(row -> fullCash(input, row).ifPresent(cash::add));
        return cash.stream().min(cheapestFirst);
    }

    private static Optional<BigDecimal> fullCash(ReportInput input, Values row) {
        boolean full = row.or(SavingKeys.FILLED_QTY, BigDecimal.ZERO)
                        .compareTo(input.run().qty())
                == 0;
        return full ? row.find(SavingKeys.TOTAL_CASH) : Optional.empty();
    }

    /** True if every combination of the values was tried once. */
    boolean isGrid() {
        long combinations =
                values.values().stream().mapToLong(List::size).reduce(1, (one, other) -> one * Math.max(1, other));
        Set<Map<String, BigDecimal>> distinct = new HashSet<>();
        points.forEach(point -> distinct.add(point.parameters()));
        return combinations == points.size() && distinct.size() == points.size();
    }

    /** Number of points that filled the whole order. */
    long full() {
        return points.stream().filter(point -> point.aboveBestBps().isPresent()).count();
    }

    /** The cost of the worst full point above the best. */
    BigDecimal worstBps() {
        return points.stream()
                .flatMap(point -> point.aboveBestBps().stream())
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    /** Number of complete points with the same cost as the best. */
    long best() {
        return points.stream()
                .filter(point -> point.aboveBestBps()
                        .filter(above -> above.signum() == 0)
                        .isPresent())
                .count();
    }

    /** The parameters, those with most values first; those without effect last. */
    List<String> axes(Set<String> dead) {
        return values.keySet().stream()
                .sorted(Comparator.<String, Boolean>comparing(dead::contains)
                        .thenComparing(
                                name -> -values.getOrDefault(name, List.of()).size()))
                .toList();
    }
}
