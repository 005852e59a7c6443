package io.slipway.kafka;

/**
 * The value of the record that ends a run.
 *
 * @param events number of events of the run
 * @param sha256 what {@link io.slipway.market.MarketTape#sha256()} gives for them
 */
record EndMarker(String runId, long events, String sha256) {

    byte[] toBytes() {
        return MarkerJson.write(
                MarkerJson.newObject().put("run", runId).put("events", events).put("sha256", sha256));
    }

    /**
     * Reads a marker.
     *
     * @throws io.slipway.market.MarketDataException if it is damaged
     */
    static EndMarker parse(byte[] value, RecordPlace place) {
        MarkerJson json = MarkerJson.parse(value, place);
        return new EndMarker(json.text("run"), json.number("events"), json.text("sha256"));
    }
}
