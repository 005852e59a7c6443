package io.slipway.kafka;

import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

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
            if (!read(event)) {
                return false;
            }
            take(event);
            return true;
        }

        /** Reads the next event without adding it to the digest. */
        boolean read(MarketEvent event) {
            return reader.next(event);
        }

        /** Adds an event that was read, one after the other and on one thread. */
        void take(MarketEvent event) {
            digest.add(event);
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

    /**
     * The events of a reader, which a thread of its own reads ahead, so that a second core decodes while the first one adds to the digest,
     * packs and sends. Gives the same events and the same failure after them.
     */
    final class Ahead implements StreamSource {

        /** Some 0.2 ms of work: handing a block over costs little beside it. */
        private static final int EVENTS = 512;

        /** A few let both threads go on while the other one waits for a core. */
        private static final int BLOCKS = 4;

        /** Time for a thread to notice that it is to end. */
        private static final long END_MS = 2_000;

        private final OfReader source;
        private final BlockingQueue<Block> filled = new ArrayBlockingQueue<>(BLOCKS);
        private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);
        private final Thread thread;
        private Block block = new Block(0);
        private int at;

        /** Events that are handed over together, with what ended the reading after them. */
        private static final class Block {

            private final MarketEvent[] events;
            private int count;
            private boolean last;
            private @Nullable Throwable failure;

            Block(int capacity) {
                events = new MarketEvent[capacity];
                Arrays.setAll(events, each -> new MarketEvent());
            }
        }

        /** Starts to read {@code source}, which nobody else reads from now on. */
        Ahead(OfReader source) {
            this.source = source;
            for (int i = 0; i < BLOCKS; i++) {
                empty.add(new Block(EVENTS));
            }
            thread = new Thread(this::readAll, "reading-ahead");
            thread.setDaemon(true);
            thread.start();
        }

        private void readAll() {
            try {
                boolean more = true;
                while (more) {
                    Block next = empty.take();
                    fill(next);
                    more = !next.last;
                    filled.put(next);
                }
            } catch (InterruptedException e) {
                // The stream is given up.
            }
        }

        /** Whatever fails is thrown where the events are taken. */
        private void fill(Block next) {
            next.count = 0;
            try {
                while (next.count < EVENTS && !next.last) {
                    if (source.read(next.events[next.count])) {
                        next.count++;
                    } else {
                        next.last = true;
                    }
                }
            } catch (RuntimeException | Error e) {
                next.failure = e;
                next.last = true;
            }
        }

        @Override
        public Instrument instrument() {
            return source.instrument();
        }

        @Override
        public boolean next(MarketEvent event) {
            while (at == block.count) {
                if (block.last) {
                    return ended();
                }
                nextBlock();
            }
            event.copyOf(block.events[at++]);
            source.take(event);
            return true;
        }

        private boolean ended() {
            if (block.failure instanceof RuntimeException e) {
                throw e;
            }
            if (block.failure instanceof Error e) {
                throw e;
            }
            return false;
        }

        private void nextBlock() {
            try {
                if (block.events.length > 0) {
                    empty.put(block);
                }
                block = filled.take();
                at = 0;
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }

        @Override
        public long total() {
            return source.total();
        }

        @Override
        public String sha256() {
            return source.sha256();
        }

        @Override
        public Map<DataIssue, Long> issues() {
            return source.issues();
        }

        /** Ends the thread, so that what it has read is seen here. */
        @Override
        public void close() {
            boolean interrupted = false;
            thread.interrupt();
            try {
                thread.join(END_MS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            source.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
