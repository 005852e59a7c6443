package io.slipway.data;

import io.slipway.data.source.ArrivalLock;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.market.RowSource.Arrival;
import io.slipway.model.Instrument;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an input that is still being written, each a fifth of a second after its arrival at the latest. Within that time rows are
 * put in order as those of a complete file are. A row that comes later than that gets the time of the row before it, and is counted.
 *
 * <p>A thread of its own reads the input; it holds the lock except while it waits for bytes.
 */
final class ArrivingReader implements MarketDataReader {

    /** Feeds of several venues are late by some milliseconds, and a person does not notice twice as much. */
    private static final long HOLD_NS = 100_000_000L;

    /** Rows are handed over in some numbers, as the lock is; more would only take memory. */
    private static final int MOST_ROWS = 4096;

    private final CheckedReader rows;
    private final ArrivalLock lock;
    private final Condition change;
    private final ArrayDeque<MarketEvent> ready = new ArrayDeque<>();
    private final ArrayDeque<MarketEvent> free = new ArrayDeque<>();
    private final Thread thread;
    private boolean ended;
    private boolean closed;
    private @Nullable RuntimeException failure;
    private long markedNs = System.nanoTime();
    private long markedRecvNs = Long.MIN_VALUE;
    private long releasedRecvNs = Long.MIN_VALUE;

    /**
     * Starts to read.
     *
     * @param rows the reader of the input, which the result owns
     * @param lock the lock that the bytes of the input let go while they are waited for
     */
    ArrivingReader(CheckedReader rows, ArrivalLock lock) {
        this.rows = rows;
        this.lock = lock;
        change = lock.newCondition();
        thread = new Thread(this::readAll, "slipway-arriving");
        thread.setDaemon(true);
        thread.start();
    }

    private void readAll() {
        lock.lock();
        try {
            while (!closed) {
                while (ready.size() >= MOST_ROWS && !closed) {
                    change.await();
                }
                MarketEvent row = free.isEmpty() ? new MarketEvent() : free.pop();
                if (!rows.next(row)) {
                    return;
                }
                ready.add(row);
                change.signalAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            ended = true;
            change.signalAll();
            if (closed) {
                rows.close();
            }
            lock.unlock();
        }
    }

    @Override
    public Instrument instrument() {
        return rows.instrument();
    }

    @Override
    public boolean next(MarketEvent event) {
        return next(event, Long.MAX_VALUE) == Arrival.ROW;
    }

    /**
     * Gives the next row, or says that none has come in a time.
     *
     * @param longestNs the longest wait in nanoseconds; {@link Long#MAX_VALUE} for one without end
     */
    Arrival next(MarketEvent event, long longestNs) {
        long fromNs = System.nanoTime();
        lock.lock();
        try {
            while (true) {
                if (!ready.isEmpty()) {
                    take(event);
                    return Arrival.ROW;
                }
                if (failure != null) {
                    throw failure;
                }
                if (ended || closed) {
                    return Arrival.END;
                }
                if (lock.waitsForBytes() && isReleased(event)) {
                    return Arrival.ROW;
                }
                long waitNs = Math.min(HOLD_NS / 2, longestNs - (System.nanoTime() - fromNs));
                if (waitNs <= 0) {
                    return Arrival.CLOCK;
                }
                long unused = change.awaitNanos(waitNs);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Arrival.END;
        } finally {
            lock.unlock();
        }
    }

    private void take(MarketEvent event) {
        MarketEvent row = ready.remove();
        event.copyOf(row);
        free.push(row);
        if (ready.size() == MOST_ROWS / 2) {
            change.signalAll();
        }
    }

    /** Counts an issue that was noticed after the reading. */
    void note(DataIssue issue) {
        lock.lock();
        try {
            issues().note(issue);
        } finally {
            lock.unlock();
        }
    }

    /** Gives a row that arrived before the mark of a while ago, though rows that follow it are not known. */
    private boolean isReleased(MarketEvent event) {
        long nowNs = System.nanoTime();
        if (nowNs - markedNs >= HOLD_NS) {
            releasedRecvNs = markedRecvNs;
            markedRecvNs = rows.latestRecvNs();
            markedNs = nowNs;
        }
        return rows.release(event, releasedRecvNs);
    }

    @Override
    public String place() {
        return rows.place();
    }

    @Override
    public IssueLog issues() {
        return rows.issues();
    }

    /** Ends the reading. Bytes that are being waited for are left to the thread, which ends with them. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            change.signalAll();
            thread.interrupt();
            if (ended) {
                rows.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
