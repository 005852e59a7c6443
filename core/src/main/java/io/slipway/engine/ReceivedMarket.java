package io.slipway.engine;

import io.slipway.engine.quotes.FarFalls;
import io.slipway.engine.quotes.KnownMarket;
import io.slipway.engine.quotes.Leap;
import io.slipway.engine.routing.QuoteWatch;
import io.slipway.engine.routing.SharedSides;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketUpdate;
import io.slipway.market.VenueBooks;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.outflow.OutflowFlows;
import io.slipway.tape.MarketRows;
import io.slipway.tape.TapeCheckpoints;
import io.slipway.tape.TapeCursor;
import io.slipway.venue.PrintRules;
import java.util.ArrayList;
import java.util.List;

/** The market as received with one feed latency, and the strategy runs that receive it. */
final class ReceivedMarket {

    private final Latency latency;
    private final boolean isImmediate;
    private final TapeCursor cursor;
    private final KnownMarket known;
    private final MarketUpdate update;
    private final List<FarFalls> falls = new ArrayList<>();
    private final List<QuoteWatch> watches = new ArrayList<>();
    private final SharedSides sides;
    private final Leap.Receiver receiver;
    private final OutflowFlows outflows = new OutflowFlows();
    private final List<StrategyRun> runs = new ArrayList<>();

    /** Those of the runs whose time to receive the market has come, in their order, and the time at which the next one joins them. */
    private final List<StrategyRun> listening = new ArrayList<>();

    private long nextListenNs = Long.MIN_VALUE;

    /** Until it ends, the listening runs sleep, and rows are passed on to their {@link #learning} alone, each once. */
    private final CommonWait wait = new CommonWait();

    private final OutflowFlows learning = outflows.ofRun();

    /**
     * Receives {@code rows} with the feed of {@code latency}; where that takes no time, it is the market at the venues itself, and a
     * row is received while it happens.
     */
    ReceivedMarket(MarketRows rows, Latency latency, ParentOrder order, VenueBooks atVenues, TapeCursor happens) {
        this.latency = latency;
        isImmediate = latency.isFeedImmediate();
        cursor = isImmediate ? happens : new TapeCursor(rows, order.endNs(), latency::knownNs);
        VenueBooks books = isImmediate ? atVenues : new VenueBooks(rows.publisherIds());
        known = new KnownMarket(latency::knownNs, books, order.sessions());
        receiver = new Leap.Receiver(known, falls);
        sides = new SharedSides(known.market());
        update = new MarketUpdate(cursor.event(), books.view(), cursor::index);
    }

    boolean isOf(Latency other) {
        return latency.hearsWith(other);
    }

    Latency latency() {
        return latency;
    }

    KnownMarket known() {
        return known;
    }

    SharedSides sides() {
        return sides;
    }

    OutflowFlows outflows() {
        return outflows;
    }

    /** The falls of the quotes that an order takes, which its strategy runs share. */
    FarFalls falls(Side side, PrintRules rules, long fromNs) {
        for (FarFalls each : falls) {
            if (each.isOf(side, rules, fromNs)) {
                return each;
            }
        }
        falls.add(new FarFalls(known.market().opposite(side), side, rules, fromNs));
        return falls.get(falls.size() - 1);
    }

    /** Tells its strategy runs whether the quotes that an order takes have changed. */
    QuoteWatch watch(Side side) {
        for (QuoteWatch each : watches) {
            if (each.isOf(side)) {
                return each;
            }
        }
        watches.add(new QuoteWatch(side, known.market(), known.routability(), sides));
        return watches.get(watches.size() - 1);
    }

    /** Ended by a run that wakes. */
    CommonWait waiting() {
        return wait;
    }

    /** A venue's quotes, which are not shown any more, were those of an earlier session. */
    void onForget(int venue) {
        falls.forEach(each -> each.onForget(venue));
        watches.forEach(QuoteWatch::onAll);
    }

    void add(StrategyRun run) {
        runs.add(run);
    }

    /** True if one of the runs may be done since it was asked last. */
    static boolean isOneDone(List<ReceivedMarket> markets) {
        boolean isOneDone = false;
        for (int i = 0; i < markets.size(); i++) {
            isOneDone |= markets.get(i).wait.takeDone();
        }
        return isOneDone;
    }

    void dropDone() {
        wait.end();
        runs.removeIf(StrategyRun::isDone);
        listening.removeIf(StrategyRun::isDone);
    }

