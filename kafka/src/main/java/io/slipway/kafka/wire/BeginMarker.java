package io.slipway.kafka.wire;

/**
 * The value of the record that begins a run.
 *
 * @param source where the events came from, for people
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
     * Reads a marker.
     *
     * @throws io.slipway.market.MarketDataException if it is damaged
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
