package io.slipway.kafka;

import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import java.util.Map;

/** The events of a run on their way to Kafka, and after the last one their digest. */
sealed interface StreamSource extends AutoCloseable {

    long UNKNOWN_TOTAL = -1;

    Instrument instrument();

    boolean next(MarketEvent event);

    /** Number of all events, or {@link #UNKNOWN_TOTAL}. */
    long total();

    /** SHA-256 of all events, once {@link #next} has returned {@code false}. */
    String sha256();

    /** What their reader passed over or set right, once {@link #next} has returned {@code false}. */
    Map<DataIssue, Long> issues();

    @Override
    void close();

    /** Events that a tape holds. */
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

    /** Events as a reader gives them. */
    final class OfReader implements StreamSource {

        private final MarketDataReader reader;
        private final EventDigest digest;

        OfReader(MarketDataReader reader) {
            this.reader = reader;
            this.digest = new EventDigest(reader.instrument());
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
