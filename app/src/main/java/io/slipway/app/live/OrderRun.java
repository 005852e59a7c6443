package io.slipway.app.live;

import io.slipway.config.OrderSettings;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.engine.Backtest;
import io.slipway.engine.Replay;
import io.slipway.engine.StrategyResult;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.NationalQuote;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The strategies of one order on the rows of a feed so far. It goes on as far as the rows go and never waits. Not thread-safe. */
final class OrderRun {

    private final LiveOrder order;
    private final LiveRows rows;
    private final ParentOrder parent;
    private final Replay replay;
    private @Nullable NationalQuote arrival;
    private boolean finished;
    private long endRow;
    private boolean ended;

    private OrderRun(LiveOrder order, LiveRows rows, Backtest plan) {
        this.order = order;
        this.rows = rows;
        parent = plan.spec().order();
        replay = plan.startOn(rows, plan.spec().strategies());
    }

    /**
     * A run at the first row.
     *
     * @param firstNs time of the first row, in nanoseconds since 1970 UTC
     */
    static OrderRun of(LiveOrder order, Instrument instrument, LiveRows rows, long firstNs) {
        MarketTape first = universe(instrument, rows, firstNs, firstNs);
        long endNs = order.config()
                .endNs(first)
                .orElseThrow(() -> order.config().settings().fault(OrderSettings.END, "a live order needs an end"));
        MarketTape universe = universe(instrument, rows, firstNs, Math.max(firstNs, endNs));
        return new OrderRun(order, rows, ConfiguredRun.plan(universe, order.config()));
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

    /** The best bid and offer of all venues; null if one of them is missing. */
    @Nullable
    NationalQuote quote() {
        return replay.market().nationalQuote();
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

    /** Goes to the end of the order, as no rows are to come. */
    void end() {
        rows.pass(Math.max(rows.clockNs(), parent.endNs()) + 1);
        advance();
    }

    private void step() {
        if (replay.clockNs() < parent.startNs()) {
            arrival = replay.market().nationalQuote();
        }
        finished = !replay.step();
    }

    /** The order as a page shows it. */
    LiveSnapshot.Order snapshot() {
        return new LiveSnapshot.Order(
                order.id(),
                parent,
                replay.clockNs() >= parent.startNs() ? arrival : null,
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
