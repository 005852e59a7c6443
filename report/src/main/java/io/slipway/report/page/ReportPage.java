package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.Resources;
import io.slipway.report.read.Headlines;
import io.slipway.report.read.ReportInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code report.html}: a run on one page that needs no network. */
public final class ReportPage {

    private static final Pattern PLACE = Pattern.compile("@([a-z.]+)@");

    private ReportPage() {}

    public static void write(String html, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, html);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    public static String html(ReportInput input) throws IOException {
        return fill(
                Resources.text("report.html"),
                Map.ofEntries(
                        Map.entry("title", Html.escape(Headlines.title(input.run()))),
                        Map.entry("order", Html.escape(input.run().orderInWords())),
                        Map.entry("uplot.css", Resources.chartStyle()),
                        Map.entry("report.css", Resources.text("report.css")),
                        Map.entry("sections", sections(input)),
                        Map.entry("data", Html.withinScript(ReplayData.json(input))),
                        Map.entry("uplot.js", Resources.chartLibrary()),
                        Map.entry("orders.js", Resources.text("orders.js")),
                        Map.entry("report.js", Resources.text("report.js"))));
    }

    private static String sections(ReportInput input) {
        return SummarySection.html(input)
                + CostSection.html(input)
                + BenchmarkSection.html(input)
                + ReplaySection.html(input)
                + VenueSection.html(input)
                + QuoteSection.html(input)
                + SurfaceSection.html(input)
                + GroundsSection.html(input);
    }

    /** Fills the places of a template in one pass, so that no text put in is read as a place. */
    public static String fill(String template, Map<String, String> parts) {
        Matcher place = PLACE.matcher(template);
        StringBuilder page = new StringBuilder();
        int end = 0;
        while (place.find()) {
            page.append(template, end, place.start()).append(parts.getOrDefault(place.group(1), place.group()));
            end = place.end();
        }
        return page.append(template, end, template.length()).toString();
    }
}
