package io.slipway.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code study.html}: what many parent orders tell, on one page that needs no network. */
final class StudyPage {

    private static final int BPS_DECIMALS = 2;
    private static final int P_DECIMALS = 3;
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final List<String> HEADINGS = List.of(
            "contender",
            "mean cost, bps",
            "saving, bps",
            "interval from",
            "to",
            "Newey-West t",
            "sign-flip p",
            "p among all",
            "capture of hindsight, %",
            "left, %");

    private final JsonNode study;

    private StudyPage(JsonNode study) {
        this.study = study;
    }

    static String html(JsonNode study) throws IOException {
        StudyPage page = new StudyPage(study);
        return ReportPage.fill(
                Resources.text("study.html"),
                Map.of(
                        "kind",
                        "study",
                        "title",
                        Html.escape(page.title()),
                        "report.css",
                        Resources.text("report.css"),
                        "sections",
                        page.summary() + StudySection.distributions(study) + page.grounds()));
    }

    private String title() {
        return String.format(
                Locale.ROOT,
                "%,d orders, each worked by every contender, against %s",
                study.path("orders").asInt(),
                baseline());
    }

    private String baseline() {
        return study.path("baseline").asText();
    }

    private String summary() {
        StringBuilder html = new StringBuilder();
        html.append(
                Html.muted(
                        "A cost is positive when it is paid. A saving is positive when the strategy was better. In basis points of the arrival mid, fees included."));
        List<String> withheld = new ArrayList<>();
        for (JsonNode pair : study.path("pairs")) {
            String verdict = capital(pair.path("verdict").asText());
            if (List.of("better", "worse").contains(pair.path("finding").asText())) {
                html.append("<div class=\"answer\"><p class=\"verdict\">" + Html.escape(verdict) + "</p></div>");
            } else {
                withheld.add(verdict);
            }
        }
        if (!withheld.isEmpty()) {
            html.append("<div class=\"answer withheld\">" + Html.list(withheld) + "</div>");
        }
        html.append(contenders());
        html.append(Html.muted(bound()));
        html.append(groups());
        html.append(SavingsPlot.svg(study.path("pairs")));
        html.append(bestOfAll());
        return Html.section("summary", "What can be said", html.toString());
    }

    private static String capital(String sentence) {
        return sentence.isEmpty()
                ? ""
                : Character.toUpperCase(sentence.charAt(0))
                        + sentence.substring(1).replace(" %", "\u00a0%") + ".";
    }

    private String contenders() {
        Map<String, JsonNode> pairs = new HashMap<>();
        study.path("pairs").forEach(pair -> pairs.put(pair.path("name").asText(), pair));
        HtmlTable table = HtmlTable.of(1, HEADINGS);
        for (JsonNode contender : study.path("contenders")) {
            String name = contender.path("name").asText();
            JsonNode pair = pairs.getOrDefault(name, study.path(""));
            table.row(
                    name.equals(baseline()) ? "tested" : "",
                    List.of(
                            name.equals(baseline()) ? name + " (baseline)" : name,
                            Html.signed(RunDirectory.number(contender.path("mean_cost_bps")), BPS_DECIMALS),
                            Html.signed(tested(pair, "mean_saving_bps"), BPS_DECIMALS),
                            Html.signed(tested(pair, "interval_lower_bps"), BPS_DECIMALS),
                            Html.signed(tested(pair, "interval_upper_bps"), BPS_DECIMALS),
                            Html.signed(tested(pair, "newey_west_t"), BPS_DECIMALS),
                            Html.number(tested(pair, "sign_flip_p"), P_DECIMALS),
                            Html.number(tested(pair, "family_p"), P_DECIMALS),
                            Html.number(percent(contender.path("hindsight_capture")), 1),
                            Html.number(percent(contender.path("unfilled_share")), 1)));
        }
        return table.html();
    }

    /** A figure of the tests of a pair; none where the pair is refused, whose figures mean nothing. */
    private static Optional<BigDecimal> tested(JsonNode pair, String figure) {
        return isRefused(pair) ? Optional.empty() : RunDirectory.number(pair.path(figure));
    }

    private static boolean isRefused(JsonNode pair) {
        return pair.path("finding").asText().equals("refused");
    }

    private String groups() {
        JsonNode groups = study.path("groups");
        if (groups.size() < 2) {
            return "";
        }
        List<String> headings = new ArrayList<>(List.of("mean cost, bps"));
        groups.forEach(group -> headings.add(String.format(
                Locale.ROOT,
                "%s %,d",
                group.path("side").asText(),
                group.path("qty").asLong())));
        HtmlTable table = HtmlTable.of(1, headings);
        for (JsonNode contender : study.path("contenders")) {
            String name = contender.path("name").asText();
            List<String> cells = new ArrayList<>(List.of(name));
            groups.forEach(group -> cells.add(
                    Html.signed(RunDirectory.number(group.path("mean_cost_bps").path(name)), BPS_DECIMALS)));
            table.row("", cells);
        }
        return table.html() + Html.muted("Single groups are not tested: among many, some differ by chance.");
    }

    private static Optional<BigDecimal> percent(JsonNode share) {
        return RunDirectory.number(share).map(PERCENT::multiply);
    }

    private String bound() {
        return "The best possible taking, with hindsight, would have cost "
                + Html.signed(RunDirectory.number(study.path("best_possible_cost_bps")), BPS_DECIMALS)
                + " bps: a bound for all that only take, not a strategy. Interval: circular block bootstrap. p among all:"
                + " adjusted for all contenders (step-down maximum of sign-flipped block means).";
    }

    private String bestOfAll() {
        JsonNode best = study.path("best_of_all");
        if (best.isMissingNode()) {
            return Html.muted("Too few orders to say whether the best is better than luck among so many.");
        }
        return Html.paragraph("That the best of the " + best.path("contenders").asInt() + " is better than "
                + baseline() + " by luck: p = "
                + Html.number(RunDirectory.number(best.path("spa_p")), P_DECIMALS) + " (Hansen's SPA), "
                + Html.number(RunDirectory.number(best.path("reality_check_p")), P_DECIMALS)
                + " (White's reality check). As many contenders without merit are expected to show a maximum of "
                + Html.number(RunDirectory.number(best.path("expected_maximum_sd")), BPS_DECIMALS)
                + " standard errors.");
    }

    private String grounds() {
        List<List<String>> facts = new ArrayList<>();
        study.path("settings").properties().forEach(setting -> {
            if (!setting.getValue().asText().isEmpty()) {
                facts.add(List.of(setting.getKey(), setting.getValue().asText()));
            }
        });
        facts.add(List.of(
                "orders without a mid or a mark",
                study.path("unmeasured_orders").asText()));
        facts.add(List.of("source", study.path("source").asText()));
        facts.add(List.of("SHA-256 of the events", study.path("input_sha256").asText()));
        facts.add(List.of("version", study.path("version").asText()));
        HtmlTable table = HtmlTable.of(2, List.of());
        facts.forEach(fact -> table.row("", fact));
        return Html.section("grounds", "How it was made", "<div class=\"facts\">" + table.html() + "</div>");
    }
}
