package io.slipway.synthetic;

import io.slipway.dbn.record.Field;
import io.slipway.synthetic.process.Draws;
import io.slipway.synthetic.process.SizeDistribution;

/** The displayed book of one venue, in ticks and shares. Every change of it is a row on the wire. */
final class Book {

    static final int BID = 0;
    static final int ASK = 1;

    private static final long TICK_E9 = SyntheticSettings.TICK_E9;

    /** Databento's LAST and the bit that its equity feeds set beside it. */
    private static final int FLAGS = 130;

    private static final int SHOWN = 10;
    private static final int KEPT = 13;
    private static final double RESIZES = 0.6;
    private static final int LEAST_GAP_NS = 900;
    private static final int GREATEST_GAP_NS = 12_000;
    private static final int LEAST_SENDING_NS = 3_000;
    private static final int GREATEST_SENDING_NS = 30_000;
    private static final int GREATEST_SEQUENCE_STEP = 24;

    private final int venue;
    private final int publisherId;
    private final Wire wire;
    private final SizeDistribution sizes;
    private final Draws draws;
    private final Draws deep;
    private final double oneTickGap;
    private final Ladder[] sides = {new Ladder(-1), new Ladder(1)};
    private long sequence;
    private long eventNs;
    private long sentNs;

    Book(int venue, VenueProfile profile, Preset preset, Wire wire, long seed) {
        this.venue = venue;
        this.publisherId = profile.publisherId();
        this.wire = wire;
        this.sizes = new SizeDistribution(
                Draws.of(seed, "size", venue), profile.quotes().oneLot(), preset.sizeScale());
        this.draws = Draws.of(seed, "book", venue);
        this.deep = Draws.of(seed, "deep", venue);
        this.oneTickGap = preset.oneTickGap();
        this.sequence = 100_000L + draws.below(900_000);
    }

    /** +1 for offers, -1 for bids: the direction away from the other side. */
    static int outward(int side) {
        return side == ASK ? 1 : -1;
    }

    static int opposite(int side) {
        return 1 - side;
    }

    static long priceE9(long ticks) {
        return ticks * TICK_E9;
    }

    /** The best price, where there is a quote. */
    long ticks(int side) {
        return sides[side].ticks(0);
    }

    /** Displayed size at the best price, zero where there is no quote. */
    long size(int side) {
        return sides[side].size(0);
    }

    /** True if a quote at {@code price} would lock or cross the other side of this venue. */
    boolean wouldLock(int side, long price) {
        int other = opposite(side);
        return size(other) > 0 && (ticks(other) - price) * outward(other) <= 0;
    }

    /** Moves the best price of a side: a new level in front of it, or those before the new price gone. */
    void move(int side, long price, long nowNs) {
        Ladder ladder = sides[side];
        if (ladder.depth() == 0) {
            open(side, price, nowNs);
        } else if (ladder.levelOf(price) == 0) {
            if (ladder.ticks(0) != price) {
                add(side, price, nowNs);
            }
        } else {
            recede(side, price, nowNs);
        }
    }

    /** An order joins or leaves the best price of a side. */
    void churn(int side, long nowNs) {
        resize(side, 0, nowNs);
    }

    /** An order at the best price gives way to another: price and size stay, the number of orders changes. */
    void replace(int side, long nowNs) {
        Ladder ladder = sides[side];
        int orders = ladder.orders(0);
        ladder.set(0, ladder.size(0), orders > 1 ? orders - 1 : orders + 1);
        stamp(nowNs);
        publish('M', code(side), 0).order(priceE9(ladder.ticks(0)), Math.min(SizeDistribution.LOT, ladder.size(0)));
    }

    /**
     * A market order takes up to {@code qty} of the best price of a side.
     *
     * @return how much it took
     */
    long trade(int side, long qty, long nowNs) {
        Ladder ladder = sides[side];
        long price = ladder.ticks(0);
        long filled = Math.min(qty, ladder.size(0));
        stamp(nowNs);
        publish('T', code(opposite(side)), 0).order(priceE9(price), filled);
        if (filled == ladder.size(0)) {
            ladder.remove(0);
            fill(side);
        } else {
            ladder.set(0, ladder.size(0) - filled, ladder.orders(0));
        }
        publish('C', code(side), 0).order(priceE9(price), filled);
        return filled;
    }

