package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.report.read.ReportInput;
import io.slipway.report.read.RunDirectory;
import io.slipway.report.read.RunDirectory.FillRow;
import io.slipway.report.text.MarkoutTable;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.file.VenueKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section on the venues for each strategy. */
public final class VenueSection {

    private static final int PRICE_DECIMALS = 6;
    private static final int BPS_DECIMALS = 2;
    private static final int SCALE = 12;
    private static final long ONE_SECOND_NS = 1_000_000_000;
    private static final long ONE_MINUTE_NS = 60 * ONE_SECOND_NS;
    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.05");
    /** Fewer fills than these say more of their moments than of their venue. */
    private static final int LEAST_FILLS = 10;

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final List<String> HEADINGS = List.of(
            "venue",
            "quantity",
            "share, %",
            "fill rate, %",
            "fade, %",
            "time to fill, ms",
            "fills",
            "average price",
            "cost vs mid, bps",
            "effective spread, bps",
            "E/Q",
            "realized spread 1 s, bps",
            "realized spread 60 s, bps",
            "fees",
            "maker, %");

    private final RunDirectory run;
    private final Optional<Mids> mids;

    private VenueSection(ReportInput input) {
        this.run = input.run();
        this.mids = input.market().map(Mids::of);
    }

    public static String html(ReportInput input) {
        VenueSection section = new VenueSection(input);
        StringBuilder html = new StringBuilder(section.league());
        for (Map.Entry<String, List<FillRow>> entry : input.run().fills().entrySet()) {
            html.append(section.strategy(entry.getKey(), entry.getValue()));
        }
        html.append(Html.muted("Average price without fees. Cost vs mid: against the mid of all venues at each fill,"
                + " positive when the order pays. Fill rate: filled over sent. Fade: fraction of the known displayed size that"
                + " was gone on arrival. E/Q: effective over quoted spread."));
        return Html.section("venues", "Venues", html.toString());
    }

    /** All strategies over all their venues, one row each. */
    private String league() {
        List<List<String>> rows = new ArrayList<>();
        run.fills().forEach((name, fills) -> {
            Values all = run.strategy(name).or(StrategyKeys.EXECUTION_QUALITY, Values.of(VenueKeys.QUALITY));
            if (!fills.isEmpty()) {
                rows.add(cells(name, fills, qty(fills), all));
            }
        });
        List<String> headings = new ArrayList<>(HEADINGS);
        headings.set(0, "strategy");
        return rows.size() < 2 ? "" : HtmlTable.ofFilled(1, headings, rows, "").html();
    }

    /**
     * The cheapest and the dearest venue by effective spread, of those with a twentieth of the quantity. Says nothing where one of
     * the two had few fills: its spread is that of a moment.
     */
    static String sentence(Map<String, Values> cards, Map<String, Integer> fills) {
        List<Map.Entry<String, Values>> large = cards.entrySet().stream()
                .filter(card ->
                        card.getValue().or(VenueKeys.QTY_SHARE, BigDecimal.ZERO).compareTo(LEAST_SHARE) >= 0)
                .filter(card -> spread(card).isPresent())
                .sorted(Comparator.comparing(card -> spread(card).orElseThrow()))
                .toList();
        if (large.size() < 2) {
            return "";
        }
        Map.Entry<String, Values> least = large.get(0);
        Map.Entry<String, Values> most = large.get(large.size() - 1);
        if (Math.min(fills.getOrDefault(least.getKey(), 0), fills.getOrDefault(most.getKey(), 0)) < LEAST_FILLS) {
            return "";
        }
        String lowest = Html.signed(spread(least), BPS_DECIMALS);
        String highest = Html.signed(spread(most), BPS_DECIMALS);
        if (lowest.equals(highest)) {
            return "The " + large.size() + " venues with 5 % of the quantity or more had one effective spread ("
                    + lowest + " bps). ";
        }
        return "Of the " + large.size() + " venues with 5 % of the quantity or more, " + least.getKey()
                + " had the lowest effective spread (" + lowest + " bps), " + most.getKey() + " the highest (" + highest
                + " bps). ";
    }

    private static Optional<BigDecimal> spread(Map.Entry<String, Values> card) {
        return card.getValue().find(VenueKeys.EFFECTIVE_SPREAD_BPS);
    }

