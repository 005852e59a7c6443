package io.slipway.kafka.durable;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.StreamBegin;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.wire.ClockMark;
import io.slipway.kafka.wire.EndMarker;
import io.slipway.kafka.wire.PackReader;
import io.slipway.kafka.wire.RecordKind;
import io.slipway.kafka.wire.RecordPlace;
import io.slipway.kafka.wire.WireHeaders;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.market.RowSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** The rows and clocks of one stream, record by record, from a position on. Not thread-safe. */
final class FollowedStream implements RowSource, AutoCloseable {

    /** In silence there may be something to publish, which readers are not to wait for longer. */
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConnection connection;
    private final StreamBegin stream;
    private final Duration idleLimit;
    private final StreamMonitor monitor;
    private final Consumer<CrashPoint> points;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final TreeMap<Long, Long> offsets = new TreeMap<>();
    private Iterator<ConsumerRecord<byte[], byte[]>> records =
            List.<ConsumerRecord<byte[], byte[]>>of().iterator();
    private final MarketEvent skipped = new MarketEvent();
    private final PackReader reader;
    private long inPack;
    private long row;
    private boolean hasGiven;
    private boolean keepsOffsets = true;
    private boolean ended;
    private long clockNs = Long.MIN_VALUE;
    private boolean ticked;
    private long nextOffset;
    private long waitedNs;
    private Runnable silence = () -> {};

    /**
     * A position in a stream.
     *
     * @param offset offset of the record that holds the row
     * @param row number of the row that comes next
     */
    record Position(long offset, long row) {}

    /**
     * A stream that gives the row of {@code from} first.
     *
     * @param from position of the row and of the record that holds it
     */
    FollowedStream(
            KafkaConnection connection,
            StreamBegin stream,
            Position from,
            Duration idleLimit,
            StreamMonitor monitor,
            Consumer<CrashPoint> points) {
        this.connection = connection;
        this.stream = stream;
        this.idleLimit = idleLimit;
        this.monitor = monitor;
        this.points = points;
        this.row = from.row();
        this.nextOffset = from.offset();
        this.reader = stream.encoding().newReader();
        partition = new TopicPartition(stream.place().topic(), stream.place().partition());
        consumer = new KafkaConsumer<>(connection.consumerProperties());
        consumer.assign(List.of(partition));
        consumer.seek(partition, from.offset());
    }

    /** Sets whether offsets are kept until they are released, or only the last one. */
    void keepOffsets(boolean keeps) {
        keepsOffsets = keeps;
    }

    /** Goes to another position; to be called before the first row. */
    void startAt(Position from) {
        row = from.row();
        nextOffset = from.offset();
        consumer.seek(partition, from.offset());
    }

    /** True if the next row is there, or it is known that there is none. */
    boolean isReady() {
        return ended || inPack > 0 || records.hasNext();
    }

    /** Number of rows that follow in the record that is being read. */
    long rowsInPack() {
        return inPack;
    }

    @Override
    public Arrival next(MarketEvent event) {
        while (!ended) {
            if (inPack > 0) {
                nextRow(event);
                return Arrival.ROW;
            }
            ticked = false;
            ConsumerRecord<byte[], byte[]> record = nextRecord();
            accept(record);
            if (ticked) {
                event.times(clockNs, clockNs);
                return Arrival.CLOCK;
            }
        }
        return Arrival.END;
    }

    /** Sets what is done, on the thread of the reader, when nothing has come for some milliseconds, again and again. */
    void onSilence(Runnable task) {
        silence = task;
    }

    /** Records of the stream's partition that were not read yet, as far as the broker has told; -1 if it has not. */
    long lagRecords() {
        OptionalLong beyond = consumer.currentLag(partition);
        return beyond.isPresent() ? Math.max(0, beyond.getAsLong() + consumer.position(partition) - nextOffset) : -1;
    }

    /** Time spent so far on getting records from the broker, in nanoseconds. */
    long waitedNs() {
        return waitedNs;
    }

