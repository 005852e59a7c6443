package io.slipway.app.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.slipway.app.metrics.RunMeters;
import io.slipway.data.venue.VenueNames;
import io.slipway.engine.StrategyProgress;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.model.NationalQuote;
import io.slipway.report.html.Numbers;
import io.slipway.strategy.WorkingOrder;
import io.slipway.text.Units;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A snapshot as text for the page and for Prometheus. */
final class LiveText {

    private static final VenueNames VENUES = VenueNames.load();

    /** More would not fit a page that a person follows. */
    private static final int NEWEST_FILLS = 12;

    /**
     * Health of a live run as its page shows it.
     *
     * @param status {@code running}, {@code finished}, or {@code silent} after a minute without news
     * @param ageMs milliseconds since the loop last had news: a row, a clock or its end
     */
    record Health(String status, long ageMs) {

        /** A stream without an end has a clock every second, so a loop without news for longer stands still. */
        private static final long SILENT_MS = 60_000;

        private static final long NANOS_PER_MILLI = 1_000_000;

        /** Health of a run. */
        static Health of(Collection<LiveSnapshot> newest, long ageNs) {
            long ageMs = ageNs / NANOS_PER_MILLI;
            boolean finished = !newest.isEmpty() && newest.stream().allMatch(LiveSnapshot::finished);
            return new Health(finished ? "finished" : ageMs > SILENT_MS ? "silent" : "running", ageMs);
        }

        /** True if the loop has had no news for longer than a minute, and is not at its end. */
        boolean isSilent() {
            return status.equals("silent");
        }

        /** The health as an object in JSON. */
        String toJson() {
            return "{\"status\":\"" + status + "\",\"age_ms\":" + ageMs + "}";
        }
    }

    private LiveText() {}

