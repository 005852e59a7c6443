package io.slipway.kafka.durable;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.StreamBegin;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamRequest;
import io.slipway.market.ArrivingRows;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import io.slipway.market.RowSource;
import io.slipway.model.Instrument;
import java.time.Duration;
import java.util.function.Consumer;

/** Reads the newest stream of a topic as it is written, and waits where it has not ended. Not thread-safe. */
public final class TopicReader implements ArrivingRows {

    private final KafkaConnection connection;
    private final StreamBegin begin;
    private final Duration idleLimit;
    private final FollowedStream stream;
    private final IssueLog issues = new IssueLog(IssueLog.DEFAULT_SKIP_LIMIT);
    private long row;

    private TopicReader(
            KafkaConnection connection,
            StreamBegin begin,
            Duration idleLimit,
            StreamMonitor monitor,
            Consumer<CrashPoint> points) {
        this.connection = connection;
        this.begin = begin;
        this.idleLimit = idleLimit;
        FollowedStream.Position first =
                new FollowedStream.Position(begin.place().offset(), 0);
        stream = new FollowedStream(connection, begin, first, idleLimit, monitor, points);
        stream.keepOffsets(false);
    }

    /**
     * Opens a stream at its first row.
     *
     * @throws io.slipway.kafka.KafkaProblem if the broker does not answer, or no stream begins within the idle limit
     */
    public static TopicReader open(KafkaConnection connection, StreamRequest request, StreamMonitor monitor) {
        StreamBegin begin = new MarketDataConsumer(connection).newest(request, monitor);
        return open(connection, begin, request.idleLimit(), monitor);
    }

    /**
     * Opens a known stream at its first row.
     *
     * @param idleLimit time to wait for more of a stream that has not ended, positive
     */
    public static TopicReader open(
            KafkaConnection connection, StreamBegin begin, Duration idleLimit, StreamMonitor monitor) {
        return open(connection, begin, idleLimit, monitor, point -> {});
    }

    /**
     * Opens a known stream at its first row.
     *
     * @param points told of each point that is reached
     */
    public static TopicReader open(
            KafkaConnection connection,
            StreamBegin begin,
            Duration idleLimit,
            StreamMonitor monitor,
            Consumer<CrashPoint> points) {
        return new TopicReader(connection, begin, idleLimit, monitor, points);
    }

    /** Another reader of the same stream, at its first row, for another thread. */
    public TopicReader again(StreamMonitor monitor) {
        return open(connection, begin, idleLimit, monitor);
    }

    /** The stream. */
    public StreamBegin begin() {
        return begin;
    }

    /**
     * Begins at a later row than the first; to be called before a row was read.
     *
     * @param offset offset of the record that holds the row, as {@link #offsetOf} told it
     * @param index number of the row
     */
    public void startAt(long offset, long index) {
        stream.startAt(new FollowedStream.Position(offset, index));
        row = index;
    }

    /** Keeps the offsets of rows from now on until they are released, for {@link #offsetOf}. */
    public void keepOffsets() {
        stream.keepOffsets(true);
    }

    /**
     * Offset of the record that holds a row, which is the last one read, the next, or an earlier one that is not released; to be asked
     * of a reader that keeps them.
     */
    public long offsetOf(long index) {
        return stream.offsetOf(index);
    }

    /** Forgets the offsets of rows before one. */
    public void release(long index) {
        stream.release(index);
    }

    /** Sets what is done, on the thread of the reader, when nothing has come for some milliseconds, again and again. */
    public void onSilence(Runnable task) {
        stream.onSilence(task);
    }

    /** True if the next row is there, or it is known that there is none. */
    public boolean isReady() {
        return stream.isReady();
    }

    /** Records of the stream's partition that were not read yet, as far as the broker has told; -1 if it has not. */
    public long lagRecords() {
        return stream.lagRecords();
    }

    /** True if no end marker completes the stream. */
    public boolean isEndless() {
        return begin.endless();
    }

    @Override
    public RowSource arrivals() {
        return event -> {
            RowSource.Arrival arrival = stream.next(event);
            row += arrival == RowSource.Arrival.ROW ? 1 : 0;
            return arrival;
        };
    }

    @Override
    public Instrument instrument() {
        return begin.instrument();
    }

    /**
     * Reads the next row, waiting for it; false at the end marker.
     *
     * @throws io.slipway.kafka.KafkaProblem if the broker fails, or nothing comes within the idle limit
     */
    @Override
    public boolean next(MarketEvent event) {
        RowSource.Arrival arrival = arrivals().next(event);
        while (arrival == RowSource.Arrival.CLOCK) {
            arrival = arrivals().next(event);
        }
        return arrival == RowSource.Arrival.ROW;
    }

    @Override
    public String place() {
        return begin.place().topic() + ":" + row;
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    @Override
    public void close() {
        stream.close();
    }
}
