package io.slipway.report.text;

import io.slipway.result.file.OriginKeys;
import io.slipway.result.schema.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sentences about the fees of venues. */
public final class FeeWords {

    private FeeWords() {}

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
