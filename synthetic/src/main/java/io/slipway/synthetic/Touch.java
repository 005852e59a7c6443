package io.slipway.synthetic;

import io.slipway.synthetic.process.Draws;
import java.util.List;

/**
 * The national best bid and offer that quoting venues agree on, in whole ticks: an efficient price and a spread about it.
 *
 * <p>Single sides step and both sides shift together; up and down are equally likely, and a step is accepted by the
 * Metropolis rule for the distribution of the spread. So the spread keeps that distribution and the mid is a martingale.
 */
final class Touch {

    private static final long LOWEST_TICKS = 400;

    private final long[] ticks = new long[2];
    private final double[] weights;
    private final Draws draws;

    /** A touch whose spread is 1, 2, ... ticks in proportion to {@code weights}. */
    Touch(Draws draws, List<Double> weights, long askTicks) {
        this.draws = draws;
        this.weights = weights.stream().mapToDouble(Double::doubleValue).toArray();
        ticks[Book.ASK] = askTicks;
        ticks[Book.BID] = askTicks - 1 - draws.pick(this.weights);
    }

    long ticks(int side) {
        return ticks[side];
    }

    /** Tries to step one side by {@code change} ticks; says whether it did. */
    boolean step(int side, int change) {
        long spread = ticks[Book.ASK] - ticks[Book.BID];
        long stepped = side == Book.ASK ? spread + change : spread - change;
        if (isTooLow(change) || !draws.chance(weight(stepped) / weight(spread))) {
            return false;
        }
        ticks[side] += change;
        return true;
    }

    /** Tries to shift both sides by {@code change} ticks; says whether it did. */
    boolean shift(int change) {
        if (isTooLow(change)) {
            return false;
        }
        ticks[Book.BID] += change;
        ticks[Book.ASK] += change;
        return true;
    }

    private boolean isTooLow(int change) {
        return ticks[Book.BID] + change < LOWEST_TICKS;
    }

    private double weight(long spread) {
        return spread < 1 || spread > weights.length ? 0 : weights[(int) spread - 1];
    }
}
