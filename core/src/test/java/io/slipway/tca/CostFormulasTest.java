package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.QuoteState;
import io.slipway.model.Side;
import io.slipway.tca.ComponentCost.Lot;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostFormulasTest {

    private static final long CENT_E9 = 10_000_000L;

    private static Fill taken(long qty, long pxCents, long feeE9) {
        return new Fill(
                1,
                1,
                qty,
                pxCents * CENT_E9,
                BigInteger.valueOf(feeE9),
                Liquidity.TAKER,
                new NationalQuote(9_999 * CENT_E9, 10_002 * CENT_E9),
                QuoteState.FRESH);
    }

    /** 5,000 decided at 100.00, at the desk at 100.05, 4,500 filled, the end at 100.30: 250 + 195 + 125 + 13.50. */
    @Test
    void shortfallHasThePartsOfWagnerAndEdwards() {
        var prices = new ImplementationShortfall.Prices(
                new BigDecimal("100"), new BigDecimal("100.05"), new BigDecimal("100.30"));
        List<Fill> fills = List.of(taken(3_000, 10_008, 9_000_000_000L), taken(1_500, 10_012, 4_500_000_000L));
        ImplementationShortfall buy = ImplementationShortfall.of(Side.BUY, 5_000, fills, prices, BigDecimal.ZERO);
        assertThat(buy.delay()).isEqualByComparingTo("250");
        assertThat(buy.execution()).isEqualByComparingTo("195");
        assertThat(buy.opportunity()).isEqualByComparingTo("125");
        assertThat(buy.fees()).isEqualByComparingTo("13.5");
        assertThat(buy.total()).isEqualByComparingTo("583.5");
        assertThat(buy.totalBps()).isEqualByComparingTo("11.67");
        assertThat(buy.filledPaper()).isEqualByComparingTo("433.5");
        assertThat(buy.unfilledPaper()).isEqualByComparingTo("150");
        ImplementationShortfall sell = ImplementationShortfall.of(Side.SELL, 5_000, fills, prices, BigDecimal.ZERO);
        assertThat(sell.total()).isEqualByComparingTo("-556.5");
        assertThatThrownBy(() -> ImplementationShortfall.of(Side.BUY, 4_000, fills, prices, BigDecimal.ZERO))
                .hasMessageContaining("filled=4500");
    }

    /** 200 of 300 at the second level: only what is taken counts, and a sell is the mirror image. */
    @Test
    void componentsCountOnlyWhatIsTaken() {
        List<Lot> asks = List.of(new Lot(300, 10_000 * CENT_E9), new Lot(300, 10_002 * CENT_E9));
        ComponentCost buy = ComponentCost.ofLevels(Side.BUY, asks, 500);
        assertThat(buy.slippage()).isEqualByComparingTo("4");
        assertThat(buy.impact()).isCloseTo(4.439584265535017e-06 * Math.sqrt(500), within(1e-18));
        assertThat(buy.reward()).isEqualTo(-(4 + buy.impact()));
        List<Lot> bids = List.of(new Lot(300, 10_000 * CENT_E9), new Lot(300, 9_998 * CENT_E9));
        assertThat(ComponentCost.ofLevels(Side.SELL, bids, 500)).isEqualTo(buy);
        assertThatThrownBy(() -> ComponentCost.ofLevels(Side.BUY, asks, 601)).hasMessageContaining("missing=1");
        assertThatThrownBy(() -> new Lot(-1, 5)).hasMessageContaining("qty=-1");
    }

    @Test
    void componentsOfFillsAreAgainstTheTouchOfEach() {
        List<Fill> fills = List.of(taken(100, 10_002, 0), taken(50, 10_005, 0));
        assertThat(ComponentCost.ofFills(Side.BUY, fills).slippage()).isEqualByComparingTo("1.50");
        assertThat(ComponentCost.ofFills(Side.SELL, fills).slippage()).isEqualByComparingTo("-6.00");
        assertThat(ComponentCost.ofFills(Side.BUY, List.of()).total()).isZero();
    }
}
