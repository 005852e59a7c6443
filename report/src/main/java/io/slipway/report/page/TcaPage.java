package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.html.Numbers;
import io.slipway.report.html.Resources;
import io.slipway.report.text.TcaSentences;
import io.slipway.report.text.VenueChoiceText;
import io.slipway.result.file.TcaFindingKeys;
import io.slipway.result.file.TcaKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code tca.html}: the costs of own executions on one page that needs no network; the first printed page answers. */
public final class TcaPage {

    private static final List<String> FIRST_PAGE = List.of("broker", "strategy");
    private static final List<String> GROUP_HEADINGS = List.of(
            "group",
            "",
            "orders",
            "notional",
            "shortfall",
            "bps",
            "vs arrival, bps",
            "vs VWAP, bps",
            "first fill, s",
            "took, %");
    private static final int MOST_OUTLIERS = 10;
    private static final int MOST_CURVES = 6;

    /** Findings that a first page has room for; the others are folded. */
    private static final int MOST_GROUPS = 3;

    private static final int MOST_CONTRASTS = 4;

    private final Values tca;

    private TcaPage(Values tca) {
        this.tca = tca;
    }

    /** The page. */
    public static String html(Values tca) throws IOException {
        TcaPage page = new TcaPage(tca);
        return ReportPage.fill(
                Resources.text("study.html"),
                Map.of(
                        "kind",
                        "transaction costs",
                        "title",
                        Html.escape(TcaSentences.asked(tca)),
                        "report.css",
                        Resources.text("report.css"),
                        "sections",
                        page.summary()
                                + page.groups("Groups", each -> !FIRST_PAGE.contains(each))
                                + page.fills()
                                + ImpactSection.html(tca)
                                + page.comparisons()
                                + page.records()
                                + page.grounds()));
    }

    private String summary() {
        StringBuilder html = new StringBuilder("<div class=\"answer\"><p class=\"verdict\">")
                .append(Html.escape(TcaSentences.cost(tca)))
                .append("</p></div>");
        List<String> verdicts = TcaSentences.verdicts(tca);
        if (!verdicts.isEmpty()) {
            html.append(Html.list(verdicts, TcaSentences.overall(tca) + MOST_GROUPS));
            tca.get(TcaFindingKeys.COMPARISONS).stream()
                    .filter(each -> each.find(TcaFindingKeys.COMPARED_DIMENSION).isEmpty())
                    .map(each -> SavingsPlot.ofExecutions(each.get(TcaFindingKeys.PAIRS)))
                    .forEach(html::append);
        }
        List<String> contrasts = TcaSentences.contrasts(tca);
        if (!contrasts.isEmpty()) {
            html.append("<h3>Groups that differ from the other orders</h3>")
                    .append(Html.list(contrasts, MOST_CONTRASTS))
                    .append(Html.muted(TcaSentences.ORDERS_DIFFER));
        }
        List<String> choice = VenueChoiceText.of(tca);
        if (!choice.isEmpty()) {
            html.append("<h3>Choice of the venue</h3>").append(Html.list(choice));
        }
        html.append(groupTable(each -> each.isEmpty() || FIRST_PAGE.contains(each)));
        html.append(venues()).append(outliers());
        html.append(
                Html.muted(
                        "A cost is positive when the orders paid. Shortfall: against the decision price, fees included. "
                                + TcaSentences.WEIGHTS
                                + " " + TcaSentences.fillWeights(tca)
                                + " Effective spread: twice the distance of the price from the mid before the fill; E/Q: over the quoted"
                                + " spread. Outliers: robust score beyond 3.5. p values are adjusted for all that was looked at. Fewer than ten fills tell little of a venue."));
        TcaSentences.fewDays(tca).map(Html::muted).ifPresent(html::append);
        return Html.section("summary", "Cost", html.toString());
    }

    private String groups(String heading, Predicate<String> chosen) {
        String spread = tca.get(TcaKeys.GROUPS).stream()
                        .anyMatch(group -> group.or(TcaKeys.DIMENSION, "").equals("volatility"))
                ? Html.muted("Spread: at the arrival. Volatility: of the order's whole day, known with hindsight only.")
                : "";
        return Html.section(
                "groups",
                heading,
                groupTable(each -> !each.isEmpty() && chosen.test(each)) + Html.muted(TcaSentences.WEIGHTS) + spread);
    }

