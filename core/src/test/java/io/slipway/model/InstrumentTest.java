package io.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.Units;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentTest {

    private static final Instrument COIN = new Instrument("BTC").withQtyStep(new BigDecimal("0.00001"));

    @ParameterizedTest
    @CsvSource({"1, 5000, 5000", "0.00001, 0.75, 75000", "0.001, 12, 12000", "0.05, 0.15, 3", "100, 2300, 23"})
    void quantitiesAreWholeSteps(String step, String qty, long steps) {
        Instrument instrument = new Instrument("X").withQtyStep(new BigDecimal(step));
        assertThat(instrument.steps(new BigDecimal(qty))).isEqualTo(steps);
        assertThat(instrument.qty(steps)).isEqualTo(new BigDecimal(qty));
    }

    @Test
    void whatIsBelowAStepIsRefusedWithTheStep() {
        assertThatThrownBy(() -> COIN.steps(new BigDecimal("0.000015")))
                .hasMessage(
                        "not a whole number of steps of BTC: qty=0.000015, step=0.00001, nearest=0.00001 or 0.00002");
        assertThatThrownBy(() -> new Instrument("X").steps(new BigDecimal("0.5")))
                .hasMessage("not a whole number of steps of X: qty=0.5, step=1, nearest=0 or 1");
    }

    @Test
    void whatDoesNotFit64BitsIsRefused() {
        assertThatThrownBy(() -> COIN.steps(new BigDecimal("1e15")))
                .hasMessageContaining("more steps of BTC than fit 64 bits");
    }

    /** Cash in 1e-9 of one step at 60,000: 45,000 for 0.75 coins, and 50 times that for a contract of 50. */
    @Test
    void filesHaveQuantitiesInCoinsAndMoneyInTheCurrency() {
        Values run = Values.of(SavingKeys.EXECUTION)
                .put(SavingKeys.FILLED_QTY, 75_000)
                .put(SavingKeys.TOTAL_CASH, new BigDecimal("4500000000.00"))
                .put(SavingKeys.AVG_FILL_PX, new BigDecimal("60000.00"));
        Values coins = run.converted(Units.of(COIN));
        assertThat(coins.get(SavingKeys.FILLED_QTY)).isEqualTo(new BigDecimal("0.75"));
        assertThat(coins.get(SavingKeys.TOTAL_CASH)).isEqualTo(new BigDecimal("45000"));
        assertThat(coins.get(SavingKeys.AVG_FILL_PX)).isEqualTo(new BigDecimal("60000.00"));
        Values contracts = run.converted(Units.of(COIN.withMultiplier(BigDecimal.valueOf(50))));
        assertThat(contracts.get(SavingKeys.TOTAL_CASH)).isEqualTo(new BigDecimal("2250000"));
        assertThat(run.converted(Units.of(new Instrument("X")))).isSameAs(run);
    }

    @Test
    void wholeSharesLeaveNoTraceInFiles() {
        Values values = Values.of(OrderKeys.SHAPE);
        assertThat(new Instrument("X").isScaled()).isFalse();
        assertThat(COIN.isScaled()).isTrue();
        assertThat(values.members()).doesNotContainKey("instrument");
    }

    /** A fee of 1.50 a contract of multiplier 50 is 0.03 of its price; volumes of tiers become steps. */
    @Test
    void feesFollowStepAndMultiplier() {
        FeeSchedule schedule = new FeeSchedule(
                10,
                List.of(
                        new FeeTier(0, new FeeRate(1_500_000_000L, FeeRate.BASIS_POINT_E9), FeeRate.NONE),
                        new FeeTier(20, new FeeRate(500_000_000L, 0), FeeRate.NONE)));
        FeeTable table = FeeTable.flat(schedule)
                .inStepsOf(new Instrument("X", new BigDecimal("0.1"), 0, BigDecimal.valueOf(50)));
        FeeSchedule scaled = table.of(1);
        assertThat(scaled.monthToDateQty()).isEqualTo(100);
        assertThat(scaled.tiers().get(1).fromQty()).isEqualTo(200);
        assertThat(scaled.tiers().get(0).take()).isEqualTo(new FeeRate(30_000_000L, FeeRate.BASIS_POINT_E9));
    }
}
