package io.slipway.report.text;

import io.slipway.report.html.Numbers;
import io.slipway.result.file.FeeKeys;
import io.slipway.result.file.OriginKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sentences about the fees of venues. */
public final class FeeWords {

    /** First day of the amended caps by the exemptive order of 31 October 2025 (90 FR, document 2025-19926). */
    private static final Instant AMENDED = Instant.parse("2026-11-02T00:00:00Z");

    private static final String SHIPPED_US = "us-equities.yaml";

    /** Most that a venue of US equities may charge for taking below a dollar, as a part of the price. */
    private static final BigDecimal MOST_BELOW_ONE = new BigDecimal("0.003");

    private FeeWords() {}

    /**
     * A charge per share that is more than venues of US equities may take at the prices of a run.
     *
     * @return empty if it is not, or the price is 1 or more
     */
    static Optional<String> aboveCap(Values results) {
        BigDecimal price = results.or(ResultsKeys.BENCHMARKS, Map.<String, BigDecimal>of())
                .getOrDefault("arrival_mid", BigDecimal.ONE);
        BigDecimal most = price.multiply(MOST_BELOW_ONE);
        boolean isLow = price.signum() > 0 && price.compareTo(BigDecimal.ONE) < 0;
        Map<String, Values> byPublisher = results.or(ResultsKeys.FEES_BY_PUBLISHER, Map.of());
        BigDecimal largest = Stream.concat(
                        Stream.of(results.or(FeeKeys.TAKE_FEE, BigDecimal.ZERO)),
                        byPublisher.values().stream()
                                .filter(fees ->
                                        fees.find(FeeKeys.MOST_BELOW_ONE).isEmpty())
                                .map(fees -> fees.or(FeeKeys.TAKE_FEE, BigDecimal.ZERO)))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        return !isLow || largest.compareTo(most) <= 0
                ? Optional.empty()
                : Optional.of(Numbers.format(
                        "A fee of %s per share is %s %% of the price. Below 1 dollar, venues of US equities may charge 0.3 %% for taking"
                                + " (17 CFR 242.610(c)): give a fee in bps, or most_below_one in a table.",
                        largest.toPlainString(),
                        largest.movePointRight(2)
                                .divide(price, 2, RoundingMode.HALF_EVEN)
                                .toPlainString()));
    }

    /**
     * The shipped table does not have the caps of the amendment of 2024.
     *
     * @param startTime start of the order
     * @return empty for other tables and earlier days
     */
    static Optional<String> amended(Values feeFile, Instant startTime) {
        return feeFile.or(OriginKeys.FEE_FILE_NAME, "").equals(SHIPPED_US) && !startTime.isBefore(AMENDED)
                ? Optional.of(
                        "The fees of us-equities are those before the amended caps of 17 CFR 242.610(c): 0.1 cent per share, 0.1 % below"
                                + " 1 dollar. Check whether these are in force on the day of the order, and set your own rates.")
                : Optional.empty();
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
