package io.slipway.placement.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.placement.Forecast;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementVenue;
import io.slipway.placement.RandomProblems;
import io.slipway.placement.Slopes;
import io.slipway.placement.distribution.Empirical;
import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.placement.distribution.Pareto;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FillBoundsTest {

    private static final PlacementCosts COSTS = new PlacementCosts(0.01, 0.003, 0.05, 0.04, 0);

    private static PlacementProblem exponentials(double qty, double[] queues, double... means) {
        List<PlacementVenue> venues = new ArrayList<>();
        List<OutflowDistribution> distributions = new ArrayList<>();
        for (int k = 0; k < means.length; k++) {
            venues.add(new PlacementVenue(queues[k], 0.002));
            distributions.add(new Exponential(means[k]));
        }
        return new PlacementProblem(qty, COSTS, venues, new IndependentOutflows(distributions));
    }

    /** {@code P(F_1 + F_2 + F_3 < S - M)} where each limit is S - M: the sum of three exponentials stays below. */
    @Test
    void threeLimitsAtTheRestOfTheOrderAgreeWithTheClosedForm() {
        double mean = 300;
        PlacementProblem problem = exponentials(500, new double[] {0, 0, 0}, mean, mean, mean);
        for (double market : new double[] {475.3412, 100.1, 0, 499.9}) {
            double left = 500 - market;
            Forecast forecast = ExpectedCost.of(problem).forecast(new Placement(market, List.of(left, left, left)));
            double scaled = left / mean;
            double erlang = 1 - StrictMath.exp(-scaled) * (1 + scaled + scaled * scaled / 2);
            assertThat(forecast.underProbability()).isCloseTo(erlang, within(forecast.probabilityError()));
            assertThat(forecast.probabilityError()).isLessThan(0.002);
        }
    }

    /** A complete fill of two venues is the order exactly: it is neither too little nor too much. */
    @Test
    void completeFillsThatAddUpToTheOrderAreAnAtom() {
        PlacementProblem problem = exponentials(300, new double[] {10, 20, 30}, 200, 250, 300);
        Placement placement = new Placement(100.1, List.of(99.9, 100.0, 120.0));
        Forecast forecast = ExpectedCost.of(problem).forecast(placement);
        double firstTwo = StrictMath.exp(-109.9 / 200) * StrictMath.exp(-120.0 / 250);
        double withoutThird = firstTwo * (1 - StrictMath.exp(-30 / 300.0));
        double exactly = 1 - forecast.underProbability() - forecast.overProbability();
        assertThat(exactly).isCloseTo(withoutThird, within(2 * forecast.probabilityError()));
        assertThat(2 * forecast.probabilityError()).isLessThan(withoutThird / 10);
    }

    /** The slopes on both sides of a kink, against differences of the cost. */
    @Test
    void slopesOnBothSidesOfAKinkAreDifferencesOfTheCost() {
        PlacementProblem problem = exponentials(500, new double[] {300, 0}, 800, 800);
        double left = 24.65914711;
        Placement placement = new Placement(500 - left, List.of(left, left));
        ExpectedCost objective = ExpectedCost.of(problem);
        double delta = 1e-4;
        double here = objective.cost(placement);
        Slopes market = objective.marketSlopes(placement);
        double more = (objective.cost(new double[] {500 - left + delta, left, left}) - here) / delta;
        double less = (here - objective.cost(new double[] {500 - left - delta, left, left})) / delta;
        assertThat(market.above()).isCloseTo(more, within(1e-5));
        assertThat(market.below()).isCloseTo(less, within(1e-5));
        assertThat(market.above()).isGreaterThan(market.below() + 0.01);
    }

    /** Many random problems with three to five venues, against frequencies of draws. */
    @Test
    void boundsHoldForEveryMixOfDistributions() {
        SplittableRandom random = new SplittableRandom(31);
        for (int i = 0; i < 25; i++) {
            int venues = 3 + random.nextInt(3);
            List<OutflowDistribution> distributions = new ArrayList<>();
            for (int k = 0; k < venues; k++) {
                distributions.add(distribution(random));
            }
            PlacementProblem problem = new PlacementProblem(
                    100, COSTS, RandomProblems.venues(random, venues, 40), new IndependentOutflows(distributions));
            double[] x = new double[venues + 1];
            x[0] = random.nextInt(3) * 10.1;
            for (int k = 1; k <= venues; k++) {
                x[k] = random.nextBoolean() ? 100 - x[0] : 10 * random.nextInt(8);
            }
            Forecast forecast = ExpectedCost.of(problem).forecast(Placement.of(x));
            int draws = 20_000;
            double allowed = forecast.probabilityError() + 4 * 0.5 / StrictMath.sqrt(draws);
            assertThat(forecast.underProbability())
                    .as("%s %s", problem, Placement.of(x))
                    .isCloseTo(frequencyBelow(problem, x, draws, random), within(allowed));
            assertThat(forecast.probabilityError()).isLessThan(0.02);
        }
    }

    private static OutflowDistribution distribution(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Exponential(5 + 100 * random.nextDouble());
            case 1 -> Pareto.ofMean(80, 1.2 + 2 * random.nextDouble());
            default -> Empirical.of(new double[] {0, 12.5, 40, 41.7, 150});
        };
    }

    private static double frequencyBelow(PlacementProblem problem, double[] x, int draws, SplittableRandom random) {
        int below = 0;
        for (int d = 0; d < draws; d++) {
            double bought = x[0];
            for (int k = 0; k < x.length - 1; k++) {
                double outflow = problem.outflows().marginal(k).draw(random.nextDouble());
                double queue = problem.venues().get(k).queue();
                bought += Math.min(x[k + 1], Math.max(0, outflow - queue));
            }
            below += bought < problem.qty() - 1e-9 ? 1 : 0;
        }
        return below / (double) draws;
    }
}
