package io.slipway.report.text;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.result.file.panel.LeftOutKeys;
import io.slipway.result.file.tuning.TuningKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The findings of a search over the days of a corpus as a table and sentences. */
public final class TuningText {

    private TuningText() {}

    /** The text of {@code tuning.json}. */
    public static String of(Values tuning) {
        StringBuilder text = new StringBuilder(head(tuning)).append("\n\n");
        String objective = tuning.get(TuningKeys.OBJECTIVE);
        text.append(Numbers.format(
                "  %-56s%12s%20s%12s%s%n", "", "filled", "total cash", "cost, bps", rankedBy(objective)));
        rows(tuning)
                .forEach((name, row) -> text.append(Numbers.format(
                        "  %-56s%12s%20s%12s%s%n",
                        name,
                        Html.count(row.get(TuningKeys.FILLED_QTY)),
                        Html.number(Optional.of(row.get(TuningKeys.TOTAL_CASH)), 2),
                        Html.signed(row.find(TuningKeys.MEAN_COST_BPS), 2),
                        rankedBy(objective, row))));
        text.append('\n');
        sentences(tuning).forEach(each -> text.append(each).append('\n'));
        return text.toString();
    }

    /** The head of a further column, for an objective that no other column shows. */
    private static String rankedBy(String objective) {
        return switch (objective) {
            case "fees" -> Numbers.format("%14s", "fees");
            case "duration" -> Numbers.format("%14s", "done after");
            default -> "";
        };
    }

    private static String rankedBy(String objective, Values row) {
        return switch (objective) {
            case "fees" -> Numbers.format("%14s", Html.number(Optional.of(row.get(TuningKeys.FEES)), 2));
            case "duration" -> Numbers.format("%12.3f s", row.get(TuningKeys.MEAN_DURATION_S));
            default -> "";
        };
    }

    /** A sentence on the orders and the points. */
    public static String head(Values tuning) {
        long orders = tuning.get(TuningKeys.ORDERS);
        int points = tuning.get(TuningKeys.POINTS).size();
        return Numbers.format(
                "%,d %s %s, one a symbol and day; %,d %s of %s (%s), ranked by %s over all orders.",
                orders,
                tuning.get(TuningKeys.SIDE),
                orders == 1 ? "order" : "orders",
                points,
                points == 1 ? "point" : "points",
                tuning.get(TuningKeys.UNDER_TEST),
                tuning.get(TuningKeys.METHOD),
                tuning.get(TuningKeys.OBJECTIVE).replace('_', ' '));
    }

    /** The best point, the default parameters and the strategies, by the name that a table gives them. */
    public static Map<String, Values> rows(Values tuning) {
        Map<String, Values> rows = new LinkedHashMap<>();
        Values best = tuning.get(TuningKeys.BEST);
        rows.put("best: " + parameters(best), best);
        rows.put("default parameters", tuning.get(TuningKeys.UNTUNED));
        tuning.get(TuningKeys.STRATEGIES).stream()
                .filter(row -> !row.get(TuningKeys.NAME).equals(tuning.get(TuningKeys.UNDER_TEST)))
                .forEach(row -> rows.put(row.get(TuningKeys.NAME), row));
        return rows;
    }

    private static String parameters(Values point) {
        return point.get(TuningKeys.PARAMETERS).entrySet().stream()
                .map(each -> each.getKey() + "="
                        + each.getValue().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(" "));
    }

    /** Sentences on what the figures are worth. */
    public static List<String> sentences(Values tuning) {
        List<String> sentences = new ArrayList<>();
        sentences.add("In-sample: chosen and measured on the same orders. Judge config.best.yaml on other days"
                + " (study --corpus --config).");
        sentences.add(untuned(tuning));
        long tied = tuning.get(TuningKeys.TIED_BEST);
        if (tied > 1) {
            sentences.add(Numbers.format("%,d points did the same as the best one on every order.", tied));
        }
        dead(tuning).ifPresent(sentences::add);
        edge(tuning).ifPresent(sentences::add);
        long unmeasured = tuning.get(TuningKeys.UNMEASURED_ORDERS);
        if (unmeasured > 0) {
            sentences.add(
                    Numbers.format("%,d orders are in no mean cost: an arrival mid or a mark is missing.", unmeasured));
        }
        sentences.addAll(leftOut(tuning));
        return sentences;
    }

    private static String untuned(Values tuning) {
        int cheaper = 0;
        int dearer = 0;
        for (Values day : tuning.get(TuningKeys.BY_DAY)) {
            int sign = compared(day, TuningKeys.BEST_COST_BPS, TuningKeys.UNTUNED_COST_BPS);
            cheaper += sign < 0 ? 1 : 0;
            dearer += sign > 0 ? 1 : 0;
        }
        return Numbers.format(
                "The best point was cheaper than the default parameters on %,d orders and dearer on %,d.",
                cheaper, dearer);
    }

    private static int compared(Values day, Key<BigDecimal> one, Key<BigDecimal> other) {
        Optional<BigDecimal> left = day.find(one);
        Optional<BigDecimal> right = day.find(other);
        return left.isPresent() && right.isPresent() ? left.get().compareTo(right.get()) : 0;
    }

    /** A sentence on parameters that changed nothing; empty where all mattered. */
    public static Optional<String> dead(Values tuning) {
        List<String> dead = tuning.get(TuningKeys.WITHOUT_EFFECT);
        return dead.isEmpty()
                ? Optional.empty()
                : Optional.of("Parameters without effect on any order: " + String.join(", ", dead)
                        + ". A value reported for them has no meaning.");
    }

    /** A sentence on parameters whose best value is at the end of its range; empty where there is none. */
    public static Optional<String> edge(Values tuning) {
        List<String> edge = tuning.get(TuningKeys.AT_THE_EDGE);
        return edge.isEmpty()
                ? Optional.empty()
                : Optional.of("The best value is the first or last of those tried: " + String.join(", ", edge)
                        + ". A better one may lie beyond.");
    }

    /** Sentences about the days whose work failed. */
    public static List<String> leftOut(Values tuning) {
        return tuning.or(TuningKeys.LEFT_OUT, List.of()).stream()
                .map(task -> Numbers.format(
                        "Left out, and in no figure: %s, as its work failed: %s",
                        task.get(LeftOutKeys.OF), task.get(LeftOutKeys.REASON)))
                .toList();
    }
}
