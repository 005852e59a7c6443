package io.slipway.data;

import io.slipway.market.ArrivingRows;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import io.slipway.market.RowSource;
import io.slipway.market.RowSource.Arrival;
import io.slipway.model.Instrument;

/**
 * Rows that arrive, and clocks in silence: the time of the last row plus the time that has passed here since, less half a second in
 * which rows may be late. A row that comes later than that gets the time of the clock and is counted. Not thread-safe.
 */
final class ClockedReader implements ArrivingRows {

    /** Silence after which there is a clock, and time between two of them. */
    private static final long TICK_NS = 1_000_000_000;

    private static final long GRACE_NS = 500_000_000;

    private final ArrivingReader rows;
    private long lastNs = Long.MIN_VALUE;
    private long arrivedNs;
    private long clockNs = Long.MIN_VALUE;

    /** Rows, which the result then owns. */
    ClockedReader(ArrivingReader rows) {
        this.rows = rows;
    }

    @Override
    public RowSource arrivals() {
        return this::arrive;
    }

    private Arrival arrive(MarketEvent event) {
        while (true) {
            Arrival arrival = rows.next(event, TICK_NS);
            if (arrival == Arrival.ROW) {
                passed(event);
            }
            if (arrival != Arrival.CLOCK || isClock(event)) {
                return arrival;
            }
        }
    }

    private void passed(MarketEvent row) {
        if (row.eventNs() < clockNs) {
            rows.note(DataIssue.OUT_OF_ORDER);
            row.times(clockNs, Math.max(clockNs, row.recvNs()));
        }
        lastNs = Math.max(lastNs, row.eventNs());
        arrivedNs = System.nanoTime();
    }

    /** Writes the clock into an event if there is one, which needs a row before it. */
    private boolean isClock(MarketEvent event) {
        if (lastNs == Long.MIN_VALUE) {
            return false;
        }
        long timeNs = lastNs + (System.nanoTime() - arrivedNs) - GRACE_NS;
        if (timeNs <= Math.max(lastNs, clockNs)) {
            return false;
        }
        clockNs = timeNs;
        event.times(timeNs, timeNs);
        return true;
    }

    @Override
    public Instrument instrument() {
        return rows.instrument();
    }

    @Override
    public boolean next(MarketEvent event) {
        return rows.next(event);
    }

    @Override
    public String place() {
        return rows.place();
    }

    @Override
    public IssueLog issues() {
        return rows.issues();
    }

    @Override
    public void close() {
        rows.close();
    }
}
