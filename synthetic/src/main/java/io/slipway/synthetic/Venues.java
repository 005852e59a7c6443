package io.slipway.synthetic;

import io.slipway.synthetic.process.Draws;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** All venues of the market, by index. */
final class Venues {

    /** No venue qualifies. */
    static final int NONE = -1;

    private static final long BEYOND_TICKS = 1L << 60;

    private final Venue[] venues;
    private final double[] weights;

    Venues(List<VenueProfile> profiles, Preset preset, Touch touch, Wire wire, long seed) {
        venues = new Venue[profiles.size()];
        weights = new double[venues.length];
        for (int v = 0; v < venues.length; v++) {
            Book book = new Book(v, profiles.get(v), preset, wire, seed);
            venues[v] = new Venue(v, profiles.get(v), touch, book, seed);
        }
    }

    int count() {
        return venues.length;
    }

    Venue get(int index) {
        return venues[index];
    }

    /** Draws a venue in proportion to its weight, or {@link #NONE} if no weight is positive. */
    int pick(Draws draws, ToDoubleFunction<Venue> weight) {
        double total = 0;
        for (int v = 0; v < venues.length; v++) {
            weights[v] = weight.applyAsDouble(venues[v]);
            total += weights[v];
        }
        return total > 0 ? draws.pick(weights) : NONE;
    }

    /** Number of venues that mean to quote at the touch. */
    int countAtTouch(int side) {
        int count = 0;
        for (Venue venue : venues) {
            count += venue.isAtTouch(side) ? 1 : 0;
        }
        return count;
    }

    /** The best price that any venue shows; far beyond any price if none does. */
    long bestTicks(int side) {
        long best = Book.outward(side) * BEYOND_TICKS;
        for (Venue venue : venues) {
            long ticks = venue.book().ticks(side);
            if (venue.book().size(side) > 0 && (ticks - best) * Book.outward(side) < 0) {
                best = ticks;
            }
        }
        return best;
    }

    /** Number of venues that show this price. */
    int countShowing(int side, long ticks) {
        int count = 0;
        for (Venue venue : venues) {
            count += venue.book().size(side) > 0 && venue.book().ticks(side) == ticks ? 1 : 0;
        }
        return count;
    }
}
