package io.slipway.tape;

import io.slipway.market.MarketEvent;
import io.slipway.market.RowSource;
import java.util.Arrays;

/**
 * The rows of a stream that a run still needs. Rows are fetched when they are asked for and forgotten when they are released, so
 * memory does not depend on the length of the stream. Not thread-safe.
 *
 * <pre>{@code
 * RowWindow rows = new RowWindow("stream r1", publishers, false, 0, source);
 * Replay run = new Backtest(universe, spec).startOn(rows, strategies);
 * while (run.step()) {
 *     rows.release(run.neededIndex());
 * }
 * }</pre>
 */
public final class RowWindow implements MarketRows.Glanced {

    /** A few packs of a stream; more only where the market data latency spans more rows. */
    private static final int FIRST_CAPACITY = 1024;

    private final String identity;
    private final int[] publisherIds;
    private final boolean namesOrders;
    private final RowSource source;
    private MarketEvent[] ring = events(new MarketEvent[FIRST_CAPACITY]);
    private long first;
    private long next;
    private boolean ended;

    /**
     * A window that holds nothing yet.
     *
     * @param identity text that distinguishes the stream from others
     * @param publisherIds the publishers that may occur, ascending
     * @param namesOrders true if the data of every venue is order-level
     * @param first number of the row that the source gives first
     * @param source gives the rows, waiting for them if need be
     */
    public RowWindow(String identity, int[] publisherIds, boolean namesOrders, long first, RowSource source) {
        this.identity = identity;
        this.publisherIds = publisherIds.clone();
        this.namesOrders = namesOrders;
        this.first = first;
        this.next = first;
        this.source = source;
    }

    @Override
    public long firstIndex() {
        return first;
    }

    @Override
    public boolean has(long index) {
        while (index >= next && !ended) {
            fetch();
        }
        return index < next;
    }

    @Override
    public long quietNs(long index) {
        return index < next || ended || fetch() != RowSource.Arrival.CLOCK
                ? Long.MIN_VALUE
                : ring[slot(next)].eventNs();
    }

    private RowSource.Arrival fetch() {
        if (next - first == ring.length) {
            grow();
        }
        RowSource.Arrival arrival = source.next(ring[slot(next)]);
        next += arrival == RowSource.Arrival.ROW ? 1 : 0;
        ended = arrival == RowSource.Arrival.END;
        return arrival;
    }

    private void grow() {
        MarketEvent[] wider = events(new MarketEvent[2 * ring.length]);
        for (long index = first; index < next; index++) {
            wider[(int) (index & (wider.length - 1))] = ring[slot(index)];
        }
        ring = wider;
    }

    @Override
    public void read(long index, MarketEvent event) {
        event.copyOf(held(index));
    }

    @Override
    public long eventNs(long index) {
        return held(index).eventNs();
    }

    @Override
    public long glance(long index) {
        return TapeChunk.glance(held(index));
    }

    private MarketEvent held(long index) {
        if (index < first || index >= next) {
            throw new IndexOutOfBoundsException(
                    "no such row in the window: index=" + index + ", from=" + first + ", to=" + next);
        }
        return ring[slot(index)];
    }

    /** Forgets the rows before one. */
    public void release(long index) {
        first = Math.max(first, Math.min(index, next));
    }

    /** Number of rows that are held. */
    public long size() {
        return next - first;
    }

    @Override
    public int[] publisherIds() {
        return publisherIds.clone();
    }

    @Override
    public boolean namesOrders() {
        return namesOrders;
    }

    @Override
    public String identity() {
        return identity;
    }

    private int slot(long index) {
        return (int) (index & (ring.length - 1));
    }

    private static MarketEvent[] events(MarketEvent[] slots) {
        Arrays.setAll(slots, slot -> new MarketEvent());
        return slots;
    }
}
