package io.slipway.executions.regulatory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** A dividend and a divisor. */
record Fraction(BigDecimal above, BigDecimal below) {

    static Fraction of(long above, long below) {
        return new Fraction(BigDecimal.valueOf(above), BigDecimal.valueOf(below));
    }

    Fraction over(Fraction other) {
        return new Fraction(above.multiply(other.below), below.multiply(other.above));
    }

    /** Puts the rounded quotient into a row; nothing where there is none. */
    void put(Map<String, String> row, String column, int decimals) {
        if (below.signum() != 0) {
            row.put(
                    column,
                    above.divide(below, decimals, RoundingMode.HALF_EVEN).toPlainString());
        }
    }
}
