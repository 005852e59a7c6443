package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.ReportInput;
import io.slipway.report.read.RunDirectory;
import io.slipway.report.text.OrderTerms;
import io.slipway.result.file.FeeKeys;
import io.slipway.result.file.OriginKeys;
import io.slipway.result.file.QualityKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SettingKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The section on the data, the assumptions, and the command that repeats the run. */
public final class GroundsSection {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final List<Key<?>> FACTS = List.of(
            OriginKeys.VERSION, ResultsKeys.SEED, OriginKeys.SOURCE, OriginKeys.INPUT_SHA256, ResultsKeys.PROFILE);

    private final ReportInput input;
    private final RunDirectory run;

    private GroundsSection(ReportInput input) {
        this.input = input;
        this.run = input.run();
    }

    public static String html(ReportInput input) {
        GroundsSection grounds = new GroundsSection(input);
        return Html.section("quality", "Data quality", grounds.quality())
                + Html.section("assumptions", "Assumptions", Html.list(grounds.assumptions()))
                + Html.section("contrast", "The same order by two sets of rules", grounds.contrast())
                + Html.section("again", "The same again", grounds.again());
    }

    private String quality() {
        Optional<Values> found = run.results().find(ResultsKeys.DATA_QUALITY);
        if (found.isEmpty()) {
            return "";
        }
        Values counts = found.get();
        BigDecimal events = BigDecimal.valueOf(Math.max(1, counts.or(QualityKeys.EVENTS, 0L)));
        HtmlTable table = HtmlTable.of("count of", "rows", "of all, %");
        List<String> none = new ArrayList<>();
        counts.members().forEach((name, count) -> addCount(table, none, name, count, events));
        counts.or(QualityKeys.READING, Map.of()).forEach((name, count) -> addCount(table, none, name, count, events));
        return table.html() + (none.isEmpty() ? "" : Html.muted("Not met: " + String.join(", ", none) + "."));
    }

    private static void addCount(
            HtmlTable table, List<String> none, String key, @Nullable Object value, BigDecimal events) {
        String name = key.replace('_', ' ');
        if (!(value instanceof Long count)) {
            return;
        }
        if (count == 0) {
            none.add(name);
            return;
        }
        BigDecimal share = BigDecimal.valueOf(count).multiply(PERCENT).divide(events, 6, RoundingMode.HALF_EVEN);
        table.row(name, Html.count(count), Html.number(Optional.of(share), 2));
    }

    private List<String> assumptions() {
        List<String> said = new ArrayList<>();
        said.add(
                run.reusesLiquidity()
                        ? "Liquidity: the rules count every snapshot as fresh, so a displayed share can be filled again"
                                + " and again. These figures reproduce the exercise; they are not the cost of a real order."
                        : "Liquidity: every displayed share is filled at most once" + refill());
        OrderTerms.hours(run).ifPresent(hours -> said.add("Hours: orders work in these: " + hours + "."));
        OrderTerms.prices(run).ifPresent(prices -> said.add("Prices: orders trade " + prices + "."));
        said.add("Time: " + latency());
        said.add("Queue: a passive order joins behind the displayed size; queue model "
                + run.results().or(SettingKeys.QUEUE_MODEL, "?") + ".");
        said.add("Fees: " + fees());
        said.add("Size: lots of " + Html.count(run.results().or(SettingKeys.LOT, BigDecimal.ZERO)) + ", slices of "
                + seconds(run.results().or(SettingKeys.SLICE_NS, 0L)) + ".");
        long staleNs = run.results().or(SettingKeys.STALE_AFTER_NS, 0L);
        said.add(
                staleNs == 0
                        ? "Stale quotes: a quote can be traded until the venue's next row, at any age. Old ones are counted."
                        : "Stale quotes: a venue without an update for " + seconds(staleNs) + " gets no order.");
        said.add("Reaction: other participants do not react to the orders; market impact is in no cost figure.");
        return said;
    }

    private String refill() {
        long halfLifeNs = run.results().or(SettingKeys.REFILL_HALF_LIFE_NS, 0L);
        String model = input.setting("liquidity-model");
        if (!model.isEmpty()) {
            return " until the model " + model + " says that it is there again.";
        }
        return halfLifeNs == 0
                ? ", and comes back only when the data show more."
                : ", but half of what we took comes back in " + seconds(halfLifeNs) + ".";
    }

    private String latency() {
        Values latency = run.results().or(SettingKeys.LATENCY, Values.of(SettingKeys.LATENCY_SHAPE));
        String feed = latency.or(SettingKeys.FEED_RECORDED, false)
                ? "a row is known when the recorder received it"
                : "a row is known " + after(latency.or(SettingKeys.FEED_NS, 0L));
        String entry = input.setting("entry-latency");
        String report = input.setting("report-latency");
        String model = input.setting("latency-model");
        String orders = !model.isEmpty()
                ? "orders and reports take the times of the model " + model
                : entry.isEmpty() || !input.setting("latency-file").isEmpty()
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
        int own = run.results().or(ResultsKeys.FEES_BY_PUBLISHER, Map.of()).size();
        String other =
                "taking costs " + perShare(FeeKeys.TAKE_FEE) + " per share, resting earns " + perShare(FeeKeys.REBATE);
        return own == 0
                ? other + ", at every venue."
                : Numbers.format("%d venues have their own of the day; elsewhere %s.", own, other);
    }

    private String perShare(Key<BigDecimal> key) {
        BigDecimal rate = run.results().or(key, BigDecimal.ZERO);
        return rate.signum() == 0 ? "0" : rate.toPlainString();
    }

    private String contrast() {
        return input.contrast().isEmpty() ? "" : "<pre tabindex=\"0\">" + Html.escape(input.contrast()) + "</pre>";
    }

    private String again() {
        HtmlTable facts = HtmlTable.of(2, List.of());
        for (Key<?> key : FACTS) {
            facts.row(
                    key.name().replace('_', ' '),
                    run.results().find(key).map(Object::toString).orElse(""));
        }
        String config = input.config().isEmpty()
                ? ""
                : Html.paragraph("config.resolved.yaml:") + "<pre tabindex=\"0\">" + Html.escape(input.config())
                        + "</pre>";
        return "<div class=\"facts\">" + facts.html() + "</div>"
                + Html.paragraph("Same data and settings give the same bytes. To run it again:")
                + "<pre tabindex=\"0\">" + Html.escape(command()) + "</pre>" + config;
    }

    /** The command that repeats the run. */
    private String command() {
        boolean searched = run.results().find(ResultsKeys.SEARCH).isPresent();
        return "./slipway " + (searched ? "tune" : "backtest") + " --config DIR/config.resolved.yaml --out runs/again";
    }
}
