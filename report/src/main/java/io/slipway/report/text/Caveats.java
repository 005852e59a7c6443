package io.slipway.report.text;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.RunDirectory;
import io.slipway.result.file.CostKeys;
import io.slipway.result.file.FeeKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.SettingKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.file.VenueKeys;
import io.slipway.result.file.WindowKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reasons for caution about a run, in sentences, from the facts of its results. */
public final class Caveats {

    private static final double NANOS_PER_SECOND = 1e9;

    /** A strategy that takes this many times as long as the baseline, and a second more, is exposed to the price. */
    private static final double LATER_FACTOR = 3;

    private static final double LATER_SECONDS = 1;

    /** An arrival spread of this many usual ones means that some venues have not shown their quotes yet. */
    private static final BigDecimal WIDE = BigDecimal.valueOf(5);

    /** Decimals of prices and penalties: hundredths of a cent. */
    private static final int PRICE_DECIMALS = 4;

    private final RunDirectory run;
    private final Values results;
    private final Values window;
    private final List<String> sentences = new ArrayList<>();

    private Caveats(RunDirectory run) {
        this.run = run;
        this.results = run.results();
        this.window = results.or(ResultsKeys.WINDOW, Values.of(WindowKeys.SHAPE));
    }

    /** The caveats of a run, the most serious first. */
    public static List<String> of(RunDirectory run) {
        Caveats caveats = new Caveats(run);
        Optional<Values> search = caveats.results.find(ResultsKeys.SEARCH);
        if (search.isEmpty()) {
            caveats.addEarlierSearch();
        }
        caveats.addArrival();
        caveats.addUnfilled();
        caveats.addWalked();
        if (run.reusesLiquidity()) {
            caveats.addReuse();
            caveats.addWaiting();
        } else {
            caveats.addPace();
        }
        run.strategies()
                .forEach((name, strategy) ->
                        QuoteWords.doubts(name, strategy, run.shares()).ifPresent(caveats.sentences::add));
        run.fills()
                .forEach((name, fills) ->
                        QuoteWords.farCost(name, fills, run.isSell()).ifPresent(caveats.sentences::add));
        caveats.addDepth();
        caveats.addPrices();
        caveats.addCurve();
        search.ifPresent(caveats::addSearch);
        caveats.sentences.addAll(DataCaveats.of(run));
        caveats.addVenues();
        caveats.addFees();
        caveats.addAlways();
        return List.copyOf(caveats.sentences);
    }

    private void add(String format, Object... arguments) {
        sentences.add(format(format, arguments));
    }

    private static String format(String format, Object... arguments) {
        return Numbers.format(format, arguments);
    }

    private boolean has(String strategy, String trait) {
        return run.strategy(strategy).or(StrategyKeys.TRAITS, List.of()).contains(trait);
    }

    /** Size behind the best is unknown where the data show one level, so a cost of walking the book is an upper bound. */
    private void addDepth() {
        if (window.or(WindowKeys.LEVELS, 0L) == 1) {
            run.strategies()
                    .forEach((name, strategy) -> walked(strategy)
                            .filter(cost -> cost.signum() > 0)
                            .ifPresent(cost -> add(
                                    "%s paid %s in the quote currency beyond the best price. The data show one level per venue; the size behind it is unknown,"
                                            + " so this cost is an upper bound.",
                                    name, plain(cost))));
        }
    }

    private static Optional<BigDecimal> walked(Values strategy) {
        return strategy.find(StrategyKeys.COSTS)
                .flatMap(costs -> costs.or(CostKeys.BARS, List.of()).stream()
                        .filter(bar -> bar.get(CostKeys.NAME).equals("walk_the_book"))
                        .findFirst())
                .map(bar -> bar.get(CostKeys.AMOUNT));
    }

    private void addEarlierSearch() {
        if (results.get(ResultsKeys.IN_SAMPLE)) {
            add("In-sample: an earlier search chose the parameters on this data, in a window that overlaps this one.");
        }
    }