    /**
     * The newest snapshots of all instruments in JSON.
     *
     * @param version number of the snapshot, which grows
     * @param control true if the page may change orders
     */
    static String json(long version, Collection<LiveSnapshot> snapshots, boolean control, Health health) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("version", version)
                .put("control", control)
                .put("finished", snapshots.stream().allMatch(LiveSnapshot::finished));
        json.putRawValue("health", new RawValue(health.toJson()));
        ArrayNode symbols = json.putArray("symbols");
        snapshots.forEach(each -> symbols.add(symbol(each)));
        return json.toString();
    }

    private static ObjectNode symbol(LiveSnapshot snapshot) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("symbol", snapshot.symbol())
                .put("clock", snapshot.clockNs() == Long.MIN_VALUE ? "" : Units.formatTime(snapshot.clockNs()))
                .put("rows", snapshot.rows());
        if (snapshot.commits() >= 0) {
            json.put("commits", snapshot.commits());
        }
        if (snapshot.lagRecords() >= 0) {
            json.put("lag", snapshot.lagRecords());
        }
        json.set("nbbo", quote(snapshot.books().quote()));
        ArrayNode venues = json.putArray("venues");
        for (LiveSnapshot.Venue each : snapshot.books().venues()) {
            ObjectNode venue = venues.addObject().put("venue", VENUES.mic(each.publisherId()));
            levels(venue.putArray("bids"), snapshot.instrument(), each.bids());
            levels(venue.putArray("asks"), snapshot.instrument(), each.asks());
        }
        ArrayNode orders = json.putArray("orders");
        snapshot.orders().forEach(each -> orders.add(order(snapshot, each)));
        return json;
    }

    private static void levels(ArrayNode json, Instrument instrument, List<LiveSnapshot.Level> levels) {
        for (LiveSnapshot.Level each : levels) {
            json.addObject().put("px", price(each.pxE9())).put("size", instrument.qty(each.size()));
        }
    }

    private static ObjectNode order(LiveSnapshot snapshot, LiveSnapshot.Order order) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", order.id())
                .put("side", order.parent().side().name().toLowerCase(Locale.ROOT))
                .put("qty", snapshot.instrument().qty(order.parent().qty()))
                .put("start", Units.formatTime(order.parent().startNs()))
                .put("end", Units.formatTime(order.parent().endNs()))
                .put("state", order.state(snapshot.clockNs()))
                .put("elapsed", elapsed(snapshot.clockNs(), order));
        Long limitPxE9 = order.parent().prices().limitPxE9();
        json.put("limit", limitPxE9 == null ? "" : price(limitPxE9));
        json.set("arrival", quote(order.market().arrival()));
        json.set("market", market(snapshot.instrument(), order.market()));
        ArrayNode strategies = json.putArray("strategies");
        NationalQuote now = snapshot.books().quote();
        double first = order.strategies().isEmpty()
                ? Double.NaN
                : order.wholeCostBps(order.strategies().get(0), now);
        for (StrategyProgress each : order.strategies()) {
            double whole = order.wholeCostBps(each, now);
            strategies.add(strategy(snapshot.instrument(), order, each)
                    .put("cost_whole", bps(whole))
                    .put("against_first", strategies.isEmpty() ? "" : bps(whole - first)));
        }
        return json;
    }

    private static double elapsed(long clockNs, LiveSnapshot.Order order) {
        double whole = Math.max(1, order.parent().endNs() - order.parent().startNs());
        return Math.max(0, Math.min(1, (Math.max(clockNs, 0) - order.parent().startNs()) / whole));
    }

    private static @Nullable ObjectNode quote(@Nullable NationalQuote quote) {
        return quote == null
                ? null
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("bid", price(quote.bidPxE9()))
                        .put("ask", price(quote.askPxE9()));
    }

    private static ObjectNode market(Instrument instrument, LiveSnapshot.MarketSums sums) {
        BigDecimal twap = sums.twapMid();
        BigDecimal vwap = sums.printVwap();
        return JsonNodeFactory.instance
                .objectNode()
                .put("twap", twap == null ? "" : twap.toPlainString())
                .put("twap_s", sums.midNs() / 1e9)
                .put("vwap", vwap == null ? "" : vwap.toPlainString())
                .put("prints", sums.prints())
                .put("print_qty", instrument.qty(sums.printQty().longValueExact()));
    }

    private static String bps(double costBps) {
        return Double.isNaN(costBps) ? "" : Numbers.format("%+.2f", costBps);
    }

    private static ObjectNode strategy(Instrument instrument, LiveSnapshot.Order order, StrategyProgress strategy) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", strategy.name())
                .put("filled", instrument.qty(strategy.filledQty()))
                .put("orders", strategy.sent().size())
                .put("fills", strategy.fills().size());
        json.put("cost", bps(order.costBps(strategy, order.arrivalMid())));
        json.put("cost_twap", bps(order.costBps(strategy, order.market().twapMid())));
        json.put("cost_vwap", bps(order.costBps(strategy, order.market().printVwap())));
        ArrayNode working = json.putArray("working");
        for (int i = 0; i < strategy.working().size(); i++) {
            WorkingOrder each = strategy.working().get(i);
            int sent = Math.toIntExact(each.order().id());
            working.addObject()
                    .put("qty", instrument.qty(each.leavesQty()))
                    .put("type", each.order().type().name().toLowerCase(Locale.ROOT))
                    .put("px", price(each.order().limitPxE9()))
                    .put("venue", VENUES.mic(strategy.sent().get(sent).publisherId()))
                    .put("ahead", ahead(instrument, strategy.aheadQty().get(i)));
        }
        ArrayNode newest = json.putArray("newest");
        List<Fill> fills = strategy.fills();
        for (Fill fill : fills.subList(Math.max(0, fills.size() - NEWEST_FILLS), fills.size())) {
            newest.addObject()
                    .put("time", Units.formatTime(fill.timeNs()))
                    .put("venue", VENUES.mic(fill.publisherId()))
                    .put("qty", instrument.qty(fill.qty()))
                    .put("px", price(fill.pxE9()));
        }
        return json;
    }

    /** Whole steps ahead; empty where no number is known: the order is on its way, hidden, or beyond all that the data shows. */
    private static String ahead(Instrument instrument, double qty) {
        return Double.isFinite(qty) ? instrument.qty(Math.round(qty)).toPlainString() : "";
    }

    private static String price(long pxE9) {
        return Money.toDecimal(pxE9).toPlainString();
    }

    /**
     * The newest snapshots in the text format of Prometheus.
     *
     * @param ageNs time since the last one, in nanoseconds
     */
    static String metrics(Collection<LiveSnapshot> snapshots, long ageNs) {
        StringBuilder text = new StringBuilder();
        metric(text, "rows_total", "counter", "rows of market data");
        snapshots.forEach(
                each -> sample(text, "rows_total", "symbol=" + quoted(each.symbol()), BigDecimal.valueOf(each.rows())));
        metric(text, "clock_seconds", "gauge", "time of the run since 1970 UTC");
        snapshots.forEach(each -> text.append(String.format(
                Locale.ROOT,
                "slipway_live_clock_seconds{symbol=%s} %.3f%n",
                quoted(each.symbol()),
                each.clockNs() / 1e9)));
        counts(text, snapshots, "commits_total", "counter", "commits of the state", LiveSnapshot::commits);
        counts(text, snapshots, "lag_records", "gauge", "records not read at the commit", LiveSnapshot::lagRecords);
        metric(text, "snapshot_age_seconds", "gauge", "time since the loop last went on");
        text.append(String.format(Locale.ROOT, "slipway_live_snapshot_age_seconds %.3f%n", ageNs / 1e9));
        metric(text, "filled_qty", "gauge", "quantity filled, in shares, coins or contracts");
        samples(text, snapshots, "filled_qty", (instrument, each) -> instrument.qty(each.filledQty()));
        metric(text, "orders_total", "counter", "child orders sent");
        samples(
                text,
                snapshots,
                "orders_total",
                (instrument, each) -> BigDecimal.valueOf(each.sent().size()));
        metric(text, "fills_total", "counter", "fills");
        samples(
                text,
                snapshots,
                "fills_total",
                (instrument, each) -> BigDecimal.valueOf(each.fills().size()));
        return text.toString().replace("\r\n", "\n");
    }

    /** Counts of the instruments that have them. */
    private static void counts(
            StringBuilder text,
            Collection<LiveSnapshot> snapshots,
            String name,
            String type,
            String help,
            ToLongFunction<LiveSnapshot> count) {
        List<LiveSnapshot> known =
                snapshots.stream().filter(each -> count.applyAsLong(each) >= 0).toList();
        if (!known.isEmpty()) {
            metric(text, name, type, help);
            known.forEach(each ->
                    sample(text, name, "symbol=" + quoted(each.symbol()), BigDecimal.valueOf(count.applyAsLong(each))));
        }
    }

    private static void samples(
            StringBuilder text,
            Collection<LiveSnapshot> snapshots,
            String name,
            BiFunction<Instrument, StrategyProgress, BigDecimal> value) {
        for (LiveSnapshot snapshot : snapshots) {
            for (LiveSnapshot.Order order : snapshot.orders()) {
                for (StrategyProgress strategy : order.strategies()) {
                    String labels = "order=" + quoted(order.id()) + ",strategy=" + quoted(strategy.name());
                    sample(text, name, labels, value.apply(snapshot.instrument(), strategy));
                }
            }
        }
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

    private static void sample(StringBuilder text, String name, String labels, BigDecimal value) {
        text.append("slipway_live_").append(name).append('{').append(labels);
        text.append("} ").append(value.toPlainString()).append('\n');
    }

    private static String quoted(String label) {
        return RunMeters.quoted(label);
    }
}
