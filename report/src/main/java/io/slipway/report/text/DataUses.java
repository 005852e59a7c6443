package io.slipway.report.text;

import io.slipway.result.file.InspectionKeys;
import io.slipway.result.file.QualityKeys;
import io.slipway.result.file.SurveyKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Uses and limits of recorded market data, in words, from {@code inspection.json}. */
public final class DataUses {

    /** Resolution of 1 ms: coarser than most latencies within a data centre and between those of New Jersey. */
    private static final long COARSE_STEP_NS = 1_000_000;
    /** Real venues cross for a few per mille of the time; 5 % points at mixed clocks, time zones or units. */
    private static final double CROSSED_SHARE_LIMIT = 0.05;
    /** A listed security has both quotes nearly all day; a twentieth of the time is more than openings and halts take. */
    private static final double MISSING_SHARE_LIMIT = 0.05;

    private final Values inspection;
    private final Values quality;
    private final Values clocks;
    private final List<Values> venues;
    private final List<String> warnings = new ArrayList<>();

    private DataUses(Values inspection) {
        this.inspection = inspection;
        this.quality = inspection.get(InspectionKeys.DATA_QUALITY);
        this.clocks = inspection.get(InspectionKeys.CLOCKS);
        this.venues = inspection.get(InspectionKeys.VENUES);
    }

    /**
     * Uses that the data allows, and uses that it does not.
     *
     * @param inspection {@code inspection.json}
     */
    public static List<String> of(Values inspection) {
        DataUses data = new DataUses(inspection);
        return List.of(data.routing(), data.printUse(), data.latencyUse());
    }

    private String routing() {
        long quoting = venues.stream()
                .filter(venue ->
                        venue.get(SurveyKeys.EXECUTABLE) && venue.get(SurveyKeys.ROWS) > venue.get(SurveyKeys.PRINTS))
                .count();
        return quoting > 1
                ? "routing over " + quoting + " venues"
                : quoting == 1
                        ? "timing on one venue; routing is degenerate"
                        : "no routing: no venue that takes orders shows quotes";
    }

    private String printUse() {
        return inspection.get(InspectionKeys.TRADES).get(SurveyKeys.TRADE_COUNT) > 0
                ? "print VWAP and models of queues, which need trades"
                : "no print VWAP and no models of queues, as there are no trades";
    }

    private String latencyUse() {
        long stepNs = clocks.get(SurveyKeys.STEP_NS);
        boolean hasLatency = clocks.get(SurveyKeys.LATENCY_MEDIAN_NS) > 0 || clocks.get(SurveyKeys.LATENCY_MIN_NS) < 0;
        String step = InspectionText.duration(stepNs);
        return stepNs >= COARSE_STEP_NS
                ? "no study of latency: stamps of " + step
                : hasLatency
                        ? "latency from its own receive times, at " + step
                        : "latency only as a model: receive times are the event times";
    }

    /**
     * Limits of the data that a user has to know.
     *
     * @param inspection {@code inspection.json}
     */
    public static List<String> warnings(Values inspection) {
        DataUses found = new DataUses(inspection);
        found.addVenues();
        found.addRows();
        found.addClocks();
        found.addBooks();
        return found.warnings;
    }

    private void addVenues() {
        long executable = venues.stream()
                .filter(venue -> venue.get(SurveyKeys.EXECUTABLE))
                .count();
        warnIf(executable == 1, "one venue only: routing is degenerate");
        warnIf(executable == 0, "no venue that orders can be sent to");
        for (Values venue : venues) {
            String name = venue.get(SurveyKeys.NAME) + " (" + venue.get(SurveyKeys.PUBLISHER_ID) + ")";
            warnIf(venue.get(SurveyKeys.CONSOLIDATED), name + " is consolidated: no venue to send orders to");
            warnIf(
                    venue.get(SurveyKeys.REPORTS_TRADES_ONLY),
                    name + " only reports trades: no venue to send orders to");
        }
    }

    private void addRows() {
        warnIf(quality.get(QualityKeys.PRINTS) == 0, "no prints: volume and queue models have nothing to go by");
        warnIf(quality.get(QualityKeys.BOOK_ROWS) == 0, "no book rows: prints alone show no liquidity");
        warnCount(QualityKeys.DUPLICATE_ROWS, "rows equal in every field to the row before of their venue");
        warnCount(QualityKeys.BAD_RECV_TIME_ROWS, "rows with an unreliable receive time (flag 8)");
        warnCount(QualityKeys.MAYBE_BAD_BOOK_ROWS, "rows with a doubtful book (flag 4)");
    }

    private void addClocks() {
        long stepNs = clocks.get(SurveyKeys.STEP_NS);
        warnIf(
                stepNs >= COARSE_STEP_NS,
                "time stamps step by " + InspectionText.duration(stepNs) + ": latencies below that mean little");
        warnCount(QualityKeys.OUT_OF_ORDER_ROWS, "rows with an event time before that of the row before");
        OffHoursText.of(quality).ifPresent(warnings::add);
        warnCount(QualityKeys.NEGATIVE_LATENCY_ROWS, "rows received before their event time, so clocks differ");
        warnCount(QualityKeys.GAPS, "gaps longer than " + InspectionText.duration(clocks.get(SurveyKeys.GAP_LIMIT_NS)));
    }

    private void addBooks() {
        ConsolidatedText.of(quality).ifPresent(warnings::add);
        inspection
                .get(InspectionKeys.NBBO)
                .find(SurveyKeys.CROSSED_SHARE)
                .filter(crossed -> crossed.doubleValue() > CROSSED_SHARE_LIMIT)
                .ifPresent(crossed -> warnings.add("crossed for " + InspectionText.percent(crossed.doubleValue())
                        + " of the time: check time zones and units"));
        if (quality.get(QualityKeys.BOOK_ROWS) > 0) {
            addMissing(SurveyKeys.NO_BID_SHARE, "no bid");
            addMissing(SurveyKeys.NO_ASK_SHARE, "no offer");
        }
        reading("stuck_orders").ifPresent(warnings::add);
        reading("lost_deletions").ifPresent(warnings::add);
        warnCount(QualityKeys.CROSSED_ROWS, "rows with a bid above the offer of the same venue");
        warnCount(QualityKeys.ONE_SIDED_ROWS, "rows with one side only");
        warnCount(QualityKeys.STUB_ROWS, "rows with a stub quote, more than 5 % from the national mid");
    }

    private void addMissing(Key<BigDecimal> share, String what) {
        inspection
                .get(InspectionKeys.NBBO)
                .find(share)
                .filter(missing -> missing.doubleValue() > MISSING_SHARE_LIMIT)
                .ifPresent(missing ->
                        warnings.add(what + " for " + InspectionText.percent(missing.doubleValue()) + " of the time"));
    }

    /** The sentence of an issue that reading met. */
    private Optional<String> reading(String key) {
        return inspection.get(InspectionKeys.READING).stream()
                .filter(issue -> issue.get(InspectionKeys.KEY).equals(key))
                .findFirst()
                .map(issue -> issue.get(InspectionKeys.MEANING) + ": "
                        + InspectionText.count(issue.get(InspectionKeys.COUNT))
                        + issue.find(InspectionKeys.EXAMPLE)
                                .map(example -> "; " + example)
                                .orElse(""));
    }

    private void warnCount(Key<Long> key, String rows) {
        long count = quality.get(key);
        warnIf(count > 0, rows + ": " + InspectionText.count(count));
    }

    private void warnIf(boolean condition, String warning) {
        if (condition) {
            warnings.add(warning);
        }
    }
}
