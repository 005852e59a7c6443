package io.slipway.backtest;

import io.slipway.algo.ExecutionAlgo;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketTape;
import io.slipway.market.MarketView;
import io.slipway.market.SnapshotReader;
import io.slipway.model.ParentOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The loop: one pass over the tape for any number of scenarios, which share the market and nothing else, so that each is
 * equal to its separate run.
 *
 * <p>Two clocks: a row changes the venues when it happens, and what we know of them when it reaches us. Of what falls on one
 * moment, rows come first in the order of the tape, then what we hear, then orders and reports that arrive, then timers; where
 * nothing takes time, a row is heard, decided on and traded against before the next row. Rows that happened after the
 * order's end are left out wherever they stand, and no clock ever goes back. Nothing is allocated for an event that fills
 * nothing.
 */
final class Replay {

    private final MarketTape tape;
    private final ParentOrder order;
    private final Latency latency;
    private final MarketView market;
    private final MarketView known;
    private long clock = Long.MIN_VALUE;

    /** A loop over what happens in {@code market}, of which we know {@code known}: the same where the feed takes no time. */
    Replay(MarketTape tape, BacktestSettings settings, MarketView market, MarketView known) {
        this.tape = tape;
        this.order = settings.order();
        this.latency = settings.latency();
        this.market = market;
        this.known = known;
    }

    /** Row by row: every book row changes its venue's quotes, and is a moment to decide when it is heard. */
    void rows(List<Scenario> scenarios) {
        List<Scenario> active = new ArrayList<>(scenarios);
        TapeCursor happens = new TapeCursor(tape, order.endNs(), MarketEvent::eventNs);
        TapeCursor heard = new TapeCursor(tape, order.endNs(), latency::knownNs);
        while (!active.isEmpty() && Math.min(happens.timeNs(), heard.timeNs()) <= order.endNs()) {
            if (isHeardNext(happens, heard)) {
                fireTimersBefore(heard.timeNs(), active);
                hear(heard.event(), active);
                heard.advance();
            } else {
                fireTimersBefore(happens.timeNs(), active);
                happen(happens.event(), active);
                happens.advance();
            }
        }
        fireTimersBefore(ExecutionAlgo.NO_TIMER, active);
        scenarios.forEach(scenario -> scenario.finish(order.endNs()));
    }

    private boolean isHeardNext(TapeCursor happens, TapeCursor heard) {
        return heard.index() < happens.index()
                && (heard.timeNs() < happens.timeNs()
                        || (latency.isFeedImmediate() && heard.timeNs() == happens.timeNs()));
    }

    private void happen(MarketEvent event, List<Scenario> active) {
        if (!event.action().isPrint()) {
            for (int i = 0; i < active.size(); i++) {
                active.get(i).advanceBefore(clock);
            }
            int venue = market.apply(event);
            for (int i = 0; i < active.size(); i++) {
                active.get(i).onBook(venue, clock);
            }
        }
    }

    private void hear(MarketEvent event, List<Scenario> active) {
        if (event.action().isPrint()) {
            return;
        }
        int venue = known.apply(event);
        boolean open = clock >= order.startNs();
        for (int i = 0; i < active.size(); i++) {
            active.get(i).onHeard(venue, clock);
            if (open) {
                active.get(i).decide(clock);
            }
        }
        if (open) {
            active.removeIf(Scenario::isDone);
        }
    }

    private void fireTimersBefore(long timeNs, List<Scenario> active) {
        if (timeNs <= clock) {
            return;
        }
        long timer = nextTimer(active);
        while (timer < timeNs && timer <= order.endNs()) {
            for (int i = 0; i < active.size(); i++) {
                if (active.get(i).nextTimerNs() == timer) {
                    active.get(i).onTimer(timer);
                }
            }
            active.removeIf(Scenario::isDone);
            timer = nextTimer(active);
        }
        clock = timeNs;
    }

    private static long nextTimer(List<Scenario> active) {
        long next = ExecutionAlgo.NO_TIMER;
        for (int i = 0; i < active.size(); i++) {
            next = Math.min(next, active.get(i).nextTimerNs());
        }
        return next;
    }

    /** Snapshot by snapshot, the trial's way: the market is what the rows of one time stamp show, and nothing else. */
    void snapshots(List<Scenario> scenarios) {
        List<Scenario> active = new ArrayList<>(scenarios);
        SnapshotReader snapshots = new SnapshotReader(tape, order.startNs(), order.endNs());
        while (!active.isEmpty() && snapshots.next(market)) {
            clock = Math.max(clock, snapshots.eventNs());
            for (Scenario scenario : active) {
                for (int i = 0; i < snapshots.shownVenues(); i++) {
                    scenario.onBook(snapshots.shownVenue(i), clock);
                    scenario.onHeard(snapshots.shownVenue(i), clock);
                }
                scenario.decide(clock);
            }
            active.removeIf(Scenario::isDone);
        }
    }
}
