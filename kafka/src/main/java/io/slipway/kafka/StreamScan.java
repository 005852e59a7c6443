package io.slipway.kafka;

import io.slipway.kafka.wire.BeginMarker;
import io.slipway.kafka.wire.RecordKind;
import io.slipway.kafka.wire.RecordPlace;
import io.slipway.kafka.wire.WireHeaders;
import io.slipway.market.MarketDataException;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Finds the requested stream among all records of a topic. Records arrive in the order of their partition. */
final class StreamScan {

    private final StreamRequest request;
    private final TreeSet<String> symbols = new TreeSet<>();
    private final TreeSet<Integer> partitions = new TreeSet<>();
    private @Nullable StreamAssembly newest;
    private @Nullable String lastComplete;
    private String symbol;
    private final TreeSet<String> otherSymbols = new TreeSet<>();
    private final Supplier<TapeStorage> storage;
    private final Function<Instrument, EventDigest> digests;
    private long foreign;

    /**
     * A scan that has seen no record.
     *
     * @param storage supplies a storage for each stream that begins
     * @param digests makes the digest of each
     */
    StreamScan(StreamRequest request, Supplier<TapeStorage> storage, Function<Instrument, EventDigest> digests) {
        this.request = request;
        this.storage = storage;
        this.digests = digests;
        this.symbol = request.symbol().orElse("");
    }

    /**
     * Accepts the next record of the topic.
     *
     * @return true if the record belongs to the requested stream
     * @throws MarketDataException if Slipway did not write the record
     */
    boolean accept(ConsumerRecord<byte[], byte[]> record) {
        RecordPlace place = RecordPlace.of(record);
        WireHeaders headers = WireHeaders.parse(record.headers(), place);
        if (record.key() == null || record.value() == null) {
            throw place.problem(
                    "a Slipway record needs a key and a value",
                    "kind=" + headers.kind().label());
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (headers.kind() == RecordKind.BEGIN) {
            return begin(record.value(), headers, key, place);
        }
        if (newest == null || !newest.owns(record, headers, key)) {
            foreign++;
            return false;
        }
        newest.add(record, headers);
        return true;
    }

    /**
     * Checks that the request matches exactly one stream. To be called when the existing records have been read.
     *
     * @throws MarketDataException if several streams match
     */
    void checkUnambiguous() {
        if (symbols.size() > 1) {
            throw new MarketDataException("the topic holds several symbols, choose one: " + request.describe()
                    + ", symbols=" + String.join(" ", symbols));
        }
        if (partitions.size() > 1) {
            throw new MarketDataException("runs of the symbol are in several partitions, so none is the newest: "
                    + request.describe() + ", symbol=" + symbol + ", partitions=" + partitions);
        }
    }

    /** The facts that the newest stream declares if it has no end; empty for any other. */
    Optional<StreamFacts> endless() {
        return Optional.ofNullable(newest).flatMap(StreamAssembly::endless);
    }

    /**
     * The requested stream; empty until it is complete.
     *
     * @throws MarketDataException if the stream is damaged
     */
    Optional<MarketTape> tape() {
        return newest == null ? Optional.empty() : newest.tape();
    }

    /** The complete stream. */
    MarketDataConsumer.Recording recording(MarketTape tape) {
        StreamAssembly found = Objects.requireNonNull(newest, "a tape is that of a stream");
        return new MarketDataConsumer.Recording(facts(tape), Optional.of(tape), found.offsets());
    }

    /**
     * Facts of the complete stream.
     *
     * @param tape its tape, of which only the counts are used
     */
    StreamFacts facts(MarketTape tape) {
        StreamAssembly found = Objects.requireNonNull(newest, "a tape is that of a stream");
        return new StreamFacts(
                found.stream(),
                IntStream.of(tape.publisherIds()).boxed().toList(),
                tape.firstEventNs(),
                tape.lastEventNs(),
                tape.namesOrders());
    }

    /** Number of events of the stream so far. */
    long events() {
        return newest == null ? 0 : newest.events();
    }

    /** Returns the exception for a stream that is still incomplete after the idle limit. */
    KafkaProblem incomplete() {
        String waited = ", idle=" + request.idleLimit().toMillis() + "ms";
        if (newest == null) {
            String present = otherSymbols.isEmpty() ? "" : ", symbolsThere=" + String.join(" ", otherSymbols);
            return new KafkaProblem("no such run has begun on the topic: " + request.describe() + waited
                    + ", otherRecords=" + foreign + present);
        }
        String older = lastComplete == null ? "" : ", olderCompleteRun=" + lastComplete;
        return new KafkaProblem("the stream has no end marker, its producer may have been stopped: topic="
                + request.topic() + ", symbol=" + symbol + ", run=" + newest.runId() + ", events=" + newest.events()
                + waited + older);
    }

    private boolean begin(byte[] value, WireHeaders headers, String key, RecordPlace place) {
        if (isUnwanted(request.runId(), headers.runId()) || isUnwanted(request.symbol(), key)) {
            foreign++;
            if (isUnwanted(request.symbol(), key)) {
                otherSymbols.add(key);
            }
            return false;
        }
        BeginMarker marker = BeginMarker.parse(value, place);
        if (!marker.symbol().equals(key) || !marker.runId().equals(headers.runId())) {
            throw place.problem(
                    "damaged marker: it contradicts its record", "symbol=" + marker.symbol() + ", key=" + key);
        }
        symbols.add(key);
        if (symbol.isEmpty()) {
            symbol = key;
        }
        if (!symbol.equals(key)) {
            return false;
        }
        partitions.add(place.partition());
        if (newest != null && newest.isComplete()) {
            lastComplete = newest.runId();
        }
        newest = new StreamAssembly(marker, place, storage.get(), digests);
        return true;
    }

    private static boolean isUnwanted(Optional<String> wanted, String value) {
        return wanted.isPresent() && !wanted.get().equals(value);
    }
}
