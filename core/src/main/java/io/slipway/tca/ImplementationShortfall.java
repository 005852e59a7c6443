package io.slipway.tca;

import io.slipway.model.Fill;
import io.slipway.model.Side;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Implementation shortfall: cost of an order against its decision price (A. Perold, 1988), in the parts of W. Wagner and M.
 * Edwards (1993). In the quote currency, exact, positive when the order pays. {@code sign} is 1 for a buy and -1 for a sell;
 * {@code X} shares were ordered, {@code q_j} filled at {@code p_j}; the prices at decision, arrival and end are {@code p_d},
 * {@code p_0} and {@code p_n}.
 *
 * @param delay {@code sign X (p_0 - p_d)}: drift from decision to arrival
 * @param execution {@code sign sum q_j (p_j - p_0)}: from arrival to the fills
 * @param opportunity {@code sign (X - sum q_j) (p_n - p_0)}: the unfilled quantity, plus the take fee of its mark
 * @param fees fees less rebates of the fills
 * @param unfilledPaper {@code sign (X - sum q_j) (p_n - p_d)}: Perold's opportunity cost, plus the same fee
 * @param decisionNotional {@code X p_d}, the base of relative costs
 * @param isMarked false if shares were unfilled and have no {@code p_n}: {@code opportunity} and {@code unfilledPaper} are then not
 *     known and zero, and the total lacks them
 */
public record ImplementationShortfall(
        BigDecimal delay,
        BigDecimal execution,
        BigDecimal opportunity,
        BigDecimal fees,
        BigDecimal unfilledPaper,
        BigDecimal decisionNotional,
        boolean isMarked) {

    private static final int E9 = 9;

    /**
     * The reference prices of an order.
     *
     * @param decision price at the client's decision
     * @param arrival mid at the start of the order
     * @param end price at the end, which marks the unfilled quantity; null if there is none
     */
    public record Prices(
            BigDecimal decision,
            BigDecimal arrival,
            @Nullable BigDecimal end) {}

    /**
     * Takes a cost apart.
     *
     * @param markFee take fee of all that is unfilled, in the quote currency, positive when the order pays
     * @throws IllegalArgumentException if more was filled than ordered
     */
    public static ImplementationShortfall of(Side side, long qty, List<Fill> fills, Prices prices, BigDecimal markFee) {
        BigDecimal sign = BigDecimal.valueOf(side.sign());
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        long filled = 0;
        for (Fill fill : fills) {
            paid = paid.add(times(BigDecimal.valueOf(fill.pxE9(), E9), fill.qty()));
            fees = fees.add(new BigDecimal(fill.feeE9(), E9));
            filled = Math.addExact(filled, fill.qty());
        }
        if (filled > qty) {
            throw new IllegalArgumentException("more filled than ordered: filled=" + filled + ", qty=" + qty);
        }
        BigDecimal end = prices.end();
        BigDecimal opportunity = BigDecimal.ZERO;
        BigDecimal unfilledPaper = BigDecimal.ZERO;
        if (end != null) {
            opportunity = sign.multiply(times(end.subtract(prices.arrival()), qty - filled))
                    .add(markFee);
            unfilledPaper = sign.multiply(times(end.subtract(prices.decision()), qty - filled))
                    .add(markFee);
        }
        return new ImplementationShortfall(
                sign.multiply(times(prices.arrival().subtract(prices.decision()), qty)),
                sign.multiply(paid.subtract(times(prices.arrival(), filled))),
                opportunity,
                fees,
                unfilledPaper,
                times(prices.decision(), qty),
                end != null || filled == qty);
    }

    private static BigDecimal times(BigDecimal px, long qty) {
        return px.multiply(BigDecimal.valueOf(qty));
    }

    /** The paper portfolio's return less the real one's: all four parts together. */
    public BigDecimal total() {
        return delay.add(execution).add(opportunity).add(fees);
    }

    /**
     * Perold's execution cost: the filled quantity against the decision price, plus fees. {@link #unfilledPaper} is the other
     * part.
     */
    public BigDecimal filledPaper() {
        return total().subtract(unfilledPaper);
    }

    /**
     * The total in basis points of all that was ordered at the decision price, rounded half-even at 1e-6; null where that price is zero,
     * or the total lacks the unfilled quantity.
     */
    public @Nullable BigDecimal totalBps() {
        return !isMarked || decisionNotional.signum() == 0
                ? null
                : Savings.bps(
                        total().movePointRight(E9 + 1).toBigIntegerExact(),
                        decisionNotional.movePointRight(E9 + 1).toBigIntegerExact());
    }
}
