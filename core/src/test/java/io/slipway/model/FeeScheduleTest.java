package io.slipway.model;

import static io.slipway.model.RandomCases.between;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeScheduleTest {

    private static final long DOLLAR = Money.ONE_E9;
    private static final long BPS = FeeRate.BASIS_POINT_E9;

    /** Takes at 30, 29 and 28 hundredths of a cent from 0, 1,000 and 5,000 shares on. */
    private static FeeSchedule tiered(long monthToDateQty) {
        return new FeeSchedule(
                monthToDateQty,
                List.of(tier(0, 3_000_000, 2_000_000), tier(1_000, 2_900_000, 0), tier(5_000, 2_800_000, -100_000)));
    }

    private static FeeTier tier(long fromQty, long takeE9, long rebateE9) {
        return new FeeTier(fromQty, new FeeRate(takeE9, 0), new FeeRate(rebateE9, 0));
    }

    @Test
    void chargesATakerAndPaysAMaker() {
        FeeSchedule schedule = FeeSchedule.perShare(3_000_000, 2_000_000);
        assertThat(schedule.feeE9(500, 222 * DOLLAR, Liquidity.TAKER, 0)).isEqualTo(1_500_000_000L);
        assertThat(schedule.feeE9(500, 222 * DOLLAR, Liquidity.MAKER, 0)).isEqualTo(-1_000_000_000L);
    }

    @Test
    void paysATakerAndChargesAMakerOfAnInvertedVenue() {
        FeeSchedule inverted = FeeSchedule.perShare(-200_000, -2_000_000);
        assertThat(inverted.feeE9(500, 222 * DOLLAR, Liquidity.TAKER, 0)).isEqualTo(-100_000_000L);
        assertThat(inverted.feeE9(500, 222 * DOLLAR, Liquidity.MAKER, 0)).isEqualTo(1_000_000_000L);
        assertThat(inverted.takeFeeE9(222 * DOLLAR, 0)).isEqualTo(-200_000);
        assertThat(inverted.rebateE9(222 * DOLLAR, 0)).isEqualTo(-2_000_000);
    }

    /** 17 CFR 242.610(c): 0.3 % of the price below a dollar. 1,000 shares at 0.50 cost 1.50, not the 3.00 of the rate from a dollar on. */
    @Test
    void paysAPartOfTheNotionalAtMostBelowOne() {
        FeeSchedule bounded = FeeSchedule.perShare(3_000_000, 2_000_000).withMostBelowOne(30 * BPS);
        assertThat(bounded.feeE9(1_000, DOLLAR / 2, Liquidity.TAKER, 0)).isEqualTo(1_500_000_000L);
        assertThat(bounded.takeFeeE9(DOLLAR / 2, 0)).isEqualTo(1_500_000);
        assertThat(bounded.leastTakeFeeE9(DOLLAR / 2)).isEqualTo(1_500_000);
        assertThat(bounded.takeFeeE9(DOLLAR - 100_000, 0)).isEqualTo(2_999_700);
        assertThat(bounded.takeFeeE9(DOLLAR, 0)).isEqualTo(3_000_000);
        assertThat(bounded.feeE9(1_000, DOLLAR / 2, Liquidity.MAKER, 0)).isZero();
        assertThat(bounded.feeE9(1_000, DOLLAR, Liquidity.MAKER, 0)).isEqualTo(-2 * DOLLAR);
        assertThat(FeeSchedule.perShare(3_000_000, 2_000_000).takeFeeE9(DOLLAR / 2, 0))
                .isEqualTo(3_000_000);
    }

    /** A charge below the bound stands; what an inverted venue would pay is not received, and its charge for making is bounded too. */
    @Test
    void receivesNothingBelowOneWhereThereIsABound() {
        FeeSchedule low = FeeSchedule.perShare(600_000, 0).withMostBelowOne(30 * BPS);
        assertThat(low.takeFeeE9(DOLLAR / 2, 0)).isEqualTo(600_000);
        assertThat(low.takeFeeE9(DOLLAR / 10, 0)).isEqualTo(300_000);
        FeeSchedule inverted = FeeSchedule.perShare(-200_000, -2_000_000).withMostBelowOne(30 * BPS);
        assertThat(inverted.takeFeeE9(DOLLAR / 2, 0)).isZero();
        assertThat(inverted.rebateE9(DOLLAR / 2, 0)).isEqualTo(-1_500_000);
        assertThat(inverted.feeE9(1_000, DOLLAR / 2, Liquidity.MAKER, 0)).isEqualTo(1_500_000_000L);
        // A part of the notional counts too: 0.001 and 20 bps of 0.50 are 0.002, above the bound of 0.0015.
        FeeSchedule mixed =
                FeeSchedule.of(new FeeRate(1_000_000, 20 * BPS), FeeRate.NONE).withMostBelowOne(30 * BPS);
        assertThat(mixed.takeFeeE9(DOLLAR / 2, 0)).isEqualTo(1_500_000);
        assertThat(mixed.takeFeeE9(DOLLAR * 2, 0)).isEqualTo(5_000_000);
    }

    @Test
    void addsAPartOfTheNotionalToTheAmountAShare() {
        FeeRate rate = new FeeRate(1_000_000, 15 * BPS / 10);
        assertThat(rate.ofE9(100, 200 * DOLLAR)).isEqualTo(100_000_000L + 3 * DOLLAR);
        assertThat(rate.ofE9(100, -200 * DOLLAR)).isEqualTo(rate.ofE9(100, 200 * DOLLAR));
        assertThat(FeeSchedule.of(rate, FeeRate.NONE).takeFeeE9(200 * DOLLAR, 0))
                .isEqualTo(31_000_000L);
        assertThat(FeeSchedule.of(rate, FeeRate.NONE).takeFeeE9(100 * DOLLAR, 0))
                .isEqualTo(16_000_000L);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 2", "5, 2", "6, 3", "7, 4", "4, 2", "0, 0"})
    void roundsHalfEvenBothWays(long pxE9, long expected) {
        FeeRate half = new FeeRate(0, Money.ONE_E9 / 2);
        FeeRate back = new FeeRate(0, -Money.ONE_E9 / 2);
        assertThat(half.ofE9(1, pxE9)).isEqualTo(expected);
        assertThat(back.ofE9(1, pxE9)).isEqualTo(-expected);
    }

    @Test
    void roundsAFillOnceNotShareByShare() {
        FeeRate half = new FeeRate(0, Money.ONE_E9 / 2);
        assertThat(half.ofE9(3, 1)).isEqualTo(2);
        assertThat(3 * half.ofE9(1, 1)).isZero();
    }

    @Test
    void isTheExactProductRoundedOnce() {
        RandomCases.of(
                        between(0, 4_000_000_000_000L),
                        between(-2_000_000L, 2_000_000L),
                        between(-1_000, 1_000),
                        between(-Money.ONE_E9, Money.ONE_E9))
                .check(drawn -> isTheExactProductRoundedOnce(drawn[0], drawn[1], drawn[2], drawn[3]));
    }

    private static void isTheExactProductRoundedOnce(long qty, long px, long perShareE9, long ratioE9) {
        FeeRate rate = new FeeRate(perShareE9, ratioE9);
        BigDecimal part = BigDecimal.valueOf(qty)
                .multiply(BigDecimal.valueOf(Math.abs(px)))
                .multiply(BigDecimal.valueOf(ratioE9, 9))
                .setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal expected = part.add(BigDecimal.valueOf(qty).multiply(BigDecimal.valueOf(perShareE9)));
        assertThat(rate.ofE9(qty, px)).isEqualTo(expected.longValueExact());
        BigInteger notional = BigInteger.valueOf(qty).multiply(BigInteger.valueOf(px));
        assertThat(rate.ofE9(qty, notional)).isEqualTo(expected.toBigIntegerExact());
    }

    @Test
    void aShareRoundedDownIsABoundForAnyQuantity() {
        RandomCases.of(
                        between(1, 4_000_000L),
                        between(-300 * Money.ONE_E9, 300 * Money.ONE_E9),
                        between(-100 * BPS, 100 * BPS))
                .check(drawn -> aShareRoundedDownIsABound(drawn[0], drawn[1], drawn[2]));
    }

    private static void aShareRoundedDownIsABound(long qty, long px, long ratioE9) {
        FeeRate rate = new FeeRate(-7, ratioE9);
        assertThat(qty * rate.floorE9(px)).isLessThanOrEqualTo(rate.ofE9(qty, px));
        assertThat(rate.floorE9(px)).isBetween(rate.ofE9(1, px) - 1, rate.ofE9(1, px));
    }

    @Test
    void theLeastTakeFeeIsThatOfTheCheapestTierAhead() {
        List<FeeTier> tiers = List.of(tier(0, 1, 0), tier(10, -5, 0), tier(20, 4, 0));
        assertThat(new FeeSchedule(0, tiers).leastTakeFeeE9(DOLLAR)).isEqualTo(-5);
        assertThat(new FeeSchedule(10, tiers).leastTakeFeeE9(DOLLAR)).isEqualTo(-5);
        assertThat(new FeeSchedule(20, tiers).leastTakeFeeE9(DOLLAR)).isEqualTo(4);
        assertThat(FeeSchedule.perShare(3, 2).leastTakeFeeE9(DOLLAR)).isEqualTo(3);
    }

    @Test
    void isExactOrRefusesWhereItDoesNotFit() {
        RandomCases.of(
                        between(0, Long.MAX_VALUE),
                        between(Long.MIN_VALUE + 1, Long.MAX_VALUE),
                        between(-Money.ONE_E9, Money.ONE_E9))
                .check(drawn -> isExactOrRefuses(drawn[0], drawn[1], drawn[2]));
    }

    private static void isExactOrRefuses(long qty, long px, long ratioE9) {
        FeeRate rate = new FeeRate(0, ratioE9);
        BigInteger expected = rate.ofE9(qty, BigInteger.valueOf(qty).multiply(BigInteger.valueOf(px)));
        if (expected.bitLength() < Long.SIZE - 1) {
            assertThat(rate.ofE9(qty, px)).isEqualTo(expected.longValueExact());
        } else if (expected.bitLength() >= Long.SIZE) {
            assertThatThrownBy(() -> rate.ofE9(qty, px)).isInstanceOf(ArithmeticException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 3000000",
        "0, 999, 3000000",
        "0, 1000, 2900000",
        "0, 4999, 2900000",
        "0, 5000, 2800000",
        "0, 9000000000000000000, 2800000",
        "999, 0, 3000000",
        "999, 1, 2900000",
        "1000, 0, 2900000",
        "5000, 0, 2800000",
        "9223372036854775807, 9223372036854775807, 2800000"
    })
    void aFillBelongsToTheTierInWhichTheVolumeBeforeItLies(long monthToDate, long executed, long takeFeeE9) {
        FeeSchedule schedule = tiered(monthToDate);
        assertThat(schedule.takeFeeE9(DOLLAR, executed)).isEqualTo(takeFeeE9);
        assertThat(schedule.feeE9(7_000, DOLLAR, Liquidity.TAKER, executed)).isEqualTo(7_000 * takeFeeE9);
    }

    @Test
    void aTierMayTurnARebateIntoACharge() {
        assertThat(tiered(0).feeE9(10, DOLLAR, Liquidity.MAKER, 0)).isEqualTo(-20_000_000);
        assertThat(tiered(0).feeE9(10, DOLLAR, Liquidity.MAKER, 1_000)).isZero();
        assertThat(tiered(0).feeE9(10, DOLLAR, Liquidity.MAKER, 5_000)).isEqualTo(1_000_000);
    }

    @Test
    void refusesTiersThatMakeNoSense() {
        List<List<FeeTier>> wrong = List.of(
                List.of(),
                List.of(tier(1, 0, 0)),
                List.of(tier(0, 0, 0), tier(0, 0, 0)),
                List.of(tier(0, 0, 0), tier(9, 0, 0), tier(8, 0, 0)));
        for (List<FeeTier> tiers : wrong) {
            assertThatThrownBy(() -> new FeeSchedule(0, tiers)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> tier(-1, 0, 0)).hasMessageContaining("fromQty=-1");
        assertThatThrownBy(() -> tiered(-1)).hasMessageContaining("monthToDateQty=-1");
        assertThatThrownBy(() -> new FeeRate(0, Money.ONE_E9 + 1)).hasMessageContaining("ofNotionalE9=1000000001");
    }

    @Test
    void saysWhatItIs() {
        assertThat(FeeRate.NONE).hasToString("0.00 per share");
        assertThat(new FeeRate(3_000_000, 0)).hasToString("0.003 per share");
        assertThat(new FeeRate(0, 15 * BPS / 10)).hasToString("1.5 bps");
        assertThat(new FeeRate(-1_000_000, 10 * BPS)).hasToString("-0.001 per share and 10 bps");
    }

    @Test
    void allocatesNothing() {
        FeeSchedule schedule = new FeeSchedule(
                0, List.of(tier(0, 3, 2), new FeeTier(500, new FeeRate(1, BPS), new FeeRate(1, BPS / 2))));
        feesOfMany(schedule);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long sum = feesOfMany(schedule);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
        assertThat(sum).isPositive();
    }

    private static long feesOfMany(FeeSchedule schedule) {
        long sum = 0;
        for (long executed = 0; executed < 100_000; executed += 10) {
            sum += schedule.takeFeeE9(222 * DOLLAR, executed) + schedule.rebateE9(222 * DOLLAR, executed);
        }
        return sum;
    }
}
