package io.slipway.app.inspection;

import io.slipway.data.venue.VenueNames;
import io.slipway.market.DataIssue;
import io.slipway.survey.TapeSurvey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A survey of market data as text for a terminal, at most 100 columns wide. */
public final class InspectionText {

    private static final String LABEL = "  %-22s %s%n";
    private static final String BEST_TABLE = "  %-18s %10s %8s %7s %7s %8s %8s %8s %7s %7s%n";
    private static final String OWN_TABLE = "  %-18s %10s %9s %8s %8s  %s%n";
    private static final int DESCRIPTION_WIDTH = 38;
    private static final double ONE_E9 = 1e9;

    private final TapeSurvey survey;
    private final VenueNames venues;
    private final Map<DataIssue, Long> issues;
    private final Map<DataIssue, String> examples;
    private final StringBuilder text = new StringBuilder();

    private InspectionText(
            TapeSurvey survey, VenueNames venues, Map<DataIssue, Long> issues, Map<DataIssue, String> examples) {
        this.survey = survey;
        this.venues = venues;
        this.issues = issues;
        this.examples = examples;
    }

    /**
     * The survey in words and tables, with uses of the data and caveats at the end.
     *
     * @param issues counts of rows that reading left out or set right
     * @param examples the first such row of each kind, where there is one
     */
    public static String render(
            TapeSurvey survey, VenueNames venues, Map<DataIssue, Long> issues, Map<DataIssue, String> examples) {
        return new InspectionText(survey, venues, issues, examples).render();
    }

    private String render() {
        rows();
        clocks();
        nbbo();
        bestTable();
        ownTable();
        reading();
        uses();
        warnings();
        return text.toString();
    }

    private void rows() {
        TapeSurvey.Rows rows = survey.rows();
        long unchanged = survey.quality().unchangedRows();
        line("%s%n", survey.instrument().symbol());
        label("from", Instant.EPOCH.plusNanos(survey.firstEventNs()).toString());
        label("to", Instant.EPOCH.plusNanos(survey.lastEventNs()).toString());
        label("rows", count(rows.events()));
        String same = percent(unchanged, rows.bookRows());
        label("book rows", count(rows.bookRows()) + ", " + same + " leave their venue's best bid and offer unchanged");
        label("prints", prints());
        label("clears of a book", count(rows.clears()));
        label("exact duplicates", count(rows.duplicates()));
    }

    private String prints() {
        TapeSurvey.Prints trades = survey.trades();
        if (trades.count() == 0) {
            return "0";
        }
        return count(trades.count()) + ", volume " + count(trades.size()) + ", "
                + percent(trades.oddLots(), trades.count()) + " odd lots, " + percent(trades.subPenny(), trades.count())
                + " sub-penny, sign correlation " + String.format(Locale.ROOT, "%.2f", trades.signCorrelation());
    }

    private void clocks() {
        TapeSurvey.Clocks clocks = survey.clocks();
        TapeSurvey.Latency latency = clocks.latency();
        label(
                "rows per second",
                String.format(
                        Locale.ROOT,
                        "%,.1f mean, %,d at most, Fano factor %,.1f",
                        clocks.meanPerSecond(),
                        clocks.maxPerSecond(),
                        clocks.fano()));
        String same = percent(clocks.sameTimeRows(), survey.rows().events());
        label(
                "distinct times",
                count(clocks.distinctTimes()) + ", " + same + " of rows have the time of the row before");
        label("receive latency", duration(latency.medianNs()) + " median, " + duration(latency.minNs()) + " least");
        label(
                "gaps over " + duration(clocks.gapLimitNs()),
                count(clocks.gaps()) + ", longest time without a row " + duration(clocks.longestGapNs()));
        steps(clocks);
    }

    /** The resolution of the time stamps, with the hours at which it changes. */
    private void steps(TapeSurvey.Clocks clocks) {
        long before = clocks.stepByHour().get(0).stepNs();
        StringBuilder steps = new StringBuilder(duration(before));
        for (TapeSurvey.HourStep hour : clocks.stepByHour()) {
            if (hour.stepNs() != before) {
                steps.append(", ")
                        .append(duration(hour.stepNs()))
                        .append(" from ")
                        .append(Instant.EPOCH.plusNanos(hour.hourNs()).toString());
                before = hour.stepNs();
            }
        }
        label("timestamp resolution", steps.toString());
    }

