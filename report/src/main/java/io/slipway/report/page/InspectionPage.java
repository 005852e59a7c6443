package io.slipway.report.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.html.Numbers;
import io.slipway.report.html.Resources;
import io.slipway.report.read.DayShades;
import io.slipway.report.read.Inspected;
import io.slipway.report.text.DataUses;
import io.slipway.result.file.InspectionKeys;
import io.slipway.result.file.SurveyKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code inspection.html}: everything on one page that needs no network. */
public final class InspectionPage {

    private static final double PERCENT = 100;

    private final Inspected inspected;

    private InspectionPage(Inspected inspected) {
        this.inspected = inspected;
    }

    public static void write(Inspected inspected, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, new InspectionPage(inspected).html());
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private String html() throws IOException {
        return ReportPage.fill(
                Resources.text("inspection.html"),
                Map.ofEntries(
                        Map.entry("title", Html.escape(inspected.title())),
                        Map.entry("source", Html.escape(text(InspectionKeys.SOURCE))),
                        Map.entry("from", Html.escape(text(InspectionKeys.FROM))),
                        Map.entry("to", Html.escape(text(InspectionKeys.TO))),
                        Map.entry("digest", Html.escape(text(InspectionKeys.SHA256))),
                        Map.entry("version", Html.escape(text(InspectionKeys.VERSION))),
                        Map.entry("uses", section("uses", "Good for", list(DataUses.of(inspected.values())))),
                        Map.entry(
                                "warnings",
                                section("limits", "Limits of this data", list(DataUses.warnings(inspected.values())))),
                        Map.entry("hours", hours()),
                        Map.entry("venues", section("venues", "Venues", venues())),
                        Map.entry(
                                "spreads",
                                section("spreads", "Spread of the best bid and offer, share of time", spreads())),
                        Map.entry("counts", section("counts", "Counts", counts())),
                        Map.entry("reading", section("reading", "What reading met", reading())),
                        Map.entry("uplot.css", Resources.chartStyle()),
                        Map.entry("report.css", Resources.text("report.css")),
                        Map.entry("uplot.js", Resources.chartLibrary()),
                        Map.entry("day", Html.withinScript(day()))));
    }

    private static String section(String id, String heading, String html) {
        return Html.section(id, heading, html);
    }

    private String text(Key<?> key) {
        return inspected.values().find(key).map(Object::toString).orElse("");
    }

    private static String list(List<String> items) {
        return items.isEmpty() ? "<p>Nothing.</p>" : Html.list(items);
    }

    private String venues() {
        HtmlTable table = HtmlTable.of(
                "venue", "rows", "trades", "at best bid", "at best offer", "median bid", "median offer", "stubs");
        for (Values venue : inspected.values().get(InspectionKeys.VENUES)) {
            table.row(
                    venue.get(SurveyKeys.NAME),
                    Html.count(venue.get(SurveyKeys.ROWS)),
                    Html.count(venue.get(SurveyKeys.PRINTS)),
                    percent(Inspected.share(venue, SurveyKeys.AT_NBB)),
                    percent(Inspected.share(venue, SurveyKeys.AT_NBO)),
                    Html.count(venue.get(SurveyKeys.MEDIAN_BID_SIZE)),
                    Html.count(venue.get(SurveyKeys.MEDIAN_ASK_SIZE)),
                    Html.count(venue.get(SurveyKeys.STUB_ROWS)));
        }
        return table.html()
                + inspected
                        .values()
                        .get(InspectionKeys.NBBO)
                        .find(SurveyKeys.REGULAR_SHARE)
                        .map(share -> Html.muted(
                                share.signum() == 0
                                        ? "All figures are from outside of regular sessions: the data have none."
                                        : "Parts of the time and median sizes are of the regular sessions: "
                                                + percent(share.doubleValue()) + " of the recorded time."))
                        .orElse("");
    }

