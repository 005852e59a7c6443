package io.slipway.tca;

import io.slipway.calendar.SessionClock;
import io.slipway.market.BookSide;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import io.slipway.tape.TapeState;
import io.slipway.venue.BestFalls;
import io.slipway.venue.ConservedLiquidity;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.PrintRules;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The least that taking could have cost with perfect foresight: every share that any venue displayed in the window, once, cheapest
 * first. A level offers what it showed when the window began or when it came into being, every increase after it, and the size
 * that prints show to be new: all that {@link ConservedLiquidity} gives to a taker of everything at once. Whoever takes later gets
 * no more on any level, as a fall or a refill gives back at most as much. So the bound holds with any latency for every strategy
 * that only takes, whatever it knows; one that rests may do better. Each share pays the lowest take
 * fee of its venue's tiers ahead. It looks ahead and judges, it never selects.
 */
public final class BestPossible {

    private BestPossible() {}

    /**
     * The least cash for as much of the order as was on offer, fees included; what was not on offer is not part of it.
     *
     * @param prints the rules that match prints with changes of the book, which decide how much a print shows to be new
     * @return shares, and cash in the sense of {@link Execution}
     */
    public static Execution of(MarketTape tape, ParentOrder order, FeeTable fees, PrintRules prints) {
        Observer observer = new Observer(new VenueBooks(tape.publisherIds()), order, fees, prints);
        TapePass.over(tape).add(observer).run();
        return observer.cheapest(order.qty());
    }

    /** Collects what was on offer. */
    static final class Observer implements TapeState {

        private final ParentOrder order;
        private final Offers offers;
        private final SessionClock sessions;
        private boolean begun;
        private long clockNs = Long.MIN_VALUE;
        private long latestNs = Long.MIN_VALUE;

        Observer(VenueBooks books, ParentOrder order, FeeTable fees, PrintRules prints) {
            this.order = order;
            this.offers = new Offers(books, order, fees, prints);
            this.sessions = new SessionClock(order.sessions());
        }

        @Override
        public void onRow(MarketEvent event, long index) {
            latestNs = Math.max(latestNs, event.eventNs());
            boolean isPrint = event.isTradeInBook();
            if (event.eventNs() > order.endNs() || (!isPrint && !event.action().isBook())) {
                return;
            }
            clockNs = Math.max(clockNs, event.eventNs());
            passTo(clockNs);
            if (!begun && clockNs > order.startNs()) {
                begin();
            }
            if (isPrint) {
                offers.print(event, clockNs);
                return;
            }
            int venue = offers.update(event, clockNs);
            if (begun && sessions.isOpen()) {
                offers.take(venue, clockNs);
            } else if (clockNs == order.startNs()) {
                begin();
            }
        }

        /** The cheapest of {@code qty} shares may be asked for; to be called before the first row. Those of its order may anyway. */
        void want(long qty) {
            offers.onOffer.want(qty);
        }

        /** A book ends with its session; at the open, all that is known by then is on offer. */
        private void passTo(long timeNs) {
            boolean wasOpen = sessions.isOpen();
            if (sessions.advanceTo(timeNs)) {
                takeAll(wasOpen, timeNs);
                offers.clear();
                wasOpen = false;
            }
            takeAll(!wasOpen && sessions.isOpen(), timeNs);
        }

        private void takeAll(boolean isDue, long timeNs) {
            if (begun && isDue) {
                offers.takeAll(timeNs);
            }
        }

        @Override
        public void onEnd() {
            if (!begun) {
                begin();
            }
            takeAll(sessions.isOpen(), order.endNs());
        }

        @Override
        public long neededUntilNs() {
            return order.endNs();
        }

        @Override
        public long timeNs() {
            return latestNs;
        }

        /** Adds the quotes and their falls: all that there is before the window. */
        @Override
        public void save(StateWriter state) {
            state.section("best possible").put(clockNs).put(latestNs);
            offers.save(state);
        }

        @Override
        public void restore(StateReader state) {
            clockNs = state.section("best possible").takeLong();
            latestNs = state.takeLong();
            sessions.restore(clockNs);
            offers.restore(state);
        }

        private void begin() {
            begun = true;
            takeAll(sessions.isOpen(), clockNs);
        }

        Side side() {
            return order.side();
        }

        Execution cheapest(long qty) {
            return offers.cheapest(qty);
        }
    }

    /** Shares that were on offer at one all-in cost. */
    private static final class Offers {

        private final ParentOrder order;
        private final VenueBooks books;
        private final DisplayedSide far;
        private final FeeSchedule[] fees;
        private final PrintRules prints;
        private LiquidityLedger taken;
        private BestFalls falls;
        private final SharesByCost onOffer = new SharesByCost();

        Offers(VenueBooks books, ParentOrder order, FeeTable table, PrintRules prints) {
            this.order = order;
            this.prints = prints;
            this.books = books;
            MarketView market = books.view();
            far = market.opposite(order.side());
            fees = new FeeSchedule[market.venues()];
            Arrays.setAll(fees, venue -> table.of(market.publisherId(venue)));
            taken = new ConservedLiquidity(market.venues(), prints);
            falls = new BestFalls(market.venues(), prints);
            onOffer.want(order.qty());
        }

        void save(StateWriter state) {
            books.save(state);
            falls.save(state);
        }

        void restore(StateReader state) {
            books.restore(state);
            falls.restore(state);
        }

        void clear() {
            books.clear();
            taken = new ConservedLiquidity(far.venues(), prints);
            falls = new BestFalls(far.venues(), prints);
        }

        int update(MarketEvent event, long nowNs) {
            int venue = books.view().venueOf(event.publisherId());
            if (!taken.isEmpty(venue)) {
                take(venue, nowNs);
            }
            books.apply(event);
            falls.onLevels(venue, far, nowNs);
            taken.onLevels(venue, far, nowNs);
            return venue;
        }

        /** Others took shares; those that no fall explains are new size. */
        void print(MarketEvent event, long nowNs) {
            BookSide told = order.side() == Side.BUY ? BookSide.BID : BookSide.ASK;
            if (event.side() != told && event.side() != BookSide.NONE) {
                return;
            }
            int venue = books.view().venueOf(event.publisherId());
            long px = order.side().sign() * event.priceE9();
            long unexplained = falls.onPrint(venue, px, event.size(), event.side() != BookSide.NONE, nowNs);
            if (unexplained > 0 && far.find(venue, px) >= 0 && !taken.isEmpty(venue)) {
                take(venue, nowNs);
                taken.onPrint(venue, px, unexplained, nowNs);
            }
        }

        void takeAll(long nowNs) {
            for (int venue = 0; venue < far.venues(); venue++) {
                take(venue, nowNs);
            }
        }

        /** Takes what a venue shows. What is too dear now is so for good, so that it does not matter how much of it is left. */
        void take(int venue, long nowNs) {
            for (int level = 0; level < far.depth(venue); level++) {
                long px = far.signedPxE9(venue, level);
                long costE9 = px + fees[venue].leastTakeFeeE9(px);
                if (onOffer.isTooDear(costE9)) {
                    continue;
                }
                long size = far.size(venue, level);
                long more = taken.available(venue, px, size, nowNs);
                if (more > 0) {
                    taken.onTake(venue, px, more, size, nowNs);
                    onOffer.add(costE9, more);
                }
            }
        }

        Execution cheapest(long qty) {
            BigInteger signedCashE9 = onOffer.leastCostE9(qty);
            BigInteger cashE9 = order.side() == Side.BUY ? signedCashE9 : signedCashE9.negate();
            return new Execution(onOffer.upTo(qty), cashE9);
        }
    }
}
