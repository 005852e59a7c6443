package io.slipway.placement.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.placement.Forecast;
import io.slipway.placement.NaiveModel;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementVenue;
import io.slipway.placement.RandomProblems;
import io.slipway.placement.Slopes;
import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.placement.distribution.Pareto;
import io.slipway.placement.distribution.Scenarios;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExpectedCostTest {

    private static double[] randomSplit(SplittableRandom random, int venues, int qty) {
        double[] x = new double[venues + 1];
        x[0] = random.nextInt(qty + 1);
        for (int i = 1; i < x.length; i++) {
            x[i] = random.nextInt(qty - (int) x[0] + 1);
        }
        return x;
    }

    private static void checkForecast(PlacementProblem problem, NaiveModel naive, double[] x) {
        ExpectedCost objective = ExpectedCost.of(problem);
        Placement placement = Placement.of(x);
        Forecast forecast = objective.forecast(placement);
        double[] misses = naive.misses(x);
        assertThat(forecast.cost()).as("%s %s", problem, placement).isCloseTo(naive.expectedCost(x), within(1e-12));
        assertThat(objective.cost(placement)).isEqualTo(forecast.cost());
        assertThat(forecast.underProbability()).as("%s %s", problem, placement).isCloseTo(misses[0], within(1e-12));
        assertThat(forecast.overProbability()).as("%s %s", problem, placement).isCloseTo(misses[1], within(1e-12));
        assertThat(forecast.underShares()).isCloseTo(misses[2], within(1e-12));
        assertThat(forecast.overShares()).isCloseTo(misses[3], within(1e-12));
        for (int i = 0; i < x.length; i++) {
            double[] more = x.clone();
            more[i] += 1e-3;
            double slope = (naive.expectedCost(more) - naive.expectedCost(x)) / 1e-3;
            Slopes slopes = i == 0 ? objective.marketSlopes(placement) : objective.slopes(placement, i - 1);
            assertThat(slopes.above())
                    .as("%s %s place %s", problem, placement, i)
                    .isCloseTo(slope, within(1e-9));
            assertThat(slopes.hasBelow()).isEqualTo(x[i] > 0);
            if (slopes.hasBelow()) {
                double[] less = x.clone();
                less[i] -= 1e-3;
                double below = (naive.expectedCost(x) - naive.expectedCost(less)) / 1e-3;
                assertThat(slopes.below())
                        .as("%s %s place %s", problem, placement, i)
                        .isCloseTo(below, within(1e-9));
            }
        }
        assertThat(InformationBound.of(new Terms(problem))).isLessThanOrEqualTo(forecast.cost() + 1e-12);
    }

    @Test
    void isTheAverageOverScenarios() {
        SplittableRandom random = new SplittableRandom(21);
        for (int i = 0; i < 3_000; i++) {
            int venues = 1 + random.nextInt(3);
            int qty = 1 + random.nextInt(8);
            double[][] rows = RandomProblems.outflows(random, 1 + random.nextInt(5), venues, 10);
            PlacementProblem problem = new PlacementProblem(
                    qty, RandomProblems.costs(random), RandomProblems.venues(random, venues, 3), Scenarios.of(rows));
            checkForecast(problem, NaiveModel.ofScenarios(problem, rows), randomSplit(random, venues, qty));
        }
    }

    @Test
    void isTheSumOverAllCombinationsOfIndependentOutflows() {
        SplittableRandom random = new SplittableRandom(22);
        for (int i = 0; i < 3_000; i++) {
            int venues = 1 + random.nextInt(4);
            int qty = 1 + random.nextInt(8);
            double[][] values = RandomProblems.outflows(random, venues, 1 + random.nextInt(3), 10);
            PlacementProblem problem = new PlacementProblem(
                    qty,
                    RandomProblems.costs(random),
                    RandomProblems.venues(random, venues, 3),
                    RandomProblems.empirical(values));
            checkForecast(problem, NaiveModel.ofProduct(problem, values), randomSplit(random, venues, qty));
        }
    }

    /** {@code P(F_1 + F_2 <= y)} by conditioning on a fine partition of the first fill. */
    private static double shortfallByPartition(PlacementProblem problem, double[] x) {
        Terms terms = new Terms(problem);
        double left = problem.qty() - x[0];
        int pieces = 20_000;
        double sum = 0;
        for (int i = 0; i <= pieces + 1; i++) {
            double low = i == 0 ? 0 : x[1] * (i - 1) / pieces;
            double high = i <= pieces ? x[1] * i / pieces : x[1];
            double mass = i == 0
                    ? 1 - terms.beyond(0, 0)
                    : i > pieces ? terms.beyond(0, x[1]) : terms.beyond(0, low) - terms.beyond(0, high);
            double still = left - (low + high) / 2;
            sum += still <= 0 ? 0 : mass * (still - terms.fill(1, Math.min(x[2], still)));
        }
        return sum;
    }

    @Test
    void integratesTwoContinuousOutflows() {
        SplittableRandom random = new SplittableRandom(23);
        for (int i = 0; i < 200; i++) {
            OutflowDistribution first =
                    random.nextBoolean() ? new Exponential(5 + 100 * random.nextDouble()) : Pareto.ofMean(80, 3);
            OutflowDistribution second = i % 7 == 0
                    ? first
                    : random.nextBoolean() ? new Exponential(5 + 100 * random.nextDouble()) : Pareto.ofMean(90, 2.5);
            PlacementProblem problem = new PlacementProblem(
                    100,
                    RandomProblems.costs(random),
                    RandomProblems.venues(random, 2, 90),
                    new IndependentOutflows(List.of(first, second)));
            double[] x = randomSplit(random, 2, 100);
            Forecast forecast = ExpectedCost.of(problem).forecast(Placement.of(x));
            assertThat(forecast.underShares())
                    .as("%s %s", problem, Placement.of(x))
                    .isCloseTo(shortfallByPartition(problem, x), within(2e-4));
            double delta = 1e-4;
            PlacementProblem larger = problem.withQty(problem.qty() + delta);
            double slope =
                    (ExpectedCost.of(larger).forecast(Placement.of(x)).underShares() - forecast.underShares()) / delta;
            assertThat(slope)
                    .as("%s %s", problem, Placement.of(x))
                    .isCloseTo(1 - forecast.overProbability(), within(1e-4));
        }
    }

    /** A Pareto distribution of a large shape is constant but for a narrow range, before and after which it is not looked at closely. */
    @Test
    void integratesNarrowOutflowsAtAnyPlaceOfTheLimits() {
        SplittableRandom random = new SplittableRandom(29);
        for (int i = 0; i < 100; i++) {
            OutflowDistribution narrow = Pareto.ofMean(20 + 150 * random.nextDouble(), 50 + 950 * random.nextDouble());
            OutflowDistribution other = i % 3 == 0
                    ? Pareto.ofMean(20 + 150 * random.nextDouble(), 400)
                    : new Exponential(5 + 100 * random.nextDouble());
            PlacementProblem problem = new PlacementProblem(
                    100,
                    RandomProblems.costs(random),
                    RandomProblems.venues(random, 2, 90),
                    new IndependentOutflows(i % 2 == 0 ? List.of(narrow, other) : List.of(other, narrow)));
            double[] x = randomSplit(random, 2, 100);
            assertThat(ExpectedCost.of(problem).forecast(Placement.of(x)).underShares())
                    .as("%s %s", problem, Placement.of(x))
                    .isCloseTo(shortfallByPartition(problem, x), within(3e-3));
        }
    }

    @Test
    void putsSeveralContinuousOutflowsOnALattice() {
        IndependentOutflows three =
                new IndependentOutflows(List.of(new Exponential(50), new Exponential(80), Pareto.ofMean(60, 3)));
        PlacementProblem problem = new PlacementProblem(
                100,
                new PlacementCosts(0.01, 0.003, 0.05, 0.04, 0),
                List.of(new PlacementVenue(10, 0), new PlacementVenue(20, 0), new PlacementVenue(45, 0)),
                three);
        double[] x = {10, 60.3, 70.7, 55.1};
        SplittableRandom random = new SplittableRandom(24);
        int draws = 200_000;
        double sum = 0;
        for (int i = 0; i < draws; i++) {
            double bought = x[0];
            for (int k = 0; k < 3; k++) {
                double outflow = three.marginal(k).draw(random.nextDouble());
                bought += Math.min(
                        x[k + 1], Math.max(0, outflow - problem.venues().get(k).queue()));
            }
            sum += Math.max(0, 100 - bought);
        }
        double shortfall = ExpectedCost.of(problem).forecast(Placement.of(x)).underShares();
        assertThat(shortfall).isCloseTo(sum / draws, within(0.3));
        double[] almost = {10, 60.3, 70.7, 1e-9};
        double[] pair = {10, 60.3, 70.7, 0};
        assertThat(ExpectedCost.of(problem).forecast(Placement.of(almost)).underShares())
                .isCloseTo(ExpectedCost.of(problem).forecast(Placement.of(pair)).underShares(), within(1e-5));
    }
}
