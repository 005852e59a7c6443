package io.slipway.engine;

import io.slipway.engine.ledger.ExecutionLedger;
import io.slipway.engine.ledger.FeeMeter;
import io.slipway.engine.quotes.PriceBounds;
import io.slipway.engine.quotes.QuotedFills;
import io.slipway.engine.quotes.TouchedVenues;
import io.slipway.engine.routing.QuoteWait;
import io.slipway.engine.routing.ReceivedReports;
import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.model.ExecutionReport;
import io.slipway.model.Liquidity;
import io.slipway.model.ParentOrder;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.outflow.OutflowFlows;
import io.slipway.strategy.Completion;
import io.slipway.strategy.Schedule;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.StrategySetup;
import io.slipway.strategy.WakesOn;
import io.slipway.tca.Execution;
import io.slipway.tca.Remainder;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.RecentBook;
import io.slipway.venue.ReportListener;
import io.slipway.venue.VenueModels;
import io.slipway.venue.VenueSimulator;
import java.math.BigInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One strategy that acts on the market as received, and venues that do with its orders what the market allows. Its strategy is called
 * outside the venues' own work: reports that arrive meanwhile wait until then. Not thread-safe.
 */
public final class StrategyRun implements ReportListener {

    private final StrategySpec spec;
    private final PluginFailures failures;
    private final ParentOrder order;
    private final FeeMeter fees;
    private final MarketView market;
    private final QuotedFills fills;
    private final VenueSimulator venues;
    private final ExecutionLedger ledger;
    private final PriceBounds bounds;
    private final SimulatedContext context;
    private final Strategy strategy;
    private final ReceivedReports received = new ReceivedReports();
    private final OutflowFlows outflows;
    private final long receivesFromNs;
    private final @Nullable Completion completion;
    private long startTimerNs;
    private boolean started;
    private boolean hears;
    private boolean open;
    private long idleUntilNs = CommonWait.AWAKE;
    private CommonWait wait = new CommonWait();
    private final QuoteWait quoteWait = new QuoteWait();
    private Remainder remainder = Remainder.NONE;

    /**
     * A run in a market that is known as it is, at once.
     *
     * @param recent the recent past of {@code market}, by the rules for prints of {@code spec}, which its owner tells of each change before the run
     * @param liquidity makes the ledgers of what was taken, for a number of venues
     */
    public static StrategyRun inPlainSight(
            RunSpec run,
            StrategySpec spec,
            Function<StrategySetup, ? extends Strategy> factory,
            MarketView market,
            RecentBook recent,
            IntFunction<LiquidityLedger> liquidity) {
        return new StrategyRun(run, spec, factory, RunMarket.inPlainSight(market, liquidity, recent));
    }

    StrategyRun(
            RunSpec run,
            StrategySpec spec,
            Function<StrategySetup, ? extends Strategy> factory,
            RunMarket surroundings) {
        this.spec = spec;
        failures = new PluginFailures(StrategyRun.class, "strategy", spec.name());
        order = run.order();
        market = surroundings.market();
        fills = new QuotedFills(market, surroundings.before());
        fees = new FeeMeter(run.fees(), market);
        bounds = new PriceBounds(order, surroundings.mid());
        VenueModels models = spec.model().venueModels(surroundings.liquidity(), bounds);
        venues = new VenueSimulator(market, models, this, surroundings.recent());
        ledger = new ExecutionLedger(order);
        context = new SimulatedContext(run, spec.model(), surroundings, venues);
        outflows = surroundings.outflows().ofRun();
        strategy = failures.call(null, () -> factory.apply(surroundings.setup(run, spec, outflows)));
        long startNs = order.startNs();
        receivesFromNs = Math.min(startNs, failures.call(strategy, () -> strategy.receivesFromNs(startNs)));
        startTimerNs = order.workingSessions().openFromNs(startNs);
        hears = order.workingSessions().isQuoted(Long.MIN_VALUE);
        open = order.workingSessions().isOpen(Long.MIN_VALUE);
        completion = surroundings.routability() == null ? null : run.schedule().completion();
    }

    /** Keeps the lives of its orders, for charts. */
    void keepJournal() {
        context.orders().keepJournal();
    }

    /** The time from which on it receives the market. */
    long receivesFromNs() {
        return receivesFromNs;
    }

    /** Takes the far side's falls from {@code fromNs} on and its changes from a market that notes a row first, and ends its wait when it wakes. */
    void share(ReceivedMarket shared, long fromNs) {
        context.believed().share(shared.falls(order.side(), spec.model().prints(), fromNs));
        quoteWait.share(shared.watch(order.side()));
        wait = shared.waiting();
    }

