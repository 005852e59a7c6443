package io.slipway.tca;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * The market's move under one execution of an order: each filled share is worth the mid some time after its fill, each unfilled share
 * the mid at the order's end. The difference to the arrival mid is the part of the cost that is exposure times the market's move.
 *
 * @param twiceValuesE9 twice the worth of all shares of the order by delay, in 1e-9 of the quote currency
 */
public record MarketMove(List<BigInteger> twiceValuesE9) {

    /** Delays after a fill in ns: none, 100 ms, 1 s. */
    public static final List<Long> DELAYS_NS = List.of(0L, 100_000_000L, 1_000_000_000L);

    /**
     * Place of the delay that is tested, 100 ms. A fill and the quotes that react to it are one event. With the mid before they moved,
     * a passive fill's own adverse move would look like luck. Other venues follow within tens of milliseconds, and many recordings
     * have stamps of 10 ms. A longer delay leaves more of the market's move in the savings.
     */
    public static final int TESTED = 1;

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final int DECIMALS = 6;
    private static final int E9 = 9;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it has not one value for each delay
     */
    public MarketMove {
        twiceValuesE9 = List.copyOf(twiceValuesE9);
        if (twiceValuesE9.size() != DELAYS_NS.size()) {
            throw new IllegalArgumentException("a move has a value for each delay: values=" + twiceValuesE9.size());
        }
    }

    /**
     * The move in basis points of the size of the order at its arrival mid; positive when the market moved against the order. Rounded half-even at
     * 1e-6.
     *
     * @param delay place among the delays
     * @throws IllegalStateException if the order has no arrival mid
     */
    public BigDecimal bps(OrderCost prices, int delay) {
        BigDecimal arrivalMid = prices.arrivalMid();
        if (arrivalMid == null) {
            throw new IllegalStateException("not measured: order=" + prices.order());
        }
        BigDecimal arrival = arrivalMid
                .movePointRight(E9)
                .multiply(
                        BigDecimal.valueOf(Math.multiplyExact(2, prices.order().qty())));
        return new BigDecimal(twiceValuesE9.get(delay))
                .subtract(arrival)
                .multiply(BPS)
                .multiply(BigDecimal.valueOf(prices.order().side().sign()))
                .divide(arrival.abs(), DECIMALS, RoundingMode.HALF_EVEN);
    }
}
