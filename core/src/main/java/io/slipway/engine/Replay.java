package io.slipway.engine;

import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.ParentOrder;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.Schedule;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeCursor;
import io.slipway.tca.SnapshotSums;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loop: one pass over the tape for any number of contenders, which share the market and nothing else, so that each is
 * equal to its separate run. It can stop after any step, be written down, and go on from there to the same bits.
 *
 * <p>Two clocks: a row changes the venues when it happens, and what we know of them when it reaches us. Of what falls on one
 * moment, rows come first in the order of the tape, then what we hear, then orders and reports that arrive, then timers; where
 * nothing takes time, a row is heard, decided on and traded against before the next row. Rows that happened after the
 * order's end are left out wherever they stand, and no clock ever goes back. Nothing is allocated for an event that fills
 * nothing. Not thread-safe.
 */
public final class Replay {

    private final MarketTape tape;
    private final ParentOrder order;
    private final VenueBooks books;
    private final TapeCursor happens;
    private final List<ReceivedMarket> hearings = new ArrayList<>();
    private final List<StrategyRun> scenarios = new ArrayList<>();
    private final List<StrategyRun> active;
    private final long hearsFromNs;
    private long clock = Long.MIN_VALUE;
    private boolean finished;

    Replay(MarketTape tape, ParentOrder order, SnapshotSums sums, List<Contender> contenders) {
        this.tape = tape;
        this.order = order;
        books = new VenueBooks(tape.publisherIds());
        happens = new TapeCursor(tape, order.endNs(), MarketEvent::eventNs);
        for (Contender contender : contenders) {
            ReceivedMarket hearing = hearing(contender.settings().latency());
            StrategyRun scenario =
                    new StrategyRun(contender, sums, books.view(), hearing.known(), hearing.routability());
            hearing.add(scenario);
            scenarios.add(scenario);
        }
        active = new ArrayList<>(scenarios);
        hearsFromNs =
                scenarios.stream().mapToLong(StrategyRun::hearsFromNs).min().orElse(order.startNs());
    }

    private ReceivedMarket hearing(Latency latency) {
        for (ReceivedMarket hearing : hearings) {
            if (hearing.isOf(latency)) {
                return hearing;
            }
        }
        hearings.add(new ReceivedMarket(tape, latency, order.endNs(), books));
        return hearings.get(hearings.size() - 1);
    }

    /** Goes on by one row, at the venues or in our hearing; {@code false} when the run is at its end. */
    public boolean step() {
        if (finished) {
            return false;
        }
        ReceivedMarket next = nextHearing();
        long timeNs = next == null ? happens.timeNs() : next.timeNs();
        if (active.isEmpty() || timeNs > order.endNs()) {
            finish();
            return false;
        }
        fireTimersBefore(timeNs);
        if (next == null) {
            happen();
        } else {
            next.hear(clock, hearsFromNs, order.startNs());
        }
        dropDone();
        return true;
    }

    private @Nullable ReceivedMarket nextHearing() {
        ReceivedMarket next = null;
        for (int i = 0; i < hearings.size(); i++) {
            ReceivedMarket hearing = hearings.get(i);
            if (hearing.isBefore(happens) && (next == null || hearing.timeNs() < next.timeNs())) {
                next = hearing;
            }
        }
        return next;
    }

    private void happen() {
        MarketEvent event = happens.event();
        boolean ordersOut = clock >= order.startNs() || event.action().isStatus();
        for (int i = 0; i < active.size() && ordersOut; i++) {
            active.get(i).advanceBefore(clock);
        }
        int venue = event.action().isBook() ? books.apply(event) : books.view().venueOf(event.publisherId());
        for (int i = 0; i < active.size() && ordersOut; i++) {
            active.get(i).onHappening(event, venue, clock);
        }
        happens.advance();
    }

    private void fireTimersBefore(long timeNs) {
        if (timeNs <= clock) {
            return;
        }
        long timer = nextTimer();
        while (timer < timeNs && timer <= order.endNs()) {
            for (int i = 0; i < active.size(); i++) {
                if (active.get(i).nextTimerNs() == timer) {
                    active.get(i).onTimer(timer);
                }
            }
            dropDone();
            timer = nextTimer();
        }
        clock = timeNs;
    }

    private long nextTimer() {
        long next = Schedule.NO_TIMER;
        for (int i = 0; i < active.size(); i++) {
            next = Math.min(next, active.get(i).nextTimerNs());
        }
        return next;
    }

    private void dropDone() {
        if (active.removeIf(StrategyRun::isDone)) {
            hearings.forEach(ReceivedMarket::dropDone);
        }
    }

    private void finish() {
        fireTimersBefore(Schedule.NO_TIMER);
        scenarios.forEach(scenario -> scenario.finish(order.endNs()));
        finished = true;
    }

    /**
     * What each contender did, in their order.
     *
     * @throws IllegalStateException if the run is not at its end
     */
    public List<StrategyResult> results() {
        if (!finished) {
            throw new IllegalStateException("the run is not at its end");
        }
        return scenarios.stream().map(StrategyRun::toResult).toList();
    }

    /** All that the rest of the run depends on besides the tape and the contenders. */
    public byte[] save() {
        StateWriter state = new StateWriter();
        state.section(tape.sha256()).put(clock).put(finished);
        happens.save(state);
        books.save(state);
        scenarios.forEach(scenario -> scenario.save(state));
        hearings.forEach(hearing -> hearing.save(state));
        return state.toBytes();
    }

    void restore(byte[] bytes) {
        StateReader state = new StateReader(bytes).section(tape.sha256());
        clock = state.takeLong();
        finished = state.takeBoolean();
        happens.restore(state);
        books.restore(state);
        scenarios.forEach(scenario -> scenario.restore(state));
        active.removeIf(StrategyRun::isDone);
        hearings.forEach(hearing -> hearing.restore(state));
        state.end();
    }
}
