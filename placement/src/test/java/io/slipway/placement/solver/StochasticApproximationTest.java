package io.slipway.placement.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.placement.NaiveModel;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementVenue;
import io.slipway.placement.RandomProblems;
import io.slipway.placement.descent.FeasibleSet;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.Poisson;
import io.slipway.placement.distribution.Scenarios;
import io.slipway.placement.expectation.Terms;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StochasticApproximationTest {

    @Test
    void theGradientIsTheFiniteDifferenceOfTheCost() {
        SplittableRandom random = new SplittableRandom(81);
        int compared = 0;
        for (int i = 0; i < 2_000; i++) {
            int venues = 1 + random.nextInt(4);
            double[][] row = {new double[venues]};
            double[] x = new double[venues + 1];
            x[0] = 60 * random.nextDouble();
            for (int k = 0; k < venues; k++) {
                row[0][k] = 200 * random.nextDouble();
                x[k + 1] = (100 - x[0]) * random.nextDouble();
            }
            PlacementProblem problem = new PlacementProblem(
                    100, RandomProblems.costs(random), RandomProblems.venues(random, venues, 60), Scenarios.of(row));
            NaiveModel naive = NaiveModel.ofScenarios(problem, row);
            double[] gradient = StochasticApproximation.gradient(new Terms(problem), row[0], x);
            for (int j = 0; j < x.length; j++) {
                double before = naive.cost(row[0], moved(x, j, -1e-6));
                double here = naive.cost(row[0], x);
                double after = naive.cost(row[0], moved(x, j, 1e-6));
                boolean isSmooth = Math.abs(after - 2 * here + before) < 1e-12;
                if (isSmooth) {
                    assertThat(gradient[j]).isCloseTo((after - before) / 2e-6, within(1e-8));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(6_000);
    }

    private static double[] moved(double[] x, int index, double by) {
        double[] there = x.clone();
        there[index] += by;
        return there;
    }

    @Test
    void projectsToTheNearestPointOfTheFeasibleSet() {
        SplittableRandom random = new SplittableRandom(82);
        FeasibleSet set = new FeasibleSet(10);
        for (int i = 0; i < 3_000; i++) {
            double[] outside = new double[2 + random.nextInt(4)];
            for (int j = 0; j < outside.length; j++) {
                outside[j] = 30 * random.nextDouble() - 10;
            }
            double[] nearest = outside.clone();
            set.project(nearest);
            assertThat(set.contains(nearest)).as("%s", Placement.of(nearest)).isTrue();
            for (int trial = 0; trial < 40; trial++) {
                double[] other = inside(random, outside.length);
                // A point is nearest in a convex set if no other one lies to its outer side.
                double side = 0;
                for (int j = 0; j < outside.length; j++) {
                    side += (outside[j] - nearest[j]) * (other[j] - nearest[j]);
                }
                assertThat(side).isLessThan(1e-8);
            }
        }
    }

    private static double[] inside(SplittableRandom random, int length) {
        while (true) {
            double[] x = new double[length];
            x[0] = random.nextInt(3) == 0 ? 10 * random.nextInt(2) : 10 * random.nextDouble();
            for (int j = 1; j < length; j++) {
                x[j] = (10 - x[0]) * (random.nextInt(3) == 0 ? random.nextInt(2) : random.nextDouble());
            }
            if (Terms.total(x) >= 10) {
                return x;
            }
        }
    }

    private static PlacementProblem paper(int venues, double qty) {
        return new PlacementProblem(
                qty,
                new PlacementCosts(0.02, 0.003, 0.026, 0.024, 0),
                Collections.nCopies(venues, new PlacementVenue(2000, 0.002)),
                new IndependentOutflows(Collections.nCopies(venues, new Poisson(2200))));
    }

    @Test
    void comesWithinAPerCentOfTheOptimumInTenThousandSteps() {
        for (int venues : new int[] {1, 2, 5}) {
            PlacementProblem problem = paper(venues, 1000);
            double least = new FullModel().solve(problem).cost();
            double cost = new StochasticApproximation(10_000, 7).solve(problem).cost();
            assertThat((cost - least) / Math.abs(least)).as("%s venues", venues).isBetween(0.0, 0.01);
        }
    }

    @Test
    void theSeedDecidesEverything() {
        PlacementProblem problem = paper(2, 1000);
        Placement first = new StochasticApproximation(500, 1).place(problem);
        assertThat(new StochasticApproximation(500, 1).place(problem)).isEqualTo(first);
        assertThat(new StochasticApproximation(500, 2).place(problem)).isNotEqualTo(first);
    }

    @Test
    void drawsScenariosByTheirWeight() {
        Scenarios scenarios = Scenarios.weighted(new double[][] {{0}, {100}}, new double[] {1, 0});
        PlacementProblem problem = new PlacementProblem(
                10, new PlacementCosts(0.01, 0.003, 0.05, 0.04, 0), List.of(new PlacementVenue(0, 0)), scenarios);
        assertThat(new StochasticApproximation(2_000, 3).place(problem).market())
                .isGreaterThan(9.5);
    }
}
