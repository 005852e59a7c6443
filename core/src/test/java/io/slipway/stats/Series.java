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
    /** Autoregressive with 0.6: a market that stays as it is for several orders, which nobody tells the tests. */
    LASTING,
    /** Autoregressive with 0.8. */
    LONG_LASTING,
    /** Moving sums of five, as of orders that overlap by four fifths. */
    OVERLAPPING;

    private static final int SUMMED = 5;

    int overlap() {
        return this == OVERLAPPING ? SUMMED : 1;
    }

    private double rho() {
        return switch (this) {
            case LONG_LASTING -> 0.8;
            case LASTING -> 0.6;
            default -> 0.3;
        };
    }

    double[] draw(int count, SplittableRandom random) {
        double[] raw = new double[count + SUMMED];
        double rho = rho();
        double last = random.nextGaussian();
        for (int i = 0; i < raw.length; i++) {
            double z = random.nextGaussian();
            last = rho * last + Math.sqrt(1 - rho * rho) * z;
            raw[i] = switch (this) {
                case NORMAL, OVERLAPPING -> z;
                case HEAVY_TAILS -> student3(z, random);
                case SKEWED -> -Math.log(1 - random.nextDouble()) - 1;
                case AUTOREGRESSIVE, LASTING, LONG_LASTING -> last;
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
