package io.slipway.kafka.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.market.DataIssue;
import java.util.Map;

/**
 * The value of the record that ends a stream.
 *
 * @param runId id of the stream
 * @param events number of events in the stream
 * @param sha256 digest of the events, as {@link io.slipway.tape.MarketTape#sha256()} computes it
 * @param issues counts of rows that the reader of the original data skipped or corrected
 */
public record EndMarker(String runId, long events, String sha256, Map<DataIssue, Long> issues) {

    private static final String ISSUES = "issues";

    public byte[] toBytes() {
        ObjectNode json =
                MarkerJson.newObject().put("run", runId).put("events", events).put("sha256", sha256);
        if (!issues.isEmpty()) {
            ObjectNode counts = json.putObject(ISSUES);
            issues.forEach((issue, count) -> counts.put(issue.key(), count));
        }
        return MarkerJson.write(json);
    }

    /**
     * Parses a marker.
     *
     * @throws io.slipway.market.MarketDataException if the marker is damaged
     */
    public static EndMarker parse(byte[] value, RecordPlace place) {
        MarkerJson json = MarkerJson.parse(value, place);
        return new EndMarker(json.text("run"), json.number("events"), json.text("sha256"), json.issues(ISSUES));
    }
}
