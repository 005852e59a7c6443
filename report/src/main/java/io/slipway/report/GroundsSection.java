package io.slipway.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The section on the data, the assumptions, and the command that repeats the run. */
final class GroundsSection {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private final ReportInput input;
    private final RunDirectory run;

    private GroundsSection(ReportInput input) {
        this.input = input;
        this.run = input.run();
    }

    static String html(ReportInput input) {
        GroundsSection grounds = new GroundsSection(input);
        return Html.section("quality", "Data quality", grounds.quality())
                + Html.section("assumptions", "Assumptions", Html.list(grounds.assumptions()))
                + Html.section("contrast", "The same order by two sets of rules", grounds.contrast())
                + Html.section("again", "The same again", grounds.again());
    }

    private String quality() {
        JsonNode counts = run.results().path("data_quality");
        if (counts.isEmpty()) {
            return "";
        }
        BigDecimal events = BigDecimal.valueOf(Math.max(1, counts.path("events").asLong()));
        HtmlTable table = HtmlTable.of("count of", "rows", "of all, %");
        List<String> none = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : counts.properties()) {
            addCount(table, none, entry, events);
        }
        for (Map.Entry<String, JsonNode> entry : counts.path("reading").properties()) {
            addCount(table, none, entry, events);
        }
        return table.html() + (none.isEmpty() ? "" : Html.muted("Not met: " + String.join(", ", none) + "."));
    }

    private static void addCount(
            HtmlTable table, List<String> none, Map.Entry<String, JsonNode> entry, BigDecimal events) {
        String name = entry.getKey().replace('_', ' ');
        if (!entry.getValue().isNumber()) {
            return;
        }
        if (entry.getValue().asLong() == 0) {
            none.add(name);
            return;
        }
        BigDecimal share = entry.getValue().decimalValue().multiply(PERCENT).divide(events, 6, RoundingMode.HALF_EVEN);
        table.row(name, Html.count(entry.getValue().asLong()), Html.number(Optional.of(share), 2));
    }

    private List<String> assumptions() {
        List<String> said = new ArrayList<>();
        said.add(
                Headlines.isTrial(run)
                        ? "Liquidity: the trial's rules count every snapshot as fresh, so a displayed share can be filled again"
                                + " and again. These figures reproduce the trial; no market gives them."
                        : "Liquidity: every displayed share is filled at most once" + refill());
        said.add("Time: " + latency());
        said.add("Queue: an order that rests joins behind the displayed size; its place by the model "
                + run.text("queue_model") + ".");
        said.add("Fees: " + fees());
        said.add("Size: lots of " + run.text("lot") + ", slices of "
                + seconds(run.results().path("slice_ns").asLong()) + ".");
        long staleNs = run.results().path("stale_after_ns").asLong();
        said.add(
                staleNs == 0
                        ? "Stale quotes: a quote is believed until the venue's next row, however old."
                        : "Stale quotes: a venue of which nothing was heard for " + seconds(staleNs)
                                + " gets no order.");
        said.add("Reaction: nobody reacts to our orders; market impact is in no cost figure.");
        return said;
    }

    private String refill() {
        long halfLifeNs = run.results().path("refill_half_life_ns").asLong();
        return halfLifeNs == 0
                ? ", and comes back only when the data show more."
                : ", but half of what we took comes back in " + seconds(halfLifeNs) + ".";
    }

    private String latency() {
        JsonNode latency = run.results().path("latency");
        String feed = latency.path("feed_recorded").asBoolean()
                ? "a row is known when the recorder received it"
                : "a row is known " + after(latency.path("feed_ns").asLong());
        String entry = input.setting("entry-latency");
        String report = input.setting("report-latency");
        String orders = entry.isEmpty() || !input.setting("latency-file").isEmpty()
                ? "orders and reports take the times given by venue"
                : "an order arrives " + after(entry) + ", a report is back " + after(report);
        String spread = input.setting("latency-spread");
        boolean drawn = !spread.isEmpty() && !spread.equals("0");
        return feed + "; " + orders + (drawn ? ", drawn around that with a sigma of " + spread : "") + ".";
    }

    private static String after(long ns) {
        return ns == 0 ? "at once" : "after " + seconds(ns);
    }

    private static String after(String duration) {
        return duration.equals("0") || duration.isEmpty() ? "at once" : "after " + duration;
    }

    private static String seconds(long ns) {
        return BigDecimal.valueOf(ns, 9).stripTrailingZeros().toPlainString() + " s";
    }

    private String fees() {
        int own = run.results().path("fees_by_publisher").size();
        String other = "taking costs " + run.text("take_fee") + " a share, resting earns " + run.text("rebate");
        return own == 0
                ? other + ", at every venue."
                : String.format(Locale.ROOT, "%d venues have their own of the day; elsewhere %s.", own, other);
    }

    private String contrast() {
        return input.contrast().isEmpty() ? "" : "<pre>" + Html.escape(input.contrast()) + "</pre>";
    }

    private String again() {
        HtmlTable facts = HtmlTable.of(2, List.of());
        for (String key : List.of("version", "seed", "source", "input_sha256", "profile")) {
            facts.row(key.replace('_', ' '), run.text(key));
        }
        String config = input.config().isEmpty()
                ? ""
                : Html.paragraph("config.resolved.yaml:") + "<pre>" + Html.escape(input.config()) + "</pre>";
        return "<div class=\"facts\">" + facts.html() + "</div>"
                + Html.paragraph("Same data and settings give the same bytes. To run it again:")
                + "<pre>" + Html.escape(command()) + "</pre>" + config;
    }

    /** The command that repeats the run. */
    private String command() {
        boolean searched = run.results().path("search").isObject();
        return "./slipway " + (searched ? "tune" : "backtest") + " " + data() + " \\\n    --config config.resolved.yaml"
                + " --out runs/again";
    }

    private String data() {
        String source = run.text("source");
        int file = source.indexOf("file:");
        if (file >= 0) {
            String name = source.substring(file + "file:".length());
            return "--input " + quoted(file > 0 && name.endsWith(")") ? name.substring(0, name.length() - 1) : name);
        }
        return source.startsWith("kafka:")
                ? "--topic " + quoted(source.substring("kafka:".length())) + " --bootstrap-servers HOST:PORT"
                : "--input FILE";
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
