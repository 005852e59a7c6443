package io.slipway.engine;

import io.slipway.market.DisplayedSide;
import io.slipway.strategy.RoutableSide;

/** One side of the market as received, with the best price of the venues that get orders at the moment of the call. */
final class AcceptingSide implements RoutableSide {

    private static final long NONE = Long.MAX_VALUE;

    private final DisplayedSide all;
    private final int sign;
    private final AcceptingVenues venues;
    private final long leastSignedPxE9;
    private long bestSignedPxE9 = NONE;
    private boolean isCurrent;

    /**
     * A side.
     *
     * @param sign the sign of the side of orders that take it
     * @param leastSignedPxE9 a price that is better counts as this one: an order that joins this side joins at its own limit
     */
    AcceptingSide(DisplayedSide all, int sign, AcceptingVenues venues, long leastSignedPxE9) {
        this.all = all;
        this.sign = sign;
        this.venues = venues;
        this.leastSignedPxE9 = leastSignedPxE9;
    }

    /** Time has passed, or the market has changed. */
    void onChange() {
        isCurrent = false;
    }

    private long best() {
        if (!isCurrent) {
            isCurrent = true;
            bestSignedPxE9 = NONE;
            for (int venue = 0; venue < all.venues(); venue++) {
                if (all.has(venue) && signedPxE9(venue) < bestSignedPxE9 && venues.accept(venue)) {
                    bestSignedPxE9 = signedPxE9(venue);
                }
            }
        }
        return bestSignedPxE9;
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
        return all.has(venue) && signedPxE9(venue) == best() && venues.accept(venue);
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
