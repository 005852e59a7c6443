package io.slipway.strategies.schedule;

/**
 * Expected costs of a schedule by the models behind {@link OptimalSchedules}, in the quote currency; positive when the order
 * pays.
 */
public final class ScheduleCosts {

    private ScheduleCosts() {}

    /**
     * The market of R. Almgren and N. Chriss (2000), with their names of parameters.
     *
     * @param sigma volatility of the price per root of time
     * @param epsilon fixed cost per share: half the spread and fees
     * @param eta temporary impact, price per share per time
     * @param gamma permanent impact, price per share
     */
    public record AlmgrenChrissMarket(double sigma, double epsilon, double eta, double gamma) {

        /** Their equation 7: {@code gamma X^2 / 2 + epsilon X + (eta - gamma tau / 2) / tau sum n_j^2} for shares {@code n_j >= 0}. */
        public double expected(double[] shares, double tau) {
            double sum = 0;
            double squares = 0;
            for (double n : shares) {
                sum += n;
                squares += n * n;
            }
            return gamma * sum * sum / 2 + epsilon * sum + (eta - gamma * tau / 2) / tau * squares;
        }

        /** Their equation 5: {@code sigma^2 tau sum x_j^2}, of what is left after each slice. */
        public double variance(double[] shares, double tau) {
            double left = 0;
            double squares = 0;
            for (int j = shares.length - 1; j >= 0; j--) {
                squares += left * left;
                left += shares[j];
            }
            return sigma * sigma * tau * squares;
        }
    }

    /**
     * The impact cost of A. Obizhaeva and J. Wang (2013): {@code sum_ij x_i K_ij x_j / 2} with {@code K_ij = kappa exp(-rho tau |i - j|)},
     * for shares traded at moments {@code tau} apart.
     *
     * @param kappa {@code 1 / q - lambda}: how much a share moves the price for a time
     * @param rhoTau resilience of the book times the time between trades
     */
    public static double obizhaevaWang(double[] shares, double kappa, double rhoTau) {
        double decay = StrictMath.exp(-rhoTau);
        double displaced = 0;
        double sum = 0;
        for (double x : shares) {
            displaced *= decay;
            sum += x * (displaced + x / 2);
            displaced += x;
        }
        return kappa * sum;
    }

    /** The cost of their continuous optimum, {@code kappa X^2 / (rho T + 2)}, below which no schedule comes. */
    public static double obizhaevaWangLeast(double qty, double kappa, double rhoT) {
        return kappa * qty * qty / (rhoT + 2);
    }

    /**
     * The cheapest parts for trades at {@code trades} moments from the start to the end, evenly apart, and nothing between: {@code x}
     * proportional to {@code K^-1 1} with {@code K_ij = exp(-rho |t_i - t_j|)}, whose inverse is tridiagonal. Unlike the even rate
     * cut into slices it is optimal for so many trades.
     *
     * @param rhoT resilience of the book times the horizon
     * @param trades number of moments, at least two
     */
    static double[] obizhaevaWangBest(double rhoT, int trades) {
        double inner = -StrictMath.expm1(-rhoT / (trades - 1));
        double all = 2 + (trades - 2) * inner;
        double[] parts = new double[trades];
        for (int j = 0; j < trades; j++) {
            parts[j] = (j == 0 || j == trades - 1 ? 1 : inner) / all;
        }
        return parts;
    }
}
