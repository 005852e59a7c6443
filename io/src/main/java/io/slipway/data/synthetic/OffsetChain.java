package io.slipway.data.synthetic;

import java.util.List;

/**
 * How far one side of one venue's quote stays behind the touch: a Markov chain over 0, 1, 2, ... ticks and, as its last
 * state, a stub quote far away. Moves are symmetric proposals accepted by the Metropolis rule, so the chain keeps its law.
 */
final class OffsetChain {

    private static final int NEAREST_STUB = 55;
    private static final int FARTHEST_STUB = 160;
    private static final long STUB_TOO_NEAR = 40;
    private static final long STUB_TOO_FAR = 260;
    private static final double[] STEP_WEIGHTS = {0, 0.70, 0.20, 0.10};
    private static final double STUB_PROPOSALS = 0.5;

    private final Draws draws;
    private final double[] law;
    private int state;
    private long stubTicks;

    /** A chain with the given share of time at 0, 1, ... ticks behind; the last share is of the stub. */
    OffsetChain(Draws draws, List<Double> law) {
        this.draws = draws;
        this.law = law.stream().mapToDouble(Double::doubleValue).toArray();
        this.state = draws.pick(this.law);
    }

    boolean isAtTouch() {
        return state == 0;
    }

    boolean isStub() {
        return state == stub();
    }

    /** Where the quote belongs, given the touch of its side. {@code outward} is +1 for offers, -1 for bids. */
    long targetTicks(long touchTicks, int outward) {
        if (!isStub()) {
            return touchTicks + (long) outward * state;
        }
        long away = (stubTicks - touchTicks) * outward;
        if (away < STUB_TOO_NEAR || away > STUB_TOO_FAR) {
            stubTicks = touchTicks + (long) outward * draws.between(NEAREST_STUB, FARTHEST_STUB);
        }
        return stubTicks;
    }

    /** Tries to move; a quote at the touch stays unless {@code mayLeaveTouch}. Says whether it moved. */
    boolean move(boolean mayLeaveTouch) {
        int proposed = law[stub()] > 0 && draws.chance(STUB_PROPOSALS) ? jump() : walk();
        if (proposed == state || !draws.chance(law[proposed] / law[state]) || (isAtTouch() && !mayLeaveTouch)) {
            return false;
        }
        state = proposed;
        return true;
    }

    private int walk() {
        int proposed = state + draws.sign() * draws.pick(STEP_WEIGHTS);
        return isStub() || proposed < 0 || proposed >= stub() ? state : proposed;
    }

    private int jump() {
        int proposed = draws.below(law.length);
        return isStub() || proposed == stub() ? proposed : state;
    }

    private int stub() {
        return law.length - 1;
    }
}
