package io.slipway.tca;

import io.slipway.calendar.SessionClock;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import io.slipway.tape.TapePass;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The least that taking could have cost with perfect foresight: every share that any venue displayed in the window, once, cheapest
 * first. A level offers what it showed when the window began or when it came into being, and every increase after it; a
 * level ends where {@code venue.ConservedLiquidity} ends it. Fills of a taker never exceed that on any level, with any latency, so
 * the bound holds for every strategy that only takes, whatever it knows; one that rests may do better. Each share pays the lowest take
 * fee of its venue's tiers ahead. It looks ahead and judges, it never selects.
 */
public final class BestPossible {

    private BestPossible() {}

    /**
     * The least cash for as much of the order as was on offer, fees included; what was not on offer is not part of it.
     *
     * @return shares, and cash in the sense of {@link Execution}
     */
    public static Execution of(MarketTape tape, ParentOrder order, FeeTable fees) {
        Observer observer = new Observer(tape, order, fees);
        TapePass.over(tape).add(observer).run();
        return observer.cheapest();
    }

    /** Collects what was on offer. */
    static final class Observer implements TapeObserver {

        private final ParentOrder order;
        private final Offers offers;
        private final SessionClock sessions;
        private boolean begun;
        private long clockNs = Long.MIN_VALUE;

        Observer(MarketTape tape, ParentOrder order, FeeTable fees) {
            this.order = order;
            this.offers = new Offers(tape, order, fees);
            this.sessions = new SessionClock(order.sessions());
        }

        @Override
        public void onRow(MarketEvent event, long index) {
            if (event.eventNs() > order.endNs() || !event.action().isBook()) {
                return;
            }
            clockNs = Math.max(clockNs, event.eventNs());
            passTo(clockNs);
            if (!begun && clockNs > order.startNs()) {
                begin();
            }
            int venue = offers.books.apply(event);
            if (begun && sessions.isOpen()) {
                offers.show(venue);
            } else if (clockNs == order.startNs()) {
                begin();
            }
        }

        /** A book ends with its session; at the open, all that is known by then is on offer. */
        private void passTo(long timeNs) {
            boolean wasOpen = sessions.isOpen();
            if (sessions.advanceTo(timeNs)) {
                offers.clear();
                wasOpen = false;
            }
            if (begun && !wasOpen && sessions.isOpen()) {
                offers.showAll();
            }
        }

        @Override
        public void onEnd() {
            if (!begun) {
                begin();
            }
        }

        private void begin() {
            if (sessions.isOpen()) {
                offers.showAll();
            }
            begun = true;
        }

        Execution cheapest() {
            return offers.cheapest();
        }
    }

    /** Shares that were on offer at one all-in cost. */
    private static final class Offers {

        private final ParentOrder order;
        private final VenueBooks books;
        private final DisplayedSide far;
        private final FeeSchedule[] fees;
        private final List<Map<Long, Long>> displayed = new ArrayList<>();
        private final TreeMap<Long, Long> sharesByCostE9 = new TreeMap<>();

        Offers(MarketTape tape, ParentOrder order, FeeTable table) {
            this.order = order;
            books = new VenueBooks(tape.publisherIds());
            MarketView market = books.view();
            far = market.opposite(order.side());
            fees = new FeeSchedule[market.venues()];
            Arrays.setAll(fees, venue -> table.of(market.publisherId(venue)));
            for (int venue = 0; venue < market.venues(); venue++) {
                displayed.add(new HashMap<>());
            }
        }

        void clear() {
            books.clear();
            displayed.forEach(Map::clear);
        }

        /** The size displayed at the start of the window is available. */
        void showAll() {
            for (int venue = 0; venue < books.view().venues(); venue++) {
                show(venue);
            }
        }

        void show(int venue) {
            Map<Long, Long> levels = displayed.get(venue);
            levels.keySet().removeIf(px -> far.find(venue, px) < 0 && !far.isHidden(venue, px));
            for (int level = 0; level < far.depth(venue); level++) {
                long px = far.signedPxE9(venue, level);
                long size = far.size(venue, level);
                long more = size - levels.getOrDefault(px, 0L);
                levels.put(px, size);
                if (more > 0) {
                    sharesByCostE9.merge(px + fees[venue].leastTakeFeeE9(px), more, Long::sum);
                }
            }
        }

        Execution cheapest() {
            long left = order.qty();
            BigInteger signedCashE9 = BigInteger.ZERO;
            for (Map.Entry<Long, Long> offer : sharesByCostE9.entrySet()) {
                long taken = Math.min(left, offer.getValue());
                signedCashE9 =
                        signedCashE9.add(BigInteger.valueOf(offer.getKey()).multiply(BigInteger.valueOf(taken)));
                left -= taken;
                if (left == 0) {
                    break;
                }
            }
            BigInteger cashE9 = order.side() == Side.BUY ? signedCashE9 : signedCashE9.negate();
            return new Execution(order.qty() - left, cashE9);
        }
    }
}
