package io.slipway.tca;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.ParentOrder;
import io.slipway.model.QuoteState;
import io.slipway.model.Side;
import io.slipway.tca.CostBreakdown.Bar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CostBreakdownTest {

    private static final long CENT_E9 = 10_000_000L;

    private static Fill fill(long qty, long pxCents, long feeE9, Liquidity liquidity, @Nullable NationalQuote quote) {
        return new Fill(1, 1, qty, pxCents * CENT_E9, BigInteger.valueOf(feeE9), liquidity, quote, QuoteState.FRESH);
    }

    private static NationalQuote quote(long bidCents, long askCents) {
        return new NationalQuote(bidCents * CENT_E9, askCents * CENT_E9);
    }

    /** MODELS of Perold: 250 + 195 + 125 + 13.50 = 583.50 on 5,000 shares decided at 100. */
    @Test
    void addsUpToPeroldsShortfall() {
        ParentOrder order = new ParentOrder(Side.BUY, 5_000, 0, 10);
        NationalQuote atFirst = quote(10_004, 10_006);
        CostBreakdown costs = CostBreakdown.of(
                order,
                List.of(
                        fill(3_000, 10_008, 9_000_000_000L, Liquidity.TAKER, atFirst),
                        fill(1_500, 10_012, 4_500_000_000L, Liquidity.TAKER, atFirst)),
                new BigDecimal("100.00"),
                new BigDecimal("100.30"),
                BigDecimal.ZERO);
        assertThat(costs.total()).isEqualByComparingTo("583.50");
        assertThat(costs.bars().get(Bar.DRIFT_TO_FIRST_FILL)).isEqualByComparingTo("225");
        assertThat(requireNonNull(costs.bars().get(Bar.SPREAD))
                        .add(requireNonNull(costs.bars().get(Bar.WALK_THE_BOOK))))
                .isEqualByComparingTo("195");
        assertThat(costs.bars().get(Bar.UNFILLED)).isEqualByComparingTo("150");
        assertThat(costs.bars().get(Bar.FEES)).isEqualByComparingTo("13.5");
    }

    @Test
    void aRestedFillEarnsTheSpreadAndTheRebate() {
        ParentOrder order = new ParentOrder(Side.SELL, 100, 0, 10);
        CostBreakdown costs = CostBreakdown.of(
                order,
                List.of(fill(100, 1_002, -200_000_000L, Liquidity.MAKER, quote(1_000, 1_002))),
                new BigDecimal("10.00"),
                null,
                BigDecimal.ZERO);
        assertThat(costs.bars().get(Bar.SPREAD)).isEqualByComparingTo("-1.00");
        assertThat(costs.bars().get(Bar.REBATES)).isEqualByComparingTo("-0.20");
        assertThat(costs.bars().get(Bar.DRIFT_TO_FIRST_FILL)).isEqualByComparingTo("-1.00");
        assertThat(costs.total()).isEqualByComparingTo("-2.20");
    }

    @Test
    void theBarsAlwaysAddUpToTheCash() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 5_000; i++) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            List<Fill> fills = new ArrayList<>();
            long qty = 0;
            BigDecimal cash = BigDecimal.ZERO;
            for (int k = random.nextInt(6); k > 0; k--) {
                long bid = 10_000 + random.nextLong(200);
                NationalQuote quote = random.nextInt(5) == 0
                        ? null
                        : new NationalQuote(bid * 1_234_567, (bid + random.nextLong(5)) * 1_234_567 + 1);
                Liquidity liquidity = random.nextBoolean() ? Liquidity.MAKER : Liquidity.TAKER;
                Fill fill = fill(
                        1 + random.nextLong(500),
                        10_000 + random.nextLong(200),
                        random.nextLong(2_000_000) - 1_000_000,
                        liquidity,
                        quote);
                fills.add(fill);
                qty += fill.qty();
                cash = cash.add(BigDecimal.valueOf(fill.pxE9(), 9)
                        .multiply(BigDecimal.valueOf(fill.qty() * side.sign()))
                        .add(new BigDecimal(fill.feeE9(), 9)));
            }
            long left = random.nextLong(300);
            ParentOrder order = new ParentOrder(side, Math.max(1, qty + left), 0, 10);
            left = order.qty() - qty;
            BigDecimal mid = BigDecimal.valueOf(100_000_000_000L + random.nextLong(2_000_000_000L), 9);
            BigDecimal mark = BigDecimal.valueOf(100_500_000_001L, 9);
            BigDecimal fee = BigDecimal.valueOf(random.nextLong(2_000_000_000L) - 1_000_000_000L, 9);
            BigDecimal expected = cash.add(mark.multiply(BigDecimal.valueOf(left * side.sign())))
                    .subtract(mid.multiply(BigDecimal.valueOf(order.qty() * side.sign())))
                    .add(left > 0 ? fee : BigDecimal.ZERO);
            assertThat(CostBreakdown.of(order, fills, mid, mark, fee).total()).isEqualByComparingTo(expected);
        }
    }
}
