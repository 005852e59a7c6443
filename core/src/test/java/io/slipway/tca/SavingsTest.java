package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.model.FeeRate;
import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tca.Savings.WholeOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavingsTest {

    private static Execution execution(long qty, String cash) {
        return new Execution(qty, new BigDecimal(cash).movePointRight(9).toBigIntegerExact());
    }

    private static ParentOrder order(Side side, long qty) {
        return new ParentOrder(side, qty, 0, 1);
    }

    private static WholeOrder whole(Side side, long qty, String fee, String mark) {
        long feeE9 = new BigDecimal(fee).movePointRight(9).longValueExact();
        return new WholeOrder(order(side, qty), new FeeRate(feeE9, 0), new BigDecimal(mark));
    }

    @Test
    void aBuyThatPaysLessSaves() {
        Savings savings =
                Savings.of(whole(Side.BUY, 100, "0", "100"), execution(100, "9990"), "twap", execution(100, "10000"));
        assertThat(savings.bps()).isEqualByComparingTo("10");
        assertThat(savings.refusal()).isNull();
    }

    @Test
    void aSellThatGetsLessDoesNot() {
        Savings savings =
                Savings.of(whole(Side.SELL, 100, "0", "100"), execution(100, "9990"), "twap", execution(100, "10000"));
        assertThat(savings.bps()).isEqualByComparingTo("-10");
    }

    /**
     * Of 1,000 shares the baseline pays 10,000; the strategy pays 9,450 for 945 and has 55 left at 10.02 and a cent of fee, 551.65:
     * 10,001.65 in all, 1.65 bps worse. On 5.5 % of the order, 50 bps are 2.75: still worse.
     */
    @Test
    void whatWasLeftCountsAtItsMark() {
        WholeOrder whole = whole(Side.BUY, 1000, "0.01", "10.02");
        Savings savings = Savings.of(whole, execution(945, "9450"), "twap", execution(1000, "10000"));
        assertThat(savings.bps()).isEqualByComparingTo("-1.65");
        Savings mirrored = Savings.of(whole, execution(1000, "10000"), "twap", execution(945, "9450"));
        assertThat(mirrored.bps()).isEqualByComparingTo("1.649728");
    }

    /** A seller gets 10 for 945 and 9.99 less a cent for 55: 9,998.90 in all, 1.1 bps worse, and -3.85 with 50 bps more. */
    @Test
    void aSellerPaysTheFeeOfTheMark() {
        Savings savings = Savings.of(
                whole(Side.SELL, 1000, "0.01", "9.99"), execution(945, "9450"), "twap", execution(1000, "10000"));
        assertThat(savings.bps()).isEqualByComparingTo("-1.1");
    }

    /** 9,990 in all saves 10 bps as marked; of the whole order a fifth is left, and 50 bps on it are 10. */
    @ParameterizedTest
    @CsvSource({"800, 7992, true", "801, 8001.99, false", "799, 7982.01, true"})
    void aSavingThatTheMarkDecidesIsRefused(long filled, String cash, boolean refused) {
        WholeOrder whole = whole(Side.BUY, 1000, "0", "9.99");
        Savings savings = Savings.of(whole, execution(filled, cash), "twap", execution(1000, "10000"));
        assertThat(savings.bps() == null).isEqualTo(refused);
        if (refused) {
            assertThat(savings.refusal())
                    .contains("the strategy left " + (1000 - filled) + " shares, ")
                    .contains("% of the order", "+10.00 bps as marked", "to +10.00 with 50 bps on them");
        } else {
            assertThat(savings.bps()).isEqualByComparingTo("10");
        }
    }

    @Test
    void aBaselineThatLeftSharesIsNamed() {
        WholeOrder whole = whole(Side.BUY, 1000, "0", "10");
        Savings savings = Savings.of(whole, execution(1000, "10001"), "twap", execution(900, "9000"));
        assertThat(savings.refusal())
                .startsWith("twap left 100 shares, 10.00 % of the order")
                .contains("the saving is -1.00 bps as marked, and -1.00 to +4.00 with 50 bps on them");
    }

    @Test
    void withoutAMarkThereIsNoComparison() {
        WholeOrder whole = new WholeOrder(order(Side.BUY, 100), FeeRate.NONE, null);
        Savings savings = Savings.of(whole, execution(90, "9000"), "twap", execution(100, "10000"));
        assertThat(savings.bps()).isNull();
        assertThat(savings.refusal()).contains("unequal quantities", "90", "100", "what was left has no mark");
        Savings equal = Savings.of(whole, execution(90, "9000"), "twap", execution(90, "9010"));
        assertThat(equal.refusal())
                .isEqualTo("unfilled shares: the strategy filled 90, twap filled 90, and what was left has no mark");
    }

    @Test
    void nothingIsNotComparedWithNothing() {
        Execution nothing = new Execution(0, BigInteger.ZERO);
        assertThat(Savings.of(whole(Side.BUY, 100, "0", "100"), nothing, "twap", nothing)
                        .bps())
                .isNull();
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
        assertThat(Savings.of(whole(Side.BUY, 10, "0", "100"), more, "other", paid)
                        .bps())
                .isEqualByComparingTo("53.475936");
        assertThat(Savings.of(whole(Side.SELL, 10, "0", "100"), more, "other", paid)
                        .bps())
                .isEqualByComparingTo("-53.475936");
        assertThat(Savings.costBps(Side.BUY, paid, new BigDecimal("-37.5"))).isEqualByComparingTo("26.666667");
        assertThat(Savings.costBps(Side.SELL, paid, new BigDecimal("-37.5"))).isEqualByComparingTo("-26.666667");
        OrderCost cost =
                new OrderCost(new ParentOrder(Side.BUY, 10, 0, 1), new BigDecimal("-37.5"), null, FeeRate.NONE);
        assertThat(cost.bps(paid)).isEqualByComparingTo("26.666667");
    }

    @Test
    void thereIsNoRatioOfZero() {
        assertThat(Savings.of(whole(Side.BUY, 10, "0", "100"), execution(10, "1"), "other", execution(10, "0"))
                        .refusal())
                .isEqualTo("the cash of other is zero, of which there is no ratio");
        OrderCost cost = new OrderCost(new ParentOrder(Side.BUY, 10, 0, 1), BigDecimal.ZERO, null, FeeRate.NONE);
        assertThat(cost.isKnown(execution(10, "1"))).isFalse();
    }

    /** 85 of 200 steps of 0.001 are 0.085 coins: the reason names coins, and no shares. */
    @Test
    void aRefusalNamesQuantitiesOfCoinsNotOfSteps() {
        Instrument coin = new Instrument("BTC").withQtyStep(new BigDecimal("0.001"));
        Execution own = new Execution(85, BigInteger.valueOf(850_000_000_000L));
        Execution other = new Execution(100, BigInteger.valueOf(1_000_000_000_000L));
        WholeOrder marked = whole(Side.BUY, 200, "0", "10").in(coin);
        assertThat(Savings.of(marked, own, "twap", other).refusal())
                .startsWith("the strategy left 0.115, 57.50 % of the order, which are marked and not traded");
        WholeOrder without = new WholeOrder(order(Side.BUY, 200), FeeRate.NONE, null).in(coin);
        assertThat(Savings.of(without, own, "twap", other).refusal())
                .isEqualTo(
                        "unequal quantities: the strategy filled 0.085, twap filled 0.1, and what was left has no mark");
        assertThat(Savings.of(without, own, "twap", own).refusal())
                .isEqualTo(
                        "unfilled quantity: the strategy filled 0.085, twap filled 0.085, and what was left has no mark");
    }
}
