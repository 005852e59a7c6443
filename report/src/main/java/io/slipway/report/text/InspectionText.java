package io.slipway.report.text;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.Inspected;
import io.slipway.result.file.InspectionKeys;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.QualityKeys;
import io.slipway.result.file.SurveyKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** A survey of market data as text for a terminal, at most 100 columns wide. */
public final class InspectionText {

    private static final String LABEL = "  %-22s %s%n";
    private static final String BEST_TABLE = "  %-18s %10s %8s %7s %7s %8s %8s %8s %7s %7s%n";
    private static final String OWN_TABLE = "  %-18s %10s %9s %8s %8s  %s%n";
    private static final int DESCRIPTION_WIDTH = 38;

    /** The kind of a print of which nothing need be said. */
    private static final String REGULAR = "regular";

    private final Values inspection;
    private final Values quality;
    private final List<Values> venues;
    private final StringBuilder text = new StringBuilder();

    private InspectionText(Values inspection) {
        this.inspection = inspection;
        this.quality = inspection.get(InspectionKeys.DATA_QUALITY);
        this.venues = inspection.get(InspectionKeys.VENUES);
    }

    /**
     * The survey in words and tables, with uses and limits of the data at the end.
     *
     * @param inspection {@code inspection.json}
     */
    public static String of(Values inspection) {
        InspectionText page = new InspectionText(inspection);
        page.rows();
        page.clocks();
        page.nbbo();
        page.bestTable();
        page.ownTable();
        page.reading();
        page.absences();
        page.uses();
        page.warnings();
        return page.text.toString();
    }

    private void rows() {
        long bookRows = quality.get(QualityKeys.BOOK_ROWS);
        line("%s%n", inspection.get(InspectionKeys.SYMBOL));
        label("from", inspection.get(InspectionKeys.FROM).toString());
        label("to", inspection.get(InspectionKeys.TO).toString());
        inspection
                .find(InspectionKeys.INSTRUMENT)
                .ifPresent(
                        of -> label("quantity step", of.get(OrderKeys.QTY_STEP).toPlainString()));
        inspection.find(InspectionKeys.CURRENCY).ifPresent(currency -> label("prices in", currency));
        label("rows", count(quality.get(QualityKeys.EVENTS)));
        String same = percent(quality.get(QualityKeys.UNCHANGED_ROWS), bookRows);
        label("book rows", count(bookRows) + ", " + same + " leave their venue's best bid and offer unchanged");
        label("prints", prints());
        List<Values> kinds = inspection.get(InspectionKeys.TRADES).get(SurveyKeys.BY_KIND);
        boolean onlyRegular =
                kinds.stream().allMatch(kind -> kind.get(SurveyKeys.KIND_NAME).equals(REGULAR));
        if (!onlyRegular) {
            kinds.forEach(kind -> label(kind == kinds.get(0) ? "prints by kind" : "", kind(kind)));
        }
        label("clears of a book", count(quality.get(QualityKeys.CLEARS)));
        label("exact duplicates", count(quality.get(QualityKeys.DUPLICATE_ROWS)));
    }

    private static String kind(Values kind) {
        String name = kind.get(SurveyKeys.KIND_NAME).replace('_', ' ');
        return name + ": " + count(kind.get(SurveyKeys.KIND_COUNT)) + ", volume "
                + Html.count(kind.get(SurveyKeys.KIND_SIZE));
    }

    private String prints() {
        Values trades = inspection.get(InspectionKeys.TRADES);
        long count = trades.get(SurveyKeys.TRADE_COUNT);
        if (count == 0) {
            return "0";
        }
        return count(count) + ", volume " + Html.count(trades.get(SurveyKeys.TRADE_SIZE)) + ", "
                + part(trades.find(SurveyKeys.ODD_LOTS), count, " odd lots, ")
                + part(trades.find(SurveyKeys.SUB_PENNY), count, " sub-penny, ")
                + percent(trades.or(SurveyKeys.INSIDE_SIZE, BigDecimal.ZERO), trades.get(SurveyKeys.TRADE_SIZE))
                + " of the volume inside the spread at venues with quotes, sign correlation "
                + number("%.2f", trades.find(SurveyKeys.SIGN_CORRELATION));
    }

    /** Trades of a kind that only US equities have, in percent of all. */
    private static String part(Optional<Long> some, long count, String what) {
        return some.map(each -> percent(each, count) + what).orElse("");
    }

