package io.slipway.stats;

import java.util.Locale;

/**
 * What may be claimed of a contender against a baseline, in a word and in a sentence.
 *
 * @param finding the word
 * @param text the sentence, with the numbers it rests on
 */
public record Verdict(Finding finding, String text) {

    /** The words. */
    public enum Finding {
        BETTER,
        WORSE,
        /** It may be better, worse or alike: the orders do not tell. */
        NOT_SHOWN,
        /** Not compared, and the sentence says why. */
        REFUSED
    }

    /** A comparison that is not made. */
    public static Verdict refused(String reason) {
        return new Verdict(Finding.REFUSED, "refused: " + reason);
    }

    /**
     * Judges one of several contenders: it must differ on its own and as the one picked from all.
     *
     * @param familyP p of its difference, adjusted for all that were tried
     * @param tried how many contenders were compared with the baseline
     */
    static Verdict of(PairedComparison alone, double familyP, int tried, String contender, String baseline) {
        String text = alone.verdict(contender, baseline);
        if (!alone.hasEnoughBlocks()) {
            return refused(text);
        }
        if (!alone.isDifferent()) {
            return new Verdict(Finding.NOT_SHOWN, text);
        }
        if (familyP >= alone.level()) {
            return new Verdict(Finding.NOT_SHOWN, notAmong(alone, familyP, tried, contender, baseline));
        }
        return new Verdict(alone.mean() > 0 ? Finding.BETTER : Finding.WORSE, text);
    }

    private static String notAmong(
            PairedComparison alone, double familyP, int tried, String contender, String baseline) {
        return String.format(
                Locale.ROOT,
                "no difference can be shown between %s and %s as one of %d that were tried (p = %.3f): mean saving %.2f bps,"
                        + " %.0f %% interval of it alone %.2f to %.2f, over %d orders",
                contender,
                baseline,
                tried,
                familyP,
                alone.mean(),
                100 * (1 - alone.level()),
                alone.lower(),
                alone.upper(),
                alone.count());
    }
}
