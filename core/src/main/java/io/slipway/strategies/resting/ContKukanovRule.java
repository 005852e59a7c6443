package io.slipway.strategies.resting;

import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.outflow.OutflowEstimation;
import io.slipway.outflow.OutflowEstimator;
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
 * relative to completing it at the end of the horizon. The model decides how many shares are taken. Those that rest are spread in
 * proportion to the worth of the first share at each venue: the best venue of a forecast from few independent observations is not
 * reliably the best, and a first fill is worth more than a second.
 */
final class ContKukanovRule implements PlacementRule {

    private static final int WARM_UP_HORIZONS = 20;
    private static final double ONE_E9 = 1e9;
    private static final double LEAST_PENALTY = 1e-9;

    /** Less than a share by which rounding may raise a whole number of shares. */
    private static final double ROUNDING = 1e-6;

    private static final NoOverbooking NO_OVERBOOKING = new NoOverbooking();

    private final StaticParameters parameters;
    private final OutflowEstimation estimation;
    private final boolean estimated;
    private final RestPeriods slices;
    private final long aheadNs;
    private final OutflowEstimator outflows;

    /**
     * Creates a rule for orders that rest until the end of a period.
     *
     * @param slices periods for which orders rest
     * @param aheadNs time by which they may rest earlier than due, in ns
     * @param estimated whether {@code lambda_under} is the cost, seen so far, of taking at the end of a horizon, in place of the
     *     parameter
     */
    ContKukanovRule(StrategySetup setup, RestPeriods slices, long aheadNs, boolean estimated) {
        this.slices = slices;
        this.aheadNs = aheadNs;
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

    /** Only before its first row, from which on it shares hypothetical orders. */
    @Override
    public boolean learnsFromRows() {
        return !outflows.hasBegun();
    }

    /** True if there is a venue whose queue it knows enough of to rest there. */
    boolean canRest(TradingContext context, int venues) {
        return !joined(context, venues).isEmpty();
    }

    @Override
    public long split(TradingContext context, long qty, long[] limits) {
        Arrays.fill(limits, 0);
        double part = partLeft(context.nowNs());
        List<Integer> joined = joined(context, limits.length);
        if (part == 0
                || joined.isEmpty()
                || !context.near().hasBest()
                || !context.far().hasBest()) {
            return qty;
        }
        PlacementProblem problem = problem(context, qty, part, joined);
        if (NO_OVERBOOKING.refusal(problem).isPresent()) {
            return qty;
        }
        double market = part * NO_OVERBOOKING.place(problem).market();
        long take = Math.min(qty, (long) Math.ceil(market - ROUNDING));
        spread(qty - take, worths(problem), joined, limits);
        return take;
    }

    /** The problem of a whole horizon, with queues and order larger by as much as the horizon is longer than what is left. */
    private PlacementProblem problem(TradingContext context, long qty, double part, List<Integer> joined) {
        RoutableSide own = context.near();
        List<PlacementVenue> venues = new ArrayList<>();
        List<OutflowDistribution> laws = new ArrayList<>();
        for (int venue : joined) {
            double rebate = context.rebateE9(venue, own.bestPxE9()) / ONE_E9;
            venues.add(new PlacementVenue(own.size(venue) / part, rebate));
            laws.add(outflows.law(venue, (double) own.size(venue), context.nowNs()));
        }
        return new PlacementProblem(qty / part, costs(context), venues, new IndependentOutflows(laws));
    }

    /**
     * The worth of the first share that rests at each venue; zero where a share taken now is worth as much. If that leaves none, all
     * are alike.
     */
    private static double[] worths(PlacementProblem problem) {
        PlacementCosts costs = problem.costs();
        double taken = costs.lambdaUnder() + costs.theta() - costs.takeCost();
        double[] worths = new double[problem.venues().size()];
        for (int k = 0; k < worths.length; k++) {
            PlacementVenue venue = problem.venues().get(k);
            double filled = costs.halfSpread() + venue.rebate() + costs.lambdaUnder() + costs.theta();
            double worth = filled * problem.outflows().marginal(k).survival(venue.queue());
            worths[k] = worth > taken ? worth : 0;
        }
        if (Arrays.stream(worths).sum() == 0) {
            Arrays.fill(worths, 1);
        }
        return worths;
    }

    private static void spread(long qty, double[] worths, List<Integer> joined, long[] limits) {
        double worthLeft = Arrays.stream(worths).sum();
        long left = qty;
        for (int k = 0; k < worths.length && left > 0; k++) {
            limits[joined.get(k)] = worths[k] >= worthLeft ? left : Math.round(left * worths[k] / worthLeft);
            left -= limits[joined.get(k)];
            worthLeft -= worths[k];
        }
        if (left > 0) {
            limits[joined.get(worths.length - 1)] += left;
        }
    }

    /**
     * The part of a horizon that is left. Outflow is taken to grow in proportion to time, so a queue and an order are compared with
     * the outflow of a whole horizon as if they were larger.
     */
    private double partLeft(long nowNs) {
        if (nowNs < slices.startNs()) {
            return 1;
        }
        long lastNs = slices.endNs() - (slices.sliceNs() - slices.horizonNs());
        long leftNs = slices.cancelNs(slices.sliceStartNs(nowNs)) - nowNs;
        return Math.max(
                0,
                Math.min(
                        1, (double) Math.max(leftNs, Math.min(leftNs + aheadNs, lastNs - nowNs)) / slices.horizonNs()));
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
        double penalty =
                estimated ? Math.max(half, outflows.meanCompletion()) + fee : parameters.lambdaUnderE9() / ONE_E9;
        return new PlacementCosts(
                half,
                fee,
                Math.max(LEAST_PENALTY, penalty),
                Math.max(LEAST_PENALTY, parameters.lambdaOverE9() / ONE_E9),
                parameters.thetaQueueE9() / ONE_E9);
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