    private String groupTable(Predicate<String> chosen) {
        List<Values> groups = new ArrayList<>(List.of(tca.get(TcaKeys.ALL)));
        groups.addAll(tca.get(TcaKeys.GROUPS));
        groups.removeIf(group -> !chosen.test(group.or(TcaKeys.DIMENSION, "")));
        List<List<String>> rows = groups.stream()
                .map(group -> cells(group.or(TcaKeys.DIMENSION, ""), group))
                .toList();
        return rows.isEmpty()
                ? ""
                : HtmlTable.ofFilled(
                                2,
                                GROUP_HEADINGS,
                                rows,
                                i -> groups.get(i).or(TcaKeys.DIMENSION, "").isEmpty() ? "tested" : "")
                        .html();
    }

    private static List<String> cells(String dimension, Values group) {
        Map<String, BigDecimal> means = group.get(TcaKeys.MEANS);
        return List.of(
                dimension.isEmpty() ? "all" : dimension,
                dimension.isEmpty() ? "" : group.get(TcaKeys.VALUE),
                Html.count(group.get(TcaKeys.GROUP_ORDERS)),
                Html.number(group.find(TcaKeys.NOTIONAL), 0),
                Html.number(group.find(TcaKeys.TOTAL), 2),
                Html.signed(group.find(TcaKeys.TOTAL_BPS), 2),
                TcaSentences.withCount(
                        group,
                        "cost_vs_arrival_bps",
                        Html.signed(Optional.ofNullable(means.get("cost_vs_arrival_bps")), 2)),
                TcaSentences.withCount(
                        group, "cost_vs_vwap_bps", Html.signed(Optional.ofNullable(means.get("cost_vs_vwap_bps")), 2)),
                TcaSentences.withCount(
                        group, "first_fill_s", Html.number(Optional.ofNullable(means.get("first_fill_s")), 2)),
                TcaSentences.withCount(
                        group,
                        "taker_share",
                        Html.number(
                                Optional.ofNullable(means.get("taker_share")).map(each -> each.movePointRight(2)), 0)));
    }

    private String venues() {
        List<String> headings = List.of(
                "venue",
                "fills",
                TcaSentences.unit(tca),
                "part, %",
                "took, %",
                "effective, bps",
                "E/Q",
                "realized 1s",
                "realized 60s",
                "fees");
        List<List<String>> rows = new ArrayList<>();
        if (tca.get(TcaKeys.VENUES).isEmpty()) {
            return "";
        }
        tca.get(TcaKeys.VENUES).values().forEach(venue -> {
            Values all = venue.get(TcaKeys.OF_ALL);
            BigDecimal qty = all.get(TcaKeys.QTY);
            rows.add(List.of(
                    venue.or(TcaKeys.VENUE_NAME, ""),
                    Html.count(all.get(TcaKeys.COUNT)),
                    Html.count(qty),
                    Html.number(venue.find(TcaKeys.VENUE_SHARE).map(each -> each.movePointRight(2)), 1),
                    Html.number(
                            Optional.of(BigDecimal.valueOf(
                                    100 * TcaSentences.part(tca, venue.get(TcaKeys.OF_TAKERS), all))),
                            1),
                    Html.signed(all.find(TcaKeys.EFFECTIVE), 2),
                    Html.number(all.find(TcaKeys.RATIO), 2),
                    realized(all, "1s"),
                    realized(all, "60s"),
                    Html.number(all.find(TcaKeys.FILL_FEES), 2)));
        });
        return "<h3>Venues</h3>" + HtmlTable.ofFilled(1, headings, rows, "").html();
    }

    private static String realized(Values fills, String horizon) {
        return Html.signed(fills.get(TcaKeys.REALIZED).getOrDefault(horizon, Optional.empty()), 2);
    }

    private String outliers() {
        List<Values> outliers = tca.get(TcaFindingKeys.OUTLIERS);
        if (outliers.isEmpty()) {
            return "";
        }
        List<List<String>> rows = outliers.stream()
                .limit(MOST_OUTLIERS)
                .map(each -> List.of(
                        each.get(TcaFindingKeys.OUTLIER_ID),
                        Html.signed(each.find(TcaFindingKeys.OUTLIER_BPS), 2),
                        Html.signed(each.find(TcaFindingKeys.OUTLIER_EXPECTED), 2),
                        Html.signed(each.find(TcaFindingKeys.OUTLIER_SCORE), 1)))
                .toList();
        List<String> headings = List.of("order", "against arrival, bps", "expected, bps", "robust score");
        return "<h3>Outliers: " + outliers.size() + "</h3>"
                + HtmlTable.ofFilled(1, headings, rows, "").html();
    }

