package io.slipway.placement.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.NaiveModel;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementVenue;
import io.slipway.placement.RandomProblems;
import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.placement.distribution.Pareto;
import io.slipway.placement.expectation.ExpectedCost;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SingleVenueTest {

    private final SingleVenue solver = new SingleVenue();

    @Test
    void costsWhatEnumerationOfWholeSharesCosts() {
        SplittableRandom random = new SplittableRandom(31);
        for (int i = 0; i < 10_000; i++) {
            double[][] values = RandomProblems.outflows(random, 1, 1 + random.nextInt(6), 20);
            PlacementProblem problem = new PlacementProblem(
                    1 + random.nextInt(12),
                    RandomProblems.costs(random),
                    RandomProblems.venues(random, 1, 10),
                    RandomProblems.empirical(values));
            CertifiedPlacement found = solver.solve(problem);
            double least = NaiveModel.ofProduct(problem, values).bruteForce(true);
            assertThat(found.cost()).as("%s %s", problem, found.placement()).isCloseTo(least, within(1e-12));
            assertThat(found.certificate().gap().isCertified()).isTrue();
            assertThat(found.certificate().gap().value()).isLessThan(1e-9);
        }
    }

    @Test
    void noPointOfAFineGridIsCheaperForContinuousOutflows() {
        SplittableRandom random = new SplittableRandom(32);
        for (int i = 0; i < 10_000; i++) {
            OutflowDistribution distribution = random.nextBoolean()
                    ? new Exponential(200 * random.nextDouble() + 1)
                    : Pareto.ofMean(150, 1.5 + 4 * random.nextDouble());
            PlacementProblem problem = new PlacementProblem(
                    100,
                    RandomProblems.costs(random),
                    RandomProblems.venues(random, 1, 200),
                    new IndependentOutflows(List.of(distribution)));
            CertifiedPlacement found = solver.solve(problem);
            ExpectedCost objective = ExpectedCost.of(problem);
            for (int market = 0; market <= 10; market++) {
                for (int limit = 0; limit <= 10 - market; limit++) {
                    double other = objective.cost(new Placement(10 * market, List.of(10.0 * limit)));
                    assertThat(found.cost()).as("%s", problem).isLessThanOrEqualTo(other + 1e-11);
                }
            }
            assertThat(found.certificate().gap().value()).as("%s", problem).isLessThan(1e-9);
        }
    }

    @Test
    void theLimitDoesNotDependOnTheOrderOnceBothAreUsed() {
        PlacementProblem problem = new PlacementProblem(
                1000,
                new PlacementCosts(0.02, 0.003, 0.045, 0.045, 0),
                List.of(new PlacementVenue(2000, 0.002)),
                new IndependentOutflows(List.of(new Exponential(2200))));
        double limit = solver.place(problem).limits().get(0);
        assertThat(solver.place(problem.withQty(5000)).limits().get(0)).isEqualTo(limit);
        assertThat(limit).isBetween(450.0, 450.1);
    }

    @Test
    void thetaActsLikeMoreUrgency() {
        PlacementProblem base = new PlacementProblem(
                1000,
                new PlacementCosts(0.02, 0.003, 0.045, 0.045, 0.002),
                List.of(new PlacementVenue(2000, 0.002)),
                new IndependentOutflows(List.of(new Exponential(2200))));
        PlacementProblem urgent = base.withCosts(new PlacementCosts(0.02, 0.003, 0.047, 0.045, 0));
        assertThat(solver.place(base)).isEqualTo(solver.place(urgent));
    }

    @Test
    void refusesTwoVenuesAndAFillThatIsWorthNothing() {
        PlacementProblem one = new PlacementProblem(
                10,
                new PlacementCosts(0.02, 0.003, 0.045, 0.045, 0),
                List.of(new PlacementVenue(0, -0.1)),
                new IndependentOutflows(List.of(new Exponential(20))));
        assertThat(solver.refusal(one))
                .hasValueSatisfying(reason -> assertThat(reason).contains("worth nothing"));
        PlacementProblem two = new PlacementProblem(
                10,
                one.costs(),
                List.of(new PlacementVenue(0, 0), new PlacementVenue(0, 0)),
                new IndependentOutflows(List.of(new Exponential(20), new Exponential(20))));
        assertThat(solver.refusal(two))
                .hasValueSatisfying(reason -> assertThat(reason).contains("venues=2"));
    }

    @Test
    void leavesPartOfTheOrderWhereThatIsCheapest() {
        PlacementProblem problem = new PlacementProblem(
                1000,
                new PlacementCosts(0.01, 0.003, 0.012, 0.03, 0.01),
                List.of(new PlacementVenue(2000, 0.002)),
                new IndependentOutflows(List.of(new Exponential(2200))));
        CertifiedPlacement found = solver.solve(problem);
        assertThat(found.placement().market()).isZero();
        assertThat(found.placement().limits().get(0)).isCloseTo(692.3059496, within(1e-6));
        assertThat(found.cost()).isCloseTo(20.7868634453, within(1e-9));
        assertThat(found.certificate().assumptions()).singleElement().asString().contains("may be left");
    }
}
