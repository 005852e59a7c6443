package io.slipway.data.synthetic;

/**
 * The arrival times of market activity: a Hawkes process, in which each arrival makes others more likely for a while.
 *
 * <p>Intensity = base + sum over kernels k of sum over past arrivals s of n_k b_k exp(-b_k (t - s)) (Hawkes 1971, eq. 15
 * with exponential kernels), drawn by thinning (Ogata 1981). Three kernels live about 1 ms, 100 ms and 10 s.
 */
final class ClusteredClock {

    private static final double[] DECAY_PER_S = {1000, 10, 0.1};
    private static final double[] CHILDREN = {0.50, 0.35, 0.07};
    private static final double NS_PER_S = 1e9;

    private final Draws draws;
    private final double basePerS;
    private final double[] excitedPerS = new double[DECAY_PER_S.length];
    private long nowNs;

    /** A clock that ticks {@code perS} times a second in the long run, from {@code startNs} on. */
    ClusteredClock(Draws draws, double perS, long startNs) {
        this.draws = draws;
        this.nowNs = startNs;
        double base = perS;
        for (int k = 0; k < CHILDREN.length; k++) {
            excitedPerS[k] = CHILDREN[k] * perS;
            base -= excitedPerS[k];
        }
        this.basePerS = base;
    }

    /** Moves to the next arrival and says when it is: later than the one before. */
    long next() {
        boolean accepted = false;
        while (!accepted) {
            double boundPerS = intensityPerS();
            pass(1 + (long) (draws.exponential(1 / boundPerS) * NS_PER_S));
            accepted = draws.unit() * boundPerS < intensityPerS();
        }
        excite();
        return nowNs;
    }

    private double intensityPerS() {
        double sum = basePerS;
        for (double excited : excitedPerS) {
            sum += excited;
        }
        return sum;
    }

    private void pass(long waitNs) {
        nowNs += waitNs;
        for (int k = 0; k < DECAY_PER_S.length; k++) {
            excitedPerS[k] *= StrictMath.exp(-DECAY_PER_S[k] * (waitNs / NS_PER_S));
        }
    }

    private void excite() {
        for (int k = 0; k < DECAY_PER_S.length; k++) {
            excitedPerS[k] += CHILDREN[k] * DECAY_PER_S[k];
        }
    }
}
