package io.slipway.outflow;

import io.slipway.market.BookAction;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.venue.RecentBook;
import io.slipway.venue.ReportListener;
import io.slipway.venue.VenueModels;
import io.slipway.venue.VenueSimulator;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/**
 * Hypothetical orders of unlimited size: one at the best quote of each venue, resting for a horizon. They are filled by the
 * rules of real orders, and so give the fill of a real order of any size: if a volume {@code V} reaches one, an order of {@code
 * L} shares fills {@code min(V, L)}. They use data as received.
 */
final class HypotheticalOrders {

    /** The price of an order that is not there. */
    static final long NO_ORDER = VenueSimulator.NO_ORDER;

    private static final long ENDLESS = 1L << 50;

    private final MarketView known;
    private final Side side;
    private final DisplayedSide own;
    private final DisplayedSide far;
    private final long horizonNs;
    private final VenueSimulator venues;
    private final long[] filled;
    private final long[] queue;
    private final boolean[] atBest;
    private final long[] orderId;
    private long endNs = Long.MIN_VALUE;
    private long startTwiceMidE9;
    private boolean hadMid;
    private long sent;

    /**
     * Creates orders that rest for a horizon, and again whenever it ends.
     *
     * @param recent the recent past of {@code known}, as of now
     */
    HypotheticalOrders(MarketView known, OutflowFlows.Terms terms, RecentBook recent) {
        this.known = known;
        side = terms.side();
        horizonNs = terms.horizonNs();
        own = known.opposite(side.opposite());
        far = known.opposite(side);
        venues = new VenueSimulator(
                known, VenueModels.defaults().withQueue(terms.queue()).withPrints(terms.prints()), new Fills(), recent);
        filled = new long[known.venues()];
        queue = new long[known.venues()];
        atBest = new boolean[known.venues()];
        orderId = new long[known.venues()];
        Arrays.fill(orderId, -1);
    }

    /** Adds up fills. */
    private final class Fills implements ReportListener {

        @Override
        public void onReport(ExecutionReport report) {}

        @Override
        public void onExecution(ExecutionReport fill) {
            filled[fill.venue()] += fill.lastQty();
        }

        @Override
        public boolean needsReports() {
            return false;
        }
    }

    /** True if there are open orders with an ended horizon. */
    boolean isOver(long nowNs) {
        return endNs != Long.MIN_VALUE && nowNs >= endNs;
    }

    /** The end of the horizon of the orders that started last. */
    long endNs() {
        return endNs;
    }

    /** The signed price of the order at a venue; {@link #NO_ORDER} if there is none. */
    long signedPxE9(int venue) {
        return venues.restingSignedPxE9(venue, side);
    }

    /** The best price at which the orders at a venue took size of the opposite side, signed for that side; {@link #NO_ORDER} if none. */
    long takenSignedPxE9(int venue) {
        return venues.takenSignedPxE9(venue, side);
    }

    /** The size at the price of the order at a venue that changes nothing, as {@link VenueSimulator#settledSize}. */
    long settledSize(int venue) {
        return venues.settledSize(venue, side);
    }

    /** The size at that price, if all of it was taken; else negative. */
    long takenSize(int venue) {
        return venues.takenSize(venue, side);
    }

    /** True if time alone changes nothing at a venue. */
    boolean isStill(int venue) {
        return venues.isStill(venue);
    }

    /** Passes the sample of each venue's order to {@code samples}, with the venue. */
    void collect(ObjIntConsumer<OutflowSample> samples) {
        for (int venue = 0; venue < orderId.length; venue++) {
            if (orderId[venue] >= 0) {
                samples.accept(sample(venue), venue);
            }
        }
    }

    private OutflowSample sample(int venue) {
        double ahead = venues.ahead(venue, side, orderId[venue]);
        double outflow = filled[venue] > 0 ? queue[venue] + (double) filled[venue] : queue[venue] - ahead;
        boolean measured = hadMid && known.hasMid();
        long twiceMove = measured ? side.sign() * (startTwiceMidE9 - known.twiceMidE9()) : 0;
        long completion = measured ? (2 * far.bestPxE9() - startTwiceMidE9) * side.sign() / 2 : 0;
        return new OutflowSample(
                endNs,
                atBest[venue],
                (double) queue[venue],
                outflow,
                filled[venue] > 0 ? twiceMove / 2 : 0,
                completion);
    }

    /** Ends the open orders and sends new ones to every venue that shows a quote. A halted venue rejects its order. */
    void start(long nowNs) {
        hadMid = known.hasMid();
        startTwiceMidE9 = hadMid ? known.twiceMidE9() : 0;
        endNs = nowNs + horizonNs;
        for (int venue = 0; venue < orderId.length; venue++) {
            if (orderId[venue] >= 0) {
                venues.withdraw(venue, orderId[venue], nowNs);
            }
            orderId[venue] = -1;
            filled[venue] = 0;
            if (own.has(venue)) {
                orderId[venue] = sent++;
                queue[venue] = own.size(venue);
                atBest[venue] = own.isAtBest(venue);
                long pxE9 = side.opposite().sign() * own.signedPxE9(venue);
                venues.place(ChildOrder.day(orderId[venue], venue, side, ENDLESS, pxE9), nowNs);
                filled[venue] = 0;
                if (Double.isNaN(venues.ahead(venue, side, orderId[venue]))) {
                    orderId[venue] = -1;
                }
            }
        }
    }

    /** A row has been received, and {@link #known} shows it. */
    void onMarket(MarketUpdate update, long nowNs) {
        int venue = update.venue();
        if (update.isBook()) {
            venues.onRemovals(venue, update.removed(), nowNs);
            if (update.action() == BookAction.CLEAR) {
                venues.onClear(venue, nowNs);
            } else {
                venues.onBook(venue, nowNs);
            }
        } else if (update.isTradeInBook()) {
            venues.onPrint(venue, update.priceE9(), update.size(), update.side(), nowNs);
        } else if (update.action().isStatus()) {
            venues.onHalt(venue, update.action() == BookAction.HALT, nowNs);
        }
    }

    /** Quotes of a venue have been received that change the queue of its order and nothing else. */
    void onQueue(int venue, long nowNs) {
        venues.onQueue(venue, side, nowNs);
    }

    void save(StateWriter state) {
        state.section("probes").put(endNs).put(startTwiceMidE9).put(hadMid).put(sent);
        state.put(filled).put(queue).put(orderId);
        venues.save(state.put(atBest));
    }

    void restore(StateReader state) {
        endNs = state.section("probes").takeLong();
        startTwiceMidE9 = state.takeLong();
        hadMid = state.takeBoolean();
        sent = state.takeLong();
        for (long[] values : new long[][] {filled, queue, orderId}) {
            System.arraycopy(state.takeLongs(), 0, values, 0, values.length);
        }
        venues.restore(state.take(atBest));
    }
}
