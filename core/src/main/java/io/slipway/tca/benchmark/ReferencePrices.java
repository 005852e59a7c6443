package io.slipway.tca.benchmark;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.Sessions;
import io.slipway.calendar.TradingDay;
import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.model.WideSum;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import io.slipway.tape.TapePass;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reference prices of the day's trades, in the quote currency; null if the data does not cover them. Days and regular sessions are
 * those of the order's calendar. They use trades after the order, so they are used to judge and never to choose. A first or last
 * trade is one in the book that sets the last price.
 *
 * @param firstTrade first trade of the regular session of the order's first day, if the data begins before that
 * @param lastTrade last trade of the regular session of the order's last day, if the data goes on until its end
 * @param previousClose official close of the last day before, or else the last trade of its regular session
 * @param officialOpen official opening price of the order's first day
 * @param officialClose official closing price of the order's last day
 * @param participationWeighted volume-weighted price of the trades after the order's start that an order at the participation
 *     rate would have needed: the first {@code qty / rate} shares
 */
public record ReferencePrices(
        @Nullable BigDecimal firstTrade,
        @Nullable BigDecimal lastTrade,
        @Nullable BigDecimal previousClose,
        @Nullable BigDecimal officialOpen,
        @Nullable BigDecimal officialClose,
        @Nullable BigDecimal participationWeighted) {

    /**
     * Measures the tape.
     *
     * @param participation share of the volume, between 0 and 1
     */
    public static ReferencePrices of(MarketTape tape, ParentOrder order, double participation) {
        Observer observer = new Observer(tape, order, participation);
        TapePass.over(tape).add(observer).run();
        return observer.toPrices();
    }

    /** Collects the trades. */
    public static final class Observer implements TapeObserver {

        private final long lastNs;
        private final long startNs;
        private final long dayNs;
        private final long openNs;
        private final long closeNs;
        private final Sessions earlier;
        private final MarketCalendar calendar;
        private final LocalDate date;
        private final LocalDate lastDate;
        private final long lastOpenNs;
        private final OfficialPrice open = new OfficialPrice();
        private final OfficialPrice close = new OfficialPrice();
        private final OfficialPrice closeBefore = new OfficialPrice();
        private long firstNs = Long.MAX_VALUE;
        private long openPxE9;
        private long openedNs = Long.MAX_VALUE;
        private long closePxE9;
        private long closedNs = Long.MIN_VALUE;
        private long beforePxE9;
        private long beforeNs = Long.MIN_VALUE;
        private long wanted;
        private final long needed;
        private final WideSum notionalE9 = new WideSum();

        public Observer(MarketTape tape, ParentOrder order, double participation) {
            lastNs = tape.lastEventNs();
            startNs = order.startNs();
            calendar = order.hours().calendar();
            date = calendar.tradingDateOf(startNs);
            Optional<TradingDay> day = calendar.day(date);
            lastDate = lastDate(calendar, date, order.endNs());
            Optional<TradingDay> lastDay = calendar.day(lastDate);
            openNs = day.map(each -> each.regular().openNs()).orElse(Long.MAX_VALUE);
            lastOpenNs = lastDay.map(each -> each.regular().openNs()).orElse(Long.MAX_VALUE);
            closeNs = lastDay.map(each -> each.regular().closeNs()).orElse(Long.MAX_VALUE);
            dayNs = day.map(each -> each.extended().openNs()).orElseGet(() -> calendar.startOfDayNs(date));
            earlier = calendar.sessions(SessionChoice.REGULAR, Math.min(tape.firstEventNs(), dayNs), dayNs);
            needed = (long) Math.ceil(order.qty() / participation);
            wanted = needed;
        }

        /** The last day of the order on which its market is open, or its first. */
        private static LocalDate lastDate(MarketCalendar calendar, LocalDate first, long endNs) {
            LocalDate last = calendar.tradingDateOf(endNs);
            while (last.isAfter(first) && calendar.day(last).isEmpty()) {
                last = last.minusDays(1);
            }
            return last.isBefore(first) ? first : last;
        }

        @Override
        public void onRow(MarketEvent event, long index) {
            firstNs = Math.min(firstNs, event.eventNs());
            if (event.action() == BookAction.TRADE && event.hasPrice()) {
                addOfficial(event);
                if (event.size() > 0) {
                    add(event);
                }
            }
        }

        private void addOfficial(MarketEvent print) {
            PrintKind kind = print.printKind();
            if (kind.isAuction() || kind.isOfficialOpen() || kind.isOfficialClose()) {
                LocalDate printDate = calendar.tradingDateOf(print.eventNs());
                if (printDate.equals(date)) {
                    open.add(print, true, printDate);
                }
                if (printDate.equals(lastDate)) {
                    close.add(print, false, printDate);
                }
                if (printDate.isBefore(date)) {
                    closeBefore.add(print, false, printDate);
                }
            }
        }

        private void add(MarketEvent trade) {
            if (trade.printKind().tradesInBook() && trade.printKind().updatesLast()) {
                addToDay(trade);
            }
            if (trade.printKind().inVwap() && trade.eventNs() >= startNs && wanted > 0) {
                long counted = Math.min(wanted, trade.size());
                wanted -= counted;
                notionalE9.add(counted, trade.priceE9());
            }
        }

        private void addToDay(MarketEvent trade) {
            long timeNs = trade.eventNs();
            boolean isInWindow = timeNs >= openNs && timeNs < closeNs;
            if (isInWindow && timeNs < openedNs) {
                openedNs = timeNs;
                openPxE9 = trade.priceE9();
            }
            if (isInWindow && timeNs >= lastOpenNs && timeNs >= closedNs) {
                closedNs = timeNs;
                closePxE9 = trade.priceE9();
            }
            if (timeNs < dayNs && timeNs >= beforeNs && earlier.isOpen(timeNs)) {
                beforeNs = timeNs;
                beforePxE9 = trade.priceE9();
            }
        }

        private @Nullable BigDecimal previousClose() {
            boolean hasTrade = beforeNs != Long.MIN_VALUE;
            boolean isOfficial = !hasTrade || closeBefore.isOf(calendar.tradingDateOf(beforeNs));
            return isOfficial ? closeBefore.price() : Money.toDecimal(beforePxE9);
        }

        public ReferencePrices toPrices() {
            boolean opens = openedNs != Long.MAX_VALUE && firstNs < openNs;
            boolean closes = closedNs != Long.MIN_VALUE && lastNs >= closeNs;
            return new ReferencePrices(
                    opens ? Money.toDecimal(openPxE9) : null,
                    closes ? Money.toDecimal(closePxE9) : null,
                    previousClose(),
                    open.price(),
                    close.price(),
                    wanted > 0 ? null : Money.ratio(notionalE9.toBigInteger(), BigInteger.valueOf(needed)));
        }
    }
}
