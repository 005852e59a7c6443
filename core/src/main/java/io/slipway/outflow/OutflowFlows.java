package io.slipway.outflow;

import io.slipway.market.BookAction;
import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.venue.PrintRules;
import io.slipway.venue.QueueModel;
import io.slipway.venue.RecentBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hypothetical orders of one market as received. Estimators of the same terms that begin with the same row share them, because
 * they cost more than a strategy's own orders. Not thread-safe.
 */
public final class OutflowFlows {

    private final Map<Beginning, OutflowFlow> flows;

    private final Map<Known, Past> pasts;

    /** Those that estimators of this run have begun. */
    private final List<OutflowFlow> begun = new ArrayList<>();

    private record Beginning(Terms terms, long row) {}

    private record Known(PrintRules prints, long row) {}

    /** All that decides the samples of an estimator, besides the data. */
    record Terms(Side side, QueueModel queue, PrintRules prints, long horizonNs, int kept) {}

    /** None yet. */
    public OutflowFlows() {
        this(new HashMap<>(), new HashMap<>());
    }

    private OutflowFlows(Map<Beginning, OutflowFlow> flows, Map<Known, Past> pasts) {
        this.flows = flows;
        this.pasts = pasts;
    }

    /** The same hypothetical orders for the estimators of one run, which ends when it does. */
    public OutflowFlows ofRun() {
        return new OutflowFlows(flows, pasts);
    }

    /** Begins those that another run has begun. */
    public void learnWith(OutflowFlows other) {
        for (OutflowFlow flow : other.begun) {
            if (!begun.contains(flow)) {
                begun.add(flow);
            }
        }
    }

    /** True if none has begun, so that rows teach nothing. */
    public boolean isEmpty() {
        return begun.isEmpty();
    }

    /** Passes on nothing until others are begun. */
    public void clear() {
        begun.clear();
    }

    /** A row has been received, which the strategy of the run is not told. */
    public void onMarket(MarketUpdate update, long nowNs) {
        onMarket(update, update.row(), nowNs);
    }

    /** The same for one whose number {@code row} is known. */
    public void onMarket(MarketUpdate update, long row, long nowNs) {
        for (int i = 0; i < begun.size(); i++) {
            OutflowFlow flow = begun.get(i);
            if (flow.lastRow() != row) {
                flow.onMarket(update, nowNs);
            }
        }
    }

    /** The hypothetical orders that begin with a row of {@code known}. */
    OutflowFlow beginningWith(long row, Terms terms, MarketView known) {
        OutflowFlow flow = flows.computeIfAbsent(
                new Beginning(terms, row), any -> new OutflowFlow(known, terms, pastFrom(row, terms.prints(), known)));
        if (!begun.contains(flow)) {
            begun.add(flow);
        }
        return flow;
    }

    private Past pastFrom(long row, PrintRules prints, MarketView known) {
        return pasts.computeIfAbsent(new Known(prints, row), any -> new Past(new RecentBook(known, prints)));
    }

    /** The recent past of the market from one row on, which orders of both sides and all horizons share. */
    static final class Past {

        private static final long NO_ROW = -1;

        private final RecentBook recent;
        private long lastRow = NO_ROW;

        Past(RecentBook recent) {
            this.recent = recent;
        }

        RecentBook recent() {
            return recent;
        }

        void restore(StateReader state) {
            lastRow = NO_ROW;
            recent.restore(state);
        }

        /** A row has been received, and the market shows it. A row counts once, however often told. */
        void note(MarketUpdate update, long nowNs) {
            if (update.row() == lastRow) {
                return;
            }
            lastRow = update.row();
            int venue = update.venue();
            if (update.action() == BookAction.CLEAR) {
                recent.onClear(venue, nowNs);
            } else if (update.isBook()) {
                recent.onBook(venue, nowNs);
            } else if (update.isTradeInBook()) {
                recent.onPrint(venue, update.priceE9(), update.size(), update.side(), nowNs);
            }
        }
    }
}
