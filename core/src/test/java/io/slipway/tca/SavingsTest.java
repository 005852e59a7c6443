package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.model.ParentOrder;
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

    /** Below zero, a price that is lower in number is still the cheaper one for a buyer. */
    @Test
    void ratiosAreOfTheSizeOfAPriceBelowZero() {
        Execution paid = execution(10, "-374");
        Execution more = execution(10, "-376");
        assertThat(Savings.of(Side.BUY, more, "other", paid).bps()).isEqualByComparingTo("53.475936");
        assertThat(Savings.of(Side.SELL, more, "other", paid).bps()).isEqualByComparingTo("-53.475936");
        assertThat(Savings.costBps(Side.BUY, paid, new BigDecimal("-37.5"))).isEqualByComparingTo("26.666667");
        assertThat(Savings.costBps(Side.SELL, paid, new BigDecimal("-37.5"))).isEqualByComparingTo("-26.666667");
        OrderCost cost = new OrderCost(new ParentOrder(Side.BUY, 10, 0, 1), new BigDecimal("-37.5"), null);
        assertThat(cost.bps(paid)).isEqualByComparingTo("26.666667");
    }

    @Test
    void thereIsNoRatioOfZero() {
        assertThat(Savings.of(Side.BUY, execution(10, "1"), "other", execution(10, "0"))
                        .refusal())
                .isEqualTo("the cash of other is zero, of which there is no ratio");
        OrderCost cost = new OrderCost(new ParentOrder(Side.BUY, 10, 0, 1), BigDecimal.ZERO, null);
        assertThat(cost.isKnown(execution(10, "1"))).isFalse();
    }
}
