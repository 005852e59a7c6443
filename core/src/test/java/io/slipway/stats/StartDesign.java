package io.slipway.stats;

import java.util.SplittableRandom;

/**
 * Savings of the orders of a study without an effect, by start, side and size, of standard deviation one. Most of the
 * variance is the market's move, which the sizes of a start share and which has opposite signs for its buys and sells; 2 % are
 * shared by all orders of a start, and 3 % are of each order alone. That is about the ratio on the recorded day.
 */
enum StartDesign {
    /** Two sides, three sizes, a market that moves afresh at every start. */
    TWO_SIDED,
    /** The market falls all the time: half a standard deviation at each start. */
    DRIFTING,
    /** Skewed: the part that the orders of a start share is exponential less its mean. */
    SKEWED,
    /** Horizons overlap by four fifths. */
    OVERLAPPING,
    /** Buys only, so that the market's move does not cancel. */
    ONE_SIDED;

    static final int STARTS = 84;

    private static final int SIZES = 3;
    private static final int SUMMED = 5;
    private static final double MARKET = Math.sqrt(0.95);
    private static final double SHARED = Math.sqrt(0.02);
    private static final double OWN = Math.sqrt(0.03);

    int overlap() {
        return this == OVERLAPPING ? SUMMED : 1;
    }

    private int sides() {
        return this == ONE_SIDED ? 1 : 2;
    }

    /** Starts that make at least six blocks. */
    int starts() {
        return this == OVERLAPPING ? 4 * STARTS : STARTS;
    }

    int perStart() {
        return sides() * SIZES;
    }

    double[] draw(int starts, SplittableRandom random) {
        double[] market = moves(starts, random);
        Series series = this == OVERLAPPING ? Series.OVERLAPPING : this == SKEWED ? Series.SKEWED : Series.NORMAL;
        double[] shared = series.draw(starts, random);
        double[] savings = new double[starts * perStart()];
        for (int i = 0; i < savings.length; i++) {
            int start = i / perStart();
            int sign = i / SIZES % sides() == 0 ? 1 : -1;
            savings[i] = MARKET * sign * market[start] + SHARED * shared[start] + OWN * random.nextGaussian();
        }
        return savings;
    }

    private double[] moves(int starts, SplittableRandom random) {
        double[] moves = (this == OVERLAPPING ? Series.OVERLAPPING : Series.NORMAL).draw(starts, random);
        for (int i = 0; i < starts && this == DRIFTING; i++) {
            moves[i] -= 0.5;
        }
        return moves;
    }
}
