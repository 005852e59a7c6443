package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.ReportInput;
import io.slipway.result.file.CostKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section on the parts of the cost of each strategy: one chart with one scale for all of them. */
public final class CostSection {

    private static final int CASH_DECIMALS = 2;
    private static final int BPS_DECIMALS = 3;
    private static final double WIDTH = 420;

    private final List<Cost> costs;
    private final List<String> parts;
    private final double low;
    private final double high;

    private CostSection(List<Cost> costs) {
        this.costs = costs;
        parts = costs.stream()
                .flatMap(cost -> cost.bars().stream())
                .map(Bar::name)
                .distinct()
                .toList();
        low = costs.stream().mapToDouble(cost -> cost.sum(-1)).min().orElse(0);
        high = costs.stream().mapToDouble(cost -> cost.sum(1)).max().orElse(0);
    }

    /** One part of a cost that is not zero; positive when the order pays. */
    private record Bar(String name, BigDecimal amount, Optional<BigDecimal> bps) {}

    /** The cost of one strategy. */
    private record Cost(String strategy, List<Bar> bars, Optional<BigDecimal> total, Optional<BigDecimal> totalBps) {

        BigDecimal sum() {
            return bars.stream().map(Bar::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** The sum of the parts of one sign. */
        double sum(int sign) {
            return bars.stream()
                    .filter(bar -> bar.amount().signum() == sign)
                    .mapToDouble(bar -> bar.amount().doubleValue())
                    .sum();
        }
    }

    /** The section; empty where the run did not take its costs apart. */
    public static String html(ReportInput input) {
        List<Cost> costs = new ArrayList<>();
        for (Map.Entry<String, Values> strategy : input.run().strategies().entrySet()) {
            Optional<Values> of = strategy.getValue().find(StrategyKeys.COSTS);
            of.flatMap(each -> each.find(CostKeys.BARS))
                    .filter(bars -> !bars.isEmpty())
                    .ifPresent(bars -> costs.add(new Cost(
                            strategy.getKey(),
                            bars(bars),
                            of.flatMap(each -> each.find(CostKeys.TOTAL)),
                            of.flatMap(each -> each.find(CostKeys.TOTAL_BPS)))));
        }
        return Html.section("costs", "Where the cost comes from", new CostSection(costs).html());
    }

    private static List<Bar> bars(List<Values> bars) {
        return bars.stream()
                .filter(bar -> bar.get(CostKeys.AMOUNT).signum() != 0)
                .map(bar -> new Bar(
                        bar.get(CostKeys.NAME).replace('_', ' ').replace("no nbbo", "no national best"),
                        bar.get(CostKeys.AMOUNT),
                        bar.find(CostKeys.BAR_BPS)))
                .toList();
    }

    private String html() {
        if (costs.isEmpty()) {
            return "";
        }
        return Html.muted(
                        "Cost against the mid at the start, in bps and in the quote currency; positive when the order pays."
                                + " Parts that cost stand to the right of the axis, gains to the left; the dark mark is the total.")
                + chart()
                + legend()
                + Html.folded("The parts as figures", figures());
    }

    private String chart() {
        HtmlTable table = HtmlTable.of("strategy", "bps", "amount", "");
        for (Cost cost : costs) {
            table.rowWithHtml(
                    "",
                    List.of(
                            cost.strategy(),
                            Html.signed(cost.totalBps(), BPS_DECIMALS),
                            Html.signed(Optional.of(cost.sum()), CASH_DECIMALS)),
                    bar(cost));
        }
        return table.html() + disagreements();
    }

    /** The parts stacked from the axis, costs to the right and gains to the left, under a mark at the total. */
    private String bar(Cost cost) {
        double scale = high > low ? WIDTH / (high - low) : 0;
        double zero = -low * scale;
        StringBuilder svg = new StringBuilder(Numbers.format(
                "<svg class=\"bar costs\" viewBox=\"-2 0 %.0f 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
                WIDTH + 4));
        double right = zero;
        double left = zero;
        for (Bar bar : cost.bars()) {
            double width = Math.abs(bar.amount().doubleValue()) * scale;
            boolean gain = bar.amount().signum() < 0;
            left -= gain ? width : 0;
            svg.append(Numbers.format(
                    "<rect class=\"part%d\" x=\"%.2f\" y=\"4\" width=\"%.2f\" height=\"12\"/>",
                    parts.indexOf(bar.name()), gain ? left : right, width));
            right += gain ? 0 : width;
        }
        double total = zero + cost.sum().doubleValue() * scale;
        return svg.append(Numbers.format(
                        "<line class=\"axis\" x1=\"%.2f\" y1=\"0\" x2=\"%.2f\" y2=\"20\"/>"
                                + "<rect class=\"mark\" x=\"%.2f\" y=\"1\" width=\"3\" height=\"18\"/></svg>",
                        zero, zero, total - 1.5))
                .toString();
    }

    private String legend() {
        StringBuilder html = new StringBuilder("<p class=\"legend\">");
        for (int part = 0; part < parts.size(); part++) {
            html.append("<span><i class=\"part")
                    .append(part)
                    .append("\"></i>")
                    .append(Html.escape(parts.get(part)))
                    .append("</span> ");
        }
        return html.append("</p>").toString();
    }

    private String figures() {
        List<String> headings = new ArrayList<>(List.of("strategy"));
        parts.forEach(part -> headings.add(part + ", bps"));
        headings.add("total, bps");
        HtmlTable table = HtmlTable.of(1, headings);
        for (Cost cost : costs) {
            Map<String, Optional<BigDecimal>> bps = new LinkedHashMap<>();
            cost.bars().forEach(bar -> bps.put(bar.name(), bar.bps()));
            List<String> cells = new ArrayList<>(List.of(cost.strategy()));
            parts.forEach(part -> cells.add(bps.containsKey(part) ? Html.signed(bps.get(part), BPS_DECIMALS) : "0"));
            cells.add(Html.signed(cost.totalBps(), BPS_DECIMALS));
            table.row("", cells);
        }
        return table.html();
    }

    /** Says so when the parts and the total that the run gives differ by a cent or more. */
    private String disagreements() {
        BigDecimal cent = BigDecimal.ONE.movePointLeft(CASH_DECIMALS);
        StringBuilder html = new StringBuilder();
        for (Cost cost : costs) {
            cost.total()
                    .filter(total -> total.subtract(cost.sum()).abs().compareTo(cent) >= 0)
                    .ifPresent(total -> html.append("<p class=\"bad\">")
                            .append(Html.escape(cost.strategy()))
                            .append(": the parts add up to ")
                            .append(Html.number(
                                    Optional.of(cost.sum().setScale(CASH_DECIMALS, RoundingMode.HALF_EVEN)),
                                    CASH_DECIMALS))
                            .append(", but the run gives a total of ")
                            .append(Html.number(Optional.of(total), CASH_DECIMALS))
                            .append(".</p>"));
        }
        return html.toString();
    }
}
