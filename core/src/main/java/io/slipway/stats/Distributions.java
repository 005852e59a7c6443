package io.slipway.stats;

/** Distribution functions, accurate to about 1e-12. */
final class Distributions {

    private static final double EULER_GAMMA = 0.577_215_664_901_532_9;

    /** Replaces zero as a divisor in a continued fraction. */
    private static final double TINY = 1e-300;

    /** A relative step below this no longer changes a double. */
    private static final double CONVERGED = 1e-15;

    /** Limit for a fraction that does not converge; the arguments of a study stay far below it. */
    private static final int MOST_STEPS = 10_000;

    /** A normal lies beyond this with a probability below the smallest double. */
    private static final double WIDE = 40;

    /** Parameter g of the Lanczos series to which the coefficients below belong. */
    private static final double LANCZOS_G = 7;

    private static final double[] LANCZOS = {
        0.999_999_999_999_809_9,
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7
    };

    private Distributions() {}

    /** Probability that a standard normal is at most {@code z}. */
    static double normal(double z) {
        double tail = incompleteGammaHalf(z * z / 2) / 2;
        return z < 0 ? tail : 1 - tail;
    }

    /** Value below which a standard normal falls with probability {@code p}, between 0 and 1. */
    static double normalQuantile(double p) {
        return bisect(-WIDE, WIDE, p, Distributions::normal);
    }

    /** Probability that a t with {@code degrees} degrees of freedom is at most {@code t}. */
    static double student(double t, double degrees) {
        double tail = incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2;
        return t < 0 ? tail : 1 - tail;
    }

    /** Value below which a t falls with probability {@code p}, between 0 and 1. */
    static double studentQuantile(double p, double degrees) {
        return bisect(-1e6, 1e6, p, t -> student(t, degrees));
    }

    /** Expected maximum of {@code n} independent standard normals, as Bailey and Lopez de Prado (2014) approximate it. */
    static double expectedMaximum(int n) {
        return n == 1
                ? 0
                : (1 - EULER_GAMMA) * normalQuantile(1 - 1.0 / n) + EULER_GAMMA * normalQuantile(1 - 1 / (n * Math.E));
    }

    private interface Cdf {
        double at(double x);
    }

    private static double bisect(double low, double high, double p, Cdf cdf) {
        double from = low;
        double to = high;
        for (double middle = (from + to) / 2; from < middle && middle < to; middle = (from + to) / 2) {
            if (cdf.at(middle) < p) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return to;
    }

    /** Upper regularised incomplete gamma function at 1/2: the two-sided tail of a normal at {@code sqrt(2 x)}. */
    private static double incompleteGammaHalf(double x) {
        if (x < 1.5) {
            double term = 2 * Math.sqrt(x / Math.PI) * StrictMath.exp(-x);
            double sum = term;
            for (double a = 1.5; Math.abs(term) > CONVERGED * sum; a++) {
                term *= x / a;
                sum += term;
            }
            return 1 - sum;
        }
        double b = x + 0.5;
        double c = 1 / TINY;
        double d = 1 / b;
        double h = d;
        double factor = 0;
        for (int i = 1; i < MOST_STEPS && Math.abs(factor - 1) > CONVERGED; i++) {
            double a = -i * (i - 0.5);
            b += 2;
            d = 1 / nonZero(a * d + b);
            c = nonZero(b + a / c);
            factor = c * d;
            h *= factor;
        }
        return StrictMath.exp(-x) * Math.sqrt(x / Math.PI) * h;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** Regularised incomplete beta function, by its continued fraction (Lentz). */
    private static double incompleteBeta(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = StrictMath.exp(
                logGamma(a + b) - logGamma(a) - logGamma(b) + a * StrictMath.log(x) + b * StrictMath.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, 1 - x) / b;
    }

    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double h = d;
        double factor = 0;
        for (int m = 1; m < MOST_STEPS && Math.abs(factor - 1) > CONVERGED; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            factor = d * c;
            h *= factor;
        }
        return h;
    }

    /** Logarithm of the gamma function of a positive number, by Lanczos' series. */
    private static double logGamma(double x) {
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        double t = x - 1 + LANCZOS_G + 0.5;
        return 0.5 * StrictMath.log(2 * Math.PI) + (x - 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }
}
