package io.slipway.model;

import java.math.BigInteger;
import java.util.List;

/**
 * One venue's fees by volume tier. The volume that selects a fill's tier is {@code monthToDateQty} plus the shares that the
 * parent order has already traded at the venue, as taker and as maker. The whole fill is charged at that one tier.
 *
 * <pre>{@code
 * // Pays 0.0030 per share to take, receives 0.0020 per share for providing.
 * FeeSchedule schedule = FeeSchedule.perShare(3_000_000, 2_000_000);
 * BigInteger feeE9 = schedule.feeE9(100, Money.parseE9("150.00"), Liquidity.TAKER, 0); // 0.30, positive: paid
 * }</pre>
 *
 * @param monthToDateQty shares traded at the venue this month before the order, zero or more
 * @param tiers tiers by ascending volume; the first starts at zero
 * @param mostBelowOneE9 the most that the order pays at prices below 1, as a fraction of the price in 1e-9, and it receives nothing
 *     there; {@link #NO_BOUND} where the rates hold at all prices. 17 CFR 242.610(c) bounds the fees of US equities so
 */
public record FeeSchedule(long monthToDateQty, List<FeeTier> tiers, long mostBelowOneE9) {

    /** The rates hold at all prices. */
    public static final long NO_BOUND = -1;

    /** No fee and no rebate. */
    public static final FeeSchedule FREE = perShare(0, 0);

    /**
     * Checks the volumes.
     *
     * @throws IllegalArgumentException if the tiers do not start at zero or do not ascend, or the volume before the order is negative
     */
    public FeeSchedule {
        tiers = List.copyOf(tiers);
        if (mostBelowOneE9 < NO_BOUND || mostBelowOneE9 > Money.ONE_E9) {
            throw new IllegalArgumentException("not a part of the price: mostBelowOneE9=" + mostBelowOneE9);
        }
        if (monthToDateQty < 0) {
            throw new IllegalArgumentException("a volume is zero or more: monthToDateQty=" + monthToDateQty);
        }
        if (tiers.isEmpty() || tiers.get(0).fromQty() != 0) {
            throw new IllegalArgumentException("the first tier starts at zero: tiers=" + tiers);
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).fromQty() <= tiers.get(i - 1).fromQty()) {
                throw new IllegalArgumentException("tiers ascend: tiers=" + tiers);
            }
        }
    }

    /** A schedule whose rates hold at all prices. */
    public FeeSchedule(long monthToDateQty, List<FeeTier> tiers) {
        this(monthToDateQty, tiers, NO_BOUND);
    }

    /** The same schedule with a bound below a price of 1. */
    public FeeSchedule withMostBelowOne(long newMostE9) {
        return new FeeSchedule(monthToDateQty, tiers, newMostE9);
    }

    /** One take rate and one rebate for all volumes. */
    public static FeeSchedule of(FeeRate take, FeeRate rebate) {
        return new FeeSchedule(0, List.of(new FeeTier(0, take, rebate)));
    }

    /** Amounts per share for all volumes, in 1e-9 of the quote currency; both positive where taking costs and providing pays. */
    public static FeeSchedule perShare(long takeFeeE9, long rebateE9) {
        return of(new FeeRate(takeFeeE9, 0), new FeeRate(rebateE9, 0));
    }

    /** The same schedule of one step and one unit of the multiplier of an instrument. */
    FeeSchedule inStepsOf(Instrument instrument) {
        return new FeeSchedule(
                instrument.stepsBelow(monthToDateQty),
                tiers.stream()
                        .map(tier -> new FeeTier(
                                instrument.stepsBelow(tier.fromQty()),
                                tier.take().inStepsOf(instrument),
                                tier.rebate().inStepsOf(instrument)))
                        .toList(),
                mostBelowOneE9);
    }

    /** The tier of the next fill after {@code executedQty} shares of the parent order at this venue. */
    public FeeTier tier(long executedQty) {
        int last = tiers.size() - 1;
        while (last > 0 && tiers.get(last).fromQty() - monthToDateQty > executedQty) {
            last--;
        }
        return tiers.get(last);
    }

    /** The rate of the next share that takes at a price, after {@code executedQty} shares. */
    public FeeRate take(long pxE9, long executedQty) {
        return charged(tier(executedQty).take(), pxE9);
    }

    /** The rate that the next share that provides at a price receives. */
    private FeeRate rebate(long pxE9, long executedQty) {
        FeeRate rebate = tier(executedQty).rebate();
        return isBounded(pxE9) ? charged(rebate.negated(), pxE9).negated() : rebate;
    }

    private boolean isBounded(long pxE9) {
        return mostBelowOneE9 != NO_BOUND && Math.absExact(pxE9) < Money.ONE_E9;
    }

    private FeeRate charged(FeeRate rate, long pxE9) {
        return isBounded(pxE9) ? rate.within(pxE9, mostBelowOneE9) : rate;
    }

    /** The fee of one more share that takes at {@code pxE9}; positive when the order pays. */
    public long takeFeeE9(long pxE9, long executedQty) {
        return take(pxE9, executedQty).ofE9(1, pxE9);
    }

    /** The lowest fee per share for taking at {@code pxE9} over all tiers that the order can still reach. */
    public long leastTakeFeeE9(long pxE9) {
        long least = take(pxE9, 0).floorE9(pxE9);
        for (FeeTier tier : tiers) {
            least = tier.fromQty() > monthToDateQty
                    ? Math.min(least, charged(tier.take(), pxE9).floorE9(pxE9))
                    : least;
        }
        return least;
    }

    /** The rebate of one more share that provides at {@code pxE9}; positive when the order receives it. */
    public long rebateE9(long pxE9, long executedQty) {
        return rebate(pxE9, executedQty).ofE9(1, pxE9);
    }

    /**
     * The fee of one fill, in 1e-9 of the quote currency; positive when the order pays, negative for a rebate.
     *
     * @param executedQty shares that the parent order has traded at this venue before the fill
     */
    public BigInteger feeE9(long qty, long pxE9, Liquidity liquidity, long executedQty) {
        BigInteger notionalE9 = BigInteger.valueOf(qty).multiply(BigInteger.valueOf(pxE9));
        return liquidity == Liquidity.TAKER
                ? take(pxE9, executedQty).ofE9(qty, notionalE9)
                : rebate(pxE9, executedQty).ofE9(qty, notionalE9).negate();
    }
}
