package io.slipway.model;

import io.slipway.calendar.Pauses;
import io.slipway.calendar.Sessions;
import io.slipway.calendar.TradingHours;

/**
 * The client's order, which a strategy works by sending child orders. Immutable.
 *
 * <pre>{@code
 * long startNs = Instant.parse("2024-08-01T14:00:30Z").getEpochSecond() * 1_000_000_000L;
 * ParentOrder order = new ParentOrder(Side.BUY, 5_000, startNs, startNs + 30_000_000_000L);
 * }</pre>
 *
 * @param side buy or sell
 * @param qty quantity in shares, positive
 * @param startNs the first moment at which the order may trade, in nanoseconds since 1970 UTC
 * @param endNs the last moment at which the order may trade, inclusive, not before {@code startNs}
 * @param hours the hours in which it works; it trades at no other time of the window
 * @param prices the prices at which it may trade
 * @param pauses stretches in which it does not trade, which its strategy does not know beforehand
 */
public record ParentOrder(
        Side side, long qty, long startNs, long endNs, TradingHours hours, PriceLimits prices, Pauses pauses) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the quantity is not positive or the end lies before the start
     */
    public ParentOrder {
        if (qty <= 0) {
            throw new IllegalArgumentException("an order needs a positive quantity: qty=" + qty);
        }
        if (endNs < startNs) {
            throw new IllegalArgumentException(
                    "an order cannot end before it starts: startNs=" + startNs + ", endNs=" + endNs);
        }
    }

    /** An order that is never paused. */
    public ParentOrder(Side side, long qty, long startNs, long endNs, TradingHours hours, PriceLimits prices) {
        this(side, qty, startNs, endNs, hours, prices, Pauses.NONE);
    }

    /** An order that may trade at all times of its window, at any price. */
    public ParentOrder(Side side, long qty, long startNs, long endNs) {
        this(side, qty, startNs, endNs, TradingHours.UNLIMITED, PriceLimits.UNLIMITED);
    }

    /** The same order with other pauses. */
    public ParentOrder withPauses(Pauses newPauses) {
        return new ParentOrder(side, qty, startNs, endNs, hours, prices, newPauses);
    }

    /** The same order at other prices. */
    public ParentOrder withPrices(PriceLimits newPrices) {
        return new ParentOrder(side, qty, startNs, endNs, hours, newPrices, pauses);
    }

    /**
     * The same order in other hours, its window cut to them: it ends a nanosecond before a close.
     *
     * @throws IllegalArgumentException if they leave nothing of it
     */
    public ParentOrder within(TradingHours newHours) {
        long opensNs = newHours.sessions().openFromNs(startNs);
        boolean ends = newHours.sessions().isOpen(endNs);
        long lastNs =
                ends ? endNs : Math.max(Long.MIN_VALUE + 1, newHours.sessions().openUntilNs(endNs)) - 1;
        if (opensNs == Sessions.NEVER || lastNs < opensNs) {
            throw new IllegalArgumentException("the market is closed in all of the window: calendar="
                    + newHours.calendar().name() + ", session="
                    + newHours.choice().label() + ", startNs=" + startNs + ", endNs=" + endNs);
        }
        return new ParentOrder(side, qty, opensNs, lastNs, newHours, prices, pauses);
    }

    /** The sessions in which it may trade. */
    public Sessions sessions() {
        return hours.sessions();
    }

    /** The sessions outside of its pauses. */
    public Sessions workingSessions() {
        return pauses.cut(hours.sessions());
    }

    /** Length of the part of the window in which it may trade, in ns. */
    public long openTimeNs() {
        return sessions().openTimeNs(startNs, endNs);
    }
}
