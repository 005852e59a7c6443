package io.slipway.app.live;

import io.slipway.config.OrderSettings;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.RunConfig;
import io.slipway.engine.Backtest;
import io.slipway.engine.Replay;
import io.slipway.engine.StrategyProgress;
import io.slipway.engine.StrategyResult;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import java.util.List;

/** The strategies of one order on the rows of a feed so far. It goes on as far as the rows go and never waits. Not thread-safe. */
final class OrderRun {

    private final LiveOrder order;
    private final LiveRows rows;
    private final ParentOrder parent;
    private final Replay replay;
    private final LiveSnapshot.MarketSums.Adder sums;
    private boolean finished;
    private long endRow;
    private boolean ended;

    private final int venues;

    private OrderRun(LiveOrder order, LiveRows rows, Backtest plan, Replay replay) {
        this.order = order;
        this.rows = rows;
        this.replay = replay;
        parent = plan.spec().order();
        venues = rows.publisherIds().length;
        sums = new LiveSnapshot.MarketSums.Adder(parent);
    }

    /**
     * A run at the first row.
     *
     * @param firstNs time of the first row, in nanoseconds since 1970 UTC
     */
    static OrderRun of(LiveOrder order, Instrument instrument, LiveRows rows, long firstNs) {
        Backtest plan = plan(order, instrument, rows, firstNs);
        return new OrderRun(order, rows, plan, plan.startOn(rows, plan.spec().strategies()));
    }

    /**
     * A run of an order on the rows so far. One of another run of it keeps the prints that were counted, as it does not see them again.
     *
     * @param firstNs time of the first row, in nanoseconds since 1970 UTC
     * @param before the runs so far
     */
    static OrderRun begun(LiveOrder order, Instrument instrument, LiveRows rows, long firstNs, List<OrderRun> before) {
        OrderRun run = of(order, instrument, rows, firstNs);
        for (OrderRun each : before) {
            if (each.order.id().equals(order.id())) {
                run.sums.restore(each.sums.sums().ofPrints());
            }
        }
        run.advance();
        return run;
    }

    /**
     * A run that goes on where it was saved. One that ended before a venue was seen that is known now begins anew, which gives the same
     * orders and fills.
     *
     * @param command settings of the command, which say what kind of settings an order has
     * @throws MarketDataException if the state cannot be read
     */
    static OrderRun resumed(
            RunConfig command, SavedLive.Order saved, Instrument instrument, LiveRows rows, long firstNs) {
        SavedLive.Facts facts = saved.facts();
        LiveOrder order = new LiveOrder(facts.id(), OrderTerms.restored(command, facts.settings()), facts.cancelled());
        if (facts.venues() != rows.publisherIds().length) {
            OrderRun anew = of(order, instrument, rows, firstNs);
            anew.sums.restore(facts.market().ofPrints());
            anew.advance();
            anew.endRow = facts.ended() ? facts.endRow() : anew.endRow;
            return anew;
        }
        Backtest plan = plan(order, instrument, rows, firstNs);
        try {
            Replay replay =
                    plan.resumeOn(rows, plan.spec().strategies(), saved.state().bytes());
            OrderRun run = new OrderRun(order, rows, plan, replay);
            run.sums.restore(facts.market());
            run.finished = facts.finished();
            run.endRow = facts.endRow();
            run.ended = facts.ended();
            return run;
        } catch (IllegalArgumentException e) {
            throw new MarketDataException(
                    "the state of an order cannot be read, another version of the program wrote it: order=" + facts.id()
                            + ", reason=" + e.getMessage() + "; give the run another id",
                    e);
        }
    }

    /** The run as it is, to be kept. */
    SavedLive.Order save() {
        SavedLive.Facts facts = new SavedLive.Facts(
                order.id(),
                order.config().settings().texts(),
                order.cancelled(),
                sums.sums(),
                finished,
                endRow,
                ended,
                venues);
        return new SavedLive.Order(facts, replay.save());
    }

