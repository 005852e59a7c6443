package io.slipway.kafka.durable;

import io.slipway.kafka.MarketDataConsumer.Recording;
import io.slipway.kafka.StreamFacts;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.wire.RecordOffsets;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketRows;
import io.slipway.tape.MarketTape;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** The rows of a stream that was read whole, so that the topic is not read again for them. Not thread-safe. */
final class RecordedStream implements StreamRows, MarketRows.Glanced {

    /** Rows between two looks at whether the run was cancelled: those of a usual record. */
    private static final long LOOK_ROWS = 256;

    private final StreamFacts facts;
    private final MarketTape tape;
    private final RecordOffsets offsets;
    private final StreamMonitor monitor;
    private final Consumer<CrashPoint> points;
    private long first;
    private long next;
    private long lookAt;

    /**
     * The rows of a recording from one on.
     *
     * @throws java.util.NoSuchElementException if the stream has no end
     */
    RecordedStream(Recording recording, long from, StreamMonitor monitor, Consumer<CrashPoint> points) {
        facts = recording.facts();
        tape = recording.tape().orElseThrow();
        offsets = recording.offsets();
        this.monitor = monitor;
        this.points = points;
        first = from;
        next = from;
        lookAt = from;
    }

    @Override
    public MarketRows.Glanced rows() {
        return this;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public long readyRows() {
        return tape.size() - next;
    }

    @Override
    public long firstIndex() {
        return first;
    }

    @Override
    public boolean has(long index) {
        if (index >= next) {
            next = Math.min(index + 1, tape.size());
            if (index >= lookAt) {
                look(index);
            }
        }
        return index < tape.size();
    }

    private void look(long index) {
        lookAt = index + LOOK_ROWS;
        if (monitor.isCancelled()) {
            throw new CancellationException("the run was cancelled");
        }
        points.accept(CrashPoint.POLLED);
    }

    @Override
    public void read(long index, MarketEvent event) {
        tape.read(index, event);
    }

    @Override
    public long eventNs(long index) {
        return tape.eventNs(index);
    }

    @Override
    public long glance(long index) {
        return tape.glance(index);
    }

    @Override
    public int[] publisherIds() {
        return facts.publishers().stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public boolean namesOrders() {
        return facts.namesOrders();
    }

    @Override
    public String identity() {
        return facts.runId();
    }

    /** It is never silent. */
    @Override
    public void onSilence(Runnable task) {}

    @Override
    public long lagRecords() {
        return offsets.after(Math.max(0, next - 1));
    }

    @Override
    public long offsetOf(long index) {
        return offsets.offsetOf(index);
    }

    /** All offsets are kept, as they take little. */
    @Override
    public void release(long index) {
        first = Math.max(first, Math.min(index, next));
    }

    @Override
    public void close() {}
}
