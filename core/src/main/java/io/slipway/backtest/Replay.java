package io.slipway.backtest;

import io.slipway.algo.ExecutionAlgo;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketTape;
import io.slipway.market.MarketView;
import io.slipway.market.SnapshotReader;
import io.slipway.model.ParentOrder;
import java.util.List;

/**
 * The loop: one pass over the tape for any number of scenarios, which share the market and nothing else, so that each is
 * equal to its separate run.
 *
 * <p>Order of what happens: rows in the order of the tape, those that happened after the order's end left out wherever they
 * stand; the clock is the event time and never goes back; a timer fires
 * after the rows of its own moment and before later ones; scenarios act in their order, which none can notice. Nothing is
 * allocated for an event that fills nothing.
 */
final class Replay {

    private final MarketTape tape;
    private final ParentOrder order;
    private final MarketView view;
    private final MarketEvent event = new MarketEvent();

    Replay(MarketTape tape, ParentOrder order, MarketView view) {
        this.tape = tape;
        this.order = order;
        this.view = view;
    }

    /** Row by row: every book row changes its venue's quotes and is a moment to decide. */
    void rows(List<Scenario> active) {
        long clock = Long.MIN_VALUE;
        for (long i = 0; i < tape.size() && !active.isEmpty(); i++) {
            tape.read(i, event);
            if (event.eventNs() > order.endNs()) {
                continue;
            }
            if (event.eventNs() > clock) {
                fireTimersBefore(event.eventNs(), active);
                clock = event.eventNs();
            }
            if (!event.action().isPrint()) {
                int venue = view.apply(event);
                onRow(venue, clock, active);
            }
        }
        fireTimersBefore(ExecutionAlgo.NO_TIMER, active);
    }

    private void onRow(int venue, long clock, List<Scenario> active) {
        boolean open = clock >= order.startNs();
        for (int i = 0; i < active.size(); i++) {
            active.get(i).onQuote(venue, clock);
            if (open) {
                active.get(i).decide(clock);
            }
        }
        if (open) {
            active.removeIf(Scenario::isDone);
        }
    }

    private void fireTimersBefore(long timeNs, List<Scenario> active) {
        long timer = nextTimer(active);
        while (timer < timeNs && timer <= order.endNs()) {
            for (int i = 0; i < active.size(); i++) {
                if (active.get(i).nextTimerNs() == timer) {
                    active.get(i).decide(timer);
                }
            }
            active.removeIf(Scenario::isDone);
            timer = nextTimer(active);
        }
    }

    private static long nextTimer(List<Scenario> active) {
        long next = ExecutionAlgo.NO_TIMER;
        for (int i = 0; i < active.size(); i++) {
            next = Math.min(next, active.get(i).nextTimerNs());
        }
        return next;
    }

    /** Snapshot by snapshot, the trial's way: the market is what the rows of one time stamp show, and nothing else. */
    void snapshots(List<Scenario> active) {
        SnapshotReader snapshots = new SnapshotReader(tape, order.startNs(), order.endNs());
        long clock = Long.MIN_VALUE;
        while (!active.isEmpty() && snapshots.next(view)) {
            clock = Math.max(clock, snapshots.eventNs());
            for (Scenario scenario : active) {
                for (int i = 0; i < snapshots.shownVenues(); i++) {
                    scenario.onQuote(snapshots.shownVenue(i), clock);
                }
                scenario.decide(clock);
            }
            active.removeIf(Scenario::isDone);
        }
    }
}