    private static Backtest plan(LiveOrder order, Instrument instrument, LiveRows rows, long firstNs) {
        MarketTape first = universe(instrument, rows, firstNs, firstNs);
        long endNs = order.config()
                .endNs(first)
                .orElseThrow(() -> order.config().settings().fault(OrderSettings.END, "a live order needs an end"));
        MarketTape universe = universe(instrument, rows, firstNs, Math.max(firstNs, endNs));
        return ConfiguredRun.plan(universe, order.config());
    }

    private static MarketTape universe(Instrument instrument, LiveRows rows, long firstNs, long lastNs) {
        MarketTape.Builder tape = new MarketTape.Builder(instrument);
        MarketEvent event = new MarketEvent();
        for (long timeNs : new long[] {firstNs, lastNs}) {
            for (int publisher : rows.publisherIds()) {
                event.times(timeNs, timeNs).origin(publisher, 0).action(BookAction.CLEAR, BookSide.NONE, 0);
                event.orderWithoutPrice(0).levels(1).noBid().noAsk();
                tape.add(rows.namesOrders() ? event.noRemovals() : event);
            }
        }
        return tape.build();
    }

    LiveOrder order() {
        return order;
    }

    ParentOrder parent() {
        return parent;
    }

    /** True if its window has passed, or all of it is filled. */
    boolean isFinished() {
        return finished;
    }

    /** True if no row that follows matters to it: of one that is filled early, benchmarks need those until its end. */
    boolean isOver() {
        return order.cancelled() || rows.clockNs() > parent.endNs();
    }

    /** True if nothing of it changes any more, its stretch included. */
    boolean isSettled() {
        return finished && ended;
    }

    /** The strategies' orders and fills until now. */
    List<StrategyProgress> progress() {
        return replay.progress();
    }

    /** Its stretch of the record: all of it, or if rows after its end are earlier than that, the rows before these. */
    MarketTape stretch(MarketTape record) {
        MarketEvent event = new MarketEvent();
        for (long index = endRow; index < record.size(); index++) {
            record.read(index, event);
            if (event.eventNs() <= parent.endNs()) {
                return record.between(0, endRow);
            }
        }
        return record;
    }

    /** Bids and offers of the venues. */
    LiveSnapshot.Books books() {
        return LiveSnapshot.Books.of(replay.market());
    }

    /** Goes on with the rows and the time there are. */
    void advance() {
        if (!ended) {
            endRow = rows.size();
            ended = rows.clockNs() > parent.endNs();
        }
        while (!finished && (!replay.waitsFor(rows.size()) || isPassed())) {
            step();
        }
    }

    private boolean isPassed() {
        return rows.clockNs() > replay.clockNs();
    }

    /** Number of the first row that it still looks at; that of the next one to come if it looks at none any more. */
    long neededRow() {
        return finished ? rows.size() : Math.min(rows.size(), replay.neededIndex());
    }

    /** Goes to the end of the order, as no rows are to come. */
    void end() {
        rows.pass(Math.max(rows.clockNs(), parent.endNs()) + 1);
        advance();
    }

    private void step() {
        MarketView market = replay.market();
        long fromNs = replay.clockNs();
        if (fromNs < parent.startNs()) {
            sums.beforeStart(market);
        }
        boolean hasMid = market.hasMid();
        long twiceMidE9 = hasMid ? market.twiceMidE9() : 0;
        finished = !replay.step();
        // A run that ends since all is filled says nothing of the time after that.
        if (hasMid && !(finished && isFilled())) {
            sums.onMid(twiceMidE9, fromNs, replay.clockNs());
        }
    }

    private boolean isFilled() {
        return replay.progress().stream().allMatch(each -> each.filledQty() == parent.qty());
    }

    /** A row has come, after all that it changes of the orders that there are. */
    void onRow(MarketEvent row) {
        if (!finished) {
            sums.onRow(row);
        }
    }

    /** The order as a page shows it. */
    LiveSnapshot.Order snapshot() {
        return new LiveSnapshot.Order(
                order.id(),
                parent,
                replay.clockNs() >= parent.startNs() ? sums.sums() : LiveSnapshot.MarketSums.NONE,
                replay.progress(),
                finished,
                order.isHeld(),
                order.cancelled());
    }

    /** The results, once it is finished. */
    List<StrategyResult> results() {
        return replay.results();
    }
}
