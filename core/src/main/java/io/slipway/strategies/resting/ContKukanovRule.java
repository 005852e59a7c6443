package io.slipway.strategies.resting;

import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.outflow.OutflowEstimation;
import io.slipway.outflow.OutflowEstimator;
import io.slipway.outflow.OutflowSample;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementVenue;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.placement.solver.NoOverbooking;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.PlacementRule;
import io.slipway.strategy.RoutableSide;
import io.slipway.strategy.StrategySetup;
import io.slipway.strategy.TradingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The split of Cont and Kukanov (arXiv:1210.1625) with outflows estimated from the data so far, under the restriction {@code M
 * + sum L_k = S}: no more is sent than wanted. A share that rests at {@code k} behind {@code Q_k + x} others is worth {@code (h
 * + r_k + lambda_u + theta) P(xi_k > Q_k + x)}. A share taken now is worth {@code lambda_u + theta - (h + f)}. Both are
 * relative to completing it at the end of the horizon. The worths fall in {@code x}, so taking the largest first is exact.
 */
final class ContKukanovRule implements PlacementRule {

    private static final int WARM_UP_HORIZONS = 20;
    private static final double ONE_E9 = 1e9;
    private static final double LEAST_PENALTY = 1e-9;
    private static final NoOverbooking NO_OVERBOOKING = new NoOverbooking();

    private final StaticParameters parameters;
    private final OutflowEstimation estimation;
    private final boolean estimated;
    private final RestPeriods slices;
    private final OutflowEstimator outflows;

    /**
     * Creates a rule for orders that rest until the end of a period.
     *
     * @param slices periods for which orders rest
     * @param estimated whether {@code lambda_under} is the cost, seen so far, of completing later what had not been filled, in
     *     place of the parameter
     */
    ContKukanovRule(StrategySetup setup, RestPeriods slices, boolean estimated) {
        this.slices = slices;
        this.estimated = estimated;
        parameters = StaticParameters.of(setup.parameters());
        estimation = setup.outflow();
        outflows = new OutflowEstimator(
                        setup.market(),
                        setup.order().side(),
                        setup.queue(),
                        setup.prints(),
                        estimation,
                        slices.horizonNs())
                .sharing(setup.outflows());
    }

    @Override
    public void onMarket(MarketUpdate update, TradingContext context) {
        outflows.onMarket(update, context.nowNs());
    }

    /** True if there is a venue whose queue it knows enough of to rest there. */
    boolean canRest(TradingContext context, int venues) {
        return !joined(context, venues).isEmpty();
    }

    @Override
    public long split(TradingContext context, long qty, long[] limits) {
        long nowNs = context.nowNs();
        Arrays.fill(limits, 0);
        double part = partLeft(nowNs);
        List<Integer> joined = joined(context, limits.length);
        if (part == 0
                || joined.isEmpty()
                || !context.near().hasBest()
                || !context.far().hasBest()) {
            return qty;
        }
        PlacementCosts costs = costs(context);
        List<PlacementVenue> venues = new ArrayList<>();
        List<OutflowDistribution> laws = new ArrayList<>();
        RoutableSide own = context.near();
        for (int venue : joined) {
            venues.add(new PlacementVenue(own.size(venue) / part, context.rebateE9(venue, own.bestPxE9()) / ONE_E9));
            laws.add(outflows.law(venue, (double) own.size(venue), nowNs));
        }
        PlacementProblem problem = new PlacementProblem(qty / part, costs, venues, new IndependentOutflows(laws));
        if (NO_OVERBOOKING.refusal(problem).isPresent()) {
            return qty;
        }
        Placement placement = NO_OVERBOOKING.place(problem);
        long left = qty;
        for (int i = 0; i < joined.size(); i++) {
            limits[joined.get(i)] =
                    Math.min(left, (long) Math.floor(part * placement.limits().get(i)));
            left -= limits[joined.get(i)];
        }
        if (costs.lambdaUnder() + costs.theta() < costs.takeCost()) {
            limits[joined.get(0)] += left;
            left = 0;
        }
        return left;
    }

    /**
     * The part of a horizon that is left. Outflow is taken to grow in proportion to time, so a queue and an order are compared with
     * the outflow of a whole horizon as if they were larger.
     */
    private double partLeft(long nowNs) {
        if (nowNs < slices.startNs()) {
            return 1;
        }
        long leftNs = slices.cancelNs(slices.sliceStartNs(nowNs)) - nowNs;
        return Math.max(0, Math.min(1, (double) leftNs / slices.horizonNs()));
    }

    /** Venues that show the best quote of the order's side, get orders, and have enough observations. */
    private List<Integer> joined(TradingContext context, int venues) {
        RoutableSide own = context.near();
        List<Integer> joined = new ArrayList<>();
        for (int venue = 0; venue < venues; venue++) {
            if (own.isAtBest(venue) && context.isRoutable(venue) && outflows.knows(venue)) {
                joined.add(venue);
            }
        }
        return joined;
    }

    private PlacementCosts costs(TradingContext context) {
        MarketView known = context.market();
        RoutableSide far = context.far();
        double fee = Double.POSITIVE_INFINITY;
        for (int venue = 0; venue < known.venues(); venue++) {
            if (far.isAtBest(venue)) {
                fee = Math.min(fee, context.takeFeeE9(venue, far.bestPxE9()) / ONE_E9);
            }
        }
        double half = Math.max(
                0,
                context.order().side().sign() * (far.bestPxE9() - context.near().bestPxE9()) / (2 * ONE_E9));
        double penalty = estimated ? Math.max(half, laterCost(known)) + fee : parameters.lambdaUnderE9() / ONE_E9;
        return new PlacementCosts(
                half,
                fee,
                Math.max(LEAST_PENALTY, penalty),
                Math.max(LEAST_PENALTY, parameters.lambdaOverE9() / ONE_E9),
                parameters.thetaQueueE9() / ONE_E9);
    }

    /** Mean cost above the first mid of completing unfilled quantity at the end of a horizon. */
    private double laterCost(MarketView known) {
        double sum = 0;
        long count = 0;
        for (int venue = 0; venue < known.venues(); venue++) {
            for (OutflowSample sample : outflows.samples(venue)) {
                if (sample.atBest() && !sample.isFilled()) {
                    sum += sample.completionE9() / ONE_E9;
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    @Override
    public long receivesFromNs(long startNs) {
        long times = estimation.kept() / OutflowEstimation.USUALLY_KEPT;
        return startNs - WARM_UP_HORIZONS * times * slices.horizonNs();
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
