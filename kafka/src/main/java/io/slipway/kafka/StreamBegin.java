package io.slipway.kafka;

import io.slipway.kafka.wire.BeginMarker;
import io.slipway.kafka.wire.Encoding;
import io.slipway.kafka.wire.RecordPlace;
import io.slipway.model.Instrument;

/**
 * A stream that has begun on a topic.
 *
 * @param place position of its begin marker
 * @param runId id of the stream
 * @param instrument the instrument
 * @param encoding encoding of the stream's data records
 * @param endless true if no end marker completes it
 */
public record StreamBegin(RecordPlace place, String runId, Instrument instrument, Encoding encoding, boolean endless) {

    /** The symbol of the instrument. */
    public String symbol() {
        return instrument.symbol();
    }

    static StreamBegin of(BeginMarker marker, RecordPlace place) {
        return new StreamBegin(
                place,
                marker.runId(),
                marker.instrument(),
                marker.encoding(),
                marker.endless().isPresent());
    }
}
