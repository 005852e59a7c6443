package io.slipway.engine;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.engine.quotes.Leap;
import io.slipway.engine.quotes.MarketAtVenues;
import io.slipway.engine.quotes.QuoteBefore;
import io.slipway.engine.quotes.RecentBooks;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.ParentOrder;
import io.slipway.model.SavedState;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.Schedule;
import io.slipway.tape.MarketRows;
import io.slipway.tape.TapeCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loop: one pass over a tape, or over rows as they arrive, for any number of strategies, which share the market and nothing else, so that each is
 * equal to its separate run. It can stop after any step, be written down, and go on from there to the same bits.
 *
 * <p>Two clocks: a row changes the venues when it happens, and the market as received when it arrives. Of what falls on one moment, rows
 * come first in the order of the tape, then rows that are received, then orders and reports that arrive, then timers; where nothing takes
 * time, a row is received, decided on and traded against before the next row. Rows that happened after the order's end are left out
 * wherever they stand, and no clock ever goes back. Nothing is allocated for an event that fills nothing. Not thread-safe.
 */
public final class Replay {

    private final MarketRows rows;
    private final ParentOrder order;
    private final MarketAtVenues venues;
    private final TapeCursor happens;
    private final QuoteBefore before = new QuoteBefore();
    private final RecentBooks recent;
    private final List<ReceivedMarket> received = new ArrayList<>();
    private final List<StrategyRun> runs = new ArrayList<>();
    private final List<StrategyRun> active;
    private final Leaps leaps;
    private long receivesFromNs = Long.MAX_VALUE;
    private final SessionClock sessions;
    private long clock = Long.MIN_VALUE;
    private boolean finished;

    /**
     * A run at its beginning.
     *
     * @throws IllegalArgumentException if the place in the queue is to be exact and the rows do not name orders
     */
    Replay(MarketRows rows, RunSpec spec, List<StrategySpec> strategies) {
        this(rows, List.of(spec.withSpecs(strategies)));
    }

    /**
     * A run of several orders at its beginning, each worked by the strategies of its spec.
     *
     * @param specs of orders with one window and the same hours, at least one
     * @throws IllegalArgumentException if the place in the queue is to be exact and the rows do not name orders
     */
    Replay(MarketRows rows, List<RunSpec> specs) {
        this.rows = rows;
        order = specs.get(0).order();
        sessions = new SessionClock(order.workingSessions());
        venues = new MarketAtVenues(new VenueBooks(rows.publisherIds()), order.sessions());
        recent = new RecentBooks(venues.view());
        happens = new TapeCursor(rows, order.endNs(), MarketEvent::eventNs);
        leaps = new Leaps(Leap.of(rows, venues, before, recent), happens, sessions);
        specs.forEach(this::add);
        active = new ArrayList<>(runs);
    }

    /** Keeps the steps of all child orders for the results, not for {@link #save}; to be called before the first step. */
    public Replay keepSteps() {
        runs.forEach(StrategyRun::keepJournal);
        return this;
    }

    private void add(RunSpec spec) {
        List<StrategyRun> added = new ArrayList<>();
        for (StrategySpec each : spec.strategies()) {
            each.model().checkedAgainst(rows);
            ReceivedMarket received = received(each.model().latency());
            StrategyRun run = new StrategyRun(
                    spec,
                    each,
                    each.definition()::create,
                    new RunMarket(
                            venues.view(),
                            received.known(),
                            each.model()::newLedger,
                            before,
                            venues.mid(),
                            received.outflows(),
                            recent.of(each.model().prints()),
                            received.sides()));
            received.add(run);
            added.add(run);
        }
        long fromNs = added.stream()
                .mapToLong(StrategyRun::receivesFromNs)
                .min()
                .orElse(spec.order().startNs());
        for (int i = 0; i < added.size(); i++) {
            ExecutionModel model = spec.strategies().get(i).model();
            added.get(i).share(received(model.latency()), fromNs);
        }
        receivesFromNs = Math.min(receivesFromNs, fromNs);
        runs.addAll(added);
    }

    private ReceivedMarket received(Latency latency) {
        for (ReceivedMarket each : received) {
            if (each.isOf(latency)) {
                return each;
            }
        }
        received.add(new ReceivedMarket(rows, latency, order, venues.books(), happens));
        return received.get(received.size() - 1);
    }

