package io.slipway.study;

import io.slipway.stats.BestTrial;
import io.slipway.stats.BlockBootstrap;
import io.slipway.stats.DataSnooping;
import io.slipway.stats.Differences;
import io.slipway.stats.FamilyComparison;
import io.slipway.stats.Verdict;
import io.slipway.study.StudyResult.Best;
import io.slipway.study.StudyResult.Method;
import io.slipway.study.StudyResult.Pair;
import io.slipway.study.StudyResult.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Comparison of all strategies of a study with the baseline, on the means over the orders of each start. */
final class StudyComparison {

    private final List<Row> rows;
    private final Row baseline;
    private final Method method;
    private final List<Integer> compared = new ArrayList<>();
    private final List<Integer> refused = new ArrayList<>();
    private final @Nullable FamilyComparison family;

    StudyComparison(List<Row> rows, int baseline, Method method) {
        this.rows = rows;
        this.baseline = rows.get(baseline);
        this.method = method;
        for (int i = 0; i < rows.size(); i++) {
            if (i != baseline) {
                (refusal(rows.get(i)) == null ? compared : refused).add(i);
            }
        }
        family =
                compared.isEmpty() ? null : FamilyComparison.of(savings(compared), savings(refused), method.sampling());
    }

    private List<Differences> savings(List<Integer> some) {
        return some.stream().map(this::savings).toList();
    }

    private Differences savings(int strategy) {
        double[] savings = new double[baseline.costsBps().size()];
        Arrays.setAll(
                savings,
                i -> baseline.costsBps().get(i) - rows.get(strategy).costsBps().get(i));
        return Differences.ofStarts(savings, method.ordersPerStart());
    }

    /** All others against the baseline, in the order of the rows. */
    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String refusal = refusal(rows.get(i));
            if (compared.contains(i) && family != null) {
                pairs.add(pair(i, family));
            } else if (refused.contains(i) && refusal != null) {
                pairs.add(new Pair(i, savings(i), null, 1, Verdict.refused(refusal)));
            }
        }
        return pairs;
    }

    private Pair pair(int strategy, FamilyComparison all) {
        int place = compared.indexOf(strategy);
        Verdict verdict = all.verdict(place, rows.get(strategy).name(), baseline.name());
        boolean judged = verdict.finding() != Verdict.Finding.REFUSED;
        return new Pair(
                strategy,
                savings(strategy),
                judged ? all.comparisons().get(place) : null,
                judged ? all.familyP().get(place) : 1,
                verdict);
    }

    /** The best of them against the luck of all that were tried; null if nothing can be claimed of any. */
    @Nullable
    Best best() {
        if (family == null || family.block() == 0) {
            return null;
        }
        List<Differences> series = savings(compared);
        List<Differences> others = savings(refused);
        BlockBootstrap bootstrap = new BlockBootstrap(
                series.get(0).count(), family.block(), method.sampling().seed());
        return new Best(
                DataSnooping.of(series, others, bootstrap),
                BestTrial.of(series, others).orElse(new BestTrial(0, 2, 1)));
    }

    /** The reason why a strategy is not comparable with the baseline; null if it is. */
    private @Nullable String refusal(Row own) {
        for (Row row : List.of(own, baseline)) {
            if (row.unfilled() > StudyResult.MOST_UNFILLED) {
                return String.format(
                        Locale.ROOT,
                        "unequal quantities: %s left %.1f %% of all shares, which are marked and not traded",
                        row.name(),
                        100 * row.unfilled());
            }
        }
        return null;
    }
}
