package io.slipway.outflow;

import io.slipway.calendar.Sessions;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import io.slipway.venue.PrintRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Queue models judged by real orders, where data name orders: each order that joins an existing best price is hidden, and each
 * model has an order of the same size in its place. An order that is cancelled or changed is judged up to that moment.
 */
public final class RealOrders {

    private final Terms terms;
    private final Map<Integer, Venue> venues = new HashMap<>();
    private final List<FollowedOrder> open = new ArrayList<>();
    private final List<JudgedOrder> judged = new ArrayList<>();
    private long lost;

    /**
     * The definition of a judgement.
     *
     * @param forecasters the models
     * @param horizonNs time for which an order is judged, in ns
     * @param prints rules that match prints with changes of the book
     * @param fromNs time at which the first order may join
     * @param toNs end of what is judged
     * @param sessions the times at which orders join; their close ends what is judged
     */
    public record Terms(
            List<QueueForecaster> forecasters,
            long horizonNs,
            PrintRules prints,
            long fromNs,
            long toNs,
            Sessions sessions) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if the horizon is not positive
         */
        public Terms {
            forecasters = List.copyOf(forecasters);
            if (horizonNs <= 0) {
                throw new IllegalArgumentException("a horizon is positive: horizonNs=" + horizonNs);
            }
        }
    }

    /**
     * Findings of a tape.
     *
     * @param orders the orders, by the moment at which their judgement ended
     * @param lost orders that are left out, because the data contradict their place in the queue
     */
    public record Findings(List<JudgedOrder> orders, long lost) {

        /** Copies the list. */
        public Findings {
            orders = List.copyOf(orders);
        }
    }

    private static final class Venue {

        private final RecentPrints prints = new RecentPrints();
        private final MarketEvent before = new MarketEvent();
    }

    private RealOrders(Terms terms) {
        this.terms = terms;
    }

    /**
     * Judges the real orders of a tape.
     *
     * @throws IllegalArgumentException if its data do not name orders
     */
    public static Findings of(MarketTape tape, Terms terms) {
        if (!tape.namesOrders()) {
            throw new IllegalArgumentException("real orders are only known where every venue's data names orders"
                    + " (market by order), and this data shows books without their orders");
        }
        RealOrders orders = new RealOrders(terms);
        MarketEvent event = new MarketEvent();
        long clock = Long.MIN_VALUE;
        for (long row = 0; row < tape.size(); row++) {
            tape.read(row, event);
            clock = Math.max(clock, event.eventNs());
            if (clock > terms.toNs()) {
                break;
            }
            orders.onEvent(event, clock);
        }
        long endNs = Math.min(clock, terms.toNs());
        orders.open.forEach(each -> orders.judged.add(each.judged(Math.min(endNs, orders.horizon(each)))));
        return new Findings(orders.judged, orders.lost);
    }

    private long horizon(FollowedOrder order) {
        long horizonNs = order.joinNs() + Math.min(terms.horizonNs(), Long.MAX_VALUE - order.joinNs());
        return Math.min(horizonNs, terms.sessions().closeAfterNs(order.joinNs()) - 1);
    }

    private void onEvent(MarketEvent event, long nowNs) {
        Venue venue = venues.computeIfAbsent(event.publisherId(), id -> new Venue());
        venue.prints.onEvent(event);
        open.removeIf(order -> isDone(order, event, venue, nowNs));
        if (nowNs >= terms.fromNs() && terms.sessions().isOpen(nowNs) && joinsBest(event, venue.before)) {
            open.add(new FollowedOrder(event, venue.prints, terms, nowNs));
        }
        if (event.action().isBook()) {
            venue.before.copyOf(event);
        }
    }

    private boolean isDone(FollowedOrder order, MarketEvent event, Venue venue, long nowNs) {
        if (nowNs > horizon(order)) {
            judged.add(order.judged(horizon(order)));
            return true;
        } else if (order.publisherId() != event.publisherId()) {
            return false;
        } else if (event.action() == BookAction.CLEAR) {
            judged.add(order.judged(nowNs));
            return true;
        }
        order.onEvent(event, venue.prints, nowNs);
        if (order.isLost()) {
            lost++;
            return true;
        } else if (order.isOver()) {
            judged.add(order.judged(order.isFilled() ? horizon(order) : nowNs));
            return true;
        }
        return false;
    }

    /** True if the row adds an order, and nothing after it, to a best price that was the best before and has others ahead. */
    private static boolean joinsBest(MarketEvent event, MarketEvent before) {
        boolean isAdded = event.action() == BookAction.ADD
                && event.side() != BookSide.NONE
                && event.hasPrice()
                && event.size() > 0
                && (event.flags() & MarketEvent.FLAG_SNAPSHOT) == 0;
        if (!isAdded || !event.hasBid() || !event.hasAsk() || event.bidPxE9() >= event.askPxE9()) {
            return false;
        }
        return event.side() == BookSide.BID
                ? before.hasBid() && isSame(event, before.bidPxE9(), event.bidPxE9(), event.bidSize())
                : before.hasAsk() && isSame(event, before.askPxE9(), event.askPxE9(), event.askSize());
    }

    private static boolean isSame(MarketEvent event, long beforeE9, long bestE9, long displayed) {
        return event.priceE9() == beforeE9 && event.priceE9() == bestE9 && displayed > event.size();
    }
}
