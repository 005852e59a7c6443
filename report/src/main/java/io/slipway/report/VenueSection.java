package io.slipway.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.slipway.report.RunDirectory.FillRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section on the venues for each strategy. */
final class VenueSection {

    private static final int PRICE_DECIMALS = 6;
    private static final int BPS_DECIMALS = 2;
    private static final int SCALE = 12;
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final List<String> HEADINGS = List.of(
            "venue",
            "shares",
            "of volume, %",
            "fill rate, %",
            "fade, %",
            "time to fill, ms",
            "fills",
            "average price",
            "cost vs mid, bps",
            "E/Q",
            "realized spread 1 s, bps",
            "fees",
            "maker, %");

    private final ReportInput input;
    private final RunDirectory run;
    private final Mids mids;

    private VenueSection(ReportInput input) {
        this.input = input;
        this.run = input.run();
        this.mids = Mids.of(input.market());
    }

    static String html(ReportInput input) {
        VenueSection section = new VenueSection(input);
        StringBuilder html = new StringBuilder();
        for (Map.Entry<String, List<FillRow>> entry : input.run().fills().entrySet()) {
            html.append(section.strategy(entry.getKey(), entry.getValue()));
        }
        html.append(Html.muted("Average price without fees. Cost vs mid: against the mid of all venues at each fill,"
                + " positive when we pay. Fill rate: filled of sent. Fade: of what was shown to us and sent for, the part that"
                + " was gone. E/Q: effective over quoted spread."));
        return Html.section("venues", "Venues", html.toString());
    }

    private String strategy(String name, List<FillRow> fills) {
        if (fills.isEmpty()) {
            return Html.paragraph(name + " filled nothing.");
        }
        boolean open = name.equals(run.text("optimized_strategy"));
        return "<details" + (open ? " open" : "") + "><summary><b>" + Html.escape(name) + "</b></summary>"
                + table(name, fills) + "</details>";
    }

    private String table(String name, List<FillRow> fills) {
        Map<String, List<FillRow>> byVenue = new LinkedHashMap<>();
        fills.forEach(fill -> byVenue.computeIfAbsent(fill.publisherId(), id -> new ArrayList<>())
                .add(fill));
        Map<String, JsonNode> cards = new LinkedHashMap<>();
        input.strategies()
                .path(name)
                .path("venues")
                .properties()
                .forEach(card -> cards.put(card.getKey(), card.getValue()));
        byVenue.keySet().forEach(id -> cards.putIfAbsent(id, MissingNode.getInstance()));
        HtmlTable table = HtmlTable.of(1, HEADINGS);
        BigDecimal whole = qty(fills);
        cards.entrySet().stream()
                .sorted(Comparator.comparing(card ->
                        qty(byVenue.getOrDefault(card.getKey(), List.of())).negate()))
                .forEach(card -> {
                    List<FillRow> own = byVenue.getOrDefault(card.getKey(), List.of());
                    table.row("", cells(run.venueName(card.getKey()), own, whole, card.getValue()));
                });
        JsonNode all = input.strategies().path(name).path("execution_quality");
        return table.row("sum", cells("all", fills, whole, all)).html();
    }

    private List<String> cells(String name, List<FillRow> fills, BigDecimal whole, JsonNode card) {
        BigDecimal qty = qty(fills);
        BigDecimal maker = qty(fills.stream().filter(FillRow::maker).toList());
        BigDecimal fees = fills.stream().map(FillRow::fee).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean filled = !fills.isEmpty();
        return List.of(
                name,
                Html.number(Optional.of(qty), 0),
                Html.number(Optional.of(ratio(qty.multiply(PERCENT), whole)), 1),
                Html.number(percent(card.path("fill_rate")), 1),
                Html.number(percent(card.path("fade_rate")), 1),
                Html.number(RunDirectory.number(card.path("mean_time_to_fill_ms")), 1),
                Html.count(fills.size()),
                Html.number(filled ? Optional.of(ratio(notional(fills), qty)) : Optional.empty(), PRICE_DECIMALS),
                Html.signed(filled ? costBps(fills) : Optional.empty(), BPS_DECIMALS),
                Html.number(RunDirectory.number(card.path("effective_over_quoted")), BPS_DECIMALS),
                Html.signed(RunDirectory.number(card.path("realized_spread_bps").path("1s")), BPS_DECIMALS),
                Html.number(Optional.of(fees), 2),
                Html.number(Optional.of(ratio(maker.multiply(PERCENT), qty)), 1));
    }

    private static Optional<BigDecimal> percent(JsonNode share) {
        return RunDirectory.number(share).map(PERCENT::multiply);
    }

    private static BigDecimal qty(List<FillRow> fills) {
        return fills.stream().map(FillRow::qty).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal notional(List<FillRow> fills) {
        return fills.stream().map(fill -> fill.price().multiply(fill.qty())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0
                ? BigDecimal.ZERO
                : numerator.divide(denominator, SCALE, RoundingMode.HALF_EVEN);
    }

    /** Cost of the fills against the mids at their times; empty if one of them has no mid. */
    private Optional<BigDecimal> costBps(List<FillRow> fills) {
        BigDecimal atMid = BigDecimal.ZERO;
        for (FillRow fill : fills) {
            Optional<BigDecimal> mid = mids.at(run.msAfterStart(fill.time()));
            if (mid.isEmpty()) {
                return Optional.empty();
            }
            atMid = atMid.add(mid.get().multiply(fill.qty()));
        }
        BigDecimal above = notional(fills).subtract(atMid);
        return Optional.of(ratio((run.isSell() ? above.negate() : above).multiply(BPS), atMid));
    }
}