    /** Goes to the first row that a run is told of, and to the state there: until then no run does anything but pass sessions. */
    Replay skip(MarketCheckpoints checkpoints) {
        for (ReceivedMarket each : received) {
            each.skipTo(checkpoints.received(each.latency()), receivesFromNs);
            clock = Math.max(clock, each.known().timeNs());
        }
        happens.moveTo(checkpoints.atVenues().restore(receivesFromNs, venues), venues.timeNs());
        while (happens.timeNs() < receivesFromNs) {
            before.note(venues.view());
            venues.onRow(happens.event(), happens.index());
            happens.advance();
        }
        clock = Math.max(clock, venues.timeNs());
        if (sessions.nextNs() <= clock && sessions.nextNs() != Sessions.NEVER) {
            skipSessions();
        }
        for (int venue = 0; venue < venues.view().venues(); venue++) {
            int halted = venue;
            runs.forEach(run -> run.onHaltBefore(halted, venues.isHalted(halted), clock));
        }
        return this;
    }

    /** Tells the runs the sessions up to now, with no quotes on show as when each began, and brings back the quotes that are left. */
    private void skipSessions() {
        StateWriter quotes = new StateWriter();
        venues.save(quotes);
        received.forEach(each -> each.known().save(quotes));
        venues.forget();
        received.forEach(each -> each.known().forget(Long.MIN_VALUE));
        long forgottenNs = Long.MIN_VALUE;
        while (sessions.nextNs() <= clock && sessions.nextNs() != Sessions.NEVER) {
            long changeNs = sessions.nextNs();
            forgottenNs = tellSession(changeNs) ? changeNs : forgottenNs;
        }
        StateReader kept = new StateReader(quotes.toBytes());
        venues.restore(kept);
        for (ReceivedMarket each : received) {
            each.known().restore(kept);
            if (each.known().timeNs() < forgottenNs) {
                each.known().forget(forgottenNs);
            }
        }
        if (venues.timeNs() < forgottenNs) {
            venues.forget();
        }
    }

    /**
     * Goes on by one row, the earliest of those that happen at a venue and those that are received, after all timers and messages
     * before it; or, if the rows say that time passes without one, by the timers and messages of that time. The results do not depend
     * on whether they say so.
     *
     * @return {@code false} at the end of the run
     */
    public boolean step() {
        if (finished) {
            return false;
        }
        ReceivedMarket next = nextReceived();
        long timeNs = next == null ? happens.timeNs() : next.timeNs();
        if (active.isEmpty() || timeNs > order.endNs()) {
            finish();
            return false;
        }
        passTo(timeNs);
        if (next != null) {
            next.receive(clock);
        } else if (happens.isQuiet()) {
            happens.endQuiet();
        } else {
            happen();
        }
        dropDone();
        return true;
    }

    /** Goes on to the end and returns the results. */
    List<StrategyResult> toEnd() {
        do {
            leap();
        } while (step());
        return results();
    }

    /** Passes the next rows as far as no strategy acts on them. The results do not depend on calls of it. */
    public void leap() {
        clock = leaps.pass(received, active, clock, order);
    }

    /** The market that receives a row before the next row happens, or null if there is none. */
    private @Nullable ReceivedMarket nextReceived() {
        happens.await();
        ReceivedMarket next = null;
        for (int i = 0; i < received.size(); i++) {
            ReceivedMarket each = received.get(i);
            if (each.isBefore(happens) && (next == null || each.timeNs() < next.timeNs())) {
                next = each;
            }
        }
        return next;
    }

    /** A row happens, after all messages before it, which {@link #passTo} has let arrive. */
    private void happen() {
        MarketEvent event = happens.event();
        boolean ordersOut = clock >= order.startNs() || event.action().isStatus();
        before.note(venues.view());
        int venue = venues.apply(event, clock);
        if (ordersOut) {
            recent.onEvent(venue, event, clock);
            for (int i = 0; i < active.size(); i++) {
                active.get(i).onHappening(event, venue, clock);
            }
            dropDone();
        }
        for (int i = 0; i < received.size(); i++) {
            received.get(i).receiveAtOnce(venue, clock);
        }
        happens.advance();
    }

