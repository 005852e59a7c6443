package io.slipway.kafka;

import io.slipway.kafka.wire.Encoding;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;

/**
 * A stream on a topic as far as it goes.
 *
 * @param encoding form of its events
 * @param events number of its events
 * @param sha256 their digest
 * @param complete true if it has its end marker
 */
record BegunStream(Encoding encoding, Instrument instrument, long events, String sha256, boolean complete) {

    /**
     * Passes the events of a source that the stream has already.
     *
     * @param event the first event of the source; afterwards the first that the stream has not
     * @return false if the source has no further event
     * @throws MarketDataException if the stream has other events
     */
    boolean pass(StreamSource source, Encoding asked, MarketEvent event) {
        EventDigest digest = new EventDigest(source.instrument());
        boolean more = true;
        long passed = 0;
        for (; more && passed < events; passed++) {
            digest.add(event);
            more = source.next(event);
        }
        boolean same = passed == events
                && asked == encoding
                && source.instrument().equals(instrument)
                && digest.hex().equals(sha256);
        if (!same || (complete && more)) {
            throw new MarketDataException("the stream of this id has other events, so it cannot go on with these;"
                    + " give another --run-id: symbol=" + source.instrument().symbol() + ", events=" + events);
        }
        return more;
    }
}
