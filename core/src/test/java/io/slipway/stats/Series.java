package io.slipway.stats;

import java.util.SplittableRandom;

/** Series of differences with mean zero and standard deviation one, of shapes that savings have. */
enum Series {
    NORMAL,
    /** Student's t with three degrees of freedom. */
    HEAVY_TAILS,
    /** Exponential less its mean. */
    SKEWED,
    /** Autoregressive with 0.3, as of orders that share some of the market. */
    AUTOREGRESSIVE,
    /** Moving sums of five, as of orders that overlap by four fifths. */
    OVERLAPPING;

    private static final double RHO = 0.3;
    private static final int SUMMED = 5;

    int overlap() {
        return this == OVERLAPPING ? SUMMED : 1;
    }

    double[] draw(int count, SplittableRandom random) {
        double[] raw = new double[count + SUMMED];
        double last = random.nextGaussian();
        for (int i = 0; i < raw.length; i++) {
            double z = random.nextGaussian();
            last = RHO * last + Math.sqrt(1 - RHO * RHO) * z;
            raw[i] = switch (this) {
                case NORMAL, OVERLAPPING -> z;
                case HEAVY_TAILS -> student3(z, random);
                case SKEWED -> -Math.log(1 - random.nextDouble()) - 1;
                case AUTOREGRESSIVE -> last;
            };
        }
        double[] drawn = new double[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = raw[i];
            for (int k = 1; k < SUMMED && this == OVERLAPPING; k++) {
                drawn[i] += raw[i + k];
            }
            drawn[i] /= this == OVERLAPPING ? Math.sqrt(SUMMED) : 1;
        }
        return drawn;
    }

    private static double student3(double z, SplittableRandom random) {
        double chi = 0;
        for (int i = 0; i < 3; i++) {
            double g = random.nextGaussian();
            chi += g * g;
        }
        return z / Math.sqrt(chi / 3) / Math.sqrt(3);
    }
}
