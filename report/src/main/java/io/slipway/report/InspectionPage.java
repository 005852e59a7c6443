package io.slipway.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code inspection.html}: everything on one page that needs no network. */
final class InspectionPage {

    private static final int HEAT_WIDTH = 1000;
    private static final int HEAT_LABELS = 110;
    private static final int HEAT_ROW = 22;
    private static final double PERCENT = 100;

    private final Inspected inspected;

    private InspectionPage(Inspected inspected) {
        this.inspected = inspected;
    }

    static void write(Inspected inspected, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, new InspectionPage(inspected).html());
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private String html() throws IOException {
        String page = Resources.text("inspection.html");
        Map<String, String> parts = Map.ofEntries(
                Map.entry("title", Html.escape(inspected.title())),
                Map.entry("from", Html.escape(inspected.text("from"))),
                Map.entry("to", Html.escape(inspected.text("to"))),
                Map.entry("sha256", Html.escape(inspected.text("sha256"))),
                Map.entry("version", Html.escape(inspected.text("version"))),
                Map.entry("uses", list(inspected.root().path("good_for"))),
                Map.entry("warnings", list(inspected.root().path("mind"))),
                Map.entry("heat", heat()),
                Map.entry("venues", venues()),
                Map.entry("spreads", spreads()),
                Map.entry("counts", counts()),
                Map.entry("reading", reading()),
                Map.entry("uplot.css", Resources.text(Resources.UPLOT + "uPlot.min.css")),
                Map.entry("uplot.js", Resources.text(Resources.UPLOT + "uPlot.iife.min.js")),
                Map.entry("day", day()));
        for (Map.Entry<String, String> part : parts.entrySet()) {
            page = page.replace("@" + part.getKey() + "@", part.getValue());
        }
        return page;
    }

    private static String list(JsonNode items) {
        StringBuilder html = new StringBuilder("<ul>");
        items.forEach(
                item -> html.append("<li>").append(Html.escape(item.asText())).append("</li>"));
        return items.isEmpty() ? "<p>Nothing.</p>" : html.append("</ul>").toString();
    }

    private String venues() {
        StringBuilder rows = new StringBuilder();
        row(
                rows,
                "th",
                "venue",
                "rows",
                "trades",
                "at best bid",
                "at best offer",
                "median bid",
                "median offer",
                "stubs");
        for (JsonNode venue : inspected.root().path("venues")) {
            row(
                    rows,
                    "td",
                    venue.path("name").asText(),
                    count(venue.path("rows")),
                    count(venue.path("prints")),
                    percent(venue.path("at_nbb").asDouble()),
                    percent(venue.path("at_nbo").asDouble()),
                    count(venue.path("median_bid_size")),
                    count(venue.path("median_ask_size")),
                    count(venue.path("stub_rows")));
        }
        return "<table>" + rows + "</table>";
    }

    private String spreads() {
        StringBuilder rows = new StringBuilder();
        JsonNode shares = inspected.root().path("nbbo").path("share_by_cents");
        String[] head = new String[shares.size() + 1];
        String[] values = new String[shares.size() + 1];
        head[0] = "cents, from";
        values[0] = "share";
        for (int i = 0; i < shares.size(); i++) {
            head[i + 1] = i == shares.size() - 1 ? i + "+" : Integer.toString(i);
            values[i + 1] = percent(shares.get(i).asDouble());
        }
        row(rows, "th", head);
        row(rows, "td", values);
        JsonNode nbbo = inspected.root().path("nbbo");
        return "<table>" + rows + "</table><p>Locked "
                + percent(nbbo.path("locked_share").asDouble()) + ", crossed "
                + percent(nbbo.path("crossed_share").asDouble()) + " of the time.</p>";
    }

    private String counts() {
        StringBuilder rows = new StringBuilder();
        inspected
                .root()
                .path("data_quality")
                .properties()
                .forEach(entry -> row(rows, "td", entry.getKey().replace('_', ' '), count(entry.getValue())));
        return "<table>" + rows + "</table>";
    }

    private String reading() {
        JsonNode reading = inspected.root().path("reading");
        if (reading.isEmpty()) {
            return "<p>Nothing that could not be taken as it stood.</p>";
        }
        StringBuilder rows = new StringBuilder();
        for (JsonNode item : reading) {
            String handling = item.path("kept").asBoolean() ? "kept" : "left out";
            row(rows, "td", item.path("meaning").asText(), count(item.path("count")), handling);
        }
        return "<table>" + rows + "</table>";
    }

    private static void row(StringBuilder rows, String cell, String... values) {
        rows.append("<tr>");
        for (String value : values) {
            rows.append('<')
                    .append(cell)
                    .append('>')
                    .append(Html.escape(value))
                    .append("</")
                    .append(cell)
                    .append('>');
        }
        rows.append("</tr>");
    }

    /** A row of rectangles for each venue, darker where it is more often at the best. */
    private String heat() {
        List<Inspected.Venue> venues = inspected.venues();
        int height = Math.max(1, venues.size()) * HEAT_ROW;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"time at the best by venue\">",
                HEAT_WIDTH,
                height));
        for (int row = 0; row < venues.size(); row++) {
            Inspected.Venue venue = venues.get(row);
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" font-size=\"13\" text-anchor=\"end\">%s %.0f%%</text>",
                    HEAT_LABELS - 8,
                    row * HEAT_ROW + 15,
                    Html.escape(venue.name()),
                    PERCENT * venue.share()));
            double width = (HEAT_WIDTH - HEAT_LABELS) / (double) venue.atBest().size();
            for (int i = 0; i < venue.atBest().size(); i++) {
                if (venue.atBest().get(i) > 0) {
                    svg.append(String.format(
                            Locale.ROOT,
                            "<rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" fill=\"#0b4f7d\" opacity=\"%.2f\"/>",
                            HEAT_LABELS + i * width,
                            row * HEAT_ROW,
                            width + 0.1,
                            HEAT_ROW - 2,
                            Math.sqrt(venue.atBest().get(i))));
                }
            }
        }
        return svg.append("</svg>").toString();
    }

    private String day() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode day = mapper.createObjectNode();
        put(day, "time", inspected.times(), 1);
        put(day, "bid", inspected.series("bid"), 1);
        put(day, "ask", inspected.series("ask"), 1);
        put(day, "spread", inspected.series("spread"), 1);
        put(day, "updates", inspected.series("updates"), 1 / inspected.binSeconds());
        put(day, "prints", inspected.series("prints"), 1 / inspected.binSeconds());
        put(day, "bidSize", inspected.series("bid_size"), 1);
        put(day, "askSize", inspected.series("ask_size"), 1);
        return mapper.writeValueAsString(day);
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

    private static String count(JsonNode number) {
        return String.format(Locale.ROOT, "%,d", number.asLong());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", PERCENT * share);
    }
}
