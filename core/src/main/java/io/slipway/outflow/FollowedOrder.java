package io.slipway.outflow;

import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.Removals;
import io.slipway.market.VenueBooks;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.Side;
import io.slipway.venue.PrintRules;
import io.slipway.venue.ReportListener;
import io.slipway.venue.VenueModels;
import io.slipway.venue.VenueSimulator;
import java.util.ArrayList;
import java.util.List;

/**
 * One real order, followed by its place in the queue, and orders of the same size that each forecaster has in that place. The
 * forecasters see the book without the real order.
 */
final class FollowedOrder {

    private final int publisherId;
    private final Side side;
    private final long pxE9;
    private final long qty;
    private final long aheadAtFirst;
    private final long joinNs;
    private final VenueBooks levels;
    private final VenueBooks best;
    private final List<Copy> copies = new ArrayList<>();
    private final MarketEvent seen = new MarketEvent();
    private final Removals others = new Removals();
    private long ahead;
    private long open;
    private long filledNs = JudgedOrder.NEVER;
    private boolean isGone;
    private boolean isLost;

    /** Follows the order that {@code added} adds at the end of the best quote of its side. */
    FollowedOrder(MarketEvent added, RecentPrints recent, RealOrders.Terms terms, long nowNs) {
        publisherId = added.publisherId();
        side = added.side() == BookSide.BID ? Side.BUY : Side.SELL;
        pxE9 = added.priceE9();
        qty = added.size();
        open = qty;
        ahead = (side == Side.BUY ? added.bidSize() : added.askSize()) - qty;
        aheadAtFirst = ahead;
        joinNs = nowNs;
        levels = new VenueBooks(new int[] {publisherId});
        best = new VenueBooks(new int[] {publisherId});
        HiddenOrder.hide(added, side, pxE9, open, seen);
        levels.apply(seen);
        best.apply(seen.cutTo(1));
        for (QueueForecaster each : terms.forecasters()) {
            copies.add(new Copy(each, terms.prints(), recent.namesFills()));
        }
    }

    int publisherId() {
        return publisherId;
    }

    /** True if its end is known: cancelled or changed, or filled and so by all forecasters. */
    boolean isOver() {
        return isGone || (isFilled() && copies.stream().allMatch(Copy::isFilled));
    }

    /** True if all of it traded. */
    boolean isFilled() {
        return filledNs != JudgedOrder.NEVER;
    }

    /** True if the data contradict its place in the queue: nothing can be said of it. */
    boolean isLost() {
        return isLost;
    }

    /** Time at which it joined. */
    long joinNs() {
        return joinNs;
    }

    /** A row of its venue: prints are those of the same time before it. */
    void onEvent(MarketEvent event, RecentPrints prints, long nowNs) {
        if (!event.action().isBook()) {
            copies.forEach(copy -> copy.onEvent(event, nowNs));
            return;
        }
        follow(event, prints, nowNs);
        if (isGone || isLost) {
            return;
        }
        HiddenOrder.hide(event, side, pxE9, open, seen);
        seen.removals(others);
        levels.apply(seen);
        copies.stream().filter(copy -> !copy.isBestOnly).forEach(copy -> copy.onEvent(seen, nowNs));
        best.apply(seen.cutTo(1));
        copies.stream().filter(copy -> copy.isBestOnly).forEach(copy -> copy.onEvent(seen, nowNs));
    }

    /** Finds its own removals and those ahead of it, and leaves the others as if it had not been there. */
    private void follow(MarketEvent event, RecentPrints prints, long nowNs) {
        others.clear();
        Removals removals = event.removals();
        for (int i = 0; i < removals.count(); i++) {
            boolean isNear = open > 0 && !isGone && removals.isBid(i) == (side == Side.BUY) && removals.pxE9(i) == pxE9;
            if (isNear && removals.ahead(i) == ahead) {
                leave(removals.size(i), prints.traded(i), nowNs);
            } else if (isNear && removals.ahead(i) > ahead) {
                others.add(
                        removals.isBid(i),
                        pxE9,
                        removals.size(i),
                        Math.max(ahead, removals.ahead(i) - open),
                        removals.traded(i));
            } else {
                ahead -= isNear ? removals.size(i) : 0;
                others.add(
                        removals.isBid(i), removals.pxE9(i), removals.size(i), removals.ahead(i), removals.traded(i));
            }
        }
        long displayed = HiddenOrder.displayed(event, side, pxE9);
        isLost = !isGone && (ahead < 0 || (open > 0 && displayed != HiddenOrder.NOT_SHOWN && displayed < ahead + open));
    }

    private void leave(long size, long traded, long nowNs) {
        open -= Math.min(size, traded);
        if (size > traded) {
            isGone = true;
        } else if (open <= 0) {
            open = 0;
            filledNs = nowNs;
        }
    }

    /** Facts of it at the end of what is judged. */
    JudgedOrder judged(long endNs) {
        return new JudgedOrder(
                publisherId,
                side,
                qty,
                aheadAtFirst,
                joinNs,
                endNs,
                filledNs,
                copies.stream().map(copy -> copy.filledBefore(endNs)).toList());
    }

    /** The order as one forecaster has it. */
    private final class Copy implements ReportListener {

        private final boolean isBestOnly;
        private final VenueSimulator venue;
        private long filledNs = JudgedOrder.NEVER;

        Copy(QueueForecaster forecaster, PrintRules prints, boolean namesFills) {
            isBestOnly = forecaster.isBestOnly();
            VenueModels models = VenueModels.defaults().withPrints(prints).withQueue(forecaster.model());
            venue = new VenueSimulator((isBestOnly ? best : levels).view(), models, this);
            venue.onBook(0, joinNs);
            if (namesFills) {
                venue.onFillsNamed(0);
            }
            venue.send(ChildOrder.day(0, 0, side, qty, pxE9), joinNs);
        }

        boolean isFilled() {
            return filledNs != JudgedOrder.NEVER;
        }

        /** A cancel and a trade of one moment: the order left before the trade, or the trade would have filled it. */
        long filledBefore(long endNs) {
            return isGone && filledNs >= endNs ? JudgedOrder.NEVER : filledNs;
        }

        void onEvent(MarketEvent event, long nowNs) {
            if (!isFilled()) {
                venue.onEvent(0, event, nowNs);
            }
        }

        @Override
        public void onReport(ExecutionReport report) {
            if (report.kind().isFill() && report.leavesQty() == 0) {
                filledNs = report.eventNs();
            }
        }
    }
}