    /** A cross at one price, which no displayed order takes part in. */
    void cross(long price, long qty, long nowNs) {
        stamp(nowNs);
        publish('T', 'N', 0).order(priceE9(price), qty);
    }

    /** An order below the best price joins, changes or leaves. */
    void changeDeep(int side, long nowNs) {
        Ladder ladder = sides[side];
        int level = 1 + deep.below(SHOWN - 1);
        if (level >= ladder.depth()) {
            return;
        }
        long gap = Math.abs(ladder.ticks(level) - ladder.ticks(level - 1));
        if (deep.chance(RESIZES)) {
            resize(side, level, nowNs);
        } else if (gap > 1) {
            insert(side, level, ladder.ticks(level) - outward(side), nowNs);
        } else {
            cancel(side, level, nowNs);
        }
    }

    /** The venue stops: its book is emptied. */
    void clear(long nowNs) {
        sides[BID].clear();
        sides[ASK].clear();
        stamp(nowNs);
        publish('R', 'N', 0);
    }

    private void open(int side, long price, long nowNs) {
        add(side, price, nowNs);
        for (int level = 1; level < SHOWN; level++) {
            insert(side, level, deeper(side), nowNs);
        }
        fill(side);
    }

    private void add(int side, long price, long nowNs) {
        insert(side, 0, price, nowNs);
    }

    private void recede(int side, long price, long nowNs) {
        Ladder ladder = sides[side];
        if (!ladder.has(price)) {
            insert(side, ladder.levelOf(price), price, nowNs);
        }
        while (ladder.ticks(1) != price) {
            cancel(side, 1, nowNs);
        }
        cancel(side, 0, nowNs);
    }

    private void insert(int side, int level, long price, long nowNs) {
        long size = sizes.next();
        sides[side].insert(level, price, size, sizes.orders(size));
        stamp(nowNs);
        publish('A', code(side), level).order(priceE9(price), size);
    }

    private void cancel(int side, int level, long nowNs) {
        Ladder ladder = sides[side];
        long price = ladder.ticks(level);
        long size = ladder.size(level);
        ladder.remove(level);
        fill(side);
        stamp(nowNs);
        publish('C', code(side), level).order(priceE9(price), size);
    }

    private void resize(int side, int level, long nowNs) {
        Ladder ladder = sides[side];
        long size = sizes.next();
        long change = size - ladder.size(level);
        if (change == 0) {
            return;
        }
        int orders = ladder.orders(level) + Long.signum(change);
        ladder.set(level, size, Math.max(1, orders));
        stamp(nowNs);
        publish(change > 0 ? 'A' : 'C', code(side), level).order(priceE9(ladder.ticks(level)), Math.abs(change));
    }

    /** Keeps more levels than are shown. */
    private void fill(int side) {
        Ladder ladder = sides[side];
        while (ladder.depth() < KEPT) {
            long size = sizes.next();
            ladder.insert(ladder.depth(), deeper(side), size, sizes.orders(size));
        }
    }

    private long deeper(int side) {
        Ladder ladder = sides[side];
        return ladder.ticks(ladder.depth() - 1) + (long) outward(side) * deep.geometric(oneTickGap);
    }

    private void stamp(long nowNs) {
        eventNs = Math.max(nowNs, eventNs + draws.between(LEAST_GAP_NS, GREATEST_GAP_NS));
        sentNs = eventNs + draws.between(LEAST_SENDING_NS, GREATEST_SENDING_NS);
        sequence += draws.between(1, GREATEST_SEQUENCE_STEP);
    }

    private Row publish(char action, char side, int level) {
        return wire.send(venue, eventNs, level)
                .origin(publisherId, sequence, eventNs, sentNs)
                .action(action, side, FLAGS, level)
                .order(Field.UNDEFINED_PRICE, 0)
                .book(sides[BID], sides[ASK]);
    }

    private static char code(int side) {
        return side == ASK ? 'A' : 'B';
    }
}
