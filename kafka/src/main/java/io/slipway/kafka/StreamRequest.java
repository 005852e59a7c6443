package io.slipway.kafka;

import java.time.Duration;
import java.util.Optional;

/**
 * A request for one stream on a topic.
 *
 * @param topic name of the topic, not blank
 * @param symbol symbol of the stream; may be empty if the topic holds one symbol only
 * @param runId id of the stream; empty for the newest stream that has begun
 * @param idleLimit time to wait for more records of an unfinished stream, positive
 */
public record StreamRequest(String topic, Optional<String> symbol, Optional<String> runId, Duration idleLimit) {

    private static final Duration DEFAULT_IDLE_LIMIT = Duration.ofSeconds(30);

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if {@code idleLimit} is not positive or {@code topic} is blank
     */
    public StreamRequest {
        if (topic.isBlank() || idleLimit.isNegative() || idleLimit.isZero()) {
            throw new IllegalArgumentException(
                    "not a run to read: topic=\"" + topic + "\", idle=" + idleLimit.toMillis() + "ms");
        }
    }

    /** A request for the newest stream of the topic's only symbol, with an idle limit of 30 seconds. */
    public static StreamRequest newestOf(String topic) {
        return new StreamRequest(topic, Optional.empty(), Optional.empty(), DEFAULT_IDLE_LIMIT);
    }

    public StreamRequest withSymbol(String newSymbol) {
        return new StreamRequest(topic, Optional.of(newSymbol), runId, idleLimit);
    }

    public StreamRequest withRunId(String newRunId) {
        return new StreamRequest(topic, symbol, Optional.of(newRunId), idleLimit);
    }

    public StreamRequest withIdleLimit(Duration newIdleLimit) {
        return new StreamRequest(topic, symbol, runId, newIdleLimit);
    }

    /** The request as text of the form {@code name=value, name=value}. */
    String describe() {
        return "topic=" + topic
                + symbol.map(value -> ", symbol=" + value).orElse("")
                + runId.map(value -> ", run=" + value).orElse("");
    }
}
