package io.slipway.study;

import io.slipway.stats.BestTrial;
import io.slipway.stats.BlockBootstrap;
import io.slipway.stats.ControlVariate;
import io.slipway.stats.DataSnooping;
import io.slipway.stats.Differences;
import io.slipway.stats.FamilyComparison;
import io.slipway.stats.PairedComparison;
import io.slipway.stats.Verdict;
import io.slipway.study.StudyResult.Adjustment;
import io.slipway.study.StudyResult.Best;
import io.slipway.study.StudyResult.Method;
import io.slipway.study.StudyResult.Pair;
import io.slipway.study.StudyResult.Row;
import io.slipway.tca.MarketMove;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Comparison of all strategies of a study with the baseline, on the means over the orders of each start. */
final class StudyComparison {

    private final List<Row> rows;
    private final Row baseline;
    private final Method method;
    private final List<Integer> compared = new ArrayList<>();
    private final List<Integer> refused = new ArrayList<>();
    private final @Nullable FamilyComparison family;
    private final @Nullable FamilyComparison adjustedFamily;

    StudyComparison(List<Row> rows, int baseline, Method method) {
        this.rows = rows;
        this.baseline = rows.get(baseline);
        this.method = method;
        for (int i = 0; i < rows.size(); i++) {
            if (i != baseline) {
                (refusal(i) == null ? compared : refused).add(i);
            }
        }
        boolean known = rows.stream().noneMatch(row -> row.movesBps().isEmpty());
        family = family(this::savings);
        adjustedFamily = known ? family(strategy -> variate(strategy).adjusted()) : null;
    }

    private @Nullable FamilyComparison family(IntFunction<Differences> series) {
        return compared.isEmpty()
                ? null
                : FamilyComparison.of(all(compared, series), all(refused, series), method.sampling());
    }

    private static List<Differences> all(List<Integer> some, IntFunction<Differences> series) {
        return some.stream().map(series::apply).toList();
    }

    private ControlVariate variate(int strategy) {
        List<Differences> moves = new ArrayList<>();
        for (int delay = 0; delay < baseline.movesBps().size(); delay++) {
            moves.add(starts(
                    baseline.movesBps().get(delay),
                    rows.get(strategy).movesBps().get(delay)));
        }
        return ControlVariate.of(savings(strategy), moves, MarketMove.TESTED, method.sampling());
    }

    private Differences savings(int strategy) {
        return starts(baseline.costsBps(), rows.get(strategy).costsBps());
    }

    private Differences starts(List<Double> ofBaseline, List<Double> own) {
        double[] savings = new double[own.size()];
        Arrays.setAll(savings, i -> ofBaseline.get(i) - own.get(i));
        return method.clusters().length > 0
                ? Differences.ofClusters(savings, method.clusters())
                : Differences.ofStarts(savings, method.ordersPerStart());
    }

    /** The savings that are claimed of: less the market's move where that is luck. */
    private Differences claimed(int strategy) {
        if (adjustedFamily == null) {
            return savings(strategy);
        }
        ControlVariate variate = variate(strategy);
        boolean claims = variate.isUsed()
                && PairedComparison.of(variate.adjusted(), method.sampling()).hasEnoughBlocks();
        return claims ? variate.adjusted() : savings(strategy);
    }

    /** All others against the baseline, in the order of the rows. */
    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String refusal = refusal(i);
            if (compared.contains(i) && family != null) {
                pairs.add(pair(i, family));
            } else if (refused.contains(i) && refusal != null) {
                pairs.add(new Pair(i, savings(i), null, 1, null, Verdict.refused(refusal)));
            }
        }
        return pairs;
    }

    private Pair pair(int strategy, FamilyComparison all) {
        int place = compared.indexOf(strategy);
        String name = rows.get(strategy).name();
        Verdict alone = all.verdict(place, name, baseline.name());
        Differences savings = savings(strategy);
        if (alone.finding() == Verdict.Finding.REFUSED) {
            return new Pair(strategy, savings, null, 1, null, alone);
        }
        PairedComparison comparison = all.comparisons().get(place);
        double familyP = all.familyP().get(place);
        if (adjustedFamily == null) {
            return new Pair(strategy, savings, comparison, familyP, null, alone);
        }
        PairedComparison adjusted = adjustedFamily.comparisons().get(place);
        if (!adjusted.hasEnoughBlocks()) {
            Verdict left = alone.withGrounds(ControlVariate.tooFewBlocks(adjusted));
            return new Pair(strategy, savings, comparison, familyP, null, left);
        }
        ControlVariate variate = variate(strategy);
        Adjustment adjustment =
                new Adjustment(variate, adjusted, adjustedFamily.familyP().get(place));
        Verdict claim = variate.isUsed() ? adjustedFamily.verdict(place, name, baseline.name()) : alone;
        return new Pair(
                strategy,
                savings,
                comparison,
                familyP,
                adjustment,
                claim.withGrounds(variate.grounds(comparison.mean())));
    }

    /** The best of them against the luck of all that were tried; null if nothing can be claimed of any. */
    @Nullable
    Best best() {
        if (family == null || family.block() == 0) {
            return null;
        }
        List<Differences> series = all(compared, this::claimed);
        List<Differences> others = all(refused, this::claimed);
        int block = Math.max(family.block(), adjustedFamily == null ? 1 : adjustedFamily.block());
        BlockBootstrap bootstrap = new BlockBootstrap(
                series.get(0).count(), block, method.sampling().seed());
        return new Best(
                DataSnooping.of(series, others, bootstrap),
                BestTrial.of(series, others).orElse(new BestTrial(0, 2, 1)));
    }

    /** The reason why a strategy is not comparable with the baseline; null if it is. */
    private @Nullable String refusal(int contender) {
        String marked = MarkedShares.refusal(savings(contender), method.sampling(), rows.get(contender), baseline);
        return marked == null
                ? MarkedShares.doubt(savings(contender), method.sampling(), rows.get(contender), baseline)
                : marked;
    }
}
