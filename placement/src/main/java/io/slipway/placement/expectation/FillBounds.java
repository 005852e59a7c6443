package io.slipway.placement.expectation;

import java.util.Arrays;

/**
 * Bounds of the probability that independent venues buy less than {@code left} shares. Complete fills are kept apart, because they
 * are atoms that often add up to {@code left} exactly; partial ones go on a lattice, rounded down to its steps. Where m venues fill partly,
 * their rounded sum is below the true one by less than m steps, so its distribution function at y and at y - m steps bounds that of
 * the true sum at y.
 */
final class FillBounds {

    private static final int CELLS = 2_000;
    private static final int FEW_CELLS = 500;
    /** Venues from which on the lattice is coarse and complete fills are rounded too, so that a slope takes milliseconds. */
    private static final int MANY_VENUES = 12;
    /** Convolutions after which complete fills are rounded too: enough for five venues, and about 50 ms. */
    private static final int MOST_CONVOLUTIONS = 40;
    /** Chances below this are not followed further: their sum stays below the error of the lattice. */
    private static final double NEGLIGIBLE = 1e-9;

    private static final double ROUNDING = 1e-12;

    private final Terms terms;
    private final int[] venues;
    private final double[] x;
    private final double left;
    private final int cells;
    private final int mostConvolutions;
    private final double step;
    private final double slack;
    private int convolutions;
    private double least;
    private double most;

    FillBounds(Terms terms, int[] venues, double[] x, double left) {
        this.terms = terms;
        this.venues = venues;
        this.x = x;
        this.left = left;
        this.cells = venues.length < MANY_VENUES ? CELLS : FEW_CELLS;
        this.mostConvolutions = venues.length < MANY_VENUES ? MOST_CONVOLUTIONS : 0;
        this.step = left / cells;
        this.slack = ROUNDING * terms.qty;
    }

    /** Bounds of the probability of less than {@code left}, or of at most that. */
    BoundedProbability below(boolean orEqual) {
        least = 0;
        most = 0;
        convolutions = 0;
        branch(new Partial(0, left, 1, 0, new double[] {1}), orEqual);
        return new BoundedProbability(Math.min(1, least), Math.min(1, most));
    }

    /** The venues before the next one have bought: some all of their limits, the others parts of theirs. */
    private static final class Partial {

        /** Index of the next venue. */
        private final int next;
        /** Shares that the partial fills may still add up to. */
        private final double room;
        /** Chance of the complete fills, and of no fill at the others. */
        private final double none;
        /** Venues whose rounded fills are in the masses. */
        private final int parts;
        /** Probabilities of the rounded sum of these fills by step, and of the complete fills. */
        private final double[] masses;

        Partial(int next, double room, double none, int parts, double[] masses) {
            this.next = next;
            this.room = room;
            this.none = none;
            this.parts = parts;
            this.masses = masses;
        }
    }

    private void branch(Partial so, boolean orEqual) {
        double chance = Arrays.stream(so.masses).sum();
        if (so.room <= slack) {
            addNone(so, orEqual);
            return;
        }
        if (chance < NEGLIGIBLE) {
            most += chance;
            return;
        }
        if (so.next == venues.length) {
            add(so);
            return;
        }
        int venue = venues[so.next];
        double limit = x[venue + 1];
        if (convolutions >= mostConvolutions) {
            branch(with(so, rounded(venue, limit, true)), orEqual);
            return;
        }
        double complete = terms.reaches(venue, limit);
        branch(
                new Partial(so.next + 1, so.room - limit, so.none * complete, so.parts, scaled(so.masses, complete)),
                orEqual);
        branch(with(so, rounded(venue, limit, false)), orEqual);
    }

    private static double[] scaled(double[] masses, double factor) {
        return Arrays.stream(masses).map(mass -> mass * factor).toArray();
    }

    /** Masses of a venue's fill by step, rounded down; complete fills are left out unless asked for. */
    private double[] rounded(int venue, double limit, boolean withComplete) {
        int last = (int) Math.min(cells, Math.ceil(limit / step));
        double[] masses = new double[last + 1];
        double reached = 1;
        for (int i = 0; i < last; i++) {
            double beyond = terms.reaches(venue, Math.min(limit, (i + 1) * step));
            masses[i] = reached - beyond;
            reached = beyond;
        }
        if (withComplete) {
            masses[(int) Math.min(last, Math.floor(limit / step))] += reached;
        }
        return masses;
    }

    private Partial with(Partial so, double[] fill) {
        convolutions++;
        int length = (int) Math.min(cells + 1.0, (double) so.masses.length + fill.length - 1);
        double[] sum = new double[length];
        for (int m = 0; m < fill.length; m++) {
            int end = Math.min(so.masses.length, length - m);
            for (int i = 0; i < end && fill[m] > 0; i++) {
                sum[i + m] += fill[m] * so.masses[i];
            }
        }
        double none = so.none * (1 - terms.beyond(venues[so.next], 0));
        return new Partial(so.next + 1, so.room, none, so.parts + 1, sum);
    }

    private void add(Partial end) {
        int last = (int) Math.floor((end.room + slack) / step);
        most += upTo(end.masses, last);
        least += upTo(end.masses, last - end.parts);
    }

    /** Complete fills have left no room: the other venues must not fill at all. */
    private void addNone(Partial so, boolean orEqual) {
        if (!orEqual || so.room < -slack) {
            return;
        }
        double none = so.none;
        for (int i = so.next; i < venues.length; i++) {
            none *= 1 - terms.beyond(venues[i], 0);
        }
        least += none;
        most += none;
    }

    private static double upTo(double[] masses, int last) {
        double sum = 0;
        for (int i = 0; i <= Math.min(last, masses.length - 1); i++) {
            sum += masses[i];
        }
        return sum;
    }
}