    private String spreads() {
        Values nbbo = inspected.values().get(InspectionKeys.NBBO);
        List<Optional<BigDecimal>> shares = nbbo.get(SurveyKeys.SHARE_BY_CENTS);
        List<String> head = new ArrayList<>(List.of("cents, from"));
        List<String> values = new ArrayList<>(List.of("share"));
        for (int i = 0; i < shares.size(); i++) {
            head.add(i == shares.size() - 1 ? i + "+" : Integer.toString(i));
            values.add(percent(shares.get(i).map(BigDecimal::doubleValue).orElse(0.0)));
        }
        return HtmlTable.of(1, head).row("", values).html()
                + Html.paragraph("Locked " + percent(Inspected.share(nbbo, SurveyKeys.LOCKED_SHARE)) + ", crossed "
                        + percent(Inspected.share(nbbo, SurveyKeys.CROSSED_SHARE)) + " of the time."
                        + nbbo.find(SurveyKeys.OUTSIDE_SPREAD)
                                .map(of -> " All this is of the regular sessions; outside them the spread was "
                                        + Html.number(of.find(SurveyKeys.MEAN), 4) + " on average.")
                                .orElse(""));
    }

    private String counts() {
        HtmlTable table = HtmlTable.of("what", "count");
        inspected
                .values()
                .get(InspectionKeys.DATA_QUALITY)
                .members()
                .forEach((name, value) ->
                        table.row(name.replace('_', ' '), value instanceof Long count ? Html.count(count) : ""));
        return table.html();
    }

    private String reading() {
        List<Values> reading = inspected.values().or(InspectionKeys.READING, List.of());
        if (reading.isEmpty()) {
            return Html.paragraph("Nothing that could not be taken as it stood.");
        }
        HtmlTable table = HtmlTable.of("what", "rows", "handling");
        for (Values item : reading) {
            table.row(
                    item.get(InspectionKeys.MEANING),
                    Html.count(item.get(InspectionKeys.COUNT)),
                    item.get(InspectionKeys.KEPT) ? "kept" : "left out");
        }
        return table.html();
    }

    /** The clock of the axes, the calendar, and a legend of the shades that occur. */
    private String hours() {
        DayShades shades = inspected.shades();
        String legend = legend(shades, DayShades.Kind.EXTENDED, "outside-hours", "before or after the regular session")
                + legend(shades, DayShades.Kind.CLOSED, "closed-hours", "closed");
        return Html.muted("Times of the charts are "
                        + (shades.words().isEmpty() ? "UTC." : "those of " + shades.zone() + ". " + shades.words()))
                + (legend.isEmpty() ? "" : "<div class=\"legend\">" + legend + "</div>");
    }

    private static String legend(DayShades shades, DayShades.Kind kind, String style, String words) {
        return shades.has(kind) ? "<span><i class=\"" + style + "\"></i>" + words + "</span>" : "";
    }

    private String day() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode day = mapper.createObjectNode();
        put(day, "time", inspected.times(), 1);
        put(day, "bid", inspected.series(InspectionKeys.BID), 1);
        put(day, "ask", inspected.series(InspectionKeys.ASK), 1);
        put(day, "spread", inspected.series(InspectionKeys.SPREAD), 1);
        put(day, "updates", inspected.series(InspectionKeys.UPDATES), 1 / inspected.binSeconds());
        put(day, "prints", inspected.series(InspectionKeys.PRINTS), 1 / inspected.binSeconds());
        put(day, "bidSize", inspected.series(InspectionKeys.BID_SIZE), 1);
        put(day, "askSize", inspected.series(InspectionKeys.ASK_SIZE), 1);
        day.put("binSeconds", inspected.binSeconds());
        putHours(day);
        ArrayNode venues = day.putArray("venues");
        for (Inspected.Venue venue : inspected.venues()) {
            ObjectNode row = venues.addObject();
            row.put("name", Numbers.format("%s %.0f%%", venue.name(), PERCENT * venue.share()));
            put(
                    row,
                    "atBest",
                    venue.atBest().stream().mapToDouble(share -> share).toArray(),
                    PERCENT);
        }
        return mapper.writeValueAsString(day);
    }

    private void putHours(ObjectNode day) {
        DayShades shades = inspected.shades();
        day.put("zone", shades.zone().getId());
        ArrayNode array = day.putArray("shades");
        for (DayShades.Shade shade : shades.list()) {
            array.addObject()
                    .put("from", shade.from())
                    .put("to", shade.to())
                    .put("style", shade.kind() == DayShades.Kind.CLOSED ? "--closed" : "--outside");
        }
    }

    private static void put(ObjectNode day, String name, double[] values, double factor) {
        ArrayNode array = day.putArray(name);
        for (double value : values) {
            if (Double.isNaN(value)) {
                array.addNull();
            } else {
                array.add(value * factor);
            }
        }
    }

    private static String percent(double share) {
        return Numbers.format("%.2f %%", PERCENT * share);
    }
}
