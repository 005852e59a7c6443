package io.slipway.strategies.schedule;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.Schedule;

/**
 * A fixed participation rate: the due quantity makes the order's executions {@code rate} of all volume since the start, its own
 * included. That is {@code rate / (1 - rate)} of the volume of others. At most {@code mostBehind} shares are due at once. With
 * {@code completes}, all remaining quantity is due at the end.
 */
public final class Participation implements Schedule {

    private static final long ALL_E9 = 1_000_000_000L;

    private final Terms terms;
    private long othersQty;

    /**
     * The target of the schedule.
     *
     * @param qty shares of the order
     * @param rate participation rate, between 0 and 1, exact to 1e-9
     * @param mostBehind maximum shares to catch up at once
     * @param startNs start
     * @param completeNs time at which all remaining quantity is due
     */
    public record Terms(long qty, double rate, long mostBehind, long startNs, long completeNs) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if the rate is not between 0 and 1, or the catch-up not positive
         */
        public Terms {
            if (rateE9(rate) <= 0 || rateE9(rate) >= ALL_E9 || mostBehind <= 0) {
                throw new IllegalArgumentException("a participation needs a rate between 0 and 1 and a catch-up: rate="
                        + rate + ", mostBehind=" + mostBehind);
            }
        }
    }

    /** Nothing has traded yet. */
    public Participation(Terms terms) {
        this.terms = terms;
    }

    @Override
    public void onPrint(long size, long nowNs) {
        if (nowNs >= terms.startNs()) {
            othersQty += size;
        }
    }

    @Override
    public long dueQty(long nowNs, long filledQty) {
        if (nowNs < terms.startNs()) {
            return 0;
        } else if (nowNs >= terms.completeNs()) {
            return terms.qty() - filledQty;
        }
        return Math.min(terms.mostBehind(), targetQty() - filledQty);
    }

    /** {@code rate / (1 - rate)} of what others traded, rounded down, exactly: in floating point 6 % of 50 shares are two. */
    private long targetQty() {
        long shareE9 = rateE9(terms.rate());
        boolean done = (double) shareE9 * othersQty >= 2.0 * (ALL_E9 - shareE9) * terms.qty();
        return done ? terms.qty() : Math.min(terms.qty(), Math.multiplyExact(shareE9, othersQty) / (ALL_E9 - shareE9));
    }

    private static long rateE9(double rate) {
        return Math.round(rate * ALL_E9);
    }

    @Override
    public long nextTimerNs(long nowNs) {
        return nowNs < terms.completeNs() ? terms.completeNs() : NO_TIMER;
    }

    @Override
    public void save(StateWriter state) {
        state.put(othersQty);
    }

    @Override
    public void restore(StateReader state) {
        othersQty = state.takeLong();
    }
}
