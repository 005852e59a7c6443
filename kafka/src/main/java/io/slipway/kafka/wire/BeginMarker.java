package io.slipway.kafka.wire;

/**
 * The value of the record that begins a stream.
 *
 * @param runId id of the stream
 * @param encoding encoding of the stream's data records
 * @param symbol symbol of the instrument
 * @param source origin of the events, for people to read
 */
public record BeginMarker(String runId, Encoding encoding, String symbol, String source) {

    private static final String SCHEMA = "schema";

    public byte[] toBytes() {
        return MarkerJson.write(MarkerJson.newObject()
                .put("run", runId)
                .put(SCHEMA, WireVersion.FIRST)
                .put("encoding", encoding.label())
                .put("symbol", symbol)
                .put("source", source));
    }

    /**
     * Parses a marker.
     *
     * @throws io.slipway.market.MarketDataException if the marker is damaged
     */
    public static BeginMarker parse(byte[] value, RecordPlace place) {
        MarkerJson json = MarkerJson.parse(value, place);
        long schema = json.number(SCHEMA);
        if (schema != WireVersion.FIRST || json.text("symbol").isBlank()) {
            throw place.problem("damaged marker", "schema=" + schema + ", symbol=" + json.text("symbol"));
        }
        try {
            return new BeginMarker(
                    json.text("run"), Encoding.parse(json.text("encoding")), json.text("symbol"), json.text("source"));
        } catch (IllegalArgumentException e) {
            throw place.problem("damaged marker", "reason=" + e.getMessage());
        }
    }
}