    private void clocks() {
        Values clocks = inspection.get(InspectionKeys.CLOCKS);
        label(
                "rows per second",
                number("%,.1f", clocks.find(SurveyKeys.ROWS_PER_SECOND)) + " mean, "
                        + count(clocks.get(SurveyKeys.MAX_PER_SECOND)) + " at most, Fano factor "
                        + number("%,.1f", clocks.find(SurveyKeys.FANO_1S)));
        String same = percent(quality.get(QualityKeys.SAME_TIME_ROWS), quality.get(QualityKeys.EVENTS));
        label(
                "distinct times",
                count(clocks.get(SurveyKeys.DISTINCT_TIMES)) + ", " + same
                        + " of rows have the time of the row before");
        label(
                "receive latency",
                duration(clocks.get(SurveyKeys.LATENCY_MEDIAN_NS)) + " median, "
                        + duration(clocks.get(SurveyKeys.LATENCY_MIN_NS)) + " least");
        label(
                "gaps over " + duration(clocks.get(SurveyKeys.GAP_LIMIT_NS)),
                count(quality.get(QualityKeys.GAPS)) + ", longest time without a row "
                        + duration(clocks.get(SurveyKeys.LONGEST_GAP_NS)));
        steps(clocks.get(SurveyKeys.STEP_BY_HOUR));
    }

    /** The resolution of the time stamps, with the hours at which it changes. */
    private void steps(List<Values> hours) {
        long before = hours.get(0).get(SurveyKeys.HOUR_STEP_NS);
        StringBuilder steps = new StringBuilder(duration(before));
        for (Values hour : hours) {
            long stepNs = hour.get(SurveyKeys.HOUR_STEP_NS);
            if (stepNs != before) {
                steps.append(", ").append(duration(stepNs)).append(" from ").append(hour.get(SurveyKeys.HOUR_TIME));
                before = stepNs;
            }
        }
        label("timestamp resolution", steps.toString());
    }

    private void nbbo() {
        Values nbbo = inspection.get(InspectionKeys.NBBO);
        Optional<Values> spread = nbbo.find(SurveyKeys.NBBO_SPREAD);
        line("%nBest bid and offer over all venues, by time%s%n", inSessions());
        label("spread", spread.map(InspectionText::spread).orElse("none"));
        if (spread.isPresent()) {
            label("0-1, 1-2 ... 10+ cents", cents(nbbo.get(SurveyKeys.SHARE_BY_CENTS)));
        }
        nbbo.find(SurveyKeys.OUTSIDE_SPREAD)
                .ifPresent(
                        of -> label("spread outside", spread(of) + ", before, between and after the regular sessions"));
        label("locked, crossed", finePercents(nbbo, SurveyKeys.LOCKED_SHARE, SurveyKeys.CROSSED_SHARE));
        label("no bid, no offer", finePercents(nbbo, SurveyKeys.NO_BID_SHARE, SurveyKeys.NO_ASK_SHARE));
    }

    private static String spread(Values of) {
        return money(of, SurveyKeys.MEAN) + " mean, " + money(of, SurveyKeys.P50) + " p50, " + money(of, SurveyKeys.P90)
                + " p90";
    }

    /** Words for figures of regular sessions, or for their lack; empty where the calendar does not close. */
    private String inSessions() {
        return inspection
                .get(InspectionKeys.NBBO)
                .find(SurveyKeys.REGULAR_SHARE)
                .map(share -> share.signum() == 0
                        ? ",\noutside of regular sessions: the data have none"
                        : ",\nof the regular sessions: " + percent(share.doubleValue()) + " of the recorded time")
                .orElse("");
    }

    private void bestTable() {
        line(
                "%nVenues: share of time at the best bid (NBB) and offer (NBO), own spread by time, median sizes by row%s%n",
                inSessions());
        line(BEST_TABLE, "venue", "rows", "prints", "at NBB", "at NBO", "spread", "p50", "p90", "bid", "ask");
        for (Values venue : venues) {
            Optional<Values> spread = venue.find(SurveyKeys.VENUE_SPREAD);
            line(
                    BEST_TABLE,
                    name(venue),
                    count(venue.get(SurveyKeys.ROWS)),
                    count(venue.get(SurveyKeys.PRINTS)),
                    percent(Inspected.share(venue, SurveyKeys.AT_NBB)),
                    percent(Inspected.share(venue, SurveyKeys.AT_NBO)),
                    spread.map(of -> money(of, SurveyKeys.MEAN)).orElse("-"),
                    spread.map(of -> money(of, SurveyKeys.P50)).orElse("-"),
                    spread.map(of -> money(of, SurveyKeys.P90)).orElse("-"),
                    Html.count(venue.get(SurveyKeys.MEDIAN_BID_SIZE)),
                    Html.count(venue.get(SurveyKeys.MEDIAN_ASK_SIZE)));
        }
    }

