package io.slipway.backtest;

import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The split of Cont and Kukanov (arXiv:1210.1625) with the outflows that were learned from the tape so far, under the restriction
 * that no more is sent than is wanted: {@code M + sum L_k = S}. A share that rests at {@code k} behind {@code Q_k + x} others is
 * worth {@code (h + r_k + lambda_u + theta) P(xi_k > Q_k + x)}, one taken now {@code lambda_u + theta - (h + f)}; both
 * are against completing it when the horizon is over. The worths fall in {@code x}, so that taking the greatest first is exact.
 */
final class ContKukanovRule implements PlacementRule {

    private static final int MIN_SAMPLES = 8;
    private static final int WARM_UP_HORIZONS = 20;
    private static final double ONE_E9 = 1e9;

    private final BacktestSettings settings;
    private final boolean estimated;
    private final long horizonNs;
    private final OutflowEstimator outflows;

    /**
     * A rule for orders that rest for {@code horizonNs}.
     *
     * @param estimated whether {@code lambda_u} is what the tape has shown so far of completing later what had not been filled,
     *     in place of the settings' penalty
     */
    ContKukanovRule(BacktestSettings settings, MarketView known, long horizonNs, boolean estimated) {
        this.settings = settings;
        this.horizonNs = horizonNs;
        this.estimated = estimated;
        outflows = new OutflowEstimator(
                known, settings.order().side(), settings.conditions().queue(), horizonNs);
    }

    /** Some shares at one venue that are worth the same. */
    private record Segment(int venue, long qty, double worth) {}

    @Override
    public void onHeard(MarketEvent event, int venue, long nowNs) {
        outflows.onHeard(event, venue, nowNs);
    }

    @Override
    public long split(Desk desk, long qty, long nowNs, long[] limits) {
        Arrays.fill(limits, 0);
        if (!desk.known().hasMid()) {
            return qty;
        }
        Costs costs = costs(desk);
        List<Segment> segments = new ArrayList<>();
        DisplayedSide own = desk.known().opposite(desk.order().side().opposite());
        for (int venue = 0; venue < limits.length; venue++) {
            if (own.isAtBest(venue) && desk.isRoutable(venue, nowNs)) {
                addSegments(segments, costs, desk, venue, own);
            }
        }
        segments.sort(Comparator.comparingDouble(Segment::worth).reversed().thenComparing(Segment::venue));
        long left = qty;
        for (Segment segment : segments) {
            if (left == 0 || segment.worth() <= costs.takeWorth()) {
                break;
            }
            long resting = Math.min(left, segment.qty());
            limits[segment.venue()] += resting;
            left -= resting;
        }
        return left;
    }

    /** What a share costs above the mid, in the quote currency. */
    private record Costs(double halfSpread, double takeFee, double penalty) {

        double takeWorth() {
            return penalty - (halfSpread + takeFee);
        }
    }

    private Costs costs(Desk desk) {
        MarketView known = desk.known();
        DisplayedSide far = known.opposite(desk.order().side());
        double fee = Double.POSITIVE_INFINITY;
        for (int venue = 0; venue < known.venues(); venue++) {
            if (far.isAtBest(venue)) {
                fee = Math.min(fee, desk.takeFeeE9(venue, far.bestPxE9()) / ONE_E9);
            }
        }
        double half = known.spreadE9() / (2 * ONE_E9);
        double theta = settings.parameters().thetaQueueE9() / ONE_E9;
        double penalty = estimated
                ? Math.max(half, laterCost(known)) + fee
                : settings.parameters().lambdaUnderE9() / ONE_E9;
        return new Costs(half, fee, penalty + theta);
    }

    /** What it cost, above the first mid, to complete at the end of a horizon what had not been filled. */
    private double laterCost(MarketView known) {
        double sum = 0;
        long count = 0;
        for (int venue = 0; venue < known.venues(); venue++) {
            for (OutflowSample sample : outflows.samples(venue)) {
                if (!sample.isFilled()) {
                    sum += sample.completionE9() / ONE_E9;
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private void addSegments(List<Segment> segments, Costs costs, Desk desk, int venue, DisplayedSide own) {
        List<OutflowSample> samples = outflows.samples(venue);
        if (samples.size() < MIN_SAMPLES) {
            return;
        }
        double rebate = desk.rebateE9(venue, own.bestPxE9()) / ONE_E9;
        double worthIfFilled = costs.halfSpread() + rebate + costs.penalty();
        double[] beyond = samples.stream()
                .mapToDouble(sample -> Math.floor(Math.max(0, sample.outflow() - own.size(venue))))
                .sorted()
                .toArray();
        long from = 0;
        for (int i = 0; i < beyond.length; i++) {
            long to = (long) beyond[i];
            if (to > from) {
                double reached = (double) (beyond.length - i) / beyond.length;
                segments.add(new Segment(venue, to - from, worthIfFilled * reached));
                from = to;
            }
        }
        segments.add(new Segment(venue, settings.order().qty(), 0));
    }

    @Override
    public long hearsFromNs(long startNs) {
        return startNs - WARM_UP_HORIZONS * horizonNs;
    }

    @Override
    public void save(StateWriter state) {
        outflows.save(state);
    }

    @Override
    public void restore(StateReader state) {
        outflows.restore(state);
    }
}
