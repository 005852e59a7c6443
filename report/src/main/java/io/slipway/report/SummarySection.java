package io.slipway.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section with the question, the answer, its reliability, and the result of each strategy. */
final class SummarySection {

    private static final int BPS_DECIMALS = 2;
    private static final int PRICE_DECIMALS = 6;
    private static final int CASH_DECIMALS = 2;

    private final ReportInput input;
    private final RunDirectory run;

    private SummarySection(ReportInput input) {
        this.input = input;
        this.run = input.run();
    }

    static String html(ReportInput input) {
        SummarySection summary = new SummarySection(input);
        return summary.question()
                + summary.answer()
                + Html.section("mind", "Before you believe it", summary.caveats())
                + Html.section("strategies", "Strategies", summary.table());
    }

    private String question() {
        JsonNode order = run.order();
        return Html.muted(String.format(
                        "Asked: %s between %s and %s, by the %s rules, on %s.",
                        run.orderInWords(),
                        order.path("start").asText(),
                        order.path("end").asText(),
                        run.text("profile"),
                        run.text("source")))
                + Html.paragraph("A cost is positive when we pay.");
    }

    private String answer() {
        boolean refused = run.results().path("refusals").has("best_ask");
        StringBuilder html = new StringBuilder("<div class=\"answer")
                .append(refused ? " withheld" : "")
                .append("\"><p class=\"verdict\">")
                .append(Html.escape(verdict()))
                .append("</p><ul>");
        for (Map.Entry<String, JsonNode> saving :
                run.results().path("savings_vs_baselines_bps").properties()) {
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

    private String against(String baseline, JsonNode saving) {
        String name = Headlines.baseline(run, baseline);
        Optional<BigDecimal> bps = RunDirectory.number(saving);
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
        String reason = run.results().path("refusals").path(baseline).asText("no figure");
        return "<b class=\"refused\">Refused</b> " + Html.escape("to compare with " + name + ": " + reason + ".");
    }

    private String interval() {
        String sample = run.results().path("in_sample").asBoolean()
                ? "In-sample: the parameters were chosen on the data that they are judged on. "
                : "The parameters were given, not chosen on this data. ";
        return sample
                + (input.study().path("pairs").isEmpty()
                        ? "No interval: one order on one stretch of data is one draw."
                        : "The interval over many orders is given below.");
    }

    private String caveats() {
        List<String> caveats = new ArrayList<>();
        run.results().path("caveats").forEach(caveat -> caveats.add(caveat.asText()));
        return caveats.isEmpty() ? "" : Html.list(caveats);
    }

    private String table() {
        HtmlTable table = HtmlTable.of(
                "strategy",
                "filled",
                "left",
                "average price",
                "cost vs arrival, bps",
                "fees",
                "fills",
                "first fill, s",
                "last fill, s",
                "shares used twice",
                "venues passed over");
        for (Map.Entry<String, JsonNode> entry : input.strategies().properties()) {
            JsonNode strategy = entry.getValue();
            boolean tested = entry.getKey().equals(run.text("optimized_strategy"));
            table.row(
                    tested ? "tested" : "",
                    List.of(
                            entry.getKey() + (tested ? " (under test)" : ""),
                            Html.count(strategy.path("filled_qty").asLong()),
                            Html.count(strategy.path("unfilled_qty").asLong()),
                            Html.number(RunDirectory.number(strategy.path("avg_fill_px")), PRICE_DECIMALS),
                            Html.signed(Headlines.costBps(strategy), BPS_DECIMALS),
                            Html.number(RunDirectory.number(strategy.path("fees")), CASH_DECIMALS),
                            Html.count(strategy.path("fills").asLong()),
                            run.secondsAfterStart(strategy.path("first_fill_time")),
                            run.secondsAfterStart(strategy.path("last_fill_time")),
                            Html.count(strategy.path("reused_displayed_qty").asLong()),
                            passedOver(strategy.path("venues_passed_over"))));
        }
        return table.html()
                + Html.muted(
                        "Average price and cost include fees. Arrival is the mid when the order starts; first and last fill"
                                + " are seconds after it.");
    }

    private static String passedOver(JsonNode obstacles) {
        List<String> counts = new ArrayList<>();
        obstacles
                .properties()
                .forEach(entry -> counts.add(
                        entry.getKey() + " " + Html.count(entry.getValue().asLong())));
        return counts.isEmpty() ? "0" : String.join(", ", counts);
    }
}
