package io.slipway.stats;

import java.util.Locale;

/**
 * The finding about a strategy against a baseline, as a constant and as a sentence.
 *
 * @param finding the finding
 * @param text the sentence, with the numbers that support it
 */
public record Verdict(Finding finding, String text) {

    /** The possible findings. */
    public enum Finding {
        BETTER,
        WORSE,
        /** The sample does not show a difference. */
        NOT_SHOWN,
        /** Not comparable; the sentence gives the reason. */
        REFUSED
    }

    /** The verdict for strategies that are not comparable. */
    public static Verdict refused(String reason) {
        return new Verdict(Finding.REFUSED, "refused: " + reason);
    }

    /** The same with a further phrase. */
    public Verdict withGrounds(String grounds) {
        return new Verdict(finding, text + "; " + grounds);
    }

    /**
     * Judges one of several strategies: it must differ alone and as one chosen from all.
     *
     * @param place index of the strategy
     */
    static Verdict of(FamilyComparison family, int place, String strategy, String baseline) {
        PairedComparison alone = family.comparisons().get(place);
        String text = alone.verdict(strategy, baseline, family.draw());
        if (!alone.hasEnoughBlocks()) {
            return refused(text);
        }
        if (!alone.isDifferent()) {
            return new Verdict(Finding.NOT_SHOWN, text);
        }
        if (family.familyP().get(place) >= alone.tests().level()) {
            return new Verdict(Finding.NOT_SHOWN, notAmong(family, place, strategy, baseline));
        }
        return new Verdict(alone.mean() > 0 ? Finding.BETTER : Finding.WORSE, text);
    }

    private static String notAmong(FamilyComparison family, int place, String strategy, String baseline) {
        PairedComparison alone = family.comparisons().get(place);
        return String.format(
                Locale.ROOT,
                "no difference can be shown between %s and %s as one of %d that were tried (p = %.3f): mean saving %.2f bps,"
                        + " %s, of it alone; %s",
                strategy,
                baseline,
                family.tried(),
                family.familyP().get(place),
                alone.mean(),
                alone.sample(family.draw()),
                alone.limit());
    }
}
