package io.slipway.kafka;

import java.time.Duration;
import java.util.Optional;

/**
 * Which run to read from a topic.
 *
 * @param symbol whose run; may be empty if the topic holds one symbol only
 * @param runId which run; empty is the newest one that has begun
 * @param idleLimit how long to wait for more of a run that has not ended
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

    /** The newest run of the topic's only symbol, waiting for half a minute. */
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

    /** The request as {@code name=value, name=value}. */
    String describe() {
        return "topic=" + topic
                + symbol.map(value -> ", symbol=" + value).orElse("")
                + runId.map(value -> ", run=" + value).orElse("");
    }
}
