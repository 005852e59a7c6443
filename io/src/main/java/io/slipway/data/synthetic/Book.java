package io.slipway.data.synthetic;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;

/** The best bid and offer of one venue, in ticks and shares. Every change of it is a row on the wire. */
final class Book {

    static final int BID = 0;
    static final int ASK = 1;

    private static final int DEEPEST_NEXT_LEVEL = 2;
    private static final int LEAST_GAP_NS = 900;
    private static final int GREATEST_GAP_NS = 12_000;
    private static final int GREATEST_SEQUENCE_STEP = 24;

    private final int venue;
    private final int publisherId;
    private final Wire wire;
    private final SizeLaw sizeLaw;
    private final Draws draws;
    private final long[] ticks = new long[2];
    private final long[] sizes = new long[2];
    private final long[] hiddenTicks = new long[2];
    private final long[] hiddenSizes = new long[2];
    private long sequence;
    private long eventNs;

    Book(int venue, VenueProfile profile, Wire wire, long seed) {
        this.venue = venue;
        this.publisherId = profile.publisherId();
        this.wire = wire;
        this.sizeLaw = new SizeLaw(Draws.of(seed, "size", venue), profile.oneLot());
        this.draws = Draws.of(seed, "book", venue);
        this.sequence = 100_000L + draws.below(900_000);
    }

    /** +1 for offers, -1 for bids: the direction away from the other side. */
    static int outward(int side) {
        return side == ASK ? 1 : -1;
    }

    static int opposite(int side) {
        return 1 - side;
    }

    long ticks(int side) {
        return ticks[side];
    }

    /** Displayed size, zero where there is no quote. */
    long size(int side) {
        return sizes[side];
    }

    /** Whether a quote at {@code price} would lock or cross the other side of this venue. */
    boolean wouldLock(int side, long price) {
        int other = opposite(side);
        return sizes[other] > 0 && (ticks[other] - price) * outward(other) <= 0;
    }

    /** Moves the best price of a side. */
    void move(int side, long price, long nowNs) {
        boolean better = sizes[side] == 0 || (price - ticks[side]) * outward(side) < 0;
        if (better) {
            improve(side, price, nowNs);
        } else if (price != ticks[side]) {
            recede(side, price, nowNs);
        }
    }

    /** Draws the displayed size anew. */
    void refresh(int side, long nowNs) {
        resize(side, sizeLaw.next(), nowNs);
    }

    /** An order joins or leaves a side. */
    void churn(int side, long nowNs) {
        resize(side, sizeLaw.changed(sizes[side]), nowNs);
    }

    /** Changes the displayed size. */
    void resize(int side, long newSize, long nowNs) {
        long change = newSize - sizes[side];
        if (change != 0) {
            sizes[side] = newSize;
            stamp(nowNs);
            publish(change > 0 ? BookAction.ADD : BookAction.CANCEL, code(side)).order(ticks[side], Math.abs(change));
        }
    }

    /**
     * A market order takes up to {@code qty} of a side.
     *
     * @return how much it took
     */
    long trade(int side, long qty, long nowNs) {
        long filled = Math.min(qty, sizes[side]);
        long price = ticks[side];
        stamp(nowNs);
        publish(BookAction.TRADE, code(opposite(side))).order(price, filled);
        sizes[side] -= filled;
        if (sizes[side] == 0) {
            showNextLevel(side, price + (long) outward(side) * draws.between(1, DEEPEST_NEXT_LEVEL));
        }
        publish(BookAction.CANCEL, code(side)).order(price, filled);
        return filled;
    }

    /** The venue goes down: its book is emptied. */
    void clear(long nowNs) {
        for (int side = BID; side <= ASK; side++) {
            sizes[side] = 0;
            hiddenSizes[side] = 0;
        }
        stamp(nowNs);
        publish(BookAction.CLEAR, BookSide.NONE);
    }

    private void improve(int side, long price, long nowNs) {
        hiddenTicks[side] = ticks[side];
        hiddenSizes[side] = sizes[side];
        ticks[side] = price;
        sizes[side] = sizeLaw.nextBettering();
        stamp(nowNs);
        publish(BookAction.ADD, code(side)).order(price, sizes[side]);
    }

    private void recede(int side, long price, long nowNs) {
        long oldTicks = ticks[side];
        long oldSize = sizes[side];
        boolean uncovers = hiddenSizes[side] > 0 && hiddenTicks[side] == price;
        sizes[side] = uncovers ? hiddenSizes[side] : sizeLaw.next();
        ticks[side] = price;
        hiddenSizes[side] = 0;
        stamp(nowNs);
        publish(BookAction.CANCEL, code(side)).order(oldTicks, oldSize);
    }

    private void showNextLevel(int side, long guess) {
        boolean uncovers = hiddenSizes[side] > 0;
        ticks[side] = uncovers ? hiddenTicks[side] : guess;
        sizes[side] = uncovers ? hiddenSizes[side] : sizeLaw.next();
        hiddenSizes[side] = 0;
    }

    private void stamp(long nowNs) {
        eventNs = Math.max(nowNs, eventNs + draws.between(LEAST_GAP_NS, GREATEST_GAP_NS));
        sequence += draws.between(1, GREATEST_SEQUENCE_STEP);
    }

    private Row publish(BookAction action, BookSide side) {
        return wire.send(venue, eventNs)
                .origin(publisherId, sequence, eventNs)
                .action(action, side)
                .book(BID, ticks[BID], sizes[BID])
                .book(ASK, ticks[ASK], sizes[ASK]);
    }

    private static BookSide code(int side) {
        return side == ASK ? BookSide.ASK : BookSide.BID;
    }
}
