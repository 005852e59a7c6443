package io.slipway.kafka;

import io.slipway.kafka.wire.BeginMarker;
import io.slipway.kafka.wire.EndMarker;
import io.slipway.kafka.wire.PackReader;
import io.slipway.kafka.wire.RecordKind;
import io.slipway.kafka.wire.RecordOffsets;
import io.slipway.kafka.wire.RecordPlace;
import io.slipway.kafka.wire.WireHeaders;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Assembles one stream from its records. The first fault is kept and thrown only when the tape is requested, because a damaged
 * stream does not matter once a newer one has begun.
 */
final class StreamAssembly {

    private final BeginMarker begin;
    private final RecordPlace beginPlace;
    private final TapeStorage storage;
    private final Function<Instrument, EventDigest> digests;
    private final PackReader reader;
    private final MarketEvent event = new MarketEvent();
    private final RecordOffsets offsets = new RecordOffsets();
    private MarketTape.Builder builder;
    private @Nullable MarketTape tape;
    private @Nullable MarketDataException fault;

    StreamAssembly(
            BeginMarker begin, RecordPlace beginPlace, TapeStorage storage, Function<Instrument, EventDigest> digests) {
        this.begin = begin;
        this.beginPlace = beginPlace;
        this.storage = storage;
        this.digests = digests;
        this.reader = begin.encoding().newReader();
        this.builder = newBuilder();
    }

    private MarketTape.Builder newBuilder() {
        return new MarketTape.Builder(begin.instrument(), storage, digests.apply(begin.instrument()));
    }

    String runId() {
        return begin.runId();
    }

    StreamBegin stream() {
        return StreamBegin.of(begin, beginPlace);
    }

    /** The facts that a stream without an end declares. */
    Optional<StreamFacts> endless() {
        return begin.endless()
                .map(terms -> new StreamFacts(
                        stream(), terms.publishers(), terms.firstNs(), terms.firstNs(), terms.namesOrders()));
    }

    long events() {
        return builder.size();
    }

    /** True if a data or end record belongs to this stream. */
    boolean owns(ConsumerRecord<byte[], byte[]> record, WireHeaders headers, String symbol) {
        return record.partition() == beginPlace.partition()
                && headers.runId().equals(begin.runId())
                && symbol.equals(begin.symbol());
    }

    /** Adds the next record of the stream. */
    void add(ConsumerRecord<byte[], byte[]> record, WireHeaders headers) {
        if (fault != null || begin.endless().isPresent()) {
            return;
        }
        try {
            RecordPlace place = RecordPlace.of(record);
            expect(tape == null, place, "the run goes on after its end marker", "run=" + begin.runId());
            if (headers.kind() == RecordKind.DATA) {
                addData(record.value(), headers, place);
                offsets.add(reader.firstIndex(), place.offset());
            } else {
                addEnd(record.value(), place);
            }
        } catch (MarketDataException e) {
            fault = e;
            tape = null;
            builder = newBuilder();
        }
    }

    /**
     * The complete stream; empty before its end marker has arrived.
     *
     * @throws MarketDataException if the stream is damaged
     */
    Optional<MarketTape> tape() {
        if (fault != null) {
            throw fault;
        }
        return Optional.ofNullable(tape);
    }

    /** Offsets of its data records so far. */
    RecordOffsets offsets() {
        return offsets;
    }

    boolean isComplete() {
        return tape != null;
    }

    private void addData(byte[] value, WireHeaders headers, RecordPlace place) {
        expect(
                headers.encoding() == begin.encoding(),
                place,
                "the encoding changes within the run",
                "encoding=" + headers.encoding().label());
        reader.open(value, place);
        long expected = builder.size();
        long first = reader.firstIndex();
        expect(
                first >= expected,
                place,
                "events come twice",
                "run=" + runId() + ", event=" + first + ", expected=" + expected);
        expect(
                first == expected,
                place,
                "events are missing",
                "run=" + runId() + ", event=" + first + ", expected=" + expected);
        while (reader.next(event)) {
            builder.add(event);
        }
    }

    private void addEnd(byte[] value, RecordPlace place) {
        EndMarker end = EndMarker.parse(value, place);
        expect(
                end.events() == builder.size(),
                place,
                "events are missing",
                "run=" + runId() + ", events=" + builder.size() + ", expected=" + end.events());
        MarketTape built = builder.issues(end.issues()).build();
        expect(
                end.sha256().equals(built.sha256()),
                place,
                "the events are not those that were sent",
                "run=" + runId() + ", sha256=" + built.sha256() + ", expected=" + end.sha256());
        tape = built;
    }

    private static void expect(boolean holds, RecordPlace place, String otherwise, String details) {
        if (!holds) {
            throw place.problem(otherwise, details);
        }
    }
}
