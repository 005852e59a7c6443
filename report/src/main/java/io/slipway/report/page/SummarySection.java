package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.read.Headlines;
import io.slipway.report.read.ReportInput;
import io.slipway.report.read.RunDirectory;
import io.slipway.report.text.Caveats;
import io.slipway.result.file.CostKeys;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.OriginKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The section with the question, the answer, its reliability, and the result of each strategy. */
final class SummarySection {

    private static final int BPS_DECIMALS = 2;
    private static final int PRICE_DECIMALS = 6;
    private static final int CASH_DECIMALS = 2;
    private static final int CAVEATS_SHOWN = 3;

    private static final List<String> COLUMNS = List.of(
            "strategy",
            "filled",
            "completed at the end",
            "left",
            "average price",
            "cost vs arrival, bps of the filled",
            "cost vs arrival, whole order",
            "fees",
            "fills",
            "first fill, s",
            "last fill, s",
            "shares used twice",
            "venues passed over");
    private static final Set<String> ONLY_IF_ANY =
            Set.of("completed at the end", "left", "shares used twice", "venues passed over");

    private final RunDirectory run;

    private SummarySection(ReportInput input) {
        this.run = input.run();
    }

    static String html(ReportInput input) {
        SummarySection summary = new SummarySection(input);
        return summary.question()
                + summary.answer()
                + Html.section("strategies", "Strategies", summary.table())
                + Html.section("caveats", "What to mind", caveats(Caveats.of(input.run())));
    }

    /** The most serious ones; the rest is folded. */
    private static String caveats(List<String> caveats) {
        int shown = Math.min(CAVEATS_SHOWN, caveats.size());
        String rest = Html.list(caveats.subList(shown, caveats.size()));
        return Html.list(caveats.subList(0, shown))
                + (shown == caveats.size() ? "" : Html.folded((caveats.size() - shown) + " more", rest));
    }

    private String question() {
        return Html.muted(String.format(
                        "Asked: %s between %s and %s, by the %s rules, on %s.",
                        run.orderInWords(),
                        run.start(),
                        run.order().get(OrderKeys.END),
                        run.results().get(ResultsKeys.PROFILE),
                        run.results().or(OriginKeys.SOURCE, "")))
                + Html.paragraph("A cost is positive when the order pays."
                        + run.results()
                                .find(ResultsKeys.CURRENCY)
                                .map(currency -> " Amounts are in " + currency + ".")
                                .orElse(""));
    }

    private String answer() {
        boolean refused = run.headlineRefusal().isPresent();
        StringBuilder html = new StringBuilder("<div class=\"answer")
                .append(refused ? " withheld" : "")
                .append("\"><p class=\"verdict\">")
                .append(Html.escape(verdict()))
                .append("</p><ul>");
        for (Map.Entry<String, Optional<BigDecimal>> saving : run.comparisons().entrySet()) {
            html.append("<li>")
                    .append(against(saving.getKey(), saving.getValue()))
                    .append("</li>");
        }
        return html.append("</ul><p class=\"muted\">")
                .append(Html.escape(interval()))
                .append("</p></div>")
                .toString();
    }

    private String verdict() {
        String title = Headlines.title(run);
        return title.substring(title.indexOf(": ") + 2) + ".";
    }

    private String against(String baseline, Optional<BigDecimal> bps) {
        String name = Headlines.baseline(run, baseline);
        if (bps.isPresent()) {
            if (bps.get().signum() == 0) {
                return "costs what " + Html.escape(name) + " costs";
            }
            boolean worse = bps.get().signum() < 0;
            return (worse ? "costs <b>" : "saves <b>")
                    + Html.number(bps.map(BigDecimal::abs), BPS_DECIMALS)
                    + (worse ? " bps</b> more than " : " bps</b> against ")
                    + Html.escape(name);
        }
        String reason = run.results().get(ResultsKeys.REFUSALS).getOrDefault(baseline, "no figure");
        return "<b class=\"refused\">Refused</b> " + Html.escape("to compare with " + name + ": " + reason + ".");
    }

    private String interval() {
        String sample = run.results().get(ResultsKeys.IN_SAMPLE)
                ? "In-sample: the parameters were chosen on the same data. "
                : "The parameters were given, not chosen on this data. ";
        return sample + "No interval: one order is one observation.";
    }

    /** The results; columns that are zero for every strategy, and say nothing then, are left out. */
    private String table() {
        List<List<String>> rows = new ArrayList<>();
        run.strategies().forEach((name, strategy) -> rows.add(cells(name, strategy)));
        List<Integer> columns = new ArrayList<>();
        for (int column = 0; column < COLUMNS.size(); column++) {
            int at = column;
            if (!ONLY_IF_ANY.contains(COLUMNS.get(at))
                    || rows.stream().anyMatch(row -> !row.get(at).equals("0"))) {
                columns.add(at);
            }
        }
        HtmlTable table = HtmlTable.of(1, columns.stream().map(COLUMNS::get).toList());
        List<String> names = List.copyOf(run.strategies().keySet());
        for (int row = 0; row < rows.size(); row++) {
            table.row(
                    names.get(row).equals(run.tested()) ? "tested" : "",
                    columns.stream().map(rows.get(row)::get).toList());
        }
        return table.html()
                + Html.muted(
                        "Average price and cost include fees. Arrival is the mid when the order starts; first and last fill"
                                + " are seconds after it.");
    }

    private List<String> cells(String name, Values strategy) {
        return List.of(
                name + (name.equals(run.tested()) ? " (under test)" : ""),
                Html.count(strategy.or(SavingKeys.FILLED_QTY, BigDecimal.ZERO)),
                Html.count(strategy.or(StrategyKeys.WALKED_QTY, BigDecimal.ZERO)),
                Html.count(strategy.or(StrategyKeys.UNFILLED_QTY, BigDecimal.ZERO)),
                Html.number(strategy.find(SavingKeys.AVG_FILL_PX), PRICE_DECIMALS),
                Html.signed(Headlines.costBps(strategy), BPS_DECIMALS),
                Html.signed(
                        strategy.find(StrategyKeys.COSTS).flatMap(costs -> costs.find(CostKeys.TOTAL)), CASH_DECIMALS),
                Html.number(strategy.find(StrategyKeys.FEES), CASH_DECIMALS),
                Html.count(strategy.or(StrategyKeys.FILLS, 0L)),
                run.secondsAfterStart(strategy.find(StrategyKeys.FIRST_FILL_TIME)),
                run.secondsAfterStart(strategy.find(StrategyKeys.LAST_FILL_TIME)),
                Html.count(strategy.or(StrategyKeys.REUSED_DISPLAYED_QTY, BigDecimal.ZERO)),
                passedOver(strategy.or(StrategyKeys.VENUES_PASSED_OVER, Map.of())));
    }

    private static String passedOver(Map<String, Long> obstacles) {
        List<String> counts = new ArrayList<>();
        obstacles.forEach((reason, count) -> counts.add(reason + " " + Html.count(count)));
        return counts.isEmpty() ? "0" : String.join(", ", counts);
    }
}
