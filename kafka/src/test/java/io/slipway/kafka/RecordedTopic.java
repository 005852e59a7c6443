package io.slipway.kafka;

import io.slipway.kafka.wire.BeginMarker;
import io.slipway.kafka.wire.Encoding;
import io.slipway.kafka.wire.EndMarker;
import io.slipway.kafka.wire.PackWriter;
import io.slipway.kafka.wire.RecordKind;
import io.slipway.kafka.wire.WireHeaders;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as they would stand on a topic, without a broker. */
final class RecordedTopic {

    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    RecordedTopic begin(String runId, MarketTape tape) {
        String symbol = tape.instrument().symbol();
        return add(
                RecordKind.BEGIN,
                runId,
                symbol,
                new BeginMarker(runId, Encoding.BINARY, new Instrument(symbol), "test").toBytes());
    }

    /** Events from one index to another, as one pack. */
    RecordedTopic data(String runId, MarketTape tape, int from, int to) {
        PackWriter writer = Encoding.BINARY.newWriter(to - from);
        MarketEvent event = new MarketEvent();
        writer.begin(from);
        for (int i = from; i < to; i++) {
            tape.read(i, event);
            writer.add(event);
        }
        return add(RecordKind.DATA, runId, tape.instrument().symbol(), writer.finish());
    }

    RecordedTopic end(String runId, MarketTape tape) {
        return end(runId, tape, tape.sha256());
    }

    RecordedTopic end(String runId, MarketTape tape, String sha256) {
        EndMarker end = new EndMarker(runId, tape.size(), sha256, tape.issues());
        return add(RecordKind.END, runId, tape.instrument().symbol(), end.toBytes());
    }

    /** A whole run of two packs. */
    RecordedTopic run(String runId, MarketTape tape) {
        int size = (int) tape.size();
        return begin(runId, tape)
                .data(runId, tape, 0, size / 2)
                .data(runId, tape, size / 2, size)
                .end(runId, tape);
    }

    RecordedTopic add(RecordKind kind, String runId, String symbol, byte[] value) {
        RecordHeaders headers = new RecordHeaders(new WireHeaders(1, kind, runId, Encoding.BINARY).toHeaders());
        records.add(new ConsumerRecord<>(
                "md",
                0,
                records.size(),
                0,
                TimestampType.CREATE_TIME,
                symbol.length(),
                value.length,
                symbol.getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                Optional.empty()));
        return this;
    }

    /** A scan that has read all records. */
    StreamScan scan(StreamRequest request) {
        StreamScan scan = new StreamScan(request, TapeStorage::heap, EventDigest::new);
        records.forEach(scan::accept);
        scan.checkUnambiguous();
        return scan;
    }

    /** The finding of a scan of all records. */
    Optional<MarketTape> find(StreamRequest request) {
        return scan(request).tape();
    }
}
