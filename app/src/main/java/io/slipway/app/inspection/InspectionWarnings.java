package io.slipway.app.inspection;

import io.slipway.data.venue.VenueNames;
import io.slipway.survey.DataQuality;
import io.slipway.survey.TapeSurvey;
import java.util.ArrayList;
import java.util.List;

/** Uses and caveats of recorded market data, in words. */
public final class InspectionWarnings {

    /** Resolution of 1 ms: coarser than most latencies within a data centre and between those of New Jersey. */
    private static final long COARSE_STEP_NS = 1_000_000;
    /** Real venues cross for a few per mille of the time; 5 % points at mixed clocks, time zones or units. */
    private static final double CROSSED_SHARE_LIMIT = 0.05;

    private final TapeSurvey survey;
    private final VenueNames venues;
    private final List<String> warnings = new ArrayList<>();

    private InspectionWarnings(TapeSurvey survey, VenueNames venues) {
        this.survey = survey;
        this.venues = venues;
    }

    /** Uses that the data allows, and uses that it does not. */
    public static List<String> uses(TapeSurvey survey, VenueNames venues) {
        List<String> uses = new ArrayList<>();
        long quoting = survey.publishers().stream()
                .filter(p -> venues.isExecutable(p.id()) && p.rows() > p.prints())
                .count();
        uses.add(
                quoting > 1
                        ? "routing over " + quoting + " venues"
                        : quoting == 1
                                ? "timing on one venue; routing is degenerate"
                                : "no routing: no venue that takes orders shows quotes");
        boolean hasPrints = survey.trades().count() > 0;
        uses.add(
                hasPrints
                        ? "print VWAP and models of queues, which need trades"
                        : "no print VWAP and no models of queues, as there are no trades");
        TapeSurvey.Clocks clocks = survey.clocks();
        boolean hasLatency = clocks.latency().medianNs() > 0 || clocks.latency().minNs() < 0;
        String step = InspectionText.duration(clocks.stepNs());
        uses.add(
                clocks.stepNs() >= COARSE_STEP_NS
                        ? "no study of latency: stamps of " + step
                        : hasLatency
                                ? "latency from its own receive times, at " + step
                                : "latency only as a model: receive times are the event times");
        return uses;
    }

    /** Caveats that a user has to know. */
    public static List<String> of(TapeSurvey survey, VenueNames venues) {
        InspectionWarnings found = new InspectionWarnings(survey, venues);
        found.publishers();
        found.rows();
        found.clocks();
        found.books();
        return found.warnings;
    }

    private void publishers() {
        long executable = survey.publishers().stream()
                .filter(p -> venues.isExecutable(p.id()))
                .count();
        warnIf(executable == 1, "one venue only: routing is degenerate");
        warnIf(executable == 0, "no venue that orders can be sent to");
        for (TapeSurvey.Publisher p : survey.publishers()) {
            String name = venues.mic(p.id()) + " (" + p.id() + ")";
            warnIf(venues.isConsolidated(p.id()), name + " is consolidated: no venue to send orders to");
            warnIf(venues.isTradeReportingOnly(p.id()), name + " only reports trades: no venue to send orders to");
        }
    }

    private void rows() {
        TapeSurvey.Rows rows = survey.rows();
        warnIf(rows.prints() == 0, "no prints: volume and queue models have nothing to go by");
        warnIf(rows.bookRows() == 0, "no book rows: prints alone show no liquidity");
        warnCount(rows.duplicates(), "rows equal in every field to the row before of their venue");
        warnCount(rows.badRecvTime(), "rows with an unreliable receive time (flag 8)");
        warnCount(rows.maybeBadBook(), "rows with a doubtful book (flag 4)");
    }

    private void clocks() {
        TapeSurvey.Clocks clocks = survey.clocks();
        String step = InspectionText.duration(clocks.stepNs());
        warnIf(clocks.stepNs() >= COARSE_STEP_NS, "time stamps step by " + step + ": latencies below that mean little");
        warnCount(clocks.outOfOrderRows(), "rows with an event time before that of the row before");
        warnCount(clocks.latency().negativeRows(), "rows received before they happened, so clocks differ");
        warnCount(clocks.gaps(), "gaps longer than " + InspectionText.duration(clocks.gapLimitNs()));
    }

    private void books() {
        DataQuality quality = survey.quality();
        double crossed = survey.nbbo().crossedShare();
        warnIf(
                crossed > CROSSED_SHARE_LIMIT,
                "crossed for " + InspectionText.percent(crossed) + " of the time: check time zones and units");
        warnCount(quality.crossedRows(), "rows with a bid above the offer of the same venue");
        warnCount(quality.oneSidedRows(), "rows with one side only");
        warnCount(quality.stubRows(), "rows with a stub quote, more than 5 % from the middle");
    }

    private void warnCount(long count, String what) {
        warnIf(count > 0, what + ": " + InspectionText.count(count));
    }

    private void warnIf(boolean condition, String warning) {
        if (condition) {
            warnings.add(warning);
        }
    }
}
