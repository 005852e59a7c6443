package io.slipway.placement.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.placement.Alternative;
import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.Gap;
import io.slipway.placement.NaiveModel;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementVenue;
import io.slipway.placement.RandomProblems;
import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.placement.distribution.Poisson;
import io.slipway.placement.distribution.Scenarios;
import io.slipway.placement.expectation.ExpectedCost;
import io.slipway.placement.expectation.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FullModelTest {

    /** Random problems of each kind. */
    private static final int PROBLEMS = 1_000 * Integer.getInteger("slipway.times", 1);

    private final FullModel solver = new FullModel();

    /** The number of times a solver missed the least cost of a grid, and the worst miss in parts of what the order could cost. */
    private static final class Misses {

        private int count;
        private double worst;

        synchronized void add(PlacementProblem problem, double cost, double least) {
            double gap = (cost - least) / (problem.qty() * new Terms(problem).swing());
            count += gap > 1e-9 ? 1 : 0;
            worst = Math.max(worst, gap);
        }
    }

    @Test
    void findsTheLeastCostOverScenarios() {
        Misses misses = new Misses();
        IntStream.range(0, PROBLEMS).parallel().forEach(i -> {
            SplittableRandom random = new SplittableRandom(61 + 1_000_003L * i);
            int venues = 2 + random.nextInt(2);
            int qty = 1 + random.nextInt(venues == 2 ? 9 : 5);
            double[][] rows = RandomProblems.outflows(random, 1 + random.nextInt(7), venues, 12);
            PlacementProblem problem = new PlacementProblem(
                    qty, RandomProblems.costs(random), RandomProblems.venues(random, venues, 5), Scenarios.of(rows));
            NaiveModel naive = NaiveModel.ofScenarios(problem, rows);
            CertifiedPlacement found = solver.solve(problem);
            assertThat(naive.expectedCost(found.placement().toArray())).isCloseTo(found.cost(), within(1e-11));
            misses.add(problem, found.cost(), naive.bruteForce(true));
        });
        assertThat(misses.count)
                .as("misses of %s, the worst by %s", PROBLEMS, misses.worst)
                .isZero();
    }

    @Test
    void findsTheLeastCostOverIndependentOutflows() {
        Misses misses = new Misses();
        IntStream.range(0, PROBLEMS).parallel().forEach(i -> {
            SplittableRandom random = new SplittableRandom(62 + 1_000_003L * i);
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
        });
        assertThat(misses.count)
                .as("misses of %s, the worst by %s", PROBLEMS, misses.worst)
                .isZero();
    }

    @Test
    void isNeverDearerThanACornerTheEqualSplitOrTheBestWithoutOverbooking() {
        SplittableRandom random = new SplittableRandom(63);
        for (int i = 0; i < 100; i++) {
            int venues = 2 + random.nextInt(4);
            double[][] rows = RandomProblems.outflows(random, 20 + random.nextInt(300), venues, 400);
            PlacementProblem problem = new PlacementProblem(
                    50 + random.nextInt(400),
                    RandomProblems.costs(random),
                    RandomProblems.venues(random, venues, 200),
                    Scenarios.of(rows));
            CertifiedPlacement found = solver.solve(problem);
            for (Alternative alternative : found.certificate().alternatives()) {
                assertThat(found.cost())
                        .as("%s against %s", problem, alternative)
                        .isLessThanOrEqualTo(alternative.cost() + 1e-9);
            }
            assertThat(found.cost())
                    .isLessThanOrEqualTo(new NoOverbooking().solve(problem).cost() + 1e-9);
            assertThat(found.cost()).isGreaterThanOrEqualTo(found.certificate().lowerBound() - 1e-9);
        }
    }

    @Test
    void neverClaimsTheBestWhereTheProblemIsNotConvex() {
        SplittableRandom random = new SplittableRandom(64);
        PlacementProblem problem = new PlacementProblem(
                100,
                new PlacementCosts(0.01, 0.003, 0.05, 0.04, 0),
                RandomProblems.venues(random, 3, 50),
                RandomProblems.empirical(RandomProblems.outflows(random, 3, 5, 200)));
        Gap gap = solver.solve(problem).certificate().gap();
        assertThat(gap.isCertified()).isFalse();
        assertThat(gap.text()).startsWith("not certified: best of").contains("starts");
    }

    /** Section 1.5 of the notes on the model: Proposition 2 says convex, and it is not. */
    @Test
    void theCostIsNotConvexAlthoughAllAssumptionsHold() {
        double[][] rows = {{8, 6}};
        PlacementProblem problem = new PlacementProblem(
                10,
                new PlacementCosts(0.02, 0.003, 0.026, 0.024, 0),
                List.of(new PlacementVenue(0, 0.002), new PlacementVenue(0, 0.002)),
                Scenarios.of(rows));
        ExpectedCost objective = ExpectedCost.of(problem);
        double left = objective.cost(new Placement(0, List.of(4.0, 6.0)));
        double right = objective.cost(new Placement(0, List.of(10.0, 6.0)));
        double middle = objective.cost(new Placement(0, List.of(7.0, 6.0)));
        assertThat(problem.assumptions()).isEmpty();
        assertThat(left).isCloseTo(-0.22, within(1e-12));
        assertThat(right).isCloseTo(-0.212, within(1e-12));
        assertThat(middle).isCloseTo(-0.214, within(1e-12));
        assertThat(middle - (left + right) / 2).isCloseTo(0.002, within(1e-12));
        assertThat(solver.solve(problem).cost()).isCloseTo(-0.22, within(1e-12));
    }

    /** From all market, one limit order alone costs more and two together cost less. */
    @Test
    void leavesTheCornerAtWhichNoSingleLimitOrderPays() {
        double p = 0.55;
        double[][] rows = new double[400][3];
        SplittableRandom random = new SplittableRandom(65);
        for (double[] row : rows) {
            for (int k = 0; k < 3; k++) {
                row[k] = random.nextDouble() < p ? 100 : 0;
            }
        }
        PlacementProblem problem = new PlacementProblem(
                10,
                new PlacementCosts(0.01, 0.003, 0.06, 0.02, 0),
                List.of(new PlacementVenue(0, 0.002), new PlacementVenue(0, 0.002), new PlacementVenue(0, 0.002)),
                Scenarios.of(rows));
        ExpectedCost objective = ExpectedCost.of(problem);
        double corner = objective.cost(new Placement(10, List.of(0.0, 0.0, 0.0)));
        assertThat(objective.cost(new Placement(9, List.of(1.0, 0.0, 0.0)))).isGreaterThan(corner + 0.005);
        assertThat(objective.cost(new Placement(9, List.of(1.0, 1.0, 0.0)))).isLessThan(corner - 0.005);
        assertThat(solver.solve(problem).cost()).isLessThan(corner - 0.1);
    }

    @Test
    void provesTheConvexCaseInWhichBuyingTooMuchPays() {
        SplittableRandom random = new SplittableRandom(66);
        for (int i = 0; i < 300; i++) {
            double[][] values = RandomProblems.outflows(random, 2, 3, 12);
            PlacementProblem problem = new PlacementProblem(
                    1 + random.nextInt(8),
                    new PlacementCosts(0.02, 0.003, 0.1 * random.nextDouble() + 0.01, 0.01, 0),
                    RandomProblems.venues(random, 2, 5),
                    RandomProblems.empirical(values));
            CertifiedPlacement found = solver.solve(problem);
            assertThat(found.certificate().gap().isCertified()).isTrue();
            assertThat(found.certificate().gap().value()).isLessThan(1e-9);
            assertThat(found.cost())
                    .isCloseTo(NaiveModel.ofProduct(problem, values).bruteForce(true), within(1e-12));
            assertThat(found.certificate().assumptions()).isNotEmpty();
        }
    }

    @Test
    void solvesOneVenueExactly() {
        PlacementProblem problem = new PlacementProblem(
                1000,
                new PlacementCosts(0.02, 0.003, 0.026, 0.024, 0),
                List.of(new PlacementVenue(2000, 0.002)),
                new IndependentOutflows(List.of(new Poisson(2200))));
        CertifiedPlacement found = solver.solve(problem);
        assertThat(found.placement()).isEqualTo(new Placement(728, List.of(272.0)));
        assertThat(found.certificate().gap().kind()).isEqualTo(Gap.Kind.OPTIMALITY);
    }

    @Test
    void splitsManyContinuousOutflowsNoWorseThanTheirScenarios() {
        List<OutflowDistribution> distributions = new ArrayList<>();
        for (double mean : new double[] {2500, 2000, 1500, 3000, 800}) {
            distributions.add(new Exponential(mean));
        }
        PlacementProblem problem = new PlacementProblem(
                3000,
                new PlacementCosts(0.01, 0.003, 0.05, 0.04, 0),
                List.of(
                        new PlacementVenue(1500, 0.002),
                        new PlacementVenue(400, 0.0016),
                        new PlacementVenue(900, -0.002),
                        new PlacementVenue(2500, 0.0027),
                        new PlacementVenue(0, 0)),
                new IndependentOutflows(distributions));
        SplittableRandom random = new SplittableRandom(67);
        double[][] rows = new double[1000][5];
        for (double[] row : rows) {
            for (int k = 0; k < 5; k++) {
                row[k] = distributions.get(k).draw(random.nextDouble());
            }
        }
        PlacementProblem sampled =
                new PlacementProblem(problem.qty(), problem.costs(), problem.venues(), Scenarios.of(rows));
        ExpectedCost objective = ExpectedCost.of(problem);
        double exact = solver.solve(problem).cost();
        double bySample = objective.cost(solver.place(sampled));
        assertThat(bySample).isBetween(exact - 1e-3, exact + 0.2);
        assertThat(exact).isLessThan(new NoOverbooking().solve(problem).cost() - 5);
    }
}
