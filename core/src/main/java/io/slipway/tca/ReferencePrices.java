package io.slipway.tca;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.Sessions;
import io.slipway.calendar.TradingDay;
import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
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
 * those of the order's calendar. They use trades after the order, so they are used to judge and never to choose.
 *
 * @param open first trade of the regular session of the order's day, if the data begins before that
 * @param close last trade of the regular session of the order's day, if the data goes on until its end
 * @param previousClose last trade of the last regular session before, of which the data has trades
 * @param participationWeighted volume-weighted price of the trades after the order's start that an order at the participation
 *     rate would have needed: the first {@code qty / rate} shares
 */
public record ReferencePrices(
        @Nullable BigDecimal open,
        @Nullable BigDecimal close,
        @Nullable BigDecimal previousClose,
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
    static final class Observer implements TapeObserver {

        private final long lastNs;
        private final long startNs;
        private final long dayNs;
        private final long openNs;
        private final long closeNs;
        private final Sessions earlier;
        private long firstNs = Long.MAX_VALUE;
        private long openPxE9;
        private long openedNs = Long.MAX_VALUE;
        private long closePxE9;
        private long closedNs = Long.MIN_VALUE;
        private long beforePxE9;
        private long beforeNs = Long.MIN_VALUE;
        private long wanted;
        private final long needed;
        private BigInteger notionalE9 = BigInteger.ZERO;

        Observer(MarketTape tape, ParentOrder order, double participation) {
            lastNs = tape.lastEventNs();
            startNs = order.startNs();
            MarketCalendar calendar = order.hours().calendar();
            LocalDate date = calendar.tradingDateOf(startNs);
            Optional<TradingDay> day = calendar.day(date);
            openNs = day.map(each -> each.regular().openNs()).orElse(Long.MAX_VALUE);
            closeNs = day.map(each -> each.regular().closeNs()).orElse(Long.MAX_VALUE);
            dayNs = day.map(each -> each.extended().openNs()).orElseGet(() -> calendar.startOfDayNs(date));
            earlier = calendar.sessions(SessionChoice.REGULAR, Math.min(tape.firstEventNs(), dayNs), dayNs);
            needed = (long) Math.ceil(order.qty() / participation);
            wanted = needed;
        }

        @Override
        public void onRow(MarketEvent event, long index) {
            firstNs = Math.min(firstNs, event.eventNs());
            if (event.action() == BookAction.TRADE && event.hasPrice() && event.size() > 0) {
                add(event);
            }
        }

        private void add(MarketEvent trade) {
            long timeNs = trade.eventNs();
            if (timeNs >= openNs && timeNs < closeNs) {
                if (timeNs < openedNs) {
                    openedNs = timeNs;
                    openPxE9 = trade.priceE9();
                }
                if (timeNs >= closedNs) {
                    closedNs = timeNs;
                    closePxE9 = trade.priceE9();
                }
            }
            if (timeNs < dayNs
                    && timeNs >= beforeNs
                    && earlier.isOpen(timeNs)) {
                beforeNs = timeNs;
                beforePxE9 = trade.priceE9();
            }
            if (timeNs >= startNs && wanted > 0) {
                long counted = Math.min(wanted, trade.size());
                wanted -= counted;
                notionalE9 = notionalE9.add(BigInteger.valueOf(counted).multiply(BigInteger.valueOf(trade.priceE9())));
            }
        }

        ReferencePrices toPrices() {
            boolean opens = openedNs != Long.MAX_VALUE && firstNs < openNs;
            boolean closes = closedNs != Long.MIN_VALUE && lastNs >= closeNs;
            return new ReferencePrices(
                    opens ? Money.toDecimal(openPxE9) : null,
                    closes ? Money.toDecimal(closePxE9) : null,
                    beforeNs == Long.MIN_VALUE ? null : Money.toDecimal(beforePxE9),
                    wanted > 0 ? null : Money.ratio(notionalE9, BigInteger.valueOf(needed)));
        }
    }
}
