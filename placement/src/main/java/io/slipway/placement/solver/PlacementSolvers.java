package io.slipway.placement.solver;

import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementSolver;
import java.util.List;
import java.util.Optional;

/** The solvers by name. */
public final class PlacementSolvers {

    private PlacementSolvers() {}

    /**
     * All solvers, the exact ones for special cases first.
     *
     * @param lot shares of a lot, for those that place lots
     * @param seed for those that draw
     */
    public static List<PlacementSolver> all(double lot, long seed) {
        return List.of(
                new SingleVenue(),
                new TwoVenues(),
                new FullModel(),
                new NoOverbooking(),
                new LotGreedy(lot),
                new GridSearch(lot),
                new StochasticApproximation(StochasticApproximation.USUAL_STEPS, seed));
    }

    /** The solver of a name. */
    public static Optional<PlacementSolver> named(String name, double lot, long seed) {
        return all(lot, seed).stream()
                .filter(solver -> solver.name().equals(name))
                .findFirst();
    }

    /**
     * The first that is certified for a problem's special case, else {@link FullModel}, else, for more venues than that can compare,
     * the exact one among placements of no more than the order.
     */
    public static PlacementSolver best(PlacementProblem problem) {
        List<PlacementSolver> byStrength =
                List.of(new SingleVenue(), new TwoVenues(), new FullModel(), new NoOverbooking());
        return byStrength.stream()
                .filter(solver -> solver.refusal(problem).isEmpty())
                .findFirst()
                .orElse(new FullModel());
    }
}
