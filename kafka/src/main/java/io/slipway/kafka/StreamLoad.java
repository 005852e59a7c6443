package io.slipway.kafka;

import io.slipway.kafka.wire.RecordOffsets;
import io.slipway.market.MarketDataException;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic once: first the records that it holds, then new records, until the requested stream is complete. */
final class StreamLoad {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final StreamMonitor monitor;
    private final StreamScan scan;
    private final long idleLimitNs;
    private final Map<TopicPartition, Long> endOffsets;
    private boolean caughtUp;
    private long newsNs = System.nanoTime();

    StreamLoad(
            KafkaConsumer<byte[], byte[]> consumer,
            StreamRequest request,
            Supplier<TapeStorage> storage,
            Function<Instrument, EventDigest> digests,
            StreamMonitor monitor) {
        this.consumer = consumer;
        this.monitor = monitor;
        this.scan = new StreamScan(request, storage, digests);
        this.idleLimitNs = request.idleLimit().toNanos();
        this.endOffsets = consumer.endOffsets(consumer.assignment(), KafkaConnection.ANSWER_LIMIT);
    }

    /** Reads the stream, and gives its facts; of a stream without an end, those that it declares. */
    StreamFacts facts() {
        Optional<MarketTape> tape = read();
        return tape.map(scan::facts).orElseGet(() -> scan.endless().orElseThrow());
    }

    /** Reads the stream; of a stream without an end, the facts that it declares. */
    MarketDataConsumer.Recording recording() {
        Optional<MarketTape> tape = read();
        return tape.map(scan::recording)
                .orElseGet(() -> new MarketDataConsumer.Recording(
                        scan.endless().orElseThrow(), Optional.empty(), new RecordOffsets()));
    }

    /**
     * Reads the stream.
     *
     * @throws MarketDataException if it has no end
     */
    MarketTape load() {
        return read().orElseThrow(() -> new MarketDataException("the stream has no end, so it cannot be read whole: "
                + scan.endless().orElseThrow().describe()
                + "; use run or live, or turn a stretch of it into a file with record"));
    }

    /** The stream; empty if it has no end. */
    private Optional<MarketTape> read() {
        while (true) {
            Optional<MarketTape> tape = step();
            if (tape.isPresent() || (caughtUp && scan.endless().isPresent())) {
                monitor.onProgress(scan.events(), scan.events());
                return tape;
            }
            checkCancelled();
            checkIdle();
        }
    }

    private Optional<MarketTape> step() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            boolean ours = scan.accept(record);
            if (ours || !caughtUp) {
                newsNs = System.nanoTime();
            }
            if (ours && caughtUp && scan.tape().isPresent()) {
                return scan.tape();
            }
        }
        if (!records.isEmpty()) {
            monitor.onProgress(scan.events(), StreamSource.UNKNOWN_TOTAL);
        }
        return catchUp() ? scan.tape() : Optional.empty();
    }

    private boolean catchUp() {
        if (!caughtUp && endOffsets.entrySet().stream().allMatch(end -> hasReached(end.getKey(), end.getValue()))) {
            scan.checkUnambiguous();
            caughtUp = true;
        }
        return caughtUp;
    }

    private boolean hasReached(TopicPartition partition, long offset) {
        return consumer.position(partition, KafkaConnection.ANSWER_LIMIT) >= offset;
    }

    private void checkCancelled() {
        if (monitor.isCancelled()) {
            throw cancelled();
        }
    }

    private void checkIdle() {
        if (System.nanoTime() - newsNs > idleLimitNs) {
            // Throws if the broker itself does not answer.
            consumer.endOffsets(consumer.assignment(), KafkaConnection.ANSWER_LIMIT);
            throw scan.incomplete();
        }
    }

    static CancellationException cancelled() {
        return new CancellationException("reading was cancelled");
    }
}
