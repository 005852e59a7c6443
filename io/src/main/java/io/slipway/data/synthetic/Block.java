package io.slipway.data.synthetic;

import io.slipway.data.synthetic.Action.Kind;

/**
 * The large orders that now and then are displayed at the touch of one venue. While one is there, its side of the touch
 * is pinned: the others take turns at eating it, or it is withdrawn after some seconds.
 */
final class Block {

    private static final double MEAN_GAP_NS = 35e9;
    private static final double LEAST_GAP_NS = 6e9;
    private static final double MEDIAN_LIFE_NS = 4e9;
    private static final double LIFE_SIGMA = 0.5;
    private static final int LEAST_LOTS = 50;
    private static final int MOST_LOTS = 90;

    private final Draws draws;
    private final Venues venues;
    private final Touch touch;
    private int venue = Venues.NONE;
    private int side;

    Block(Draws draws, Venues venues, Touch touch) {
        this.draws = draws;
        this.venues = venues;
        this.touch = touch;
    }

    /** Whether a block is displayed there. */
    boolean isAt(int someVenue, int someSide) {
        return venue == someVenue && side == someSide;
    }

    void planNext(long nowNs, Agenda agenda) {
        agenda.plan(nowNs + (long) (LEAST_GAP_NS + draws.exponential(MEAN_GAP_NS)), Kind.BLOCK_START);
    }

    /** Displays a block, if some ordinary venue is at the touch, and plans its end. */
    void start(long nowNs, Agenda agenda) {
        side = draws.below(2);
        venue = venues.pick(draws, v -> v.isAtTouch(side) ? v.profile().leadWeight() : 0);
        if (venue != Venues.NONE) {
            touch.pin(side);
            Venue shown = venues.get(venue);
            shown.requote(side, nowNs);
            shown.book().resize(side, (long) SizeLaw.LOT * draws.between(LEAST_LOTS, MOST_LOTS), nowNs);
        }
        agenda.plan(nowNs + (long) draws.lognormal(MEDIAN_LIFE_NS, LIFE_SIGMA), Kind.BLOCK_END);
    }

    /** Withdraws what is left of the block and plans the next one. */
    void end(long nowNs, Agenda agenda) {
        if (venue != Venues.NONE) {
            int last = venue;
            forget();
            venues.get(last).book().refresh(side, nowNs);
        }
        planNext(nowNs, agenda);
    }

    /** The block is gone: eaten, or its venue is down. */
    void forget() {
        venue = Venues.NONE;
        touch.unpin(side);
    }
}
