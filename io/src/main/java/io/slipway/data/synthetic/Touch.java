package io.slipway.data.synthetic;

/**
 * The national best bid and offer that quoting venues agree on, in ticks.
 *
 * <p>Single sides step by a tick and both sides shift together; up and down are equally likely, and a step is accepted by
 * the Metropolis rule for the law of the spread. So the spread keeps that law and the mid is a martingale. A pinned side
 * does not move.
 */
final class Touch {

    /** Weight of a spread of 1, 2, ... ticks: share of time, measured on a stock of the NYSE. */
    private static final double[] SPREAD_LAW = {.167, .312, .210, .105, .060, .044, .034, .020};

    private static final long LOWEST_TICKS = 400;

    private final long[] ticks = new long[2];
    private final boolean[] pinned = new boolean[2];
    private final Draws draws;

    Touch(Draws draws, long askTicks) {
        this.draws = draws;
        ticks[Book.ASK] = askTicks;
        ticks[Book.BID] = askTicks - 2;
    }

    long ticks(int side) {
        return ticks[side];
    }

    void pin(int side) {
        pinned[side] = true;
    }

    void unpin(int side) {
        pinned[side] = false;
    }

    boolean isPinned(int side) {
        return pinned[side];
    }

    /** Tries to step one side by a tick up (+1) or down (-1); says whether it did. */
    boolean step(int side, int direction) {
        long spread = ticks[Book.ASK] - ticks[Book.BID];
        long stepped = side == Book.ASK ? spread + direction : spread - direction;
        if (pinned[side] || !draws.chance(weight(stepped) / weight(spread)) || isTooLow(direction)) {
            return false;
        }
        ticks[side] += direction;
        return true;
    }

    /** Tries to shift both sides by {@code change} ticks; says whether it did. */
    boolean shift(int change) {
        if (pinned[Book.BID] || pinned[Book.ASK] || isTooLow(change)) {
            return false;
        }
        ticks[Book.BID] += change;
        ticks[Book.ASK] += change;
        return true;
    }

    private boolean isTooLow(int change) {
        return ticks[Book.BID] + change < LOWEST_TICKS;
    }

    private static double weight(long spread) {
        return spread < 1 || spread > SPREAD_LAW.length ? 0 : SPREAD_LAW[(int) spread - 1];
    }
}
