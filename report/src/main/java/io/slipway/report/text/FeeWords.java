package io.slipway.report.text;

import io.slipway.report.html.Numbers;
import io.slipway.result.file.OriginKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.panel.FeeDoubtKeys;
import io.slipway.result.schema.Values;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sentences about the fees of venues. */
public final class FeeWords {

    private static final String OLD =
            "The fees of us-equities are those before the amended caps of 17 CFR 242.610(c): 0.1 cent per share, 0.1 % below 1 dollar. ";

    private static final String CAP =
            "for taking (17 CFR 242.610(c)): give a fee in bps, or most_below_one in a table.";

    /** Charges that depend on the side, which no table of venues has. */
    public static final String OF_SELLS =
            "Sells of US equities also pay the Section 31 fee of the SEC and the Trading Activity Fee of FINRA; they are not charged"
                    + " here.";

    private FeeWords() {}

    /** {@link #OF_SELLS} for an order that sells and pays the rates of US equities. */
    static Optional<String> ofSells(Values results, boolean sells) {
        return results.find(ResultsKeys.FEE_FILE)
                .filter(file -> sells && file.get(OriginKeys.FEE_FILE_NAME).equals("us-equities.yaml"))
                .map(file -> OF_SELLS);
    }

    /** Doubts about the fees of the one order of a run, by the cap on access fees. */
    static List<String> ofOrder(Values doubts) {
        List<String> sentences = new ArrayList<>();
        if (doubts.get(FeeDoubtKeys.ABOVE_CAP) > 0) {
            sentences.add(Numbers.format(
                    "A fee of %s per share is %s %% of the price. Below 1 dollar, venues of US equities may charge 0.3 %% %s",
                    doubts.get(FeeDoubtKeys.ABOVE_CAP_FEE).toPlainString(), percent(doubts), CAP));
        }
        if (doubts.get(FeeDoubtKeys.OLD_CAPS) > 0) {
            sentences.add(OLD + "Check whether these are in force on the day of the order, and set your own rates.");
        }
        return sentences;
    }

    /**
     * The same of many orders.
     *
     * @param total number of the starts or days
     * @param unit {@code start} or {@code day}
     */
    public static List<String> ofMany(Values doubts, long total, String unit) {
        List<String> sentences = new ArrayList<>();
        String of = Numbers.format("of %,d %s%s", total, unit, total == 1 ? "" : "s");
        long above = doubts.get(FeeDoubtKeys.ABOVE_CAP);
        if (above > 0) {
            sentences.add(Numbers.format(
                    "At %,d %s a fee per share is above 0.3 %% of a price below 1 dollar: up to %s %% (%s at %s). There, venues of US"
                            + " equities may charge 0.3 %% %s",
                    above,
                    of,
                    percent(doubts),
                    doubts.get(FeeDoubtKeys.ABOVE_CAP_FEE).toPlainString(),
                    doubts.get(FeeDoubtKeys.ABOVE_CAP_PRICE).toPlainString(),
                    CAP));
        }
        long old = doubts.get(FeeDoubtKeys.OLD_CAPS);
        if (old > 0) {
            sentences.add(OLD
                    + Numbers.format(
                            "%,d %s %s from 2 November 2026 on: check whether these are in force then, and set your own rates.",
                            old, of, old == 1 ? "is" : "are"));
        }
        return sentences;
    }

    private static String percent(Values doubts) {
        return doubts.get(FeeDoubtKeys.ABOVE_CAP_FEE)
                .movePointRight(2)
                .divide(doubts.get(FeeDoubtKeys.ABOVE_CAP_PRICE), 2, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /**
     * The venues whose rates nobody has verified, all of the file.
     *
     * @param feeFile the file of the fees, as results have it
     * @return empty if there are none
     */
    public static Optional<String> unverified(Values feeFile) {
        return sentence(feeFile, feeFile.or(OriginKeys.FEE_FILE_UNVERIFIED, List.of()));
    }

    /**
     * The same of the venues of a run.
     *
     * @param venues names of the run's venues by publisher id
     */
    static Optional<String> unverified(Values feeFile, Map<String, String> venues) {
        return sentence(
                feeFile,
                feeFile.or(OriginKeys.FEE_FILE_UNVERIFIED, List.of()).stream()
                        .filter(venue -> venues.containsKey(venue) || venues.containsValue(venue))
                        .toList());
    }

    private static Optional<String> sentence(Values feeFile, List<String> venues) {
        return venues.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Fees of %s are unverified: %s has them from second hand or from memory. Set your own rates."
                                .formatted(String.join(", ", venues), feeFile.get(OriginKeys.FEE_FILE_NAME)));
    }
}