    private String fills() {
        Map<String, Values> rows = new LinkedHashMap<>();
        Values all = tca.get(TcaKeys.FILLED);
        rows.put("all fills", all.get(TcaKeys.OF_ALL));
        rows.put("took", all.get(TcaKeys.OF_TAKERS));
        rows.put("rested", all.get(TcaKeys.OF_MAKERS));
        List<String> headings =
                new ArrayList<>(List.of("fills", "number", TcaSentences.unit(tca), "effective, bps", "quoted, bps"));
        all.get(TcaKeys.OF_ALL).get(TcaKeys.REALIZED).keySet().forEach(horizon -> headings.add("realized " + horizon));
        HtmlTable table = HtmlTable.of(1, headings);
        rows.forEach((name, fills) -> {
            List<String> cells = new ArrayList<>(List.of(
                    name,
                    Html.count(fills.get(TcaKeys.COUNT)),
                    Html.count(fills.get(TcaKeys.QTY)),
                    Html.signed(fills.find(TcaKeys.EFFECTIVE), 2),
                    Html.number(fills.find(TcaKeys.QUOTED), 2)));
            fills.get(TcaKeys.REALIZED).values().forEach(each -> cells.add(Html.signed(each, 2)));
            table.row("", cells);
        });
        return Html.section("fills", "Fills", table.html() + takerPrices() + markouts(rows));
    }

