package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.read.ReportInput;
import io.slipway.result.file.CostKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The section on the cost breakdown of each strategy: amounts that add up to the total, all on one scale. */
public final class WaterfallSection {

    private static final int CASH_DECIMALS = 2;
    private static final int BPS_DECIMALS = 3;
    private static final double BAR_WIDTH = 300;

    private final List<Cost> costs;
    private final double low;
    private final double high;

    private WaterfallSection(List<Cost> costs) {
        this.costs = costs;
        low = costs.stream().mapToDouble(Cost::lowest).min().orElse(0);
        high = costs.stream().mapToDouble(Cost::highest).max().orElse(0);
    }

    /** One part of a cost; positive when the order pays. */
    private record Bar(String name, BigDecimal amount, Optional<BigDecimal> bps) {}

    /** The cost of one strategy. */
    private record Cost(String strategy, List<Bar> bars, Optional<BigDecimal> total, Optional<BigDecimal> totalBps) {

        BigDecimal sum() {
            return bars.stream().map(Bar::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private List<Double> levels() {
            List<Double> levels = new ArrayList<>(List.of(0.0));
            BigDecimal level = BigDecimal.ZERO;
            for (Bar bar : bars) {
                level = level.add(bar.amount());
                levels.add(level.doubleValue());
            }
            return levels;
        }

        double lowest() {
            return levels().stream().mapToDouble(Double::doubleValue).min().orElse(0);
        }

        double highest() {
            return levels().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }
    }

    /** The section; empty where the run did not take its costs apart. */
    public static String html(ReportInput input) {
        List<Cost> costs = new ArrayList<>();
        for (Map.Entry<String, Values> strategy : input.run().strategies().entrySet()) {
            Optional<Values> of = strategy.getValue().find(StrategyKeys.COSTS);
            List<Bar> bars = bars(of.flatMap(each -> each.find(CostKeys.BARS)).orElse(List.of()));
            if (!bars.isEmpty()) {
                costs.add(new Cost(
                        strategy.getKey(),
                        bars,
                        of.flatMap(each -> each.find(CostKeys.TOTAL)),
                        of.flatMap(each -> each.find(CostKeys.TOTAL_BPS))));
            }
        }
        return Html.section("costs", "Where the cost comes from", new WaterfallSection(costs).html());
    }

    private static List<Bar> bars(List<Values> bars) {
        return bars.stream()
                .map(bar -> new Bar(
                        bar.get(CostKeys.NAME).replace('_', ' '), bar.get(CostKeys.AMOUNT), bar.find(CostKeys.BAR_BPS)))
                .toList();
    }

    private String html() {
        if (costs.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder(
                Html.muted(
                        "Amounts in the quote currency; a cost is positive when the order pays,"
                                + " a gain is negative. Each bar begins where the one above it ends; all strategies share one scale."));
        for (Cost cost : costs) {
            html.append("<h3>")
                    .append(Html.escape(cost.strategy()))
                    .append("</h3>")
                    .append(table(cost));
        }
        return html.toString();
    }

    private String table(Cost cost) {
        HtmlTable table = HtmlTable.of("part", "amount", "bps", "");
        BigDecimal level = BigDecimal.ZERO;
        for (Bar bar : cost.bars()) {
            BigDecimal next = level.add(bar.amount());
            String colour = bar.amount().signum() < 0 ? "gains" : "pays";
            table.rowWithHtml(
                    "",
                    cells(bar.name(), bar.amount(), bar.bps()),
                    bar(level.doubleValue(), next.doubleValue(), colour));
            level = next;
        }
        table.rowWithHtml(
                "sum",
                cells("total", cost.sum(), cost.totalBps()),
                bar(0, cost.sum().doubleValue(), "total"));
        return table.html() + disagreement(cost);
    }

    private static List<String> cells(String name, BigDecimal amount, Optional<BigDecimal> bps) {
        return List.of(name, Html.signed(Optional.of(amount), CASH_DECIMALS), Html.signed(bps, BPS_DECIMALS));
    }

    /** Says so when the parts and the total that the run gives differ by a cent or more. */
    private static String disagreement(Cost cost) {
        BigDecimal cent = BigDecimal.ONE.movePointLeft(CASH_DECIMALS);
        return cost.total()
                .filter(total -> total.subtract(cost.sum()).abs().compareTo(cent) >= 0)
                .map(total -> "<p class=\"bad\">The parts add up to "
                        + Html.number(
                                Optional.of(cost.sum().setScale(CASH_DECIMALS, RoundingMode.HALF_EVEN)), CASH_DECIMALS)
                        + ", but the run gives a total of " + Html.number(Optional.of(total), CASH_DECIMALS) + ".</p>")
                .orElse("");
    }

    private String bar(double from, double to, String colour) {
        double scale = high > low ? BAR_WIDTH / (high - low) : 0;
        double left = (Math.min(from, to) - low) * scale;
        double zero = -low * scale;
        return String.format(
                Locale.ROOT,
                "<svg class=\"bar\" viewBox=\"-1 0 302 18\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><line class=\"axis\" x1=\"%.1f\" y1=\"0\""
                        + " x2=\"%.1f\" y2=\"18\"/><rect class=\"%s\" x=\"%.1f\" y=\"3\" width=\"%.1f\" height=\"12\"/></svg>",
                zero,
                zero,
                colour,
                left,
                Math.max(0.5, Math.abs(to - from) * scale));
    }
}
