package io.slipway.kafka;

import io.slipway.kafka.wire.BeginMarker;
import io.slipway.kafka.wire.Encoding;
import io.slipway.kafka.wire.RecordPlace;

/**
 * A stream that has begun on a topic.
 *
 * @param place position of its begin marker
 * @param runId id of the stream
 * @param symbol symbol of the instrument
 * @param encoding encoding of the stream's data records
 * @param endless true if no end marker completes it
 */
public record StreamBegin(RecordPlace place, String runId, String symbol, Encoding encoding, boolean endless) {

    static StreamBegin of(BeginMarker marker, RecordPlace place) {
        return new StreamBegin(
                place,
                marker.runId(),
                marker.symbol(),
                marker.encoding(),
                marker.endless().isPresent());
    }
}
