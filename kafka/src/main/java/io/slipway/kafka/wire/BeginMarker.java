package io.slipway.kafka.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.model.Instrument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The value of the record that begins a stream.
 *
 * @param runId id of the stream
 * @param encoding encoding of the stream's data records
 * @param instrument the instrument
 * @param source origin of the events, for people to read
 * @param endless terms of a stream without an end; empty for one that an end marker completes
 */
public record BeginMarker(
        String runId, Encoding encoding, Instrument instrument, String source, Optional<EndlessTerms> endless) {

    private static final String SCHEMA = "schema";
    private static final String QTY_STEP = "qty_step";
    private static final String MULTIPLIER = "multiplier";
    private static final String CURRENCY = "currency";
    private static final String ENDLESS = "endless";
    private static final String PUBLISHERS = "publishers";

    /** A marker of a stream that an end marker completes. */
    public BeginMarker(String runId, Encoding encoding, Instrument instrument, String source) {
        this(runId, encoding, instrument, source, Optional.empty());
    }

    /** The symbol of the instrument. */
    public String symbol() {
        return instrument.symbol();
    }

    /** The lowest version that can hold the marker. */
    public int version() {
        return endless.isPresent() ? WireVersion.ENDLESS : WireVersion.FIRST;
    }

    public byte[] toBytes() {
        ObjectNode json = MarkerJson.newObject()
                .put("run", runId)
                .put(SCHEMA, version())
                .put("encoding", encoding.label())
                .put("symbol", symbol())
                .put("source", source);
        if (instrument.isScaled()) {
            json.put(QTY_STEP, instrument.qtyStep().toPlainString())
                    .put(MULTIPLIER, instrument.multiplier().toPlainString());
        }
        if (!instrument.currency().isEmpty()) {
            json.put(CURRENCY, instrument.currency());
        }
        endless.ifPresent(terms -> {
            ObjectNode object = json.putObject(ENDLESS);
            ArrayNode publishers = object.putArray(PUBLISHERS);
            terms.publishers().forEach(publishers::add);
            object.put("names_orders", terms.namesOrders())
                    .put("first_ns", terms.firstNs())
                    .put("tick_ms", terms.tickMs());
        });
        return MarkerJson.write(json);
    }

    /**
     * Parses a marker.
     *
     * @throws io.slipway.market.MarketDataException if the marker is damaged
     */
    public static BeginMarker parse(byte[] value, RecordPlace place) {
        MarkerJson json = MarkerJson.parse(value, place);
        long schema = json.number(SCHEMA);
        boolean endless = schema == WireVersion.ENDLESS;
        if ((schema != WireVersion.FIRST && !endless) || json.text("symbol").isBlank()) {
            throw place.problem("damaged marker", "schema=" + schema + ", symbol=" + json.text("symbol"));
        }
        try {
            return new BeginMarker(
                    json.text("run"),
                    Encoding.parse(json.text("encoding")),
                    instrument(json),
                    json.text("source"),
                    endless ? Optional.of(terms(json, place)) : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw place.problem("damaged marker", "reason=" + e.getMessage());
        }
    }

    private static Instrument instrument(MarkerJson json) {
        return new Instrument(
                json.text("symbol"),
                new BigDecimal(json.object().path(QTY_STEP).asText("1")),
                0,
                new BigDecimal(json.object().path(MULTIPLIER).asText("1")),
                json.object().path(CURRENCY).asText(""));
    }

    private static EndlessTerms terms(MarkerJson json, RecordPlace place) {
        MarkerJson object = new MarkerJson(json.object().path(ENDLESS), place);
        List<Integer> publishers = new ArrayList<>();
        for (JsonNode each : object.object().path(PUBLISHERS)) {
            publishers.add(each.intValue());
        }
        return new EndlessTerms(
                publishers,
                object.object().path("names_orders").booleanValue(),
                object.number("first_ns"),
                object.number("tick_ms"));
    }
}