    /** A venue is halted, or not, since before this run's first row. */
    void onHaltBefore(int venue, boolean isHalted, long nowNs) {
        venues.onHalt(venue, isHalted, nowNs);
    }

    /** True if the whole order is filled. */
    public boolean isDone() {
        return ledger.filledQty() == order.qty();
    }

    /** The next time at which something happens to it although the market is still: a timer, or a message that arrives. */
    long nextTimerNs() {
        return Math.min(Math.min(startTimerNs, context.timers().nextNs()), venues.nextMessageNs());
    }

    /** A time of {@link #nextTimerNs} has come, after all that the market did at it. */
    void onTimer(long nowNs) {
        boolean due = startTimerNs == nowNs || context.timers().nextNs() == nowNs;
        venues.advanceBefore(nowNs + 1);
        if (open && (due || !received.isEmpty())) {
            try {
                enter(nowNs);
                tellReports();
                tellTimers(nowNs);
                act();
            } catch (RuntimeException | Error e) {
                throw failures.told(strategy, e);
            }
            context.leave();
        }
    }

    private void tellTimers(long nowNs) {
        for (String name = context.timers().takeDue(nowNs);
                name != null;
                name = context.timers().takeDue(nowNs)) {
            strategy.onTimer(name, context);
            tellReports();
        }
    }

    /** A row happens at a venue, whose books the market shows already if it changes them. */
    void onHappening(MarketEvent event, int venue, long nowNs) {
        context.orders().look(venues, venue, nowNs);
        venues.onEvent(venue, event, nowNs);
        context.orders().look(venues, venue, nowNs);
        if (open && !received.isEmpty()) {
            try {
                enter(nowNs);
                tellReports();
            } catch (RuntimeException | Error e) {
                throw failures.told(strategy, e);
            }
            context.leave();
        }
    }

    /**
     * The session changes, after all that arrived before. At its end resting orders expire; the strategy is told when it is called
     * next, which it is not before the next session.
     *
     * @param isQuoted true if the market is open, so that the strategy receives it
     * @param isOpen true if orders may trade
     */
    void onSession(boolean isQuoted, boolean isOpen, long nowNs) {
        if (open != isOpen) {
            venues.onSession(isOpen, nowNs);
        }
        wait.end();
        quoteWait.end();
        hears = isQuoted;
        open = isOpen;
    }

    /** A venue's quotes, which the market no longer shows, are those of an earlier session. */
    void onForget(int venue, long nowNs) {
        venues.onForget(venue, nowNs);
        context.believed().onForget(venue);
    }

    /** True if quotes that show this many shares together, all they show, change nothing: they need not be told, nor be decided on. */
    public boolean sleepsThrough(long displayedQty) {
        return received.isEmpty() && context.isUntouched() && displayedQty < strategy.leastDisplayedQty();
    }

    /** A venue's quotes change, and are known at once. */
    public void onQuotes(int venue, long nowNs) {
        venues.onBook(venue, nowNs);
        context.believed().onBook(venue, nowNs);
    }

    /** Lets what arrives before a time arrive, at the venues as they still are. */
    void advanceBefore(long timeNs) {
        venues.advanceBefore(timeNs);
    }

    /** Passes a row on to its hypothetical orders alone, and returns the time until which it sleeps; {@link CommonWait#AWAKE} if it does not. */
    long sleepThrough(MarketUpdate update, long row, long nowNs) {
        if (!hears || nowNs >= idleUntilNs || !received.isEmpty() || !context.isUntouched()) {
            return CommonWait.AWAKE;
        }
        outflows.onMarket(update, row, nowNs);
        return idleUntilNs;
    }

    /** Its wait for other quotes than those that it decided on last. */
    QuoteWait quoteWait() {
        return quoteWait;
    }

    /** The time until which rows of no venue that it touches change anything for it. */
    long sleepsUntilNs() {
        boolean sleeps = hears && started && received.isEmpty() && outflows.isEmpty();
        sleeps &= spec.model().staleNs() == 0 && context.orders().working().isEmpty();
        return sleeps ? Math.min(idleUntilNs, nextTimerNs()) : CommonWait.AWAKE;
    }

    void addTouched(TouchedVenues touched) {
        touched.add(venues);
        context.believed().addTouched(touched);
    }

    OutflowFlows outflows() {
        return outflows;
    }

