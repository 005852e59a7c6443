package io.slipway.kafka.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.market.DataIssue;
import java.util.Map;

/**
 * The value of the record that ends a run.
 *
 * @param events number of events of the run
 * @param sha256 what {@link io.slipway.tape.MarketTape#sha256()} gives for them
 * @param issues what the reader of the original data passed over or set right, and how often
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
     * Reads a marker.
     *
     * @throws io.slipway.market.MarketDataException if it is damaged
     */
    public static EndMarker parse(byte[] value, RecordPlace place) {
        MarkerJson json = MarkerJson.parse(value, place);
        return new EndMarker(json.text("run"), json.number("events"), json.text("sha256"), json.issues(ISSUES));
    }
}
