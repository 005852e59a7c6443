package io.slipway.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The market's move as a control variate of savings, with its coefficient fixed at one: exposure times the later move of the market is
 * luck if it has mean zero, so the savings less that product have the same mean and less variance. The mean is zero only for exposure
 * that was chosen before the market moved. A passive order is filled because the market moves, so the mean is tested, and savings are
 * adjusted only if it is not told from zero.
 *
 * @param mean mean saving in bps that is exposure times the market's move, at the tested delay
 * @param standardError its standard error (Newey-West)
 * @param laterMean mean saving in bps by the move from the tested delay to the longest one: the part of a fill's consequences that the
 *     tested delay missed
 * @param laterError its standard error
 * @param adjustedMeans mean saving less the move at each delay, in bps
 * @param adjusted savings less the move at the tested delay, by start
 */
public record ControlVariate(
        double mean,
        double standardError,
        double laterMean,
        double laterError,
        List<Double> adjustedMeans,
        Differences adjusted) {

    /** A mean of so many standard errors is told from zero: about the 5 % level. */
    private static final double TOLD = 2;

    /** Copies the list. */
    public ControlVariate {
        adjustedMeans = List.copyOf(adjustedMeans);
    }

    /**
     * Takes the market's move out of savings.
     *
     * @param moves savings by the market's move at each delay, by start; the longest delay is the last
     * @param tested place of the tested delay
     */
    public static ControlVariate of(Differences savings, List<Differences> moves, int tested, Sampling sampling) {
        Differences move = moves.get(tested);
        Differences later = less(moves.get(moves.size() - 1), move);
        List<Double> means = new ArrayList<>();
        moves.forEach(each -> means.add(savings.mean() - each.mean()));
        return new ControlVariate(
                move.mean(),
                move.neweyWestError(sampling.block(move)),
                later.mean(),
                later.neweyWestError(sampling.block(later)),
                means,
                less(savings, move));
    }

    private static Differences less(Differences one, Differences other) {
        double[] values = one.toArray();
        Arrays.setAll(values, i -> values[i] - other.get(i));
        return new Differences(values);
    }

    /** True if the mean of the market's move is told from zero, so that it is not luck. */
    public boolean isToldFromZero() {
        return Math.abs(mean) > TOLD * standardError;
    }

    /** True if the mid still moves in one direction after the tested delay, so that not all consequences of the fills were over. */
    public boolean isUnsettled() {
        return Math.abs(laterMean) > TOLD * laterError;
    }

    /** True if the savings less the move are the ones to claim of. */
    public boolean isUsed() {
        return !isToldFromZero() && !isUnsettled();
    }

    /** The grounds for the adjustment or against it, as a phrase without its full stop. */
    public String grounds(double unadjustedMean) {
        if (isToldFromZero()) {
            return String.format(
                    Locale.ROOT,
                    "the market's move is not taken out, because its mean of %.2f bps is %.1f standard errors from zero",
                    mean,
                    Math.abs(mean) / standardError);
        }
        return isUnsettled()
                ? String.format(
                        Locale.ROOT,
                        "the market's move is not taken out, because it goes on in one direction after the fills"
                                + " (%.2f bps, %.1f standard errors from zero)",
                        laterMean,
                        Math.abs(laterMean) / laterError)
                : String.format(
                        Locale.ROOT,
                        "the market's move is taken out (mean %.2f bps, standard error %.2f; unadjusted saving %.2f bps)",
                        mean,
                        standardError,
                        unadjustedMean);
    }

    /** The grounds against an adjustment whose savings depend on each other for too long, as a phrase without its full stop. */
    public static String tooFewBlocks(PairedComparison adjusted) {
        return String.format(
                Locale.ROOT,
                "the market's move is not taken out, because the savings without it depend on each other over so many starts"
                        + " that only %d blocks are left",
                adjusted.blocks());
    }
}