    /** A row is received, and the market shows it. The end of a halt is decided on after all rows of its moment: quotes may come with it. */
    void onMarket(MarketUpdate update, int venue, boolean isHalted, long nowNs) {
        if (context.onRow(update, venue, isHalted, nowNs)) {
            quoteWait.end();
        }
        if (hears && received.isEmpty() && (nowNs < idleUntilNs || quoteWait.lasts())) {
            outflows.onMarket(update, nowNs);
        } else if (hears) {
            try {
                enter(nowNs);
                strategy.onMarket(update, context);
                tellReports();
                if (started && open && update.action() == BookAction.RESUME) {
                    startTimerNs = nowNs;
                } else if (started && open && !update.isPrint()) {
                    act();
                } else if (!started) {
                    idleUntilNs = strategy.idleUntilNs();
                }
            } catch (RuntimeException | Error e) {
                throw failures.told(strategy, e);
            }
            context.leave();
        }
    }

    /** Lets the strategy decide now. */
    public void decide(long nowNs) {
        try {
            enter(nowNs);
            act();
        } catch (RuntimeException | Error e) {
            throw failures.told(strategy, e);
        }
        context.leave();
    }

    private void act() {
        startTimerNs = Schedule.NO_TIMER;
        strategy.decide(context);
        boolean isTold = received.isEmpty();
        idleUntilNs = isTold ? strategy.idleUntilNs() : CommonWait.AWAKE;
        if (isTold && context.areQuotesStill(false)) {
            quoteWait.begin(strategy.wakesOn());
        } else if (!isTold && tellReports()) {
            WakesOn what = strategy.wakesAfterFills();
            quoteWait.begin(what != WakesOn.EVERY_ROW && context.areQuotesStill(true) ? what : WakesOn.EVERY_ROW);
        }
    }

    private void enter(long nowNs) {
        wait.end();
        idleUntilNs = CommonWait.AWAKE;
        quoteWait.end();
        context.enter(nowNs);
        if (!started && open && nowNs >= order.startNs()) {
            started = true;
            context.start();
            strategy.onStart(context);
            tellReports();
        }
    }

    /** Tells the strategy all reports; true if all were fills of what it took, and it sent nothing since. */
    private boolean tellReports() {
        int sent = context.orders().sentCount();
        return received.tell(strategy, context) && context.orders().sentCount() == sent;
    }

    /** Ends the order: what is on its way arrives if it arrives in time, and all fills are accounted for. */
    void finish(long endNs) {
        venues.finish(endNs);
        if (completion != null && !isDone()) {
            FinalWalk.Means means = new FinalWalk.Means(market, venues, fees, bounds);
            remainder = FinalWalk.complete(completion, context, means, ledger, endNs);
        }
        received.clear();
        if (context.orders().hasArrived() || context.filledQty() != ledger.filledQty()) {
            throw new IllegalStateException("orders without an end: strategy=" + spec.name() + ", working="
                    + context.working() + ", filled=" + ledger.filledQty());
        }
    }

    @Override
    public void onExecution(ExecutionReport fill) {
        Liquidity liquidity = fill.kind() == ExecutionReport.Kind.TAKEN ? Liquidity.TAKER : Liquidity.MAKER;
        BigInteger feeE9 = fees.chargeE9(fill, liquidity);
        ledger.onFill(fill.orderId(), fills.of(fill, feeE9, liquidity));
        wait.onFill(isDone());
    }

    @Override
    public void onReport(ExecutionReport report) {
        wait.end();
        context.onReport(report);
        received.add(report);
    }

    StrategyProgress progress() {
        return StrategyProgress.of(spec.name(), market, venues, context, ledger);
    }

    /** All that the strategy did. */
    public StrategyResult toResult() {
        OrderBlotter orders = context.orders();
        return new StrategyResult(
                spec.name(),
                order,
                new Execution(ledger.filledQty(), ledger.cashE9(), remainder),
                ledger.fills(),
                orders.venueOrders(market, ledger.fillsByOrder(orders.sentCount())),
                failures.call(strategy, strategy::plan),
                venues.reusedQty(),
                context.passedOver());
    }

    void save(StateWriter state) {
        state.section(spec.name()).put(startTimerNs).put(idleUntilNs);
        state.put(started).put(hears).put(open);
        received.save(state);
        quoteWait.save(state);
        venues.save(state);
        ledger.save(state);
        fees.save(state);
        remainder.save(state);
        context.save(state);
        failures.run(strategy, () -> strategy.save(state));
    }

    void restore(StateReader state) {
        startTimerNs = state.section(spec.name()).takeLong();
        idleUntilNs = state.takeLong();
        started = state.takeBoolean();
        hears = state.takeBoolean();
        open = state.takeBoolean();
        received.restore(state);
        quoteWait.restore(state);
        venues.restore(state);
        ledger.restore(state);
        fees.restore(state);
        remainder = Remainder.restored(state);
        context.restore(state);
        failures.run(strategy, () -> strategy.restore(state));
    }
}
