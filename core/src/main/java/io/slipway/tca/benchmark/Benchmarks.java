package io.slipway.tca.benchmark;

import io.slipway.calendar.SessionClock;
import io.slipway.market.BookAction;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.PrintKind;
import io.slipway.market.Routability;
import io.slipway.market.VenueBooks;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.model.WideSum;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import io.slipway.tape.TapeState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Benchmark prices of one order's window; null if the data does not contain one. All but the arrival prices use the whole
 * window, so they are used to judge and never to choose.
 *
 * @param arrivalMid mid of the best bid and offer of the venues that take orders when the order starts, or as soon as there are both
 * @param arrivalTouch the far side's best price at that moment: the offer for a buy, the bid for a sell
 * @param arrivalSpread best offer less best bid at that moment
 * @param arrivalVenues how many venues showed the far side at that moment
 * @param meanSpread best offer less best bid over the window, time-weighted
 * @param endTouch the far side's best price when the window ends, at which what is unfilled is marked
 * @param twapMid time-weighted average mid
 * @param printVwap volume-weighted average price of the trades of continuous trading, {@link PrintKind#inVwap()}
 * @param sizeWeightedQuote the far side's price weighted by displayed size over the trial's snapshots, which the trial calls
 *     VWAP
 */
public record Benchmarks(
        @Nullable BigDecimal arrivalMid,
        @Nullable BigDecimal arrivalTouch,
        @Nullable BigDecimal arrivalSpread,
        int arrivalVenues,
        @Nullable BigDecimal meanSpread,
        @Nullable BigDecimal endTouch,
        @Nullable BigDecimal twapMid,
        @Nullable BigDecimal printVwap,
        @Nullable BigDecimal sizeWeightedQuote) {

    private static final BigInteger TWO = BigInteger.TWO;

    /** An arrival spread of more than this many mean ones says that most venues had not shown their quotes yet. */
    private static final BigDecimal WIDE = BigDecimal.valueOf(5);

    /** The same with the arrival and end prices that the user states, where there are any. */
    public Benchmarks with(GivenPrices given) {
        return new Benchmarks(
                given.arrivalPx() == null ? arrivalMid : given.arrivalPx(),
                arrivalTouch,
                arrivalSpread,
                arrivalVenues,
                meanSpread,
                given.endPx() == null ? endTouch : given.endPx(),
                twapMid,
                printVwap,
                sizeWeightedQuote);
    }

    /**
     * True if the arrival price is of books that were hardly filled, as in the first moments of a session: fewer than half of the venues
     * showed the far side then, or the spread was more than five times its mean over the window.
     *
     * @param venues number of venues that show quotes at all
     */
    public boolean isThinArrival(int venues) {
        if (arrivalSpread == null) {
            return false;
        }
        boolean isWide =
                meanSpread != null && meanSpread.signum() > 0 && arrivalSpread.compareTo(WIDE.multiply(meanSpread)) > 0;
        return isWide || 2 * arrivalVenues < venues;
    }

    /** Measures {@code tape} over the window of {@code order}. */
    public static Benchmarks of(MarketTape tape, ParentOrder order, SnapshotSums sums) {
        Observer observer = new Observer(new VenueBooks(tape.publisherIds()), order, 0, UsableRows.ALL);
        TapePass.over(tape).add(observer).run();
        return observer.toBenchmarks(sums);
    }

    /** Measures the window. */
    public static final class Observer implements TapeState {

        private static final long NO_TIME = Long.MIN_VALUE;

        private final ParentOrder order;
        private final UsableRows rows;
        private final VenueBooks books;
        private final MarketView view;
        private final Routability routability;
        private final long staleNs;
        private long clockNs;
        private long latestNs = Long.MIN_VALUE;
        private @Nullable BigDecimal arrivalMid;
        private final SessionClock sessions;
        private @Nullable BigDecimal arrivalTouch;
        private @Nullable BigDecimal arrivalSpread;
        private int arrivalVenues;
        private long arrivalNs = NO_TIME;
        private boolean isBeforeSeen;
        private boolean isHaltedAtStart;
        private long tradedFromNs = NO_TIME;
        private boolean isEverHalted;
        private long haltedNs;
        private final WideSum spreadNs = new WideSum();
        private final WideSum twiceMidNs = new WideSum();
        private long midNs;
        private long crossedNs;
        private final WideSum printNotionalE9 = new WideSum();
        private final WideSum printVolume = new WideSum();
        private boolean isSeen;
        private boolean hasMid;
        private long buyPxE9;
        private long sellPxE9;
        private final EndMark mark;

        /**
         * An observer that may take prices from some rows only.
         *
         * @param books that nothing has changed yet
         */
        public Observer(VenueBooks books, ParentOrder order, long staleNs, UsableRows rows) {
            this.rows = rows;
            this.staleNs = staleNs;
            this.books = books;
            this.order = order;
            this.view = books.view();
            this.routability = new Routability(view);
            this.mark = new EndMark(routability, order.side(), staleNs);
            this.clockNs = order.startNs();
            this.sessions = new SessionClock(order.sessions());
        }

        @Override
        public void onRow(MarketEvent event, long index) {
            if (event.eventNs() <= order.endNs()) {
                add(event);
            }
        }

        @Override
        public long neededUntilNs() {
            return order.endNs();
        }

        @Override
        public long timeNs() {
            return latestNs;
        }

        /** Adds the quotes of the venues: all that there is before the window. */
        @Override
        public void save(StateWriter state) {
            books.save(state.section("benchmarks").put(latestNs));
            routability.save(state);
        }

        @Override
        public void restore(StateReader state) {
            latestNs = state.section("benchmarks").takeLong();
            sessions.restore(latestNs);
            books.restore(state);
            routability.restore(state);
            isEverHalted = IntStream.range(0, view.venues()).anyMatch(routability::isHalted);
            isSeen = false;
        }

        private void add(MarketEvent event) {
            if (isLastWanted() && event.eventNs() > latestNs) {
                renewArrival(latestNs);
            }
            latestNs = Math.max(latestNs, event.eventNs());
            if (!isBeforeSeen && event.eventNs() >= rows.beforeNs()) {
                noteArrivalBefore();
            }
            passTo(event.eventNs());
            if (event.eventNs() > clockNs) {
                noteMoment();
                advanceTo(event.eventNs());
            }
            if (event.action().isPrint()) {
                addPrint(event);
            } else {
                applyRow(event);
            }
        }

        /** Passes opens and closes: no quote outlives its session, and closed time has no prices. */
        private void passTo(long timeNs) {
            while (sessions.nextNs() <= timeNs && sessions.nextNs() <= order.endNs()) {
                if (sessions.nextNs() > clockNs) {
                    noteMoment();
                    advanceTo(sessions.nextNs());
                }
                if (sessions.advance()) {
                    books.clear();
                    isSeen = false;
                    if (isLastWanted()) {
                        forgetArrival();
                    }
                }
            }
        }

        private boolean isLastWanted() {
            return rows.isLastBefore() && !isBeforeSeen;
        }

        private void forgetArrival() {
            arrivalMid = null;
            arrivalVenues = 0;
            arrivalNs = NO_TIME;
        }

        private void advanceTo(long timeNs) {
            long elapsed = Math.max(0, Math.min(timeNs, rows.endNs()) - clockNs);
            if (isEverHalted && sessions.isOpen() && isHalted()) {
                haltedNs += elapsed;
            }
            if (sessions.isOpen() && hasMid()) {
                twiceMidNs.add(twiceMidE9(), elapsed);
                spreadNs.add(buyPxE9 - sellPxE9, elapsed);
                midNs += elapsed;
                crossedNs += view.isCrossed() ? elapsed : 0;
            }
            clockNs = timeNs;
            isSeen &= staleNs == 0;
        }

        /** Takes the arrival price of a time at or before the start, of which no row is applied yet. */
        private void noteArrivalBefore() {
            passTo(rows.beforeNs());
            isBeforeSeen = true;
            renewArrival(rows.beforeNs());
        }

        /** Takes the arrival price of a time up to the start in place of an earlier one, if there is one at that time. */
        private void renewArrival(long timeNs) {
            clockNs = timeNs;
            isSeen = false;
            if (sessions.isOpen() && hasMid()) {
                forgetArrival();
                noteArrival();
            }
            clockNs = order.startNs();
            isSeen = false;
        }

        /** Looks at the market after all rows of a moment. */
        private void noteMoment() {
            if (clockNs == order.startNs()) {
                isHaltedAtStart = isHalted();
            } else if (isHaltedAtStart && tradedFromNs == NO_TIME && !isHalted()) {
                tradedFromNs = clockNs;
            }
            noteArrival();
            if (rows.isMarkBounded() && sessions.isOpen()) {
                mark.note(clockNs);
            }
        }

        /** True if a venue is halted and no other shows a price. */
        private boolean isHalted() {
            boolean isAny = false;
            for (int venue = 0; venue < view.venues(); venue++) {
                if (routability.isHalted(venue)) {
                    isAny = true;
                } else if (view.opposite(Side.BUY).has(venue)
                        || view.opposite(Side.SELL).has(venue)) {
                    return false;
                }
            }
            return isAny;
        }

        private void noteArrival() {
            if (arrivalMid == null && clockNs <= rows.latestNs() && sessions.isOpen() && hasMid()) {
                arrivalMid = Money.ratio(BigInteger.valueOf(twiceMidE9()), TWO);
                DisplayedSide far = view.opposite(order.side());
                arrivalTouch = Money.toDecimal(order.side() == Side.BUY ? buyPxE9 : sellPxE9);
                arrivalSpread = Money.toDecimal(buyPxE9 - sellPxE9);
                arrivalNs = clockNs;
                for (int venue = 0; venue < view.venues(); venue++) {
                    arrivalVenues += far.has(venue) ? 1 : 0;
                }
            }
        }

        /** The best prices are sought again only where the row changes one of its venue. */
        private void applyRow(MarketEvent event) {
            int venue = view.venueOf(event.publisherId());
            long buyBefore = view.opposite(Side.BUY).signedPxE9(venue);
            long sellBefore = view.opposite(Side.SELL).signedPxE9(venue);
            books.apply(event);
            isSeen &= !event.action().isStatus()
                    && view.opposite(Side.BUY).signedPxE9(venue) == buyBefore
                    && view.opposite(Side.SELL).signedPxE9(venue) == sellBefore;
            if (event.action().isStatus()) {
                routability.onHalt(venue, event.action() == BookAction.HALT);
                isEverHalted |= event.action() == BookAction.HALT;
            } else {
                routability.onBook(venue, event.eventNs());
            }
        }

        /** True if the venues that take orders show both sides; then their best prices are known. */
        private boolean hasMid() {
            if (!isSeen) {
                isSeen = true;
                hasMid = routability.hasBest(Side.BUY, staleNs, clockNs)
                        && routability.hasBest(Side.SELL, staleNs, clockNs);
                buyPxE9 = hasMid ? routability.bestPxE9(Side.BUY, staleNs, clockNs) : 0;
                sellPxE9 = hasMid ? routability.bestPxE9(Side.SELL, staleNs, clockNs) : 0;
            }
            return hasMid;
        }

        private long twiceMidE9() {
            return Math.addExact(buyPxE9, sellPxE9);
        }

        private void addPrint(MarketEvent event) {
            boolean counts =
                    sessions.isOpen() && event.action() == BookAction.TRADE && event.eventNs() >= order.startNs();
            if (counts && event.printKind().inVwap() && event.hasPrice() && event.size() > 0) {
                printVolume.add(event.size(), 1);
                printNotionalE9.add(event.size(), event.priceE9());
            }
        }

        /** The most levels per side that a row of a venue could show. */
        public int levels() {
            return view.opposite(order.side()).capacity();
        }

        /** True if the arrival prices are those of the order's start, and not of the first quote of both sides after it. */
        public boolean isArrivalAtStart() {
            return arrivalNs == order.startNs();
        }

        /** True if the price at the end is a bound of that of the far side, which showed none then, after {@link #toBenchmarks}. */
        public boolean isMarkBound() {
            return mark.isBound();
        }

        /** Time of the quote that is the arrival price, in ns since 1970 UTC; empty if there is none. */
        public OptionalLong arrivalNs() {
            return arrivalNs == NO_TIME ? OptionalLong.empty() : OptionalLong.of(arrivalNs);
        }

        /** The halt that the order starts in, after {@link #toBenchmarks}; null if it starts in none. */
        public @Nullable StartHalt startHalt() {
            return isHaltedAtStart
                    ? new StartHalt(tradedFromNs == NO_TIME ? OptionalLong.empty() : OptionalLong.of(tradedFromNs))
                    : null;
        }

        /** Open time of the window in ns in which a venue was halted and no other showed a price, after {@link #toBenchmarks}. */
        public long haltedNs() {
            return haltedNs;
        }

        /** Fraction of the time with a mid in which the market was crossed, after {@link #toBenchmarks}; NaN without such time. */
        public double crossedShare() {
            return midNs == 0 ? Double.NaN : crossedNs / (double) midNs;
        }

        public Benchmarks toBenchmarks(SnapshotSums sums) {
            passTo(order.endNs());
            noteMoment();
            advanceTo(order.endNs());
            return new Benchmarks(
                    arrivalMid,
                    arrivalTouch,
                    arrivalSpread,
                    arrivalVenues,
                    midNs == 0 ? null : Money.ratio(spreadNs.toBigInteger(), BigInteger.valueOf(midNs)),
                    mark.price(clockNs, arrivalTouch, rows.isMarkBounded()),
                    midNs == 0 ? null : Money.ratio(twiceMidNs.toBigInteger(), TWO.multiply(BigInteger.valueOf(midNs))),
                    printVolume.isZero()
                            ? null
                            : Money.ratio(printNotionalE9.toBigInteger(), printVolume.toBigInteger()),
                    sums.hasPrice() ? Money.ratio(sums.notionalE9(), sums.sizeSum()) : null);
        }
    }
}
