package io.slipway.synthetic.process;

/** The displayed sizes of one venue: geometric round lots, sometimes ten, sometimes with an odd lot in it. */
public final class SizeDistribution {

    public static final int LOT = 100;

    private static final double TEN_LOTS = 0.05;
    private static final double PLUS_ODD_LOT = 0.04;
    private static final int MOST_LOTS = 40;
    private static final double SHARED = 0.5;

    private final Draws draws;
    private final double oneLot;
    private final int scale;

    /** Sizes that are {@code scale} times as large as a round lot is. */
    public SizeDistribution(Draws draws, double oneLot, int scale) {
        this.draws = draws;
        this.oneLot = oneLot;
        this.scale = scale;
    }

    /** The size of a new level, in shares. */
    public long next() {
        long lots = draws.chance(TEN_LOTS * (1 - oneLot)) ? 10 : Math.min(MOST_LOTS, draws.geometric(oneLot));
        lots = scale == 1 ? lots : 1 + (lots * scale * draws.between(50, 150)) / 100;
        return lots * LOT + (draws.chance(PLUS_ODD_LOT) ? draws.between(1, LOT - 1) : 0);
    }

    /** Number of orders that make up a level of {@code size} shares. */
    public int orders(long size) {
        int count = 1;
        for (long rest = size / LOT; rest > 1 && draws.chance(SHARED); rest /= 2) {
            count++;
        }
        return count;
    }
}
