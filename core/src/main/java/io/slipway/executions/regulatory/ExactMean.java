package io.slipway.executions.regulatory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A mean weighted by shares as two exact sums. Not thread-safe. */
final class ExactMean {

    /** Decimals of a mean in the tables. */
    static final int DECIMALS = 6;

    private BigInteger sum = BigInteger.ZERO;
    private BigInteger weight = BigInteger.ZERO;

    void add(long value, long shares) {
        sum = sum.add(BigInteger.valueOf(value).multiply(BigInteger.valueOf(shares)));
        weight = weight.add(BigInteger.valueOf(shares));
    }

    BigInteger sum() {
        return sum;
    }

    BigInteger weight() {
        return weight;
    }

    /** The mean over a divisor of its unit, such as 1e9 for prices in 1e-9; null without weight. */
    @Nullable
    BigDecimal over(long unit) {
        return ratio(sum, weight.multiply(BigInteger.valueOf(unit)));
    }

    /** This mean over another one in per cent; null where that is not known or zero. */
    @Nullable
    BigDecimal percentOf(ExactMean other) {
        return ratio(sum.multiply(other.weight).multiply(BigInteger.valueOf(100)), weight.multiply(other.sum));
    }

    /** A ratio, rounded half-even; null where the divisor is zero. */
    static @Nullable BigDecimal ratio(BigInteger dividend, BigInteger divisor) {
        return divisor.signum() == 0
                ? null
                : new BigDecimal(dividend).divide(new BigDecimal(divisor), DECIMALS, RoundingMode.HALF_EVEN);
    }
}
