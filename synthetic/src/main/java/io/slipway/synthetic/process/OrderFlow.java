package io.slipway.synthetic.process;

/**
 * The market orders of others: their signs have memory, because large orders come in pieces (Lillo, Mike and Farmer 2005:
 * runs with a Pareto tail of index 1.5), and each run's sign is a fair coin.
 */
public final class OrderFlow {

    private static final double RUN_TAIL_INDEX = 1.5;
    private static final int LONGEST_RUN = 150;
    private static final double ODD_LOTS = 0.40;
    private static final double ONE_LOT = 0.42;
    private static final double LARGE_TAIL_INDEX = 1.2;
    private static final int MOST_LOTS = 25;
    private static final int MEDIAN_ODD_LOT = 22;
    private static final double ODD_LOT_SIGMA = 1.2;

    private final Draws signs;
    private final Draws sizes;
    private final int scale;
    private int sign;
    private int left;
    private boolean runStart;

    /** Orders of which the large ones are {@code scale} times as large. */
    public OrderFlow(long seed, int scale) {
        this.signs = Draws.of(seed, "trade-sign", 0);
        this.sizes = Draws.of(seed, "trade-size", 0);
        this.scale = scale;
    }

    /** The sign of the next order: +1 buys, -1 sells. */
    public int nextSign() {
        runStart = left == 0;
        if (runStart) {
            left = signs.pareto(RUN_TAIL_INDEX, LONGEST_RUN);
            sign = signs.sign();
        }
        left--;
        return sign;
    }

    /** True if the last sign began a run, which nobody could foresee. */
    public boolean isRunStart() {
        return runStart;
    }

    /** The quantity of the next order, in shares. */
    public long nextQty() {
        double kind = sizes.unit();
        if (kind < ODD_LOTS) {
            return Math.max(
                    1, Math.min(SizeDistribution.LOT - 1, (long) sizes.lognormal(MEDIAN_ODD_LOT, ODD_LOT_SIGMA)));
        }
        if (kind < ODD_LOTS + ONE_LOT) {
            return SizeDistribution.LOT;
        }
        return (long) SizeDistribution.LOT * scale * (1 + sizes.pareto(LARGE_TAIL_INDEX, MOST_LOTS));
    }
}
