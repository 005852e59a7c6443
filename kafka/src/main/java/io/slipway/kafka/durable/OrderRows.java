package io.slipway.kafka.durable;

import io.slipway.engine.Replay;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketRows;
import java.util.function.Supplier;

/**
 * The rows that one order may see of those that are held for all. Never waits: it tells whether the order can go on with what is
 * there. Rows that are later than the order's end are not kept for it, however many follow. Not thread-safe.
 */
final class OrderRows implements MarketRows.Glanced {

    private final MarketRows.Glanced held;
    private final long endNs;
    private final long lastNs;
    private long available;
    private long usable;
    private long clockNs = Long.MIN_VALUE;
    private boolean ended;
    private boolean restoring;

    /**
     * Rows of which none is there yet.
     *
     * @param held the rows that all orders share
     * @param from number of the first row that is not worked yet
     * @param passed true if the run has not looked at rows before that one, as they are later than its end
     * @param endNs end of the order, in nanoseconds since 1970 UTC
     * @param lastNs time after which the stream has no further row for the order, in nanoseconds since 1970 UTC; {@link Long#MAX_VALUE}
     *     if its end tells
     */
    OrderRows(MarketRows.Glanced held, long from, boolean passed, long endNs, long lastNs) {
        this.held = held;
        this.endNs = endNs;
        this.lastNs = lastNs;
        available = from;
        usable = passed ? 0 : from;
    }

    /**
     * Restores a run on these rows. With a latency of market data it has looked at rows beyond the first that it needs, which come
     * again.
     */
    Replay restored(Supplier<Replay> run) {
        restoring = true;
        Replay replay = run.get();
        restoring = false;
        return replay;
    }

    /** A row has been added to those that are held. */
    void onRow(long index, long eventNs) {
        if (ended || index < available) {
            return;
        }
        available = index + 1;
        usable = eventNs <= endNs ? available : usable;
        ended = eventNs > lastNs;
    }

    /** Time has passed: rows that follow are not earlier. */
    void onClock(long timeNs) {
        clockNs = Math.max(clockNs, timeNs);
        ended |= timeNs > lastNs;
    }

    /** No row follows. */
    void onEnd() {
        ended = true;
    }

    /** True if a step of the order's run needs no row that is not there. */
    boolean lets(Replay replay) {
        return ended || !replay.waitsFor(usable) || clockNs > replay.clockNs();
    }

    /** Number of the first row that the order still needs. */
    long neededBy(Replay replay) {
        long needed = replay.neededIndex();
        return needed >= usable ? available : needed;
    }

    /** A run that was passed by rows asks for them when one follows that is not later than its end. */
    @Override
    public void read(long index, MarketEvent event) {
        if (index < held.firstIndex()) {
            event.times(Long.MAX_VALUE, Long.MAX_VALUE);
        } else {
            held.read(index, event);
        }
    }

    /** A row that has passed is given a time later than the end of any order. */
    @Override
    public long eventNs(long index) {
        return index < held.firstIndex() ? Long.MAX_VALUE : held.eventNs(index);
    }

    @Override
    public long glance(long index) {
        return held.glance(index);
    }

    @Override
    public long after(long index, long timeNs) {
        return Math.max(index + 1, Math.min(held.firstIndex(), available));
    }

    @Override
    public boolean has(long index) {
        return restoring || index < available;
    }

    @Override
    public long quietNs(long index) {
        return ended || index < usable ? Long.MIN_VALUE : clockNs;
    }

    @Override
    public int[] publisherIds() {
        return held.publisherIds();
    }

    @Override
    public boolean namesOrders() {
        return held.namesOrders();
    }

    @Override
    public String identity() {
        return held.identity();
    }
}