    /** Fires all timers before a time, and passes the opens and closes up to it: these come before the rows of their moment. */
    private void passTo(long timeNs) {
        long lastNs = Math.min(timeNs, order.endNs());
        while (sessions.nextNs() <= lastNs && sessions.nextNs() != Sessions.NEVER) {
            long changeNs = sessions.nextNs();
            fireTimersBefore(changeNs);
            changeSession(changeNs);
        }
        fireTimersBefore(timeNs);
    }

    private void changeSession(long changeNs) {
        active.forEach(run -> run.advanceBefore(changeNs));
        tellSession(changeNs);
    }

    /** Passes the next change of the session, and returns true if quotes from before are unknown from then on. */
    private boolean tellSession(long changeNs) {
        boolean forgets = sessions.advance();
        active.forEach(run -> run.onSession(sessions.isQuoted(), sessions.isOpen(), changeNs));
        if (forgets) {
            venues.forget();
            received.forEach(each -> each.known().forget(changeNs));
            for (int venue = 0; venue < venues.view().venues(); venue++) {
                int forgotten = venue;
                received.forEach(each -> each.onForget(forgotten));
                recent.onForget(venue, changeNs);
                active.forEach(run -> run.onForget(forgotten, changeNs));
            }
        }
        return forgets;
    }

    private void fireTimersBefore(long timeNs) {
        if (timeNs <= clock) {
            return;
        }
        if (timeNs <= order.startNs()) {
            clock = timeNs;
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
        if (clock >= order.startNs() && ReceivedMarket.isOneDone(received)) {
            active.removeIf(StrategyRun::isDone);
            received.forEach(ReceivedMarket::dropDone);
        }
    }

    private void finish() {
        passTo(Schedule.NO_TIMER);
        runs.forEach(run -> run.finish(order.endNs()));
        finished = true;
    }

    /** True if a step would look at row {@code row} or a later one, which may mean to wait for it. */
    public boolean waitsFor(long row) {
        return !finished && happens.index() >= row;
    }

    /**
     * Results of the strategies, in their order.
     *
     * @throws IllegalStateException if the run is not at its end
     */
    public List<StrategyResult> results() {
        if (!finished) {
            throw new IllegalStateException("the run is not at its end");
        }
        return runs.stream().map(StrategyRun::toResult).toList();
    }

    /** {@link #results} of the orders of a run of several, in their order, each with those of its strategies. */
    List<List<StrategyResult>> resultsOf(List<RunSpec> specs) {
        List<StrategyResult> all = results();
        List<List<StrategyResult>> byOrder = new ArrayList<>();
        int from = 0;
        for (RunSpec spec : specs) {
            byOrder.add(all.subList(from, from + spec.strategies().size()));
            from += spec.strategies().size();
        }
        return byOrder;
    }

    /** Number of the earliest row that is still needed: those before it are never read again. */
    public long neededIndex() {
        long least = happens.index();
        for (ReceivedMarket each : received) {
            least = Math.min(least, each.index());
        }
        return least;
    }

    /** Time of the run, in ns since 1970 UTC: that of the last row, timer or message; {@link Long#MIN_VALUE} before the first. */
    public long clockNs() {
        return clock;
    }

    /** The venues' books as they are now, to look at between two steps. */
    public MarketView market() {
        return venues.view();
    }

    /** The strategies' orders and fills until now, in their order. */
    public List<StrategyProgress> progress() {
        return runs.stream().map(StrategyRun::progress).toList();
    }

    /** All that the remaining run depends on besides the tape and the strategies; child orders and fills are journals. */
    public SavedState save() {
        StateWriter state = new StateWriter();
        state.section(rows.identity()).put(clock).put(finished);
        happens.save(state);
        venues.save(state);
        recent.save(state);
        runs.forEach(run -> run.save(state));
        received.forEach(each -> each.save(state));
        return state.toState();
    }

    void restore(byte[] bytes) {
        StateReader state = new StateReader(bytes).section(rows.identity());
        clock = state.takeLong();
        finished = state.takeBoolean();
        sessions.restore(clock);
        happens.restore(state);
        venues.restore(state);
        recent.restore(state);
        runs.forEach(run -> run.restore(state));
        active.removeIf(StrategyRun::isDone);
        received.forEach(each -> each.restore(state));
        state.end();
    }
}
