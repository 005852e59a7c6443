package io.slipway.placement;

import java.util.Optional;

/** A way to solve placement problems. Immutable; the same problem has the same solution, to the last bit. */
public interface PlacementSolver {

    /** Its name, as commands know it. */
    String name();

    /** The reason why the solver cannot solve a problem; empty if it can. */
    Optional<String> refusal(PlacementProblem problem);

    /**
     * The split alone, without certificate.
     *
     * @throws IllegalArgumentException if it refuses the problem
     */
    Placement place(PlacementProblem problem);

    /**
     * The split and its certificate.
     *
     * @throws IllegalArgumentException if it refuses the problem
     */
    CertifiedPlacement solve(PlacementProblem problem);
}
