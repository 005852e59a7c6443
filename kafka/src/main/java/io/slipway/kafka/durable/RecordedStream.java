package io.slipway.kafka.durable;

import io.slipway.kafka.MarketDataConsumer.Recording;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.wire.RecordOffsets;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** The rows of a stream that was read whole, so that the topic is not read again for them. Not thread-safe. */
final class RecordedStream implements StreamRows {

    /** Rows between two looks at whether the run was cancelled: those of a usual record. */
    private static final long LOOK_MASK = 255;

    private final MarketTape tape;
    private final RecordOffsets offsets;
    private final StreamMonitor monitor;
    private final Consumer<CrashPoint> points;
    private long row;

    /**
     * The rows of a recording from one on.
     *
     * @throws java.util.NoSuchElementException if the stream has no end
     */
    RecordedStream(Recording recording, long from, StreamMonitor monitor, Consumer<CrashPoint> points) {
        tape = recording.tape().orElseThrow();
        offsets = recording.offsets();
        this.monitor = monitor;
        this.points = points;
        row = from;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Arrival next(MarketEvent event) {
        if ((row & LOOK_MASK) == 0) {
            if (monitor.isCancelled()) {
                throw new CancellationException("the run was cancelled");
            }
            points.accept(CrashPoint.POLLED);
        }
        if (row >= tape.size()) {
            return Arrival.END;
        }
        tape.read(row++, event);
        return Arrival.ROW;
    }

    /** It is never silent. */
    @Override
    public void onSilence(Runnable task) {}

    @Override
    public long lagRecords() {
        return offsets.after(Math.max(0, row - 1));
    }

    @Override
    public long offsetOf(long index) {
        return offsets.offsetOf(index);
    }

    /** All positions are kept, as they take little. */
    @Override
    public void release(long index) {}

    @Override
    public void close() {}
}
