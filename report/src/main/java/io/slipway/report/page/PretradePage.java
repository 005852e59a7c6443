package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.html.Resources;
import io.slipway.report.text.PretradeText;
import io.slipway.result.file.pretrade.PretradeKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code pretrade.html}: the cost of an order before it is given. */
public final class PretradePage {

    private PretradePage() {}

    /** The page. */
    public static String html(Values found) throws IOException {
        return ReportPage.fill(
                Resources.text("study.html"),
                Map.of(
                        "kind",
                        "before the trade",
                        "title",
                        Html.escape(PretradeText.asked(found)),
                        "report.css",
                        Resources.text("report.css"),
                        "sections",
                        summary(found) + byDay(found) + grounds(found)));
    }

    private static String summary(Values found) {
        List<String> headings = List.of(
                "strategy",
                "mean, bps",
                "spread over days",
                "mean between",
                "one order",
                "cheapest",
                "dearest",
                "left, %");
        List<List<String>> rows = new ArrayList<>();
        for (Values each : found.get(PretradeKeys.STRATEGIES)) {
            rows.add(List.of(
                    each.get(PretradeKeys.NAME),
                    Html.signed(each.find(PretradeKeys.MEAN), 2),
                    Html.number(each.find(PretradeKeys.DEVIATION), 2),
                    PretradeText.range(each.find(PretradeKeys.MEAN_LOWER), each.find(PretradeKeys.MEAN_UPPER)),
                    PretradeText.range(each.find(PretradeKeys.ORDER_LOWER), each.find(PretradeKeys.ORDER_UPPER)),
                    Html.signed(each.find(PretradeKeys.LEAST), 2),
                    Html.signed(each.find(PretradeKeys.MOST), 2),
                    Html.number(each.find(PretradeKeys.COMPLETED).map(share -> share.movePointRight(2)), 1)));
        }
        return Html.section(
                "summary",
                "Cost",
                "<div class=\"answer\"><p class=\"verdict\">"
                        + Html.escape(PretradeText.answer(found))
                        + "</p></div>"
                        + Html.paragraph(PretradeText.market(found))
                        + HtmlTable.ofFilled(1, headings, rows, "").html()
                        + impact(found)
                        + Html.muted(
                                "Cost in bps of the arrival mid, fees included; positive is a cost. Spread: standard deviation"
                                        + " over days. Intervals of "
                                        + found.get(PretradeKeys.LEVEL)
                                                .movePointRight(2)
                                                .stripTrailingZeros()
                                                .toPlainString()
                                        + " %: of the mean, and of one further order.")
                        + Html.list(PretradeText.warnings(found)));
    }

    /** Costs with the impact of own executions; empty without it. */
    private static String impact(Values found) {
        if (found.find(PretradeKeys.IMPACT).isEmpty()) {
            return "";
        }
        HtmlTable table = HtmlTable.of("strategy", "mean, bps", "mean with impact", "mean with impact between");
        for (Values each : found.get(PretradeKeys.STRATEGIES)) {
            table.row(
                    each.get(PretradeKeys.NAME),
                    Html.signed(each.find(PretradeKeys.MEAN), 2),
                    Html.signed(each.find(PretradeKeys.WITH_IMPACT), 2),
                    PretradeText.range(
                            each.find(PretradeKeys.WITH_IMPACT_LOWER), each.find(PretradeKeys.WITH_IMPACT_UPPER)));
        }
        return table.html();
    }

    private static String byDay(Values found) {
        List<Values> strategies = found.get(PretradeKeys.STRATEGIES);
        List<String> headings = new ArrayList<>(List.of("day"));
        strategies.forEach(each -> headings.add(each.get(PretradeKeys.NAME)));
        HtmlTable table = HtmlTable.of(1, headings);
        for (String day : strategies.get(0).get(PretradeKeys.BY_DAY).keySet()) {
            List<String> cells = new ArrayList<>(List.of(day));
            for (Values each : strategies) {
                BigDecimal bps = each.get(PretradeKeys.BY_DAY).get(day);
                cells.add(Html.signed(Optional.ofNullable(bps), 2));
            }
            table.row("", cells);
        }
        return Html.section("days", "Cost by day, bps", table.html());
    }

    private static String grounds(Values found) {
        HtmlTable table = HtmlTable.of(2, List.of());
        found.get(PretradeKeys.SETTINGS).forEach((name, value) -> {
            if (!value.isEmpty()) {
                table.row(name, value);
            }
        });
        table.row("market data", "SHA-256 " + found.get(PretradeKeys.SHA256));
        table.row("version", found.get(PretradeKeys.VERSION));
        return Html.section(
                "grounds",
                "How it was made",
                Html.folded("Settings and sources", "<div class=\"facts\">" + table.html() + "</div>"));
    }
}
