package io.slipway.model;

import java.util.List;

/**
 * What a venue charges, by volume. The volume of a fill is what the parent order executed at the venue before it, taken and
 * provided, plus {@code monthToDateQty}; the fill belongs wholly to the tier in which that volume lies.
 *
 * @param monthToDateQty shares traded at the venue before the order, zero or more
 * @param tiers by ascending volume, the first from zero
 */
public record FeeSchedule(long monthToDateQty, List<FeeTier> tiers) {

    /** No fee and no rebate. */
    public static final FeeSchedule FREE = perShare(0, 0);

    /**
     * Checks the volumes.
     *
     * @throws IllegalArgumentException if the tiers do not start at zero or do not ascend, or the volume before the order is negative
     */
    public FeeSchedule {
        tiers = List.copyOf(tiers);
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

    /** One rate each for all volumes. */
    public static FeeSchedule of(FeeRate take, FeeRate rebate) {
        return new FeeSchedule(0, List.of(new FeeTier(0, take, rebate)));
    }

    /** Amounts a share for all volumes, in 1e-9 of the quote currency. */
    public static FeeSchedule perShare(long takeFeeE9, long rebateE9) {
        return of(new FeeRate(takeFeeE9, 0), new FeeRate(rebateE9, 0));
    }

    /** What applies after {@code executedQty} shares of the order. */
    public FeeTier tier(long executedQty) {
        int last = tiers.size() - 1;
        while (last > 0 && tiers.get(last).fromQty() - monthToDateQty > executedQty) {
            last--;
        }
        return tiers.get(last);
    }

    /** The fee of the next share if it takes at a price, positive when we pay. */
    public long takeFeeE9(long pxE9, long executedQty) {
        return tier(executedQty).take().ofE9(1, pxE9);
    }

    /** The least that a share which takes at a price can be charged in any tier that an order may come to. */
    public long leastTakeFeeE9(long pxE9) {
        long least = tier(0).take().floorE9(pxE9);
        for (FeeTier tier : tiers) {
            least = tier.fromQty() > monthToDateQty
                    ? Math.min(least, tier.take().floorE9(pxE9))
                    : least;
        }
        return least;
    }

    /** The rebate of the next share if it provides at a price, positive when we receive. */
    public long rebateE9(long pxE9, long executedQty) {
        return tier(executedQty).rebate().ofE9(1, pxE9);
    }

    /** The fee of a fill after {@code executedQty} shares, positive when we pay, in 1e-9 of the quote currency. */
    public long feeE9(long qty, long pxE9, Liquidity liquidity, long executedQty) {
        FeeTier tier = tier(executedQty);
        return liquidity == Liquidity.TAKER
                ? tier.take().ofE9(qty, pxE9)
                : -tier.rebate().ofE9(qty, pxE9);
    }
}
