package io.slipway.app.live;

import io.slipway.kafka.StreamMonitor;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketRows;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a feed so far, all of which are recorded, and the time that has passed. Waits only for rows from before a kill, if they
 * are asked for before they are recorded again. Not thread-safe.
 */
final class LiveRows implements MarketRows, AutoCloseable {

    private final BitSet publishers = new BitSet();
    private final Instrument instrument;
    private final Supplier<TapeStorage> storages;
    private final MarketTape.Builder record;
    private boolean namesOrders;
    private long clockNs = Long.MIN_VALUE;
    private @Nullable PastRows past;

    /** Rows from {@link #first} on while the past is recorded, else the record. */
    private MarketTape.Builder recent;

    private long first;

    /**
     * No rows yet.
     *
     * @param storages supplies a storage for each part of the record
     */
    LiveRows(Instrument instrument, Supplier<TapeStorage> storages) {
        this.instrument = instrument;
        this.storages = storages;
        record = new MarketTape.Builder(instrument, storages.get());
        recent = record;
    }

    /**
     * Goes on at a row, with what the rows before it have told. Another thread records those again, from {@link #beginPast} on or when
     * they are asked for.
     *
     * @param readers opens a reader at the first row of the stream
     */
    void resume(SavedLive.Place place, Function<StreamMonitor, MarketDataReader> readers) {
        place.publishers().forEach(publishers::set);
        namesOrders = place.namesOrders();
        if (place.row() > 0) {
            first = place.row();
            // The digest is that of the record, which gets these rows later.
            recent = new MarketTape.Builder(
                    instrument, storages.get(), new EventDigest(instrument, (buffer, digest) -> buffer.clear()));
            past = new PastRows(readers, record, first);
        }
    }

    /** Begins to record the rows from before a kill again, if there are any. */
    void beginPast() {
        if (past != null) {
            past.begin();
        }
    }

    /** Takes in a row; true if it is the first of its publisher. */
    boolean add(MarketEvent row) {
        namesOrders = size() == 0 ? row.namesOrders() : namesOrders;
        if (past != null && past.isDone()) {
            joinPast();
        }
        recent.add(row);
        pass(row.eventNs());
        boolean isFirst = !publishers.get(row.publisherId());
        publishers.set(row.publisherId());
        return isFirst;
    }

    /** Takes in the time before which no row is to come any more. */
    void pass(long timeNs) {
        clockNs = Math.max(clockNs, timeNs);
    }

    /** Number of rows. */
    long size() {
        return first + recent.size();
    }

    /** Time of the last row or clock, in nanoseconds since 1970 UTC. */
    long clockNs() {
        return clockNs;
    }

    @Override
    public boolean has(long index) {
        return index < size();
    }

    @Override
    public long quietNs(long index) {
        return has(index) ? Long.MIN_VALUE : clockNs;
    }

    @Override
    public void read(long index, MarketEvent event) {
        if (index < first) {
            joinPast();
        }
        recent.read(index - first, event);
    }

    /** Puts the rows that came meanwhile after those from before the kill, once all of these are recorded. */
    private void joinPast() {
        PastRows before = past;
        if (before == null) {
            return;
        }
        before.begin();
        before.await();
        MarketEvent event = new MarketEvent();
        for (long index = 0; index < recent.size(); index++) {
            recent.read(index, event);
            record.add(event);
        }
        recent = record;
        first = 0;
        past = null;
    }

    /** The record of all rows, with what the feed has told of them. */
    MarketTape toTape(MarketDataReader feed) {
        joinPast();
        return record.issues(feed.issues().counts())
                .absences(feed.issues().absences())
                .build();
    }

    @Override
    public int[] publisherIds() {
        return publishers.stream().toArray();
    }

    @Override
    public boolean namesOrders() {
        return namesOrders;
    }

    @Override
    public String identity() {
        return "live";
    }

    /** Ends what is still done for rows from before a kill. */
    @Override
    public void close() {
        if (past != null) {
            past.close();
        }
    }

    /**
     * The rows of a stream before one, which a thread of its own records again while a run goes on after them: so a start after a kill
     * takes no longer after a day than after a minute.
     */
    private static final class PastRows implements AutoCloseable {

        private final Function<StreamMonitor, MarketDataReader> readers;
        private final MarketTape.Builder record;
        private final long rows;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private boolean begun;
        private volatile boolean cancelled;

        /**
         * Rows that are not read yet.
         *
         * @param readers opens a reader at the first row of the stream
         * @param record empty, and of nobody else until {@link #await} returns
         * @param rows number of rows to record
         */
        PastRows(Function<StreamMonitor, MarketDataReader> readers, MarketTape.Builder record, long rows) {
            this.readers = readers;
            this.record = record;
            this.rows = rows;
        }

        /** Begins to record; further calls do nothing. */
        void begin() {
            if (!begun) {
                begun = true;
                Thread thread = new Thread(this::readOrFail, "past-rows");
                thread.setDaemon(true);
                thread.start();
            }
        }

        /** Whatever fails is thrown where the rows are asked for. */
        private void readOrFail() {
            try {
                read();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        }

        private void read() {
            StreamMonitor monitor = new StreamMonitor() {
                @Override
                public boolean isCancelled() {
                    return cancelled;
                }
            };
            MarketEvent event = new MarketEvent();
            try (MarketDataReader reader = readers.apply(monitor)) {
                while (record.size() < rows && !cancelled) {
                    if (!reader.next(event)) {
                        throw new MarketDataException("the stream has fewer rows than the run had taken in: stream="
                                + reader.place() + ", rows=" + record.size() + ", expected=" + rows);
                    }
                    record.add(event);
                }
            }
        }

        /** True if all rows are recorded, or that has failed. */
        boolean isDone() {
            return done.isDone();
        }

        /**
         * Waits until all rows are recorded.
         *
         * @throws io.slipway.kafka.KafkaProblem if the broker fails, or does not hold them any more
         * @throws MarketDataException if they are damaged
         */
        void await() {
            try {
                done.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof Error failure) {
                    throw failure;
                }
                throw e;
            }
        }

        /** Gives the rest up. */
        @Override
        public void close() {
            cancelled = true;
        }
    }
}
