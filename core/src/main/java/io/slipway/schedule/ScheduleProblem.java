package io.slipway.schedule;

import java.util.List;

/**
 * An order in lots that is to be traded in slices at least cost. A slice of {@code n} lots that leaves {@code x} costs
 *
 * <pre>lots^(1 - exponent) n (n / volume)^exponent + risk time x^2</pre>
 *
 * With exponent 1 and equal slices that is the discrete problem of Almgren and Chriss, divided by their eta tilde.
 *
 * @param lots lots of the order
 * @param slices the slices
 * @param exponent exponent of impact: 1 for the linear law, 0.5 for the square-root law
 * @param risk risk aversion times variance over impact, for all of the window
 * @param leastLots fewest lots of a slice that trades at all, unless fewer are left
 */
public record ScheduleProblem(int lots, List<Slice> slices, double exponent, double risk, int leastLots) {

    /**
     * One slice.
     *
     * @param volume part of the window's volume, positive
     * @param time part of the window's time
     * @param mostLots most lots that it may trade
     */
    public record Slice(double volume, double time, int mostLots) {}

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no lot or slice, or a value is out of range
     */
    public ScheduleProblem {
        slices = List.copyOf(slices);
        boolean isInRange = exponent > 0 && exponent <= 1 && risk >= 0 && leastLots >= 1 && lots >= 1;
        if (!isInRange || slices.isEmpty()) {
            throw new IllegalArgumentException("not a problem of scheduling: lots=" + lots + ", slices=" + slices.size()
                    + ", exponent=" + exponent + ", risk=" + risk + ", leastLots=" + leastLots);
        }
        for (Slice each : slices) {
            if (!(each.volume() > 0) || !(each.time() >= 0) || each.mostLots() < 0) {
                throw new IllegalArgumentException("a slice has volume, time and a maximum: slice=" + each);
            }
        }
    }

    /** The risk that gives the continuous urgency {@code kappa T} of Almgren and Chriss over equal slices. */
    public static double riskOf(double urgency, int slices) {
        double half = StrictMath.sinh(urgency / slices / 2) * slices;
        return 4 * half * half;
    }

    /** Cost of a slice. */
    double cost(int slice, int traded, int left) {
        Slice at = slices.get(slice);
        double impact = exponent == 1
                ? traded * (traded / at.volume())
                : StrictMath.pow(lots, 1 - exponent) * traded * StrictMath.pow(traded / at.volume(), exponent);
        return impact + risk * at.time() * left * left;
    }

    /** True if a slice may trade so many of the lots that are left. */
    boolean allows(int slice, int traded, int left) {
        return traded <= slices.get(slice).mostLots() && (traded == 0 || traded >= leastLots || traded == left);
    }
}
