package io.slipway.kafka;

import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import java.util.Map;

/** The events of one stream and, after the last one, their digest. */
sealed interface StreamSource extends AutoCloseable {

    long UNKNOWN_TOTAL = -1;

    Instrument instrument();

    boolean next(MarketEvent event);

    /** Number of all events, or {@link #UNKNOWN_TOTAL}. */
    long total();

    /** SHA-256 of all events, once {@link #next} has returned {@code false}. */
    String sha256();

    /** Counts of rows that the reader skipped or corrected, once {@link #next} has returned {@code false}. */
    Map<DataIssue, Long> issues();

    @Override
    void close();

    /** The events of a tape. */
    final class OfTape implements StreamSource {

        private final MarketTape tape;
        private long done;

        OfTape(MarketTape tape) {
            this.tape = tape;
        }

        @Override
        public Instrument instrument() {
            return tape.instrument();
        }

        @Override
        public boolean next(MarketEvent event) {
            if (done == tape.size()) {
                return false;
            }
            tape.read(done++, event);
            return true;
        }

        @Override
        public long total() {
            return tape.size();
        }

        @Override
        public String sha256() {
            return tape.sha256();
        }

        @Override
        public Map<DataIssue, Long> issues() {
            return tape.issues();
        }

        @Override
        public void close() {}
    }

    /** The events of a reader. */
    final class OfReader implements StreamSource {

        private final MarketDataReader reader;
        private final EventDigest digest;

        /** The events of {@code reader}, added to a digest without events. */
        OfReader(MarketDataReader reader, EventDigest digest) {
            this.reader = reader;
            this.digest = digest;
        }

        @Override
        public Instrument instrument() {
            return reader.instrument();
        }

        @Override
        public boolean next(MarketEvent event) {
            if (!reader.next(event)) {
                return false;
            }
            digest.add(event);
            return true;
        }

        @Override
        public long total() {
            return UNKNOWN_TOTAL;
        }

        @Override
        public String sha256() {
            return digest.hex();
        }

        @Override
        public Map<DataIssue, Long> issues() {
            return reader.issues().counts();
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
