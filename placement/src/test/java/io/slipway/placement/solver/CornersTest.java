package io.slipway.placement.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.Forecast;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementSolver;
import io.slipway.placement.PlacementVenue;
import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.placement.distribution.Pareto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Placements at corners and kinks of the cost, and distributions and sizes at the edge of what is valid. */
class CornersTest {

    private static PlacementProblem pair(
            PlacementCosts costs, double qty, double[] queues, OutflowDistribution... all) {
        return new PlacementProblem(
                qty,
                costs,
                List.of(new PlacementVenue(queues[0], -0.002), new PlacementVenue(queues[1], 0.002)),
                new IndependentOutflows(List.of(all)));
    }

    /** Both limits are S - M, where a complete fill at one venue is the order exactly. */
    @Test
    void limitsAtTheRestOfTheOrderHaveAnAtomThereInEverySolver() {
        PlacementProblem problem = new PlacementProblem(
                500,
                new PlacementCosts(0.02, 0.003, 5, 0.003, 0),
                List.of(new PlacementVenue(300, -0.01), new PlacementVenue(0, 0.002)),
                new IndependentOutflows(List.of(new Exponential(800), new Exponential(800))));
        for (PlacementSolver solver : List.of(new TwoVenues(), new FullModel())) {
            CertifiedPlacement found = solver.solve(problem);
            double left = 500 - found.placement().market();
            assertThat(found.placement().limits())
                    .as(solver.name())
                    .allSatisfy(limit -> assertThat(limit).isCloseTo(left, within(1e-9)));
            // Too little: the second fill is y < left, and the first, which has 300 ahead, is below left - y.
            double y = left / 800;
            double first = StrictMath.exp(-300 / 800.0);
            double below = 1 - StrictMath.exp(-y) - first * y * StrictMath.exp(-y);
            Forecast forecast = found.certificate().forecast();
            assertThat(forecast.underProbability()).as(solver.name()).isCloseTo(below, within(1e-9));
            assertThat(found.certificate().shadowPrices().market().above())
                    .isCloseTo(0.026 - 5.003 * below, within(1e-6));
            assertThat(found.certificate().shadowPrices().market().below()).isLessThan(-1);
        }
    }

    @Test
    void dustIsSnappedToTheCorner() {
        PlacementProblem problem = pair(
                new PlacementCosts(0.01, 0.003, 5, 0.1, 0.001),
                20_000,
                new double[] {300.5, 300},
                new Exponential(200),
                new Exponential(3000));
        CertifiedPlacement found = new FullModel().solve(problem);
        assertThat(found.placement()).isEqualTo(Placement.allMarket(20_000, 2));
        assertThat(found.certificate().forecast().underProbability()).isZero();
        assertThat(found.certificate().shadowPrices().market().above()).isCloseTo(0.114, within(1e-9));
    }

    /** The integrals over a tail without a scale of its own stay few; their sum is checked against the closed form at the limit. */
    @Test
    void paretoShapesNearOneAreSolved() {
        PlacementCosts costs = new PlacementCosts(0.01, 0.003, 0.05, 0.04, 0);
        double before = Double.NaN;
        for (double shape : new double[] {1.1, 1.01, 1.001, 1.0001, 1.000001}) {
            CertifiedPlacement found = new FullModel()
                    .solve(pair(
                            costs,
                            3_000,
                            new double[] {1_500, 400},
                            Pareto.ofMean(2_500, shape),
                            new Exponential(2_000)));
            assertThat(found.placement().total()).isGreaterThan(0);
            double fromFirst = found.certificate().forecast().fills().get(0);
            assertThat(Double.isNaN(before) || fromFirst <= before + 1e-6)
                    .as("shape %s", shape)
                    .isTrue();
            before = fromFirst;
        }
    }

    @Test
    void thousandsOfVenuesAreSolvedWithoutOverBookingAndRefusedByTheFullModel() {
        for (int venues : new int[] {100, 1_000 * Integer.getInteger("slipway.times", 1)}) {
            PlacementProblem problem = new PlacementProblem(
                    50_000,
                    new PlacementCosts(0.01, 0.003, 0.05, 0.04, 0),
                    Collections.nCopies(venues, new PlacementVenue(100, 0.002)),
                    new IndependentOutflows(new ArrayList<>(Collections.nCopies(venues, new Exponential(300)))));
            assertThat(new FullModel().refusal(problem))
                    .hasValueSatisfying(reason -> assertThat(reason).contains("venues=" + venues));
            PlacementSolver best = PlacementSolvers.best(problem);
            assertThat(best.name()).isEqualTo("no-overbooking");
            assertThat(best.solve(problem).placement().total()).isCloseTo(50_000, within(1e-6));
        }
    }
}
