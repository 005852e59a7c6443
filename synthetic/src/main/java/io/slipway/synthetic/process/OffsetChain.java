package io.slipway.synthetic.process;

import java.util.List;

/**
 * Distance of one side of one venue's quote behind the touch: a Markov chain over 0, 1, 2, ... ticks and, as its last
 * two states, a quote far away and a stub quote. Moves are proposals accepted by the Metropolis rule, so the chain keeps
 * its distribution, whatever moves the touch.
 */
public final class OffsetChain {

    private static final int FAR_NEAREST = 8;
    private static final int STUB_NEAREST = 50;
    private static final int STUB_FARTHEST = 160;
    private static final double[] STEP_WEIGHTS = {0, 0.70, 0.20, 0.10};
    private static final double REDRAWS_NEAR = 0.3;
    private static final double REDRAWS_FAR = 0.9;
    private static final double OFTEN_FAR = 0.2;

    private final Draws draws;
    private final double[] weights;
    private final double stays;
    private final double redraws;
    private int state;
    private long behind;

    /** A chain with the given weights of being 0, 1, ... ticks behind, of being far, and of being a stub. */
    public OffsetChain(Draws draws, List<Double> weights, double stays) {
        this.draws = draws;
        this.weights = weights.stream().mapToDouble(Double::doubleValue).toArray();
        this.stays = stays;
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        this.redraws = (this.weights[far()] + this.weights[far() + 1]) / total > OFTEN_FAR ? REDRAWS_FAR : REDRAWS_NEAR;
        enter(draws.pick(this.weights));
    }

    public boolean isAtTouch() {
        return state == 0;
    }

    /** Ticks behind the touch. */
    public long behind() {
        return behind;
    }

    public void goToTouch() {
        enter(0);
    }

    /** The touch came {@code nearer} ticks nearer to the other side, or went away by as many: keep the distance or the price. */
    public void onTouch(long nearer) {
        if (state >= far()) {
            behind += nearer;
            if (behind < least(state) || behind > most(state)) {
                enter(state);
            }
            return;
        }
        long next = behind + nearer;
        if (next >= 0 && next < far() && draws.chance(stays * weights[(int) next] / weights[state])) {
            enter((int) next);
        }
    }

    /** Tries to move; a quote at the touch stays unless {@code mayLeaveTouch}. Says whether it moved. */
    public boolean move(boolean mayLeaveTouch) {
        int proposed = draws.chance(redraws) ? draws.pick(weights) : walk();
        if ((proposed == state && state < far()) || (isAtTouch() && !mayLeaveTouch)) {
            return false;
        }
        enter(proposed);
        return true;
    }

    private int walk() {
        int proposed = state + draws.sign() * draws.pick(STEP_WEIGHTS);
        boolean near = state < far() && proposed >= 0 && proposed < far();
        return near && draws.chance(weights[proposed] / weights[state]) ? proposed : state;
    }

    private void enter(int newState) {
        state = newState;
        behind = state < far() ? state : draws.between(least(state), most(state));
    }

    private int far() {
        return weights.length - 2;
    }

    private int least(int which) {
        return which == far() ? FAR_NEAREST : STUB_NEAREST;
    }

    private int most(int which) {
        return which == far() ? STUB_NEAREST - 1 : STUB_FARTHEST;
    }
}
