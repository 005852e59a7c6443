package io.slipway.executions.measure;

import io.slipway.calendar.TradingHours;
import io.slipway.executions.OwnExecution;
import io.slipway.executions.OwnFill;
import io.slipway.model.ParentOrder;
import io.slipway.model.PriceBand;
import io.slipway.model.PriceLimits;
import java.util.Optional;

/**
 * The window in which an order is measured: from its arrival to its end. Where it has no end, to its last fill if it was filled
 * completely, else to the close of its session, as a day order. A fill after the end moves the end.
 */
final class MeasuredWindow {

    private MeasuredWindow() {}

    /** The order in its window, not yet cut to the sessions. */
    static ParentOrder of(OwnExecution own, TradingHours hours) {
        long arrivalNs = own.arrivalNs();
        long lastNs = own.fills().stream().mapToLong(OwnFill::timeNs).max().orElse(arrivalNs);
        Long endNs = own.order().times().endNs();
        long end = endNs != null
                ? endNs
                : own.filledQty() == own.order().qty() ? lastNs : closeNs(hours, Math.max(arrivalNs, lastNs));
        PriceLimits prices = new PriceLimits(own.order().prices().limitE9(), PriceBand.OFF);
        return new ParentOrder(
                        own.order().side(), own.order().qty(), arrivalNs, Math.max(Math.max(end, lastNs), arrivalNs))
                .withPrices(prices);
    }

    /** The window within the sessions; empty if the market is closed in all of it. */
    static Optional<ParentOrder> inSessions(ParentOrder window, TradingHours hours) {
        try {
            return Optional.of(window.within(hours));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static long closeNs(TradingHours hours, long timeNs) {
        long closeNs = hours.sessions().closeAfterNs(timeNs);
        if (closeNs != Long.MAX_VALUE) {
            return closeNs - 1;
        }
        return hours.calendar().startOfDayNs(hours.calendar().dateOf(timeNs).plusDays(1)) - 1;
    }
}
