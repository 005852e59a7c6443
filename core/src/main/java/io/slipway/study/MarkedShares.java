package io.slipway.study;

import io.slipway.stats.Differences;
import io.slipway.stats.Sampling;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether shares that were marked and not traded could change what a comparison finds. The mean saving is looked at as it is
 * marked, and with the marked shares of either strategy {@link #ADVERSE_BPS} dearer; they are never cheaper, for they are beyond all
 * that was displayed. Where one of these is better, worse or neither and another is not, there is no comparison.
 */
final class MarkedShares {

    /**
     * The adverse move of a marked share. By the square-root rule, an order of a tenth of a day's volume moves a stock of 1.5 % daily
     * volatility by {@code 1.5 % sqrt(0.1)}, about 50 bps.
     */
    static final double ADVERSE_BPS = 50;

    /** Standard errors beyond which a mean is told from zero. */
    private static final double TOLD = 2;

    private MarkedShares() {}

    /** The reason why two strategies are not compared, with what would help; null if they are. */
    static @Nullable String refusal(
            Differences savings, Sampling sampling, StudyResult.Row own, StudyResult.Row baseline) {
        if (own.unfilled() == 0 && baseline.unfilled() == 0) {
            return null;
        }
        double error = savings.neweyWestError(sampling.block(savings));
        double mean = savings.mean();
        int least = sign(mean - ADVERSE_BPS * own.unfilled(), error);
        int most = sign(mean + ADVERSE_BPS * baseline.unfilled(), error);
        if (least == most) {
            return null;
        }
        StudyResult.Row larger = own.unfilled() >= baseline.unfilled() ? own : baseline;
        return String.format(
                Locale.ROOT,
                "%s left %.2f %% of all shares, which are marked and not traded: %.0f bps on them would change what is found."
                        + " Smaller orders or longer windows leave less",
                larger.name(),
                100 * larger.unfilled(),
                ADVERSE_BPS);
    }

    private static int sign(double mean, double error) {
        return Math.abs(mean) <= TOLD * error ? 0 : (int) Math.signum(mean);
    }
}
