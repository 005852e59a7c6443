package io.slipway.data.synthetic;

/** The displayed sizes of one venue: geometric round lots, sometimes ten, sometimes with an odd lot in it. */
final class SizeLaw {

    static final int LOT = 100;

    private static final double TEN_LOTS = 0.05;
    private static final double PLUS_ODD_LOT = 0.06;
    private static final double ONLY_ODD_LOT = 0.02;
    private static final int MOST_LOTS = 40;

    /** An order that betters the price: one lot, or an odd lot, or as any other level. */
    private static final double[] BETTERING = {.78, .08, .14};

    private static final double REDRAWN = 0.15;

    private final Draws draws;
    private final double oneLot;

    SizeLaw(Draws draws, double oneLot) {
        this.draws = draws;
        this.oneLot = oneLot;
    }

    /** The size of a new level, in shares. */
    long next() {
        if (draws.chance(ONLY_ODD_LOT)) {
            return draws.between(1, LOT - 1);
        }
        long lots = draws.chance(TEN_LOTS) ? 10 : Math.min(MOST_LOTS, draws.geometric(oneLot));
        return lots * LOT + (draws.chance(PLUS_ODD_LOT) ? draws.between(1, LOT - 1) : 0);
    }

    /** The size of the order that betters the venue's price: mostly small. */
    long nextBettering() {
        return switch (draws.pick(BETTERING)) {
            case 0 -> LOT;
            case 1 -> draws.between(1, LOT - 1);
            default -> next();
        };
    }

    /** What a level of {@code size} becomes when an order joins or leaves it; often nothing changes. */
    long changed(long size) {
        if (draws.chance(REDRAWN)) {
            return next();
        }
        if (draws.sign() > 0) {
            return draws.chance(1 - oneLot) ? size + LOT : size;
        }
        return size > LOT ? size - LOT : size;
    }
}
