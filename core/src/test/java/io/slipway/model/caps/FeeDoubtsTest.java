package io.slipway.model.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.model.FeeRate;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.FeeTier;
import io.slipway.model.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The cap of 0.3 % below a dollar, worked by hand. */
class FeeDoubtsTest {

    private static final long CENT_E9 = 10_000_000;
    private static final long FEE_E9 = 3 * CENT_E9 / 10;

    /** 0.3 cents are 0.3 % of a dollar, so every price below one is too low for them, and no price above. */
    @Test
    void aFeeIsAboveTheCapBelowADollarOnly() {
        assertThat(AccessFeeCap.isAbove(FEE_E9, Money.parseE9("0.99"))).isTrue();
        assertThat(AccessFeeCap.isAbove(FEE_E9, Money.parseE9("1"))).isFalse();
        assertThat(AccessFeeCap.isAbove(FEE_E9, 0)).isFalse();
        assertThat(AccessFeeCap.isAbove(FEE_E9, -Money.parseE9("0.5"))).isFalse();
        assertThat(AccessFeeCap.isAbove(Money.parseE9("0.0015"), Money.parseE9("0.50")))
                .isFalse();
        assertThat(AccessFeeCap.isAbove(Money.parseE9("0.001500001"), Money.parseE9("0.50")))
                .isTrue();
        assertThat(AccessFeeCap.isAbove(-FEE_E9, Money.parseE9("0.50"))).isFalse();
    }

    /** The second tier, a fee of the notional and a schedule with a bound of its own are no fee per share at all prices. */
    @Test
    void theLargestFeeIsThatOfVenuesWithoutABound() {
        FeeTable fees = new FeeTable(
                FeeSchedule.of(new FeeRate(CENT_E9 / 10, 0), FeeRate.NONE),
                new TreeMap<>(Map.of(
                        2,
                        FeeSchedule.perShare(FEE_E9, 0).withMostBelowOne(3_000_000),
                        9,
                        new FeeSchedule(
                                0,
                                List.of(
                                        new FeeTier(0, new FeeRate(CENT_E9 / 5, 0), FeeRate.NONE),
                                        new FeeTier(100, new FeeRate(CENT_E9, 0), FeeRate.NONE))),
                        43,
                        FeeSchedule.of(new FeeRate(0, 300_000), FeeRate.NONE))));
        assertThat(AccessFeeCap.largestE9(fees, new int[] {2, 43})).isZero();
        assertThat(AccessFeeCap.largestE9(fees, new int[] {2, 5, 43})).isEqualTo(CENT_E9 / 10);
        assertThat(AccessFeeCap.largestE9(fees, new int[] {2, 5, 9, 43})).isEqualTo(CENT_E9 / 5);
        assertThat(AccessFeeCap.unboundedE9(fees.of(9), 100)).isEqualTo(CENT_E9);
    }

    /** 0.3 cents of 80 are 0.375 %, of 50 0.6 %, of 60 0.5 %. */
    @Test
    void ofSeveralOrdersTheFarthestAboveIsKept() {
        FeeDoubts all = FeeDoubts.NONE;
        for (String mid : List.of("0.80", "0.50", "1.20", "0.60")) {
            all = all.plus(FeeDoubts.of(FEE_E9, new BigDecimal(mid), mid.equals("0.60")));
        }
        assertThat(all).isEqualTo(new FeeDoubts(3, FEE_E9, Money.parseE9("0.50"), 1));
        assertThat(FeeDoubts.NONE.plus(all)).isEqualTo(all);
        assertThat(all.plus(FeeDoubts.NONE)).isEqualTo(all);
        assertThat(FeeDoubts.of(FEE_E9, null, false).isNone()).isTrue();
    }

    @Test
    void theAmendedCapsBeginOnTheSecondOfNovember() {
        assertThat(Instant.ofEpochSecond(0, AccessFeeCap.AMENDED_NS)).isEqualTo("2026-11-02T00:00:00Z");
    }
}
