package io.slipway.kafka.durable;

import io.slipway.model.SavedState;

/**
 * A record of the topic of states.
 *
 * @param key its key, of which the newest record counts
 * @param head facts, as JSON
 * @param state the state that the facts describe; may be empty
 */
@SuppressWarnings("ArrayRecordComponent")
public record StateRecord(String key, byte[] head, SavedState state) {

    /** Copies the array. */
    public StateRecord {
        head = head.clone();
    }
}
