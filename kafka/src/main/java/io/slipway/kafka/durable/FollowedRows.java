package io.slipway.kafka.durable;

import io.slipway.kafka.StreamFacts;
import io.slipway.tape.MarketRows;
import io.slipway.tape.RowWindow;

/** The rows of a stream as they are followed, of which those are held that a run still needs. Not thread-safe. */
final class FollowedRows implements StreamRows {

    /** Offsets are forgotten so many rows at a time: some 16 records. */
    private static final long FORGOTTEN_ROWS = 4096;

    private final FollowedStream stream;
    private final RowWindow window;
    private long forgotten;

    /**
     * Rows of which none is there yet.
     *
     * @param stream gives row {@code from} first
     */
    FollowedRows(FollowedStream stream, StreamFacts facts, long from) {
        this.stream = stream;
        forgotten = from;
        window = new RowWindow(
                facts.runId(),
                facts.publishers().stream().mapToInt(Integer::intValue).toArray(),
                facts.namesOrders(),
                from,
                stream);
    }

    @Override
    public MarketRows.Glanced rows() {
        return window;
    }

    @Override
    public boolean isReady() {
        return stream.isReady();
    }

    @Override
    public long readyRows() {
        return stream.rowsInPack();
    }

    @Override
    public void onSilence(Runnable task) {
        stream.onSilence(task);
    }

    @Override
    public long lagRecords() {
        return stream.lagRecords();
    }

    @Override
    public long offsetOf(long index) {
        return stream.offsetOf(index);
    }

    @Override
    public void release(long index) {
        window.release(index);
        if (window.firstIndex() - forgotten >= FORGOTTEN_ROWS) {
            forgotten = window.firstIndex();
            stream.release(forgotten);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