    private void nbbo() {
        TapeSurvey.Nbbo nbbo = survey.nbbo();
        line("%nBest bid and offer over all venues, by time%n");
        label(
                "spread",
                nbbo.spread()
                        .map(s ->
                                money(s.meanE9()) + " mean, " + money(s.p50E9()) + " p50, " + money(s.p90E9()) + " p90")
                        .orElse("none"));
        if (nbbo.spread().isPresent()) {
            label("0-1, 1-2 ... 10+ cents", cents(nbbo.shareByCents()));
        }
        label("locked, crossed", finePercent(nbbo.lockedShare()) + ", " + finePercent(nbbo.crossedShare()));
        label("no bid, no offer", finePercent(nbbo.noBidShare()) + ", " + finePercent(nbbo.noAskShare()));
    }

    private void bestTable() {
        line(
                "%nVenues: share of time at the best bid (NBB) and offer (NBO), own spread by time, median sizes by row%n");
        line(BEST_TABLE, "venue", "rows", "prints", "at NBB", "at NBO", "spread", "p50", "p90", "bid", "ask");
        for (TapeSurvey.Publisher p : survey.publishers()) {
            line(
                    BEST_TABLE,
                    name(p.id()),
                    count(p.rows()),
                    count(p.prints()),
                    percent(p.nbbShare()),
                    percent(p.nboShare()),
                    p.spread().map(s -> money(s.meanE9())).orElse("-"),
                    p.spread().map(s -> money(s.p50E9())).orElse("-"),
                    p.spread().map(s -> money(s.p90E9())).orElse("-"),
                    count(p.medianBidSize()),
                    count(p.medianAskSize()));
        }
    }

    private void ownTable() {
        line("%nVenues: rows by what their own book shows%n");
        line(OWN_TABLE, "venue", "unchanged", "one-sided", "locked", "stub", "feed");
        for (TapeSurvey.Publisher p : survey.publishers()) {
            line(
                    OWN_TABLE,
                    name(p.id()),
                    count(p.unchangedRows()),
                    count(p.oneSidedRows()),
                    count(p.lockedRows()),
                    count(p.stubRows()),
                    shortened(venues.description(p.id())));
        }
    }

    /** Percentages of the time with a spread of 0 to 1 cent, 1 to 2, and so on to 10 or more. */
    private static String cents(List<Double> shares) {
        StringBuilder text = new StringBuilder();
        for (double share : shares) {
            text.append(String.format(Locale.ROOT, "%.1f ", 100 * share));
        }
        return text + "% of the time";
    }

    private void reading() {
        if (!issues.isEmpty()) {
            line("%nRows that reading left out or set right%n");
        }
        for (Map.Entry<DataIssue, Long> entry : issues.entrySet()) {
            boolean kept = entry.getKey().handling() == DataIssue.Handling.ACCEPTED;
            line("  %10s %s, %s%n", count(entry.getValue()), entry.getKey().meaning(), kept ? "kept" : "left out");
            String example = examples.getOrDefault(entry.getKey(), "");
            if (!example.isEmpty()) {
                line("             first: %s%n", example);
            }
        }
    }

    private void uses() {
        line("%nGood for%n");
        InspectionWarnings.uses(survey, venues).forEach(use -> line("  - %s%n", use));
    }

    private void warnings() {
        List<String> warnings = InspectionWarnings.of(survey, venues);
        if (!warnings.isEmpty()) {
            line("%nCaveats%n");
        }
        for (String warning : warnings) {
            line("  - %s%n", warning);
        }
    }

    private String name(int publisherId) {
        String mic = venues.mic(publisherId);
        return mic.startsWith("publisher") ? mic : mic + " (" + publisherId + ")";
    }

    private static String shortened(String description) {
        boolean fits = description.length() <= DESCRIPTION_WIDTH;
        return fits ? description : description.substring(0, DESCRIPTION_WIDTH - 3) + "...";
    }

    private void label(String label, String value) {
        line(LABEL, label, value);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    private static String finePercent(double share) {
        return String.format(Locale.ROOT, "%.4f%%", 100 * share);
    }

    private static String percent(long part, long whole) {
        return percent(whole == 0 ? 0 : part / (double) whole);
    }

    private static String money(double priceE9) {
        return String.format(Locale.ROOT, "%,.4f", priceE9 / ONE_E9);
    }

    private static String money(long priceE9) {
        return money((double) priceE9);
    }

    /** A duration in the largest unit of which it is at least one, with up to three decimals. */
    static String duration(long ns) {
        long size = Math.abs(ns);
        if (size >= 1_000_000_000L) {
            return decimal(ns, 9) + " s";
        }
        if (size >= 1_000_000) {
            return decimal(ns, 6) + " ms";
        }
        return size >= 1_000 ? decimal(ns, 3) + " us" : ns + " ns";
    }

    private static String decimal(long units, int scale) {
        BigDecimal value = BigDecimal.valueOf(units, scale).setScale(3, RoundingMode.HALF_EVEN);
        return value.stripTrailingZeros().toPlainString();
    }
}
