package io.slipway.kafka;

import io.slipway.kafka.wire.ClockMark;
import io.slipway.kafka.wire.Encoding;
import io.slipway.kafka.wire.EndlessTerms;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import java.util.List;
import java.util.Optional;

/**
 * A stream on a topic as far as it goes.
 *
 * @param encoding form of its events
 * @param endless its terms, if it needs no end
 * @param events number of its events
 * @param sha256 their digest
 * @param clocks its clocks, in their order
 * @param complete true if it has its end marker
 */
record BegunStream(
        Encoding encoding,
        Instrument instrument,
        Optional<EndlessTerms> endless,
        long events,
        String sha256,
        List<ClockMark> clocks,
        boolean complete) {

    /**
     * Passes the events of a source that the stream has already, which is one that an end marker completes.
     *
     * @param event the first event of the source; afterwards the first that the stream has not
     * @return false if the source has no further event
     * @throws MarketDataException if the stream has other events
     */
    boolean pass(StreamSource source, Encoding asked, MarketEvent event) {
        checkKind(false);
        EventDigest digest = new EventDigest(source.instrument());
        boolean more = true;
        long passed = 0;
        for (; more && passed < events; passed++) {
            digest.add(event);
            more = source.next(event);
        }
        if (complete && more) {
            throw others(source.instrument());
        }
        check(source.instrument(), asked, passed, digest.hex());
        return more;
    }

    /**
     * Checks that the stream is of the kind that is to be sent.
     *
     * @throws MarketDataException if one of the two needs no end and the other one does
     */
    void checkKind(boolean needsNoEnd) {
        if (needsNoEnd != endless.isPresent()) {
            throw new MarketDataException("the stream of this id was begun " + (needsNoEnd ? "without" : "with")
                    + " --follow; go on with it so, or give another --run-id: symbol=" + instrument.symbol());
        }
    }

    /**
     * Checks the events of a source against those of the stream.
     *
     * @throws MarketDataException if the stream has others
     */
    void check(Instrument asked, Encoding form, long passed, String digest) {
        boolean same = passed == events && form == encoding && asked.equals(instrument) && digest.equals(sha256);
        if (!same) {
            throw others(asked);
        }
    }

    /** The exception for a source with other events than the stream. */
    MarketDataException others(Instrument asked) {
        return new MarketDataException("the stream of this id has other events, so it cannot go on with these;"
                + " give another --run-id: symbol=" + asked.symbol() + ", events=" + events
                + (complete ? ", complete" : ""));
    }

    /** A sentence about the events that the topic has. */
    String told(String id) {
        return "the topic has events of this stream already: run=" + id + ", events=" + events
                + (complete ? ", all of it" : "");
    }

    /** Publishers that a stream without an end declares; none of another stream. */
    List<Integer> publishers() {
        return endless.map(EndlessTerms::publishers).orElse(List.of());
    }

    /** Time of the last clock, in nanoseconds since 1970 UTC; {@link Long#MIN_VALUE} without one. */
    long clockNs() {
        return clocks.isEmpty() ? Long.MIN_VALUE : clocks.get(clocks.size() - 1).timeNs();
    }

    /** Gives an event the time of the clock before it if it is earlier, as it was written. */
    void lift(MarketEvent event, long index) {
        long timeNs = clockBefore(index);
        if (event.eventNs() < timeNs) {
            event.times(timeNs, Math.max(timeNs, event.recvNs()));
        }
    }

    private long clockBefore(long index) {
        int from = 0;
        int to = clocks.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (clocks.get(middle).events() <= index) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from == 0 ? Long.MIN_VALUE : clocks.get(from - 1).timeNs();
    }
}
