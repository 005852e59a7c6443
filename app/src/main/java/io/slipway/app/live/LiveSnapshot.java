package io.slipway.app.live;

import io.slipway.calendar.Sessions;
import io.slipway.engine.StrategyProgress;
import io.slipway.market.BookAction;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.model.NationalQuote;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.model.WideSum;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live run on one instrument at one moment. Immutable.
 *
 * @param instrument the instrument, whose steps the quantities are
 * @param rows rows of market data so far
 * @param clockNs time of the run, in nanoseconds since 1970 UTC
 * @param books what the venues show
 * @param orders the parent orders, in the order in which they became known
 * @param finished true if the run is at its end
 * @param commits commits of its state; -1 if it is not kept
 * @param lagRecords records of the stream that were not read at the last commit; -1 if not known
 */
public record LiveSnapshot(
        Instrument instrument,
        long rows,
        long clockNs,
        Books books,
        List<Order> orders,
        boolean finished,
        long commits,
        long lagRecords) {

    private static final double BPS = 1e4;

    /** Copies the list. */
    public LiveSnapshot {
        orders = List.copyOf(orders);
    }

    /** A snapshot of a run whose state is not kept. */
    LiveSnapshot(Instrument instrument, long rows, long clockNs, Books books, List<Order> orders, boolean finished) {
        this(instrument, rows, clockNs, books, orders, finished, -1, -1);
    }

    /** The same with counts of what is kept. */
    LiveSnapshot withCounts(long commitsSoFar, long lag) {
        return new LiveSnapshot(instrument, rows, clockNs, books, orders, finished, commitsSoFar, lag);
    }

    /** Symbol of the instrument. */
    String symbol() {
        return instrument.symbol();
    }

    /**
     * Bids and offers of the venues.
     *
     * @param quote national best bid and offer; null if one of them is missing
     * @param venues the venues that show a price, by publisher id
     */
    public record Books(@Nullable NationalQuote quote, List<Venue> venues) {

        /** Nothing is known. */
        static final Books NONE = new Books(null, List.of());

        private static final int MOST_LEVELS = 5;

        /** Copies the list. */
        public Books {
            venues = List.copyOf(venues);
        }

        /** A market as it is now. */
        static Books of(MarketView market) {
            List<Venue> venues = new ArrayList<>();
            for (int venue = 0; venue < market.venues(); venue++) {
                List<Level> bids = levels(market, venue, Side.SELL);
                List<Level> asks = levels(market, venue, Side.BUY);
                if (!bids.isEmpty() || !asks.isEmpty()) {
                    venues.add(new Venue(market.publisherId(venue), bids, asks));
                }
            }
            return new Books(market.nationalQuote(), venues);
        }

        /** The levels that an order of a side could take, best first. */
        private static List<Level> levels(MarketView market, int venue, Side taker) {
            DisplayedSide side = market.opposite(taker);
            List<Level> levels = new ArrayList<>();
            for (int level = 0; level < Math.min(side.depth(venue), MOST_LEVELS); level++) {
                levels.add(new Level(taker.sign() * side.signedPxE9(venue, level), side.size(venue, level)));
            }
            return levels;
        }
    }

    /**
     * Bids and offers of one venue.
     *
     * @param publisherId its publisher id
     * @param bids its best bids, at most five, the highest first
     * @param asks its best offers, at most five, the lowest first
     */
    public record Venue(int publisherId, List<Level> bids, List<Level> asks) {

        /** Copies the lists. */
        public Venue {
            bids = List.copyOf(bids);
            asks = List.copyOf(asks);
        }
    }

    /**
     * One price of a book.
     *
     * @param pxE9 price in 1e-9 of the quote currency
     * @param size displayed size, in steps of the instrument
     */
    public record Level(long pxE9, long size) {}

    /**
     * A parent order at the moment.
     *
     * @param id its name
     * @param parent its terms
     * @param market the market since its start
     * @param strategies the strategies' orders and fills so far
     * @param finished true if it is at its end
     * @param held true if it is paused or cancelled
     * @param cancelled true if it is cancelled
     */
    public record Order(
            String id,
            ParentOrder parent,
            MarketSums market,
            List<StrategyProgress> strategies,
            boolean finished,
            boolean held,
            boolean cancelled) {

        /** Copies the list. */
        public Order {
            strategies = List.copyOf(strategies);
        }

        /**
         * Cost of what a strategy has filled against a price, fees included, in basis points; positive when the order pays. NaN before
         * the first fill, without the price, and for a price of zero.
         */
        double costBps(StrategyProgress strategy, @Nullable BigDecimal px) {
            if (px == null || px.signum() == 0 || strategy.filledQty() == 0) {
                return Double.NaN;
            }
            double priceE9 = px.doubleValue() * Money.ONE_E9;
            double averageE9 = strategy.cashE9().doubleValue() / strategy.filledQty();
            return parent.side().sign() * (averageE9 - priceE9) / Math.abs(priceE9) * BPS;
        }

        /**
         * Cost of the whole order against the mid at its start, fees included, in basis points: of what a strategy has filled, and of what
         * is left at a price of now. Positive when the order pays. It compares strategies that have filled different quantities. NaN
         * without one of the prices, and where something was left at the end, whose price would go on to change.
         *
         * @param now the national best bid and offer, whose mid what is left is valued at; null if there is none
         */
        double wholeCostBps(StrategyProgress strategy, @Nullable NationalQuote now) {
            BigDecimal arrival = arrivalMid();
            long left = parent.qty() - strategy.filledQty();
            if (arrival == null || arrival.signum() == 0 || (left > 0 && (now == null || finished))) {
                return Double.NaN;
            }
            double startE9 = arrival.doubleValue() * Money.ONE_E9;
            double leftE9 = now == null ? 0 : left * (now.twiceMidE9() / 2.0);
            double averageE9 = (strategy.cashE9().doubleValue() + leftE9) / parent.qty();
            return parent.side().sign() * (averageE9 - startE9) / Math.abs(startE9) * BPS;
        }

        /** The mid at the start; null if there was none. */
        @Nullable
        BigDecimal arrivalMid() {
            NationalQuote quote = market.arrival();
            return quote == null ? null : Money.ratio(BigInteger.valueOf(quote.twiceMidE9()), BigInteger.TWO);
        }

        /** State of the order in one word. */
        String state(long clockNs) {
            if (finished) {
                return "finished";
            }
            if (held) {
                return cancelled ? "cancelled" : "paused";
            }
            return clockNs < parent.startNs() ? "waiting" : "working";
        }
    }

    /**
     * Sums of the market since the start of an order, while it is open for trading, until the order is filled or its window has passed. Immutable.
     *
     * @param arrival national best bid and offer at its start; null before it or if one of them was missing
     * @param twiceMidNs twice the mid in 1e-9 of the quote currency, times the nanoseconds that it was there
     * @param midNs nanoseconds with a national best bid and a national best offer
     * @param prints number of prints that count in a VWAP
     * @param printQty their quantity, in steps of the instrument
     * @param printNotionalE9 their quantity times their price, in 1e-9 of the quote currency
     */
    public record MarketSums(
            @Nullable NationalQuote arrival,
            BigInteger twiceMidNs,
            long midNs,
            long prints,
            BigInteger printQty,
            BigInteger printNotionalE9) {

        /** Nothing yet. */
        static final MarketSums NONE = new MarketSums(null, BigInteger.ZERO, 0, 0, BigInteger.ZERO, BigInteger.ZERO);

        /** Time-weighted average of the mid; null while there was none. */
        @Nullable
        BigDecimal twapMid() {
            return midNs == 0 ? null : Money.ratio(twiceMidNs, BigInteger.TWO.multiply(BigInteger.valueOf(midNs)));
        }

        /** Average price of the prints, weighted by their quantity; null while there was none. */
        @Nullable
        BigDecimal printVwap() {
            return printQty.signum() == 0 ? null : Money.ratio(printNotionalE9, printQty);
        }

        /** The prints alone. */
        MarketSums ofPrints() {
            return new MarketSums(null, BigInteger.ZERO, 0, prints, printQty, printNotionalE9);
        }

        /** Adds them up. Not thread-safe. */
        static final class Adder {

            private final ParentOrder order;
            private final Sessions sessions;
            private final WideSum twiceMidNs = new WideSum();
            private final WideSum printQty = new WideSum();
            private final WideSum printNotionalE9 = new WideSum();
            private MarketSums before = NONE;
            private @Nullable NationalQuote arrival;
            private long midNs;
            private long prints;
            private boolean open;
            private boolean quoted;
            private long changeNs = Long.MIN_VALUE;

            Adder(ParentOrder order) {
                this.order = order;
                sessions = order.sessions();
            }

            /** Goes on from sums that were {@linkplain #sums taken}; before the first row. */
            void restore(MarketSums sums) {
                before = sums;
                arrival = sums.arrival();
            }

            /** The market as it is before the order's start. */
            void beforeStart(MarketView market) {
                arrival = market.nationalQuote();
            }

            /** A mid was there from one time to another, which never go back. */
            void onMid(long twiceMidE9, long fromNs, long toNs) {
                long untilNs = Math.min(toNs, order.endNs());
                long atNs = Math.max(fromNs, order.startNs());
                while (atNs < untilNs) {
                    if (atNs >= changeNs) {
                        open = sessions.isOpen(atNs);
                        quoted = sessions.isQuoted(atNs);
                        changeNs = sessions.nextChangeNs(atNs);
                    }
                    if (!quoted) {
                        // No quote outlives its session.
                        return;
                    }
                    long nextNs = Math.min(untilNs, changeNs);
                    if (open) {
                        twiceMidNs.add(twiceMidE9, nextNs - atNs);
                        midNs += nextNs - atNs;
                    }
                    if (open && nextNs == changeNs) {
                        return;
                    }
                    atNs = nextNs;
                }
            }

            /** A row that counts if it is a print of the order's window. */
            void onRow(MarketEvent row) {
                if (row.action() == BookAction.TRADE
                        && row.eventNs() >= order.startNs()
                        && row.eventNs() <= order.endNs()
                        && row.printKind().inVwap()
                        && row.hasPrice()
                        && row.size() > 0
                        && sessions.isOpen(row.eventNs())) {
                    prints++;
                    printQty.add(row.size(), 1);
                    printNotionalE9.add(row.size(), row.priceE9());
                }
            }

            /** The sums so far. */
            MarketSums sums() {
                return new MarketSums(
                        arrival,
                        before.twiceMidNs.add(twiceMidNs.toBigInteger()),
                        before.midNs + midNs,
                        before.prints + prints,
                        before.printQty.add(printQty.toBigInteger()),
                        before.printNotionalE9.add(printNotionalE9.toBigInteger()));
            }
        }
    }
}
