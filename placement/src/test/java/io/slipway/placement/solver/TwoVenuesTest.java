package io.slipway.placement.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.Gap;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementVenue;
import io.slipway.placement.RandomProblems;
import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.Scenarios;
import io.slipway.placement.expectation.ExpectedCost;
import io.slipway.placement.expectation.Terms;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TwoVenuesTest {

    private final TwoVenues solver = new TwoVenues();

    private static PlacementProblem random(SplittableRandom random) {
        double mean1 = 10 + 200 * random.nextDouble();
        double mean2 = random.nextInt(5) == 0 ? mean1 : 10 + 200 * random.nextDouble();
        return new PlacementProblem(
                100,
                RandomProblems.withoutTheta(RandomProblems.costs(random)),
                RandomProblems.venues(random, 2, 150),
                new IndependentOutflows(List.of(new Exponential(mean1), new Exponential(mean2))));
    }

    /** V of two exponential outflows by the trapezoidal rule over {@code P(A <= t)}, written down independently of the solver's integrals. */
    private static double slowCost(PlacementProblem problem, double... x) {
        Terms terms = new Terms(problem);
        double left = terms.qty - x[0];
        int pieces = 20_000;
        double end = Math.min(x[1], left);
        double sum = 0;
        for (int i = 0; i < pieces; i++) {
            double y = (i + 0.5) * end / pieces;
            double second = left - y >= x[2] ? 1 : 1 - terms.distributions[1].survival(terms.queue[1] + left - y);
            sum += terms.distributions[0].survival(terms.queue[0] + y) * second * end / pieces;
        }
        double shortfall = left - terms.fill(1, Math.min(x[2], left)) - sum;
        return terms.cost(x, shortfall);
    }

    @Test
    void noOtherPlacementIsCheaper() {
        SplittableRandom random = new SplittableRandom(41);
        int overbooked = 0;
        int inside = 0;
        for (int i = 0; i < 10_000; i++) {
            PlacementProblem problem = random(random);
            Placement found = solver.place(problem);
            ExpectedCost objective = ExpectedCost.of(problem);
            double cost = objective.cost(found);
            overbooked += found.total() > 101 ? 1 : 0;
            inside += found.market() > 0.1 && found.total() > 101 ? 1 : 0;
            for (int trial = 0; trial < 60; trial++) {
                double[] x = trial < 30 ? anywhere(random) : near(random, found, trial);
                assertThat(cost)
                        .as("%s %s against %s", problem, found, Placement.of(x))
                        .isLessThanOrEqualTo(objective.cost(x) + 1e-10);
            }
            if (i % 50 == 0) {
                assertThat(cost).isCloseTo(slowCost(problem, found.toArray()), within(1e-4));
            }
        }
        assertThat(overbooked).as("problems where over-booking pays").isGreaterThan(3_000);
        assertThat(inside).as("problems with an optimum inside").isGreaterThan(1_000);
    }

    private static double[] anywhere(SplittableRandom random) {
        double market = random.nextInt(3) == 0 ? 0 : 100 * random.nextDouble();
        return new double[] {market, (100 - market) * random.nextDouble(), (100 - market) * random.nextDouble()};
    }

    private static double[] near(SplittableRandom random, Placement found, int trial) {
        double size = Math.pow(10, -(trial % 6)) * 10;
        double[] x = found.toArray();
        x[0] = Math.min(100, Math.max(0, x[0] + size * (random.nextDouble() - 0.5)));
        for (int i = 1; i < 3; i++) {
            x[i] = Math.min(100 - x[0], Math.max(0, x[i] + size * (random.nextDouble() - 0.5)));
        }
        return x;
    }

    @Test
    void theFullModelFindsTheSame() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < 50; i++) {
            PlacementProblem problem = random(random);
            double least = solver.solve(problem).cost();
            assertThat(new FullModel().solve(problem).cost()).as("%s", problem).isCloseTo(least, within(2e-6));
        }
    }

    @Test
    void slopesVanishWhereTheOptimumIsInside() {
        PlacementProblem problem = new PlacementProblem(
                3000,
                new PlacementCosts(0.01, 0.003, 0.04, 0.06, 0),
                List.of(new PlacementVenue(1500, 0.002), new PlacementVenue(400, 0.003)),
                new IndependentOutflows(List.of(new Exponential(2500), new Exponential(2500))));
        CertifiedPlacement found = solver.solve(problem);
        assertThat(found.certificate().shadowPrices().market().above()).isCloseTo(0, within(1e-9));
        assertThat(found.certificate().shadowPrices().venues())
                .allSatisfy(slopes -> assertThat(slopes.above()).isCloseTo(0, within(1e-9)));
        assertThat(found.certificate().gap().kind()).isEqualTo(Gap.Kind.ENUMERATED);
        List<ExponentialPair.Stationary> roots = new ExponentialPair(new Terms(problem)).all();
        assertThat(roots).hasSize(2);
        assertThat(roots.stream().filter(ExponentialPair.Stationary::isPlacement))
                .hasSize(1);
    }

    @Test
    void refusesWhatHasNoClosedForm() {
        PlacementProblem problem = random(new SplittableRandom(1));
        PlacementCosts costs = problem.costs();
        assertThat(solver.refusal(problem)).isEmpty();
        assertThat(solver.refusal(problem.withCosts(new PlacementCosts(
                        costs.halfSpread(), costs.takeFee(), costs.lambdaUnder(), costs.lambdaOver(), 0.001))))
                .hasValueSatisfying(reason -> assertThat(reason).contains("theta=0.001"));
        assertThat(solver.refusal(new PlacementProblem(100, costs, problem.venues(), Scenarios.of(new double[][] {
                    {1, 2}, {3, 4}
                }))))
                .hasValueSatisfying(reason -> assertThat(reason).contains("exponential"));
    }
}
