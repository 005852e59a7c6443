package io.slipway.app.live;

import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketRows;
import io.slipway.tape.MarketTape;
import java.util.BitSet;

/** The rows of a feed so far, all of which are recorded, and the time that has passed. Never waits. Not thread-safe. */
final class LiveRows implements MarketRows {

    private final BitSet publishers = new BitSet();
    private final MarketTape.Builder record;
    private boolean namesOrders;
    private long clockNs = Long.MIN_VALUE;

    /** No rows yet, to be recorded by a builder. */
    LiveRows(MarketTape.Builder record) {
        this.record = record;
    }

    /** Takes in a row; true if it is the first of its publisher. */
    boolean add(MarketEvent row) {
        namesOrders = record.size() == 0 ? row.namesOrders() : namesOrders;
        record.add(row);
        pass(row.eventNs());
        boolean isFirst = !publishers.get(row.publisherId());
        publishers.set(row.publisherId());
        return isFirst;
    }

    /** Takes in the time before which no row is to come any more. */
    void pass(long timeNs) {
        clockNs = Math.max(clockNs, timeNs);
    }

    /** Number of rows. */
    long size() {
        return record.size();
    }

    /** Time of the last row or clock, in nanoseconds since 1970 UTC. */
    long clockNs() {
        return clockNs;
    }

    @Override
    public boolean has(long index) {
        return index < size();
    }

    @Override
    public long quietNs(long index) {
        return has(index) ? Long.MIN_VALUE : clockNs;
    }

    @Override
    public void read(long index, MarketEvent event) {
        record.read(index, event);
    }

    @Override
    public int[] publisherIds() {
        return publishers.stream().toArray();
    }

    @Override
    public boolean namesOrders() {
        return namesOrders;
    }

    @Override
    public String identity() {
        return "live";
    }
}
