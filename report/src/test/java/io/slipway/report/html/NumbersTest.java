package io.slipway.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void noProbabilityIsZero() {
        assertThat(Numbers.probability(new BigDecimal("0.001"))).isEqualTo("0.001");
        assertThat(Numbers.probability(new BigDecimal("0.000999"))).isEqualTo("< 0.001");
        assertThat(Numbers.pValue(new BigDecimal("0.0004"))).isEqualTo("p < 0.001");
        assertThat(Numbers.pValue(new BigDecimal("0.0156"))).isEqualTo("p = 0.016");
    }

    @Test
    void zeroHasNoMinusSign() {
        assertThat(Numbers.format("%.2f bps", -0.001)).isEqualTo("0.00 bps");
        assertThat(Numbers.format("%+.2f bps", new BigDecimal("-0.004"))).isEqualTo("+0.00 bps");
        assertThat(Numbers.format("%+10.2f|", -0.0)).isEqualTo("     +0.00|");
        assertThat(Numbers.format("%10.2f|", -0.0)).isEqualTo("      0.00|");
        assertThat(Numbers.format("it saves %.2f bps", -0.0)).isEqualTo("it saves 0.00 bps");
        assertThat(Numbers.format("(%+.2f to %+.2f)", -0.001, -0.01)).isEqualTo("(+0.00 to -0.01)");
        assertThat(Numbers.format("%.0f ms.", -0.2)).isEqualTo("0 ms.");
    }

    @Test
    void othersStayAsTheyAre() {
        assertThat(Numbers.format("%+.2f %.3f %,d", -0.05, -0.001, -1_000)).isEqualTo("-0.05 -0.001 -1,000");
        assertThat(Numbers.format("%s %s", "2024-08-01", "a-0 1-0.00")).isEqualTo("2024-08-01 a-0 1-0.00");
    }
}
