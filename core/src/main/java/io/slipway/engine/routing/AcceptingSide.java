package io.slipway.engine.routing;

import io.slipway.market.DisplayedSide;
import io.slipway.strategy.RoutableSide;
import java.util.Arrays;

/** One side of the market as received, with the best price of the venues that get orders at the moment of the call. */
public final class AcceptingSide implements RoutableSide {

    private static final long NONE = Long.MAX_VALUE;

    private final DisplayedSide all;
    private final int sign;
    private final AcceptingVenues venues;
    private final VenueChanges changes;
    private final long leastSignedPxE9;

    /** The price of each venue that shows this side and gets orders, signed. */
    private final long[] signedPxE9;

    private long bestSignedPxE9 = NONE;
    private boolean isCurrent;

    /**
     * A side.
     *
     * @param sign the sign of the side of orders that take it
     * @param leastSignedPxE9 a price that is better counts as this one: an order that joins this side joins at its own limit
     */
    public AcceptingSide(DisplayedSide all, int sign, AcceptingVenues venues, long leastSignedPxE9) {
        this.all = all;
        this.sign = sign;
        this.venues = venues;
        changes = venues.changes();
        signedPxE9 = new long[all.venues()];
        Arrays.fill(signedPxE9, NONE);
        this.leastSignedPxE9 = leastSignedPxE9;
    }

    /** Time has passed, or the market has changed. */
    public void onChange() {
        isCurrent = false;
    }

    private long best() {
        if (!isCurrent) {
            isCurrent = true;
            int count = changes.take();
            if (count == VenueChanges.ALL) {
                for (int venue = 0; venue < signedPxE9.length; venue++) {
                    signedPxE9[venue] = accepted(venue);
                }
                bestSignedPxE9 = lowest();
            }
            for (int change = 0; change < count; change++) {
                onVenue(changes.venue(change));
            }
        }
        return bestSignedPxE9;
    }

    private long accepted(int venue) {
        return all.has(venue) && venues.accept(venue) ? signedPxE9(venue) : NONE;
    }

    private void onVenue(int venue) {
        long before = signedPxE9[venue];
        long now = accepted(venue);
        signedPxE9[venue] = now;
        if (now <= bestSignedPxE9) {
            bestSignedPxE9 = now;
        } else if (before == bestSignedPxE9) {
            bestSignedPxE9 = lowest();
        }
    }

    private long lowest() {
        long lowest = NONE;
        for (long each : signedPxE9) {
            lowest = Math.min(lowest, each);
        }
        return lowest;
    }

    @Override
    public int venues() {
        return all.venues();
    }

    @Override
    public boolean has(int venue) {
        return all.has(venue);
    }

    @Override
    public long signedPxE9(int venue) {
        return Math.max(leastSignedPxE9, all.signedPxE9(venue));
    }

    @Override
    public long size(int venue) {
        if (all.signedPxE9(venue) >= leastSignedPxE9) {
            return all.size(venue);
        }
        int level = all.find(venue, leastSignedPxE9);
        return level < 0 ? 0 : all.size(venue, level);
    }

    @Override
    public boolean hasBest() {
        return best() != NONE;
    }

    @Override
    public boolean isAtBest(int venue) {
        long best = best();
        return best != NONE && signedPxE9[venue] == best;
    }

    @Override
    public long bestPxE9() {
        if (!hasBest()) {
            throw new IllegalStateException("no venue that gets orders shows this side");
        }
        return sign * best();
    }

    @Override
    public int capacity() {
        return all.capacity();
    }

    @Override
    public int depth(int venue) {
        return all.depth(venue);
    }

    @Override
    public long signedPxE9(int venue, int level) {
        return all.signedPxE9(venue, level);
    }

    @Override
    public long size(int venue, int level) {
        return all.size(venue, level);
    }

    @Override
    public int find(int venue, long signedPxE9) {
        return all.find(venue, signedPxE9);
    }

    @Override
    public boolean isHidden(int venue, long signedPxE9) {
        return all.isHidden(venue, signedPxE9);
    }
}
