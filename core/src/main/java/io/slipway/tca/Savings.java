package io.slipway.tca;

import io.slipway.model.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Saving of one execution against a baseline, in basis points of the baseline's average price; positive when the execution was
 * better. Only equal quantities are compared.
 *
 * @param bps the saving, rounded half-even at 1e-6 bps; null if refused
 * @param refusal reason why there is no comparison; null if there is one
 */
public record Savings(@Nullable BigDecimal bps, @Nullable String refusal) {

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final int DECIMALS = 6;

    /** Compares {@code execution} with {@code baseline}, which the refusal calls by {@code baselineName}. */
    public static Savings of(Side side, Execution execution, String baselineName, Execution baseline) {
        if (execution.qty() != baseline.qty()) {
            return refused("unequal quantities: the strategy filled " + execution.qty() + ", " + baselineName
                    + " filled " + baseline.qty() + "; a smaller order or a longer window leaves less"
                    + " beyond all that is displayed at the end");
        }
        if (execution.qty() == 0) {
            return refused("nothing was filled by either");
        }
        if (baseline.cashE9().signum() == 0) {
            return refused("the cash of " + baselineName + " is zero, of which there is no ratio");
        }
        BigInteger saved = baseline.cashE9().subtract(execution.cashE9()).multiply(BigInteger.valueOf(side.sign()));
        return new Savings(bps(saved, baseline.cashE9()), null);
    }

    /** A comparison that is not made. */
    public static Savings refused(String reason) {
        return new Savings(null, reason);
    }

    /** {@code part} in basis points of the size of {@code whole}, which may be negative, as prices of spreads are. */
    static BigDecimal bps(BigInteger part, BigInteger whole) {
        return new BigDecimal(part).multiply(BPS).divide(new BigDecimal(whole.abs()), DECIMALS, RoundingMode.HALF_EVEN);
    }

    /**
     * Cost of an execution against a benchmark price other than zero, in basis points of the price's size; positive when the
     * order pays.
     */
    public static BigDecimal costBps(Side side, Execution execution, BigDecimal benchmarkPx) {
        BigInteger benchmarkE9 = benchmarkPx
                .movePointRight(9)
                .multiply(BigDecimal.valueOf(execution.qty()))
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        BigInteger cost = execution.cashE9().subtract(benchmarkE9).multiply(BigInteger.valueOf(side.sign()));
        return bps(cost, benchmarkE9);
    }
}