    private void nextRow(MarketEvent event) {
        inPack--;
        row++;
        reader.next(event);
        if (event.eventNs() < clockNs) {
            throw new MarketDataException("an event is earlier than the clock before it: topic=" + partition.topic()
                    + ", run=" + stream.runId() + ", event=" + (row - 1) + ", clock=" + clockNs);
        }
    }

    /** Offset of the record that holds a row, which is the last one read or an earlier one that is not released. */
    long offsetOf(long index) {
        Map.Entry<Long, Long> record = offsets.floorEntry(index);
        return record == null ? stream.place().offset() : record.getValue();
    }

    /** Forgets the offsets of rows before one. */
    void release(long index) {
        Long first = offsets.floorKey(index);
        if (first != null) {
            offsets.headMap(first).clear();
        }
    }

    private ConsumerRecord<byte[], byte[]> nextRecord() {
        long sinceNs = System.nanoTime();
        try {
            while (!records.hasNext()) {
                if (monitor.isCancelled()) {
                    throw new CancellationException("the run was cancelled");
                }
                records = consumer.poll(POLL).iterator();
                if (!records.hasNext() && System.nanoTime() - sinceNs > idleLimit.toNanos()) {
                    KafkaConnection.requireTopics(consumer);
                    throw new KafkaProblem((stream.endless()
                                    ? "the stream is silent without a clock, "
                                    : "the stream has no end marker, ")
                            + "its producer may have been stopped: topic=" + partition.topic() + ", run="
                            + stream.runId() + ", events=" + row + ", idle="
                            + idleLimit.toMillis() + "ms");
                }
                points.accept(CrashPoint.POLLED);
                if (!records.hasNext()) {
                    silence.run();
                }
            }
            ConsumerRecord<byte[], byte[]> record = records.next();
            nextOffset = record.offset() + 1;
            return record;
        } catch (InterruptException e) {
            throw new CancellationException("the run was interrupted");
        } catch (OffsetOutOfRangeException e) {
            throw new KafkaProblem(
                    "the topic does not hold the records any more that the run goes on with: topic=" + partition.topic()
                            + ", run=" + stream.runId() + ", row=" + row,
                    e);
        } catch (KafkaException e) {
            throw connection.problem("reading topic " + partition.topic(), e);
        } finally {
            waitedNs += System.nanoTime() - sinceNs;
        }
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        RecordPlace place = RecordPlace.of(record);
        WireHeaders headers = WireHeaders.parse(record.headers(), place);
        if (record.key() == null
                || record.value() == null
                || !headers.runId().equals(stream.runId())
                || !new String(record.key(), StandardCharsets.UTF_8).equals(stream.symbol())
                || headers.kind() == RecordKind.BEGIN) {
            return;
        }
        if (headers.kind() == RecordKind.END) {
            EndMarker end = EndMarker.parse(record.value(), place);
            if (end.events() != row) {
                throw place.problem("events are missing", "events=" + row + ", expected=" + end.events());
            }
            ended = true;
        } else if (headers.kind() == RecordKind.CLOCK) {
            tick(ClockMark.parse(record.value(), place), place);
        } else {
            open(record, place);
        }
    }

    private void tick(ClockMark mark, RecordPlace place) {
        if (mark.events() > row) {
            throw place.problem("events are missing", "events=" + row + ", expected=" + mark.events());
        }
        // A run that resumes reads a clock again that stood before its row.
        ticked = mark.events() == row && mark.timeNs() > clockNs;
        clockNs = Math.max(clockNs, mark.timeNs());
    }

    private void open(ConsumerRecord<byte[], byte[]> record, RecordPlace place) {
        reader.open(record.value(), place);
        long first = reader.firstIndex();
        if (first > row || (first < row && hasGiven)) {
            throw place.problem(
                    first > row ? "events are missing" : "events come twice", "event=" + first + ", expected=" + row);
        }
        if (!keepsOffsets) {
            offsets.clear();
        }
        offsets.put(first, record.offset());
        long end = first + reader.count();
        for (long i = first; i < Math.min(row, end); i++) {
            reader.next(skipped);
        }
        inPack = Math.max(0, end - row);
        hasGiven |= inPack > 0;
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
    }
}
