package io.slipway.report;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.html.Resources;
import io.slipway.report.page.ReportPage;
import io.slipway.report.text.SymbolListText;
import io.slipway.result.file.symbols.SymbolListKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code symbols.html}: the symbols of a result of several, with links to the page of each. */
final class SymbolListPage {

    private SymbolListPage() {}

    /**
     * The page.
     *
     * @param rows values of {@link SymbolListKeys#FILE}
     * @param page name of the page in the directory of a symbol
     */
    static String html(List<Values> rows, String page) throws IOException {
        Map<String, String> links = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> !row.get(SymbolListKeys.DIRECTORY).isEmpty())
                .forEach(row -> links.put(row.get(SymbolListKeys.SYMBOL), row.get(SymbolListKeys.DIRECTORY)));
        HtmlTable table = HtmlTable.of(2, SymbolListText.headings(rows));
        rows.forEach(row -> table.row("", SymbolListText.cells(row, rows)));
        StringBuilder list = new StringBuilder("<ul>");
        links.forEach((symbol, directory) -> list.append("<li><a href=\"")
                .append(encoded(directory))
                .append('/')
                .append(page)
                .append("\">")
                .append(Html.escape(symbol))
                .append("</a></li>"));
        return ReportPage.fill(
                Resources.text("study.html"),
                Map.of(
                        "kind",
                        "several symbols",
                        "title",
                        links.size() + (links.size() == 1 ? " symbol" : " symbols"),
                        "report.css",
                        Resources.text("report.css"),
                        "sections",
                        Html.section("summary", "Figures", table.html() + Html.muted(note()))
                                + Html.section(
                                        "pages", "Pages", list.append("</ul>").toString())));
    }

    private static String note() {
        return "Cost in bps of the arrival mid, fees included; positive is a cost. Saving against the baseline of the study;"
                + " positive when the strategy was better. Each symbol was worked alone; nothing is tested over all of them.";
    }

    /** A name of letters, digits and percent signs as part of an address. */
    private static String encoded(String directory) {
        StringBuilder address = new StringBuilder();
        for (byte b : directory.getBytes(StandardCharsets.UTF_8)) {
            address.append(b == '%' ? "%25" : String.valueOf((char) b));
        }
        return address.toString();
    }
}