    /** Prices of the fills that took, beside the best of all venues and beside the best within reach. */
    private String takerPrices() {
        Values took = tca.get(TcaKeys.FILLED).get(TcaKeys.OF_TAKERS);
        List<String> reachable = tca.or(TcaKeys.REACHABLE_VENUES, List.of());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "best of all venues",
                Html.count(took.get(TcaKeys.IMPROVED_QTY)),
                Html.count(took.get(TcaKeys.AT_QUOTE_QTY)),
                Html.count(took.get(TcaKeys.OUTSIDE_QTY)),
                TcaSentences.money(took.get(TcaKeys.IMPROVEMENT)),
                TcaSentences.money(took.get(TcaKeys.DISIMPROVEMENT))));
        if (!reachable.isEmpty()) {
            rows.add(List.of(
                    "best within reach",
                    Html.count(took.get(TcaKeys.REACHABLE_IMPROVED_QTY)),
                    Html.count(took.get(TcaKeys.REACHABLE_AT_QUOTE_QTY)),
                    Html.count(took.get(TcaKeys.REACHABLE_OUTSIDE_QTY)),
                    TcaSentences.money(took.get(TcaKeys.REACHABLE_IMPROVEMENT)),
                    TcaSentences.money(took.get(TcaKeys.REACHABLE_DISIMPROVEMENT))));
        }
        HtmlTable table = HtmlTable.of(
                1,
                List.of(
                        "price of fills that took, beside the",
                        "better",
                        "equal",
                        "worse",
                        "saved by the better",
                        "paid by the worse"));
        rows.forEach(row -> table.row("", row));
        return table.html()
                + Html.muted(
                        reachable.isEmpty()
                                ? "No fill is at a venue of the market data, so no price was within reach."
                                : "Within reach: the venues at which own fills traded (" + String.join(", ", reachable)
                                        + "), unless halted, locked or stale, with their quotes as received before the fill"
                                        + " (--feed-latency).");
    }

    /** Curves of all fills, of those that took and rested, and of the venues with the largest quantities. */
    private String markouts(Map<String, Values> rows) {
        Map<String, Map<String, Values>> curves = new LinkedHashMap<>();
        rows.forEach((name, fills) -> curves.put(name, fills.or(TcaKeys.MARKOUTS, Map.of())));
        tca.get(TcaKeys.VENUES).values().stream()
                .filter(venue -> venue.get(TcaKeys.OF_ALL).get(TcaKeys.COUNT) >= TcaSentences.LEAST_FILLS)
                .sorted(Comparator.comparing(
                                (Values venue) -> venue.get(TcaKeys.OF_ALL).get(TcaKeys.QTY))
                        .reversed())
                .limit(MOST_CURVES)
                .forEach(venue -> curves.put(
                        venue.or(TcaKeys.VENUE_NAME, ""),
                        venue.get(TcaKeys.OF_ALL).or(TcaKeys.MARKOUTS, Map.of())));
        return MarkoutPlot.html(curves);
    }

    private String comparisons() {
        HtmlTable table = HtmlTable.of(
                3,
                List.of(
                        "group",
                        "",
                        "strategy",
                        "orders",
                        "stretches",
                        "executed, bps",
                        "strategy, bps",
                        "saving, bps",
                        "from",
                        "to",
                        "p"));
        boolean hasRows = false;
        for (Values comparison : tca.get(TcaFindingKeys.COMPARISONS)) {
            for (Values pair : comparison.get(TcaFindingKeys.PAIRS)) {
                hasRows = true;
                boolean isRefused = pair.get(TcaFindingKeys.FINDING).equals("refused");
                table.row(
                        TcaSentences.isFound(pair) ? "tested" : "",
                        List.of(
                                comparison.or(TcaFindingKeys.COMPARED_DIMENSION, "all"),
                                comparison
                                                .find(TcaFindingKeys.COMPARED_DIMENSION)
                                                .isEmpty()
                                        ? ""
                                        : comparison.get(TcaFindingKeys.COMPARED_VALUE),
                                pair.get(TcaFindingKeys.PAIR_STRATEGY),
                                Html.count(comparison.get(TcaFindingKeys.COMPARED_ORDERS)),
                                Html.count(comparison.get(TcaFindingKeys.COMPARED_STRETCHES)),
                                Html.signed(pair.find(TcaFindingKeys.EXECUTED_BPS), 2),
                                Html.signed(pair.find(TcaFindingKeys.STRATEGY_BPS), 2),
                                Html.signed(pair.find(TcaFindingKeys.SAVING_BPS), 2),
                                Html.signed(pair.find(TcaFindingKeys.LOWER_BPS), 2),
                                Html.signed(pair.find(TcaFindingKeys.UPPER_BPS), 2),
                                isRefused ? "refused" : Html.number(pair.find(TcaFindingKeys.PAIR_P), 4)));
            }
        }
        return !hasRows
                ? ""
                : Html.section(
                        "strategies",
                        "Against strategies",
                        table.html()
                                + Html.muted(
                                        "Strategies worked the filled quantities from the same arrivals to the same ends."
                                                + " Saving: positive when the strategy was cheaper; means over stretches of time, of"
                                                + " which orders that overlap are one. Six stretches are needed for a test."));
    }

    private String records() {
        Values account = tca.get(TcaKeys.QUANTITIES);
        String sums = Numbers.format(
                "%s reported %s, reported again %s, taken back %s, corrected %s%s, left out %s: %s count.",
                tca.find(TcaKeys.INSTRUMENT).isPresent() ? "Quantity" : "Shares",
                Html.count(account.get(TcaKeys.REPORTED)),
                Html.count(account.get(TcaKeys.DOUBLED)),
                Html.count(account.get(TcaKeys.BUSTED)),
                account.get(TcaKeys.CORRECTED).signum() < 0 ? "" : "+",
                Html.count(account.get(TcaKeys.CORRECTED)),
                Html.count(account.get(TcaKeys.LEFT_OUT)),
                Html.count(account.get(TcaKeys.KEPT)));
        return Html.section(
                "records",
                "Records",
                Html.paragraph(sums)
                        + Html.paragraph(TcaSentences.fees(tca))
                        + list("Faults of orders and fills:", TcaSentences.faults(tca))
                        + list("Notes on the market and the measurement:", TcaSentences.notes(tca)));
    }

    private static String list(String heading, List<String> sentences) {
        return sentences.isEmpty() ? "" : Html.paragraph(heading) + Html.list(sentences);
    }

    private String grounds() {
        HtmlTable table = HtmlTable.of(2, List.of());
        tca.get(TcaKeys.SETTINGS).forEach((name, value) -> {
            if (!value.isEmpty()) {
                table.row(name, value);
            }
        });
        for (Values market : tca.get(TcaKeys.MARKETS)) {
            table.row(
                    "market data of " + market.get(TcaKeys.SYMBOL),
                    Numbers.format(
                            "%,d events%s",
                            market.get(TcaKeys.EVENTS),
                            market.find(TcaKeys.SHA256)
                                    .map(each -> ", SHA-256 " + each)
                                    .orElse("")));
        }
        table.row("version", tca.get(TcaKeys.VERSION));
        return Html.section(
                "grounds",
                "How it was made",
                Html.folded("Settings and sources", "<div class=\"facts\">" + table.html() + "</div>"));
    }
}