    private String strategy(String name, List<FillRow> fills) {
        if (fills.isEmpty()) {
            return Html.paragraph(name + " filled nothing.");
        }
        boolean open = name.equals(run.tested());
        return "<details" + (open ? " open" : "") + "><summary><b>" + Html.escape(name) + "</b></summary>"
                + table(name, fills) + "</details>";
    }

    private String table(String name, List<FillRow> fills) {
        Map<String, List<FillRow>> byVenue = new LinkedHashMap<>();
        fills.forEach(fill -> byVenue.computeIfAbsent(fill.publisherId(), id -> new ArrayList<>())
                .add(fill));
        Values strategy = run.strategy(name);
        Map<String, Values> cards = new LinkedHashMap<>(strategy.or(StrategyKeys.VENUES, Map.of()));
        byVenue.keySet().forEach(id -> cards.putIfAbsent(id, Values.of(VenueKeys.CARD)));
        List<List<String>> rows = new ArrayList<>();
        Map<String, Values> named = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        BigDecimal whole = qty(fills);
        cards.entrySet().stream()
                .sorted(Comparator.comparing(card ->
                        qty(byVenue.getOrDefault(card.getKey(), List.of())).negate()))
                .forEach(card -> {
                    List<FillRow> own = byVenue.getOrDefault(card.getKey(), List.of());
                    rows.add(cells(run.venueName(card.getKey()), own, whole, card.getValue()));
                    named.put(run.venueName(card.getKey()), card.getValue());
                    counts.put(run.venueName(card.getKey()), own.size());
                });
        Values all = strategy.or(StrategyKeys.EXECUTION_QUALITY, Values.of(VenueKeys.QUALITY));
        rows.add(cells("all", fills, whole, all));
        String sentence = sentence(named, counts)
                + MarkoutTable.conclusion(
                        named, List.of(VenueKeys.horizon(ONE_MINUTE_NS), VenueKeys.horizon(ONE_SECOND_NS)));
        named.put("all", all);
        return Html.paragraph(sentence)
                + HtmlTable.ofFilled(1, HEADINGS, rows, "sum").html()
                + Html.folded("Markouts", MarkoutTable.html(named));
    }

    private List<String> cells(String name, List<FillRow> fills, BigDecimal whole, Values card) {
        BigDecimal qty = qty(fills);
        BigDecimal maker = qty(fills.stream().filter(FillRow::maker).toList());
        BigDecimal fees = fills.stream().map(FillRow::fee).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean filled = !fills.isEmpty();
        return List.of(
                name,
                Html.count(qty),
                Html.number(Optional.of(ratio(qty.multiply(PERCENT), whole)), 1),
                Html.number(percent(card.find(VenueKeys.FILL_RATE)), 1),
                Html.number(percent(card.find(VenueKeys.FADE_RATE)), 1),
                Html.number(card.find(VenueKeys.MEAN_TIME_TO_FILL_MS), 1),
                Html.count(fills.size()),
                Html.number(filled ? Optional.of(ratio(notional(fills), qty)) : Optional.empty(), PRICE_DECIMALS),
                Html.signed(filled ? costBps(fills) : Optional.empty(), BPS_DECIMALS),
                Html.signed(card.find(VenueKeys.EFFECTIVE_SPREAD_BPS), BPS_DECIMALS),
                Html.number(card.find(VenueKeys.EFFECTIVE_OVER_QUOTED), BPS_DECIMALS),
                Html.signed(realized(card, ONE_SECOND_NS), BPS_DECIMALS),
                Html.signed(realized(card, ONE_MINUTE_NS), BPS_DECIMALS),
                Html.number(Optional.of(fees), 2),
                Html.number(Optional.of(ratio(maker.multiply(PERCENT), qty)), 1));
    }

    private static Optional<BigDecimal> percent(Optional<BigDecimal> share) {
        return share.map(PERCENT::multiply);
    }

    private static Optional<BigDecimal> realized(Values card, long horizonNs) {
        return card.find(VenueKeys.REALIZED_SPREAD_BPS)
                .map(spreads -> spreads.get(VenueKeys.horizon(horizonNs)))
                .flatMap(spread -> spread);
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
            Optional<BigDecimal> mid = mids.flatMap(all -> all.at(run.msAfterStart(fill.time())));
            if (mid.isEmpty()) {
                return Optional.empty();
            }
            atMid = atMid.add(mid.get().multiply(fill.qty()));
        }
        BigDecimal above = notional(fills).subtract(atMid);
        return Optional.of(ratio((run.isSell() ? above.negate() : above).multiply(BPS), atMid.abs()));
    }
}
