package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.read.ReportInput;
import io.slipway.result.file.MarketKeys;
import io.slipway.result.schema.Values;
import java.util.List;
import java.util.Map;

/** Places for the charts that the page itself draws: the replay of the order, and its progress. */
final class ReplaySection {

    private ReplaySection() {}

    static String html(ReportInput input) {
        String replay = input.market()
                .map(ReplaySection::replay)
                .orElse(Html.muted("This run directory holds no market.json, so there are no quotes to show."));
        return Html.section("replay", "The order, replayed", replay)
                + Html.section("schedule", "Filled against the plan", schedule());
    }

    private static String replay(Values market) {
        return Html.paragraph("The band is the best bid and offer of all venues. A disc is a fill that took, a hollow"
                        + " diamond one that rested; the larger, the"
                        + " larger its quantity. A line at a price is an order that rests, a cross the end of one without a fill. A small"
                        + " triangle is a trade of others: upwards if a buyer took, downwards if a seller did.")
                + "<div class=\"tools\"><label>Strategy <select id=\"strategy\"></select></label>"
                + "<label>Venue <select id=\"venue\"><option value=\"\">all venues</option></select></label>"
                + box("show-orders", "orders")
                + box("show-prints", "trades of others")
                + "<span class=\"buttons\" role=\"group\" aria-label=\"zoom\">"
                + button("in", "+", "zoom in")
                + button("out", "\u2212", "zoom out")
                + button("left", "\u25c0", "earlier")
                + button("right", "\u25b6", "later")
                + button("fills", "fills", "zoom to the fills")
                + button("all", "whole order", "show the whole order")
                + "</span></div>"
                + "<div class=\"chart\" id=\"replay-chart\" tabindex=\"0\" role=\"group\" aria-label=\"best bid and offer,"
                + " venues' quotes and the fills over time\"></div>"
                + "<p class=\"readout\" id=\"readout\">Point at the chart to read the quotes and fills at a moment.</p>"
                + "<div id=\"queue\" hidden><p>Shares of others ahead of each resting order, by the queue model; a colour is a"
                + " venue.</p><div id=\"queue-chart\"></div></div>"
                + "<details id=\"venue-quotes\"><summary>Quotes of single venues</summary>"
                + "<div id=\"venue-list\"></div></details>"
                + Html.muted(
                        "Drag to zoom, double-click for all; with the chart focused, arrow keys move, + and \u2212 zoom,"
                                + " 0 shows all; on a touch screen slide and pinch. " + kept(market) + thinned(market));
    }

    private static String kept(Values market) {
        long changes = market.or(MarketKeys.CHANGES, 0L);
        long leftOut = market.or(MarketKeys.GAPS, List.of()).stream()
                .mapToLong(gap -> gap.get(MarketKeys.LEFT_OUT))
                .sum();
        return leftOut == 0
                ? "All " + Html.count(changes) + " changes of a venue's quotes are drawn."
                : Html.count(changes - leftOut) + " of " + Html.count(changes)
                        + " changes of a venue's quotes are drawn, those around the start, the end and each fill among them. A"
                        + " pale block is the range of the best bid or offer where changes are left out.";
    }

    /** The numbers of prints and child orders that are drawn, where not all are. */
    private static String thinned(Values market) {
        StringBuilder words = new StringBuilder();
        market.find(MarketKeys.PRINTS).ifPresent(prints -> {
            long all = prints.or(MarketKeys.PRINT_COUNT, 0L);
            long drawn = prints.or(MarketKeys.PRINT_MS, List.of()).size();
            if (drawn < all) {
                words.append(" ").append(Html.count(drawn)).append(" of ").append(Html.count(all));
                words.append(
                        " trades of others are drawn: those at the moment of a fill, and the largest of each stretch of time.");
            }
        });
        market.or(MarketKeys.ORDERS, Map.of()).forEach((strategy, sent) -> {
            long all = sent.or(MarketKeys.SENT_COUNT, 0L);
            long drawn = sent.or(MarketKeys.KEPT, List.of()).size();
            if (drawn < all) {
                words.append(" ").append(Html.count(drawn)).append(" of the ").append(Html.count(all));
                words.append(" orders of ").append(strategy).append(" are drawn, those that filled first.");
            }
        });
        return words.toString();
    }

    private static String box(String id, String label) {
        return "<label><input type=\"checkbox\" id=\"" + id + "\" checked> " + label + "</label>";
    }

    private static String button(String action, String label, String meaning) {
        return "<button type=\"button\" data-zoom=\"" + action + "\" title=\"" + meaning + "\" aria-label=\"" + meaning
                + "\">" + label + "</button>";
    }

    private static String schedule() {
        return Html.paragraph("Solid: filled so far. Dashed: what was due. Dotted: an even pace.")
                + "<div class=\"chart\" id=\"schedule-chart\"></div>";
    }
}
