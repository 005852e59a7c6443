package io.slipway.synthetic;

import io.slipway.synthetic.process.Draws;
import io.slipway.synthetic.process.OffsetChain;

/** One venue: its book, and where its quotes belong relative to the touch. */
final class Venue {

    private static final double DELAY_SIGMA = 0.35;
    private static final long LEAST_DELAY_NS = 200_000;
    private static final long GREATEST_DELAY_NS = 2_000_000;

    private final VenueProfile profile;
    private final Touch touch;
    private final Book book;
    private final OffsetChain[] offsets;
    private final Draws delays;
    private boolean up = true;

    Venue(int index, VenueProfile profile, Touch touch, Book book, long seed) {
        this.profile = profile;
        this.touch = touch;
        this.book = book;
        this.delays = Draws.of(seed, "delay", index);
        this.offsets = new OffsetChain[] {
            new OffsetChain(
                    Draws.of(seed, "offset-bid", index),
                    profile.quotes().offsets(),
                    profile.quotes().stays()),
            new OffsetChain(
                    Draws.of(seed, "offset-ask", index),
                    profile.quotes().offsets(),
                    profile.quotes().stays())
        };
    }

    VenueProfile profile() {
        return profile;
    }

    Book book() {
        return book;
    }

    OffsetChain offset(int side) {
        return offsets[side];
    }

    /** True if it means to quote at the touch. */
    boolean isAtTouch(int side) {
        return up && offsets[side].isAtTouch();
    }

    boolean isUp() {
        return up;
    }

    /** Puts a quote where it belongs, the other side first if it is in the way. */
    void requote(int side, long nowNs) {
        if (up) {
            long target = touch.ticks(side) + Book.outward(side) * offsets[side].behind();
            if (book.wouldLock(side, target)) {
                requote(Book.opposite(side), nowNs);
            }
            book.move(side, target, nowNs);
        }
    }

    /** Delay in ns before it follows a new price of another venue. */
    long followNs() {
        double delayNs = delays.lognormal(profile.followNs(), DELAY_SIGMA);
        return Math.min(GREATEST_DELAY_NS, Math.max(LEAST_DELAY_NS, (long) delayNs));
    }

    void goDown(long nowNs) {
        up = false;
        book.clear(nowNs);
    }

    void comeBack(long nowNs) {
        up = true;
        requote(Book.BID, nowNs);
        requote(Book.ASK, nowNs);
    }
}