    private void listen(long nowNs) {
        wait.end();
        listening.clear();
        nextListenNs = Long.MAX_VALUE;
        for (StrategyRun run : runs) {
            if (run.receivesFromNs() <= nowNs) {
                listening.add(run);
            } else {
                nextListenNs = Math.min(nextListenNs, run.receivesFromNs());
            }
        }
    }

    /** Number of the next row to be received. */
    long index() {
        return cursor.index();
    }

    /** Time at which the next row is received. */
    long timeNs() {
        return cursor.timeNs();
    }

    /**
     * True if its next row is received before the next row of {@code happens} takes effect; never for a row that has not
     * happened yet.
     */
    boolean isBefore(TapeCursor happens) {
        return hasMissed(happens) && cursor.timeNs() < happens.timeNs();
    }

    /** True if a row has happened that was not received yet; never waits for a row that has not happened. */
    private boolean hasMissed(TapeCursor happens) {
        if (cursor.index() >= happens.index()) {
            return false;
        }
        cursor.timeNs();
        return cursor.index() < happens.index();
    }

    /** Goes to the first row that is received at {@code fromNs} or later, before any run is told a row. */
    void skipTo(TapeCheckpoints checkpoints, long fromNs) {
        long row = checkpoints.restore(fromNs, known);
        cursor.moveTo(row, known.timeNs());
        while (cursor.timeNs() < fromNs) {
            known.onRow(cursor.event(), cursor.index());
            cursor.advance();
        }
    }

    /**
     * Passes rows from {@code from} on that no run acts on, if they are received while they happen.
     *
     * @return the number of the first row that was not passed
     */
    long pass(Leap leap, long from, long nowNs, long untilNs) {
        if (!isImmediate || nowNs >= nextListenNs) {
            return from;
        }
        watches.forEach(QuoteWatch::rest);
        return leap.pass(from, nowNs, Math.min(untilNs, nextListenNs), receiver);
    }

    /** Receives the next row, and tells it to the runs. */
    void receive(long nowNs) {
        MarketEvent event = cursor.event();
        if (!known.isLate(event)) {
            tell(known.apply(event, nowNs), nowNs);
        }
        cursor.advance();
    }

    /** Receives a row of a venue while it happens there, if the feed takes no time. */
    void receiveAtOnce(int venue, long nowNs) {
        if (isImmediate && !known.isLate(cursor.event())) {
            known.note(cursor.event(), venue, nowNs);
            tell(venue, nowNs);
        }
    }

    private void tell(int venue, long nowNs) {
        boolean isHalted = known.routability().isHalted(venue);
        for (int i = 0; i < falls.size(); i++) {
            falls.get(i).onRow(update, venue, isHalted, nowNs);
        }
        if (nowNs >= nextListenNs) {
            listen(nowNs);
        }
        long row = cursor.index();
        if (wait.lasts(nowNs)) {
            learning.onMarket(update, row, nowNs);
            return;
        }
        boolean isOther = false;
        for (int i = 0; i < watches.size(); i++) {
            isOther |= watches.get(i).onRow(update, venue);
        }
        long untilNs = Long.MAX_VALUE;
        for (int i = 0; i < listening.size(); i++) {
            StrategyRun run = listening.get(i);
            long runUntilNs = run.sleepThrough(update, row, nowNs);
            if (runUntilNs == CommonWait.AWAKE) {
                run.onMarket(update, venue, isHalted, nowNs);
            }
            untilNs = Math.min(untilNs, runUntilNs);
        }
        if (untilNs != CommonWait.AWAKE) {
            learning.clear();
            listening.forEach(run -> learning.learnWith(run.outflows()));
            wait.begin(untilNs);
        }
        if (isOther && !isOneWaiting()) {
            watches.forEach(QuoteWatch::restSoon);
        }
    }

    private boolean isOneWaiting() {
        for (int i = 0; i < listening.size(); i++) {
            if (listening.get(i).quoteWait().lasts()) {
                return true;
            }
        }
        return false;
    }

    void save(StateWriter state) {
        cursor.save(state.section("received"));
        known.save(state);
        falls.forEach(each -> each.save(state));
    }

    void restore(StateReader state) {
        cursor.restore(state.section("received"));
        known.restore(state);
        falls.forEach(each -> each.restore(state));
        watches.forEach(QuoteWatch::onAll);
        runs.forEach(run -> run.quoteWait().beginAgain());
        dropDone();
        nextListenNs = Long.MIN_VALUE;
    }
}
