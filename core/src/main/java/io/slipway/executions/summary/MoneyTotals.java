package io.slipway.executions.summary;

import io.slipway.tca.ImplementationShortfall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Sums of orders, exact, in the quote currency; costs are positive when the orders paid.
 *
 * @param orders number of orders
 * @param priced orders with a shortfall; the sums after it are of these
 * @param unmarked those of them whose unfilled quantity has no mark, so that their opportunity cost is in no sum
 * @param qty shares ordered
 * @param filledQty shares filled
 * @param notional shares ordered at their decision prices, sizes of prices
 * @param parts delay, execution, opportunity and fees of the implementation shortfall
 */
public record MoneyTotals(
        long orders, long priced, long unmarked, long qty, long filledQty, BigDecimal notional, Parts parts) {

    /** Nothing. */
    public static final MoneyTotals ZERO = new MoneyTotals(0, 0, 0, 0, 0, BigDecimal.ZERO, Parts.ZERO);

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final int DECIMALS = 6;

    /**
     * The parts of Wagner and Edwards.
     *
     * @param delay from decision to arrival
     * @param execution from arrival to the fills
     * @param opportunity of the unfilled quantity
     * @param fees less rebates
     */
    public record Parts(BigDecimal delay, BigDecimal execution, BigDecimal opportunity, BigDecimal fees) {

        static final Parts ZERO = new Parts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        static Parts of(ImplementationShortfall shortfall) {
            return new Parts(shortfall.delay(), shortfall.execution(), shortfall.opportunity(), shortfall.fees());
        }

        Parts plus(Parts other) {
            return new Parts(
                    delay.add(other.delay),
                    execution.add(other.execution),
                    opportunity.add(other.opportunity),
                    fees.add(other.fees));
        }

        /** All four. */
        public BigDecimal total() {
            return delay.add(execution).add(opportunity).add(fees);
        }
    }

    /** One order. */
    static MoneyTotals of(long qty, long filledQty, @Nullable ImplementationShortfall shortfall) {
        return shortfall == null
                ? new MoneyTotals(1, 0, 0, qty, filledQty, BigDecimal.ZERO, Parts.ZERO)
                : new MoneyTotals(
                        1,
                        1,
                        shortfall.isMarked() ? 0 : 1,
                        qty,
                        filledQty,
                        shortfall.decisionNotional().abs(),
                        Parts.of(shortfall));
    }

    /** Both together. */
    MoneyTotals plus(MoneyTotals other) {
        return new MoneyTotals(
                orders + other.orders,
                priced + other.priced,
                unmarked + other.unmarked,
                Math.addExact(qty, other.qty),
                Math.addExact(filledQty, other.filledQty),
                notional.add(other.notional),
                parts.plus(other.parts));
    }

    /** The shortfall of all in bps of the notional, rounded half-even at 1e-6; null where there is none. */
    public @Nullable BigDecimal totalBps() {
        return notional.signum() == 0
                ? null
                : parts.total().multiply(BPS).divide(notional, DECIMALS, RoundingMode.HALF_EVEN);
    }
}
