package io.slipway.kafka;

import io.slipway.kafka.wire.BeginMarker;
import io.slipway.kafka.wire.ClockMark;
import io.slipway.kafka.wire.PackReader;
import io.slipway.kafka.wire.RecordKind;
import io.slipway.kafka.wire.RecordPlace;
import io.slipway.kafka.wire.WireHeaders;
import io.slipway.market.MarketEvent;
import io.slipway.tape.EventDigest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the newest stream of an id and a symbol as far as it goes. */
final class BegunStreamScan {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String id;
    private final String symbol;
    private final StreamMonitor monitor;
    private final MarketEvent event = new MarketEvent();
    private @Nullable Found found;

    /** The stream that was found last. */
    private static final class Found {

        private final BeginMarker begin;
        private final int partition;
        private final EventDigest digest;
        private final PackReader reader;
        private final List<ClockMark> clocks = new ArrayList<>();
        private long events;
        private boolean complete;

        Found(BeginMarker begin, int partition) {
            this.begin = begin;
            this.partition = partition;
            digest = new EventDigest(begin.instrument());
            reader = begin.encoding().newReader();
        }

        BegunStream stream() {
            return new BegunStream(
                    begin.encoding(), begin.instrument(), begin.endless(), events, digest.hex(), clocks, complete);
        }
    }

    /** A scan with a consumer that is at the beginning of the topic. */
    BegunStreamScan(KafkaConsumer<byte[], byte[]> consumer, String id, String symbol, StreamMonitor monitor) {
        this.consumer = consumer;
        this.id = id;
        this.symbol = symbol;
        this.monitor = monitor;
    }

    /**
     * Reads what the topic holds.
     *
     * @throws io.slipway.market.MarketDataException if the stream lacks events or has some twice
     */
    Optional<BegunStream> read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), KafkaConnection.ANSWER_LIMIT);
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey(), KafkaConnection.ANSWER_LIMIT) < end.getValue())) {
            if (monitor.isCancelled()) {
                throw new CancellationException("reading was cancelled");
            }
            consumer.poll(POLL).forEach(this::accept);
        }
        return Optional.ofNullable(found).map(Found::stream);
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        RecordPlace place = RecordPlace.of(record);
        WireHeaders headers = WireHeaders.parse(record.headers(), place);
        if (record.key() == null
                || record.value() == null
                || !headers.runId().equals(id)
                || !new String(record.key(), StandardCharsets.UTF_8).equals(symbol)) {
            return;
        }
        if (headers.kind() == RecordKind.BEGIN) {
            found = new Found(BeginMarker.parse(record.value(), place), place.partition());
        } else if (found != null && found.partition == place.partition()) {
            if (headers.kind() == RecordKind.DATA) {
                add(found, record.value(), place);
            } else if (headers.kind() == RecordKind.CLOCK) {
                found.clocks.add(ClockMark.parse(record.value(), place));
            }
            found.complete |= headers.kind() == RecordKind.END;
        }
    }

    private void add(Found stream, byte[] value, RecordPlace place) {
        stream.reader.open(value, place);
        if (stream.reader.firstIndex() != stream.events || stream.complete) {
            throw place.problem(
                    "the stream lacks events or has some twice, so it cannot go on",
                    "run=" + id + ", event=" + stream.reader.firstIndex() + ", expected=" + stream.events);
        }
        while (stream.reader.next(event)) {
            stream.digest.add(event);
            stream.events++;
        }
    }
}
