package io.slipway.kafka;

import io.slipway.kafka.wire.BeginMarker;
import io.slipway.kafka.wire.RecordKind;
import io.slipway.kafka.wire.RecordPlace;
import io.slipway.kafka.wire.WireHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Finds the newest stream of a topic that matches a request, whether it has ended or not. */
final class NewestStream {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final StreamRequest request;
    private final StreamMonitor monitor;
    private final Map<String, StreamBegin> bySymbol = new TreeMap<>();
    private @Nullable StreamBegin newest;

    /** A search with a consumer that is at the beginning of the topic. */
    NewestStream(KafkaConsumer<byte[], byte[]> consumer, StreamRequest request, StreamMonitor monitor) {
        this.consumer = consumer;
        this.request = request;
        this.monitor = monitor;
    }

    /**
     * Reads what the topic holds, and waits if no stream has begun.
     *
     * @throws KafkaProblem if none begins within the idle limit
     * @throws CancellationException if the monitor cancels
     */
    StreamBegin find() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), KafkaConnection.ANSWER_LIMIT);
        long startNs = System.nanoTime();
        while (true) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                accept(record);
            }
            StreamBegin found = newest;
            if (found != null && isRead(ends)) {
                return found;
            }
            if (monitor.isCancelled()) {
                throw new CancellationException("the search for a stream was cancelled");
            }
            if (isRead(ends)
                    && System.nanoTime() - startNs > request.idleLimit().toNanos()) {
                throw new KafkaProblem("no such run has begun on the topic: " + request.describe() + ", idle="
                        + request.idleLimit().toMillis() + "ms");
            }
        }
    }

    /**
     * Reads what the topic holds, and gives the newest stream of each symbol.
     *
     * @throws KafkaProblem if none begins within the idle limit
     * @throws CancellationException if the monitor cancels
     */
    Map<String, StreamBegin> findAll() {
        StreamBegin unused = find();
        return bySymbol;
    }

    private boolean isRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), KafkaConnection.ANSWER_LIMIT) >= end.getValue());
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        RecordPlace place = RecordPlace.of(record);
        WireHeaders headers = WireHeaders.parse(record.headers(), place);
        if (headers.kind() != RecordKind.BEGIN || record.value() == null) {
            return;
        }
        BeginMarker marker = BeginMarker.parse(record.value(), place);
        boolean wanted = request.runId().map(marker.runId()::equals).orElse(true)
                && request.symbol().map(marker.symbol()::equals).orElse(true);
        if (wanted) {
            newest = StreamBegin.of(marker, place);
            bySymbol.put(marker.symbol(), newest);
        }
    }
}
