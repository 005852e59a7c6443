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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic once: first the records that it holds, then new records, until the requested stream is complete. A second core fetches
 * and unpacks records meanwhile.
 */
final class StreamLoad {

    /** At the end of a stream the thread that fetches is waited for, on average for half of this. */
    private static final Duration POLL = Duration.ofMillis(20);

    /** Time between two looks at whether reading was cancelled. */
    private static final long LOOK_MS = 100;

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
        try (Fetching fetching = new Fetching()) {
            while (true) {
                Optional<MarketTape> tape = step(fetching.next());
                if (tape.isPresent() || (caughtUp && scan.endless().isPresent())) {
                    monitor.onProgress(scan.events(), scan.events());
                    return tape;
                }
                checkCancelled();
                checkIdle(fetching);
            }
        }
    }

    private Optional<MarketTape> step(Fetched fetched) {
        for (ConsumerRecord<byte[], byte[]> record : fetched.records()) {
            boolean ours = scan.accept(record);
            if (ours || !caughtUp) {
                newsNs = System.nanoTime();
            }
            if (ours && caughtUp && scan.tape().isPresent()) {
                return scan.tape();
            }
        }
        if (!fetched.records().isEmpty()) {
            monitor.onProgress(scan.events(), StreamSource.UNKNOWN_TOTAL);
        }
        if (!caughtUp && fetched.isAtEnd()) {
            scan.checkUnambiguous();
            caughtUp = true;
        }
        return caughtUp ? scan.tape() : Optional.empty();
    }

    private boolean isAtEnd() {
        return endOffsets.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), KafkaConnection.ANSWER_LIMIT) >= end.getValue());
    }

    /**
     * Records, or the end of fetching them.
     *
     * @param isAtEnd true if all records that there were at the beginning have been fetched
     */
    private record Fetched(
            ConsumerRecords<byte[], byte[]> records,
            boolean isAtEnd,
            @Nullable Throwable failure) {

        static final Fetched NOTHING = new Fetched(ConsumerRecords.empty(), false, null);
    }

    /** A thread that fetches, which alone uses the consumer until it is closed. */
    private final class Fetching implements AutoCloseable {

        /** One is being read while the next one is fetched. */
        private final BlockingQueue<Fetched> fetched = new ArrayBlockingQueue<>(2);

        private final Thread thread = new Thread(this::fetchAll, "slipway-fetching");
        private volatile boolean closed;

        Fetching() {
            thread.setDaemon(true);
            thread.start();
        }

        private void fetchAll() {
            try {
                boolean atEnd = false;
                while (!closed) {
                    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                    boolean reached = !atEnd && isAtEnd();
                    atEnd |= reached;
                    if (reached || !records.isEmpty()) {
                        give(new Fetched(records, atEnd, null));
                    }
                }
            } catch (RuntimeException | Error e) {
                give(new Fetched(ConsumerRecords.empty(), false, e));
            }
        }

        private void give(Fetched next) {
            try {
                while (!closed && !fetched.offer(next, LOOK_MS, TimeUnit.MILLISECONDS)) {
                    // The other thread is at work.
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** The next records; none if nothing has come for a while. */
        Fetched next() {
            try {
                Fetched next = fetched.poll(LOOK_MS, TimeUnit.MILLISECONDS);
                if (next != null && next.failure() instanceof RuntimeException e) {
                    throw e;
                }
                if (next != null && next.failure() instanceof Error e) {
                    throw e;
                }
                return next == null ? Fetched.NOTHING : next;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw cancelled();
            }
        }

        /** Waits for the thread, also if this one is interrupted. */
        @Override
        public void close() {
            closed = true;
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void checkCancelled() {
        if (monitor.isCancelled()) {
            throw cancelled();
        }
    }

    private void checkIdle(Fetching fetching) {
        if (System.nanoTime() - newsNs > idleLimitNs) {
            fetching.close();
            KafkaConnection.requireTopics(consumer);
            throw scan.incomplete();
        }
    }

    static CancellationException cancelled() {
        return new CancellationException("reading was cancelled");
    }
}
