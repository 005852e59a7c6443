package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.model.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SavingsTest {

    private static Execution execution(long qty, String cash) {
        return new Execution(qty, new BigDecimal(cash).movePointRight(9).toBigIntegerExact());
    }

    @Test
    void aBuyThatPaysLessSaves() {
        Savings savings = Savings.of(Side.BUY, execution(100, "9990"), "twap", execution(100, "10000"));
        assertThat(savings.bps()).isEqualByComparingTo("10");
        assertThat(savings.refusal()).isNull();
    }

    @Test
    void aSellThatGetsLessDoesNot() {
        Savings savings = Savings.of(Side.SELL, execution(100, "9990"), "twap", execution(100, "10000"));
        assertThat(savings.bps()).isEqualByComparingTo("-10");
    }

    @Test
    void unequalQuantitiesAreNotCompared() {
        Savings savings = Savings.of(Side.BUY, execution(90, "9000"), "twap", execution(100, "10000"));
        assertThat(savings.bps()).isNull();
        assertThat(savings.refusal())
                .contains("unequal quantities")
                .contains("90")
                .contains("100");
    }

    @Test
    void nothingIsNotComparedWithNothing() {
        Execution nothing = new Execution(0, BigInteger.ZERO);
        assertThat(Savings.of(Side.BUY, nothing, "twap", nothing).bps()).isNull();
    }

    @Test
    void aCostAgainstABenchmarkIsPositiveWhenWePay() {
        BigDecimal mid = new BigDecimal("100");
        assertThat(Savings.costBps(Side.BUY, execution(10, "1001"), mid)).isEqualByComparingTo("10");
        assertThat(Savings.costBps(Side.SELL, execution(10, "999"), mid)).isEqualByComparingTo("10");
        assertThat(Savings.costBps(Side.SELL, execution(10, "1001"), mid)).isEqualByComparingTo("-10");
    }
}
