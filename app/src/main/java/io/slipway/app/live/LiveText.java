package io.slipway.app.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.data.venue.VenueNames;
import io.slipway.engine.StrategyProgress;
import io.slipway.model.Fill;
import io.slipway.model.Money;
import io.slipway.model.NationalQuote;
import io.slipway.strategy.WorkingOrder;
import io.slipway.text.Units;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A snapshot as text for the page and for Prometheus. */
final class LiveText {

    private static final VenueNames VENUES = VenueNames.load();

    /** More would not fit a page that a person follows. */
    private static final int NEWEST_FILLS = 12;

    private LiveText() {}

    /** The snapshot in JSON. */
    static String json(LiveSnapshot snapshot) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("symbol", snapshot.symbol())
                .put("side", snapshot.order().side().name().toLowerCase(Locale.ROOT))
                .put("qty", snapshot.order().qty())
                .put("start", Units.formatTime(snapshot.order().startNs()))
                .put("end", Units.formatTime(snapshot.order().endNs()))
                .put("clock", snapshot.clockNs() == Long.MIN_VALUE ? "" : Units.formatTime(snapshot.clockNs()))
                .put("rows", snapshot.rows())
                .put("elapsed", elapsed(snapshot))
                .put("finished", snapshot.finished());
        json.set("nbbo", quote(snapshot.quote()));
        json.set("arrival", quote(snapshot.arrival()));
        ArrayNode strategies = json.putArray("strategies");
        snapshot.strategies().forEach(each -> strategies.add(strategy(snapshot, each)));
        return json.toString();
    }

    private static double elapsed(LiveSnapshot snapshot) {
        double whole = Math.max(1, snapshot.order().endNs() - snapshot.order().startNs());
        return Math.max(
                0,
                Math.min(1, (Math.max(snapshot.clockNs(), 0) - snapshot.order().startNs()) / whole));
    }

    private static @Nullable ObjectNode quote(@Nullable NationalQuote quote) {
        return quote == null
                ? null
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("bid", price(quote.bidPxE9()))
                        .put("ask", price(quote.askPxE9()));
    }

    private static ObjectNode strategy(LiveSnapshot snapshot, StrategyProgress strategy) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", strategy.name())
                .put("filled", strategy.filledQty())
                .put("orders", strategy.sent().size())
                .put("fills", strategy.fills().size());
        double costBps = snapshot.costBps(strategy);
        json.put("cost", Double.isNaN(costBps) ? "" : String.format(Locale.ROOT, "%+.2f", costBps));
        ArrayNode working = json.putArray("working");
        for (WorkingOrder each : strategy.working()) {
            working.addObject()
                    .put("qty", each.leavesQty())
                    .put("type", each.order().type().name().toLowerCase(Locale.ROOT))
                    .put("px", price(each.order().limitPxE9()));
        }
        ArrayNode newest = json.putArray("newest");
        List<Fill> fills = strategy.fills();
        for (Fill fill : fills.subList(Math.max(0, fills.size() - NEWEST_FILLS), fills.size())) {
            newest.addObject()
                    .put("time", Units.formatTime(fill.timeNs()))
                    .put("venue", VENUES.mic(fill.publisherId()))
                    .put("qty", fill.qty())
                    .put("px", price(fill.pxE9()));
        }
        return json;
    }

    private static String price(long pxE9) {
        return Money.toDecimal(pxE9).toPlainString();
    }

    /**
     * The snapshot in the text format of Prometheus.
     *
     * @param ageNs time since the snapshot, in nanoseconds
     */
    static String metrics(LiveSnapshot snapshot, long ageNs) {
        StringBuilder text = new StringBuilder();
        metric(text, "rows_total", "counter", "rows of market data");
        text.append("slipway_live_rows_total ").append(snapshot.rows()).append('\n');
        metric(text, "clock_seconds", "gauge", "time of the run since 1970 UTC");
        text.append(String.format(Locale.ROOT, "slipway_live_clock_seconds %.3f%n", snapshot.clockNs() / 1e9));
        metric(text, "snapshot_age_seconds", "gauge", "time since the loop last went on");
        text.append(String.format(Locale.ROOT, "slipway_live_snapshot_age_seconds %.3f%n", ageNs / 1e9));
        metric(text, "filled_qty", "gauge", "shares filled");
        snapshot.strategies().forEach(each -> sample(text, "filled_qty", each.name(), each.filledQty()));
        metric(text, "orders_total", "counter", "child orders sent");
        snapshot.strategies()
                .forEach(each ->
                        sample(text, "orders_total", each.name(), each.sent().size()));
        metric(text, "fills_total", "counter", "fills");
        snapshot.strategies()
                .forEach(each ->
                        sample(text, "fills_total", each.name(), each.fills().size()));
        return text.toString().replace("\r\n", "\n");
    }

    private static void metric(StringBuilder text, String name, String type, String help) {
        text.append("# HELP slipway_live_")
                .append(name)
                .append(' ')
                .append(help)
                .append('\n');
        text.append("# TYPE slipway_live_")
                .append(name)
                .append(' ')
                .append(type)
                .append('\n');
    }

    private static void sample(StringBuilder text, String name, String strategy, long value) {
        String label = strategy.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        text.append("slipway_live_").append(name).append("{strategy=\"").append(label);
        text.append("\"} ").append(value).append('\n');
    }
}
