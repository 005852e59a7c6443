package io.slipway.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.report.RunDirectory.FillRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What each venue did for each strategy. */
final class VenueSection {

    private static final int PRICE_DECIMALS = 6;
    private static final int BPS_DECIMALS = 2;
    private static final int SCALE = 12;
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final List<String> HEADINGS = List.of(
            "venue", "shares", "of volume, %", "fills", "average price", "cost vs mid, bps", "fees", "maker, %");

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
                + " positive when we pay."));
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
        Map<String, List<FillRow>> byVenue = new TreeMap<>();
        fills.forEach(fill -> byVenue.computeIfAbsent(run.venueName(fill.publisherId()), venue -> new ArrayList<>())
                .add(fill));
        Map<String, JsonNode> extras = extras(name);
        Set<String> extraKeys = new LinkedHashSet<>();
        extras.values()
                .forEach(extra -> extra.properties().stream()
                        .filter(entry -> entry.getValue().isNumber())
                        .forEach(entry -> extraKeys.add(entry.getKey())));
        List<String> headings = new ArrayList<>(HEADINGS);
        extraKeys.forEach(key -> headings.add(key.replace('_', ' ')));
        HtmlTable table = HtmlTable.of(1, headings);
        BigDecimal whole = qty(fills);
        byVenue.entrySet().stream()
                .sorted(Map.Entry.comparingByValue((one, other) -> qty(other).compareTo(qty(one))))
                .forEach(entry -> {
                    List<String> cells = cells(entry.getKey(), entry.getValue(), whole);
                    JsonNode extra =
                            extras.getOrDefault(entry.getKey(), input.study().path(""));
                    extraKeys.forEach(key -> cells.add(plain(extra.path(key))));
                    table.row("", cells);
                });
        List<String> sum = cells("all", fills, whole);
        extraKeys.forEach(key -> sum.add(""));
        return table.row("sum", sum).html();
    }

    /** What the run itself says of a strategy's venues, by venue name. */
    private Map<String, JsonNode> extras(String strategy) {
        Map<String, JsonNode> extras = new LinkedHashMap<>();
        input.strategies()
                .path(strategy)
                .path("venues")
                .properties()
                .forEach(venue -> extras.put(run.venueName(venue.getKey()), venue.getValue()));
        return extras;
    }

    private static String plain(JsonNode number) {
        return RunDirectory.number(number).map(BigDecimal::toPlainString).orElse(Html.ABSENT);
    }

    private List<String> cells(String name, List<FillRow> fills, BigDecimal whole) {
        BigDecimal qty = qty(fills);
        BigDecimal maker = qty(fills.stream().filter(FillRow::maker).toList());
        BigDecimal fees = fills.stream().map(FillRow::fee).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ArrayList<>(List.of(
                name,
                Html.number(Optional.of(qty), 0),
                Html.number(Optional.of(ratio(qty.multiply(PERCENT), whole)), 1),
                Html.count(fills.size()),
                Html.number(Optional.of(ratio(notional(fills), qty)), PRICE_DECIMALS),
                Html.signed(costBps(fills), BPS_DECIMALS),
                Html.number(Optional.of(fees), 2),
                Html.number(Optional.of(ratio(maker.multiply(PERCENT), qty)), 1)));
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

    /** What the fills cost beyond the mids at their times; empty where one of them has no mid. */
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