    private void ownTable() {
        line("%nVenues: rows by what their own book shows%n");
        line(OWN_TABLE, "venue", "unchanged", "one-sided", "locked", "stub", "feed");
        for (Values venue : venues) {
            line(
                    OWN_TABLE,
                    name(venue),
                    count(venue.get(SurveyKeys.UNCHANGED_ROWS)),
                    count(venue.get(SurveyKeys.ONE_SIDED_ROWS)),
                    count(venue.get(SurveyKeys.LOCKED_ROWS)),
                    count(venue.get(SurveyKeys.STUB_ROWS)),
                    shortened(venue.get(SurveyKeys.DESCRIPTION)));
        }
    }

    /** Percentages of the time with a spread of 0 to 1 cent, 1 to 2, and so on to 10 or more. */
    private static String cents(List<Optional<BigDecimal>> shares) {
        StringBuilder text = new StringBuilder();
        for (Optional<BigDecimal> share : shares) {
            text.append(number("%.1f", share.map(each -> each.movePointRight(2))))
                    .append(' ');
        }
        return text + "% of the time";
    }

    private void reading() {
        List<Values> issues = inspection.get(InspectionKeys.READING);
        if (!issues.isEmpty()) {
            line("%nRows that reading left out or corrected%n");
        }
        for (Values issue : issues) {
            line(
                    "  %10s %s, %s%n",
                    count(issue.get(InspectionKeys.COUNT)),
                    issue.get(InspectionKeys.MEANING),
                    issue.get(InspectionKeys.KEPT) ? "kept" : "left out");
            issue.find(InspectionKeys.EXAMPLE).ifPresent(example -> line("             first: %s%n", example));
        }
    }

    private void absences() {
        List<String> absences = inspection.or(InspectionKeys.ABSENT_COLUMNS, List.of());
        if (!absences.isEmpty()) {
            line("%nOptional columns that the files do not have or the mapping does not use%n");
        }
        absences.forEach(absence -> line("  - %s%n", absence));
    }

    private void uses() {
        line("%nGood for%n");
        DataUses.of(inspection).forEach(use -> line("  - %s%n", use));
    }

    private void warnings() {
        List<String> warnings = DataUses.warnings(inspection);
        if (!warnings.isEmpty()) {
            line("%nLimits of this data%n");
        }
        for (String warning : warnings) {
            line("  - %s%n", warning);
        }
    }

    private static String name(Values venue) {
        String name = venue.get(SurveyKeys.NAME);
        return name.startsWith("publisher") ? name : name + " (" + venue.get(SurveyKeys.PUBLISHER_ID) + ")";
    }

    private static String shortened(String description) {
        boolean fits = description.length() <= DESCRIPTION_WIDTH;
        return fits ? description : description.substring(0, DESCRIPTION_WIDTH - 3) + "...";
    }

    private void label(String label, String value) {
        line(LABEL, label, value);
    }

    private void line(String format, Object... values) {
        text.append(Numbers.format(format.replace("%n", "\n"), values));
    }

    static String count(long value) {
        return Numbers.format("%,d", value);
    }

    static String percent(double share) {
        return Numbers.format("%.2f%%", 100 * share);
    }

    private static String finePercents(Values nbbo, Key<BigDecimal> one, Key<BigDecimal> other) {
        return number("%.4f%%", nbbo.find(one).map(share -> share.movePointRight(2))) + ", "
                + number("%.4f%%", nbbo.find(other).map(share -> share.movePointRight(2)));
    }

    /** A number in a format, or a dash where there is none. */
    private static String number(String format, Optional<BigDecimal> value) {
        return value.map(number -> Numbers.format(format, number)).orElse("-");
    }

    private static String percent(long part, long whole) {
        return percent(whole == 0 ? 0 : part / (double) whole);
    }

    private static String percent(BigDecimal part, BigDecimal whole) {
        return percent(whole.signum() == 0 ? 0 : part.doubleValue() / whole.doubleValue());
    }

    private static String money(Values values, Key<BigDecimal> key) {
        return number("%,.4f", values.find(key));
    }

    /** A duration in the largest unit of which it is at least one, with up to three decimals. */
    public static String duration(long ns) {
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