    /** A first quote far from the usual market makes every comparison with it meaningless. */
    private void addArrival() {
        Optional<BigDecimal> first = window.find(WindowKeys.ARRIVAL_SPREAD);
        Optional<BigDecimal> usual = window.find(WindowKeys.MEAN_SPREAD);
        int venues = results.or(ResultsKeys.VENUES, Map.of()).size();
        long showing = window.or(WindowKeys.ARRIVAL_VENUES, 0L);
        if (first.isEmpty() || usual.isEmpty()) {
            return;
        }
        if (first.get().compareTo(usual.get().multiply(WIDE)) > 0 || showing * 2 < venues) {
            add(
                    "When the order starts, %d of %d venues show a price and the best bid and offer are %s apart; over the"
                            + " window they are %s apart on average. Figures against that moment say little: start later"
                            + " (--start).",
                    showing, venues, plain(first.get()), plain(usual.get()));
        }
    }

    private static String plain(BigDecimal amount) {
        return amount.setScale(PRICE_DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private void addUnfilled() {
        run.strategies().forEach((name, strategy) -> {
            BigDecimal unfilled = RunDirectory.left(strategy);
            if (unfilled.signum() > 0) {
                String did = strategy.or(SavingKeys.FILLED_QTY, BigDecimal.ZERO).signum() == 0
                        ? name + " filled nothing"
                        : format(
                                "%s left %s of %s%s unfilled",
                                name, Html.count(unfilled), Html.count(run.qty()), run.shares());
                add(
                        "%s, so its average price is of a part of the order. %s%s",
                        did, marked(strategy), unfilledBecause(name));
            }
        });
    }

    private String marked(Values strategy) {
        Optional<BigDecimal> move = results.find(ResultsKeys.MARKED_MOVE_BPS);
        Optional<BigDecimal> mark = strategy.find(StrategyKeys.RESIDUAL_MARK_PX);
        return move.isPresent() && mark.isPresent()
                ? format(
                        "Savings count what was left at %s and the take fee, and are stated only where %s bps more on it do not"
                                + " change their sign.",
                        plain(mark.get()), plain(move.get()))
                : "It is not compared with strategies that filled more.";
    }

    private void addWalked() {
        run.strategies().forEach((name, strategy) -> {
            BigDecimal walked = strategy.or(StrategyKeys.WALKED_QTY, BigDecimal.ZERO);
            if (walked.signum() > 0) {
                add(
                        "%s took %s of its %s only when its window ended, from what was displayed then, at %s on average%s.",
                        name,
                        Html.count(walked),
                        Html.count(run.qty()),
                        strategy.find(StrategyKeys.WALKED_AVG_PX)
                                .map(Caveats::plain)
                                .orElse("no price"),
                        strategy.find(StrategyKeys.WALKED_COST)
                                .map(cost -> ", which cost " + plain(cost) + " against the arrival mid")
                                .orElse(""));
            }
        });
    }

    private String unfilledBecause(String name) {
        if (has(name, StrategyKeys.ALL_OR_NOTHING)) {
            BigDecimal lot = run.lot(run.strategy(name));
            return run.qty().remainder(lot).signum() != 0
                    ? format(
                            " It trades whole lots of %s only, and %s is not a multiple.",
                            Html.count(lot), Html.count(run.qty()))
                    : " It trades only when one moment shows the whole remaining quantity, and none did.";
        }
        return has(name, StrategyKeys.LIMITED_BY_PENALTY)
                ? " It takes only shares within lambda_under + theta_queue = " + plain(penalty(name))
                        + " of the mid, fee included."
                : "";
    }

    private BigDecimal penalty(String strategy) {
        return parameter(strategy, "lambda_under").add(parameter(strategy, "theta_queue"));
    }

    /** A parameter of a strategy; zero where it has none of the name. */
    private BigDecimal parameter(String strategy, String name) {
        return run.strategy(strategy).or(StrategyKeys.PARAMETERS, Map.of()).getOrDefault(name, BigDecimal.ZERO);
    }

    private void addReuse() {
        add(
                "The %s profile counts every snapshot as fresh liquidity, so the same displayed shares can be taken"
                        + " repeatedly. These figures reproduce the exercise; they are not the cost of a real order.",
                results.get(ResultsKeys.PROFILE));
        run.strategies().forEach((name, strategy) -> {
            BigDecimal reused = strategy.or(StrategyKeys.REUSED_DISPLAYED_QTY, BigDecimal.ZERO);
            if (reused.signum() > 0) {
                add(
                        "%s took %s of its %s shares from displayed size that it had already taken.",
                        name, Html.count(reused), Html.count(strategy.or(SavingKeys.FILLED_QTY, BigDecimal.ZERO)));
            }
        });
    }

    private void addWaiting() {
        Values tested = run.strategy(run.tested());
        Optional<Instant> first = tested.find(StrategyKeys.FIRST_FILL_TIME);
        boolean atOnce = first.isPresent() && first.equals(tested.find(StrategyKeys.LAST_FILL_TIME));
        boolean complete = RunDirectory.isComplete(tested);
        if (has(run.tested(), StrategyKeys.ALL_OR_NOTHING) && complete && atOnce && secondsTo(first) > 0) {
            add(
                    "%s took all %s shares at one moment, %.3f s after the start: its saving comes from refusing to trade"
                            + " until a single snapshot shows the whole order.",
                    run.tested(), Html.count(tested.or(SavingKeys.FILLED_QTY, BigDecimal.ZERO)), secondsTo(first));
        }
    }

    private void addPrices() {
        for (String baseline : results.or(ResultsKeys.PRICE_BASELINES, List.of())) {
            add(
                    "The %s baseline is a price computed from the whole window afterwards; no order could have traded at it.",
                    baseline.toUpperCase(Locale.ROOT));
        }
    }

    private double secondsTo(Optional<Instant> time) {
        return time.map(at -> Duration.between(run.start(), at).toNanos() / NANOS_PER_SECOND)
                .orElse(0.0);
    }

    /** Waiting is a bet on the price, whoever does it. */
    private void addPace() {
        String other = run.headlineBaseline();
        Values tested = run.strategy(run.tested());
        Values baseline = run.strategy(other);
        boolean bothFilled = filledAll(baseline) && filledAll(tested);
        double own = secondsTo(tested.find(StrategyKeys.LAST_FILL_TIME));
        double others = secondsTo(baseline.find(StrategyKeys.LAST_FILL_TIME));
        if (bothFilled && own > LATER_FACTOR * others && own > others + LATER_SECONDS) {
            add(
                    "%s took %.1f s and %s %.1f s: part of the difference is the price move in the meantime, not skill at"
                            + " choosing venues.",
                    run.tested(), own, other, others);
        }
    }

    /** The shipped profile was measured on days of one month; an order of that month may be measured by its own day. */
    private void addCurve() {
        Optional<String> measured = results.find(SettingKeys.VOLUME_CURVE_MEASURED);
        boolean followed =
                run.strategies().keySet().stream().anyMatch(name -> has(name, StrategyKeys.FOLLOWS_VOLUME_CURVE));
        YearMonth month = YearMonth.from(run.start().atOffset(ZoneOffset.UTC));
        if (followed && measured.isPresent() && measured.get().equals(month.toString())) {
            add(
                    "The %s volume profile was measured in %s, on days that may include this one: here it can look ahead;"
                            + " --volume-curve flat or a file does not.",
                    results.or(SettingKeys.VOLUME_CURVE, ""), month);
        }
    }

    private void addSearch(Values search) {
        long points = search.or(SavingKeys.POINTS, 0L);
        add("In-sample: the parameters were chosen among %,d points and measured on the same data.", points);
        List<String> dead = results.get(ResultsKeys.DEAD_PARAMETERS);
        if (!dead.isEmpty()) {
            add(
                    "Parameters without effect on this data: %s. Their reported values have no meaning.",
                    String.join(", ", dead));
        }
        long tied = search.or(SavingKeys.TIED_BEST, 0L);
        if (tied > 1) {
            add("%,d of the %,d points give exactly the best result; the first of them is reported.", tied, points);
        }
        List<String> varied = search.or(SavingKeys.VARIED, List.of());
        if (has(run.tested(), StrategyKeys.LIMITED_BY_PENALTY)
                && varied.containsAll(List.of("lambda_under", "theta_queue"))) {
            add(
                    "lambda_under and theta_queue act through their sum alone here: only lambda_under + theta_queue = %s was"
                            + " found, not the two.",
                    plain(penalty(run.tested())));
        }
        for (String name : search.or(SavingKeys.AT_THE_EDGE, List.of())) {
            add("The best %s is the last of the values tried: better ones may lie beyond, so widen its range.", name);
        }
    }

    private void addVenues() {
        Map<String, String> venues = results.or(ResultsKeys.VENUES, Map.of());
        if (venues.size() == 1) {
            add(
                    "One venue only (publisher %s): there is nothing to route, so routers can differ in timing only.",
                    venues.keySet().iterator().next());
        }
    }

    private void addFees() {
        Map<String, String> venues = results.or(ResultsKeys.VENUES, Map.of());
        Map<String, Values> fees = results.or(ResultsKeys.FEES_BY_PUBLISHER, Map.of());
        long without =
                venues.keySet().stream().filter(id -> !fees.containsKey(id)).count();
        if (!fees.isEmpty() && without > 0) {
            add(
                    "%d of the %d venues are not in the fee table; they charge the flat fee of %s.",
                    without, venues.size(), rate(FeeKeys.TAKE_FEE, FeeKeys.TAKE_FEE_BPS));
        }
        results.find(ResultsKeys.FEE_FILE)
                .flatMap(file -> FeeWords.unverified(file, venues))
                .ifPresent(sentences::add);
        FeeWords.ofSells(results, run.isSell()).ifPresent(sentences::add);
        results.find(ResultsKeys.FEE_DOUBTS).map(FeeWords::ofOrder).ifPresent(sentences::addAll);
    }

    private String rate(Key<BigDecimal> perShare, Key<BigDecimal> bps) {
        BigDecimal amount = results.or(perShare, BigDecimal.ZERO);
        String share = amount.toPlainString() + " per share";
        return results.find(bps)
                .map(part -> part.toPlainString() + " bps")
                .map(part -> amount.signum() == 0 ? part : share + " and " + part)
                .orElse(share);
    }

    private static boolean filledAll(Values strategy) {
        return strategy.or(StrategyKeys.UNFILLED_QTY, BigDecimal.ONE).signum() == 0;
    }

    private void addAlways() {
        QuoteWords.ages(run.tested(), run.strategy(run.tested())).ifPresent(sentences::add);
        add("One order is one observation: a single saving has no confidence interval.");
        boolean passive = run.strategies().values().stream()
                .anyMatch(strategy -> strategy.find(StrategyKeys.EXECUTION_QUALITY)
                                .map(quality -> quality.or(VenueKeys.MAKER_QTY, BigDecimal.ZERO))
                                .orElse(BigDecimal.ZERO)
                                .signum()
                        > 0);
        add(
                "Orders %s and %s; other participants do not react to them.",
                isImmediate() ? "reach their venue without latency" : "have the latency that was set",
                passive ? queue() : "only take displayed liquidity");
        boolean rebate = results.or(FeeKeys.REBATE, BigDecimal.ZERO).signum() != 0
                || results.find(FeeKeys.REBATE_BPS).isPresent();
        if (rebate && !passive) {
            add(
                    "The rebate of %s was never earned: no passive order was filled.",
                    rate(FeeKeys.REBATE, FeeKeys.REBATE_BPS));
        }
    }

    private String queue() {
        return results.or(SettingKeys.QUEUE_EXACT, false)
                ? "their queue position is exact, from order-level data"
                : "their queue position is an estimate of the " + results.or(SettingKeys.QUEUE_MODEL, "") + " model";
    }

    /** A latency model that gives no figures may delay anything. */
    private boolean isImmediate() {
        Values latency = results.or(SettingKeys.LATENCY, Values.of(SettingKeys.LATENCY_SHAPE));
        Values orders = latency.or(SettingKeys.ORDERS, Values.of(SettingKeys.ORDERS_SHAPE));
        List<List<Long>> entryNs = orders.or(SettingKeys.ENTRY_NS, List.of());
        List<List<Long>> reportNs = orders.or(SettingKeys.REPORT_NS, List.of());
        return !latency.or(SettingKeys.FEED_RECORDED, false)
                && latency.or(SettingKeys.FEED_NS, 0L) == 0
                && !entryNs.isEmpty()
                && Stream.of(entryNs, reportNs)
                        .flatMap(List::stream)
                        .flatMap(List::stream)
                        .allMatch(ns -> ns == 0);
    }
}
