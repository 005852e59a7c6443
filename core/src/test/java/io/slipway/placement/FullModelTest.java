package io.slipway.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FullModelTest {

    private final FullModel solver = new FullModel();

    /** How often a solver missed the least cost of a grid, and by how much at most, in parts of what the order could cost. */
    private static final class Misses {

        private int count;
        private double worst;

        void add(PlacementProblem problem, double cost, double least) {
            double gap = (cost - least) / (problem.qty() * new Terms(problem).swing());
            count += gap > 1e-9 ? 1 : 0;
            worst = Math.max(worst, gap);
        }
    }

    @Test
    void findsTheLeastCostOverScenariosAlmostAlways() {
        SplittableRandom random = new SplittableRandom(61);
        Misses misses = new Misses();
        for (int i = 0; i < 10_000; i++) {
            int venues = 2 + random.nextInt(2);
            int qty = 1 + random.nextInt(venues == 2 ? 9 : 5);
            double[][] rows = RandomProblems.outflows(random, 1 + random.nextInt(7), venues, 12);
            PlacementProblem problem = new PlacementProblem(
                    qty, RandomProblems.costs(random), RandomProblems.venues(random, venues, 5), Scenarios.of(rows));
            NaiveModel naive = NaiveModel.ofScenarios(problem, rows);
            CertifiedPlacement found = solver.solve(problem);
            assertThat(naive.expectedCost(found.placement().toArray())).isCloseTo(found.cost(), within(1e-11));
            misses.add(problem, found.cost(), naive.bruteForce(true));
        }
        assertThat(misses.count).as("of 10,000, worst %s", misses.worst).isLessThanOrEqualTo(0);
    }

    @Test
    void findsTheLeastCostOverIndependentOutflowsAlmostAlways() {
        SplittableRandom random = new SplittableRandom(62);
        Misses misses = new Misses();
        for (int i = 0; i < 10_000; i++) {
            int venues = 2 + random.nextInt(2);
            int qty = 1 + random.nextInt(venues == 2 ? 9 : 5);
            double[][] values = RandomProblems.outflows(random, venues, 1 + random.nextInt(3), 12);
            PlacementProblem problem = new PlacementProblem(
                    qty,
                    RandomProblems.costs(random),
                    RandomProblems.venues(random, venues, 5),
                    RandomProblems.empirical(values));
            NaiveModel naive = NaiveModel.ofProduct(problem, values);
            CertifiedPlacement found = solver.solve(problem);
            assertThat(naive.expectedCost(found.placement().toArray())).isCloseTo(found.cost(), within(1e-11));
            misses.add(problem, found.cost(), naive.bruteForce(true));
        }
        assertThat(misses.count).as("of 10,000, worst %s", misses.worst).isLessThanOrEqualTo(0);
    }
}
