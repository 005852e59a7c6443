package io.slipway.result;

import io.slipway.engine.StrategyResult;
import io.slipway.model.FeeRate;
import io.slipway.model.FeeTable;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.search.SearchResult;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.StandardCurve;
import io.slipway.strategy.Trait;
import io.slipway.survey.DataQuality;
import io.slipway.tca.Benchmarks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sentences that a reader of a result must know before relying on it. */
public final class Caveats {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double LATER_FACTOR = 3;
    private static final double LATER_SECONDS = 1;
    private static final BigDecimal WIDE = BigDecimal.valueOf(5);

    private final RunResult run;
    private final List<String> sentences = new ArrayList<>();

    private Caveats(RunResult run) {
        this.run = run;
    }

    /** The caveats of a run, the gravest first. */
    public static List<String> of(RunResult run) {
        Caveats caveats = new Caveats(run);
        caveats.addArrival();
        caveats.addUnfilled();
        caveats.sentences.addAll(
                run.spec().rules().warnings(run.spec(), run.comparison().optimized(), run.strategies()));
        caveats.addPace();
        caveats.addCurve();
        caveats.addSearch();
        caveats.addData();
        caveats.addVenues();
        caveats.addFees();
        caveats.addAlways();
        return List.copyOf(caveats.sentences);
    }

    private void add(String format, Object... arguments) {
        sentences.add(String.format(Locale.ROOT, format, arguments));
    }

    /** A first quote far from the usual market makes every comparison with it meaningless. */
    private void addArrival() {
        Benchmarks prices = run.tca().benchmarks();
        int venues = run.tape().publisherIds().length;
        if (prices.arrivalSpread() == null || prices.meanSpread() == null) {
            return;
        }
        BigDecimal usual = prices.meanSpread();
        boolean wide = prices.arrivalSpread().compareTo(usual.multiply(WIDE)) > 0;
        if (wide || prices.arrivalVenues() * 2 < venues) {
            add(
                    "When the order starts, %d of %d venues show a price and the best bid and offer are %s apart; over the"
                            + " window they are %s apart on average. Figures against that moment say little: start later"
                            + " (--start).",
                    prices.arrivalVenues(), venues, plain(prices.arrivalSpread()), plain(usual));
        }
    }

    /** The shipped curve was measured on days of one month; an order of that month may be judged by its own day. */
    private void addCurve() {
        Instant start = Instant.ofEpochSecond(0, run.spec().order().startNs());
        boolean shipped = run.spec().schedule().curve() == StandardCurve.US_EQUITY;
        boolean followed = run.strategies().stream().anyMatch(result -> has(result.name(), Trait.FOLLOWS_VOLUME_CURVE));
        if (shipped
                && followed
                && YearMonth.from(start.atOffset(ZoneOffset.UTC)).equals(StandardCurve.MEASURED)) {
            add(
                    "The us-equity curve of vwap was measured in %s, on days that may include this one: here it can look ahead;"
                            + " --volume-curve flat or a file does not.",
                    StandardCurve.MEASURED);
        }
    }

    private static String plain(BigDecimal amount) {
        return amount.setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }

    private void addUnfilled() {
        for (StrategyResult result : run.strategies()) {
            if (result.unfilledQty() > 0) {
                add(
                        "%s left %,d of %,d shares unfilled, so its price is not compared with those that finished.%s",
                        result.name(), result.unfilledQty(), result.order().qty(), whyUnfilled(result.name()));
            }
        }
    }

    private String whyUnfilled(String name) {
        long qty = run.spec().order().qty();
        if (has(name, Trait.ALL_OR_NOTHING)) {
            long lot = parameters(name).whole("lot");
            return qty % lot != 0
                    ? String.format(
                            Locale.ROOT, " It trades whole lots of %,d only, and %,d is not a multiple.", lot, qty)
                    : " It trades only when one moment shows the whole remaining quantity, and none did.";
        }
        if (has(name, Trait.LIMITED_BY_PENALTY)) {
            return String.format(
                    Locale.ROOT,
                    " It takes only shares within lambda_under + theta_queue = %s of the mid, fee included.",
                    plain(Money.toDecimal(penaltyE9())));
        }
        return "";
    }

    private void addSearch() {
        SearchResult search = run.search();
        if (search == null) {
            return;
        }
        add(
                "In-sample: the parameters were chosen among %,d points and measured on the same data.",
                search.results().size());
        if (!search.dead().isEmpty()) {
            add(
                    "Parameters without effect on this data: %s. Their reported values have no meaning.",
                    String.join(", ", search.dead()));
        }
        if (search.tiedBest() > 1) {
            add(
                    "%,d of the %,d points give exactly the best result; the first of them is reported.",
                    search.tiedBest(), search.results().size());
        }
        addSum(search);
        for (String name : search.atTheEdge()) {
            add("The best %s is the last of the values tried: better ones may lie beyond, so widen its range.", name);
        }
    }

    /** In the product's own rule only the sum of the two matters, so naming a best value of each means nothing. */
    private void addSum(SearchResult search) {
        boolean penalised = has(run.comparison().optimized().name(), Trait.LIMITED_BY_PENALTY);
        if (penalised && search.variesIn("lambda_under") && search.variesIn("theta_queue")) {
            add(
                    "lambda_under and theta_queue act through their sum alone here: only lambda_under + theta_queue = %s was"
                            + " found, not the two.",
                    plain(Money.toDecimal(penaltyE9())));
        }
    }

    private long penaltyE9() {
        return run.parameters().valueE9("lambda_under") + run.parameters().valueE9("theta_queue");
    }

    private boolean has(String name, Trait trait) {
        return run.spec().strategies().stream()
                .anyMatch(each -> each.name().equals(name) && each.definition().has(trait));
    }

    private Parameters parameters(String name) {
        return run.spec().strategies().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .parameters();
    }

    /** Waiting is a bet on the price, whoever does it. */
    private void addPace() {
        Optional<StrategyResult> bestAsk = run.strategies().stream()
                .filter(result -> result.name().equals(run.comparison().names().get(0)))
                .findFirst();
        StrategyResult optimized = run.comparison().optimized();
        if (!run.spec().rules().takesExecutionModel()
                || bestAsk.isEmpty()
                || bestAsk.get().unfilledQty() > 0
                || optimized.unfilledQty() > 0) {
            return;
        }
        double ours = secondsToLast(optimized);
        double theirs = secondsToLast(bestAsk.get());
        if (ours > LATER_FACTOR * theirs && ours > theirs + LATER_SECONDS) {
            add(
                    "%s took %.1f s and %s %.1f s: part of the difference is the price move in the meantime, not skill"
                            + " at choosing venues.",
                    optimized.name(), ours, bestAsk.get().name(), theirs);
        }
    }

    private double secondsToLast(StrategyResult result) {
        List<Fill> fills = result.fills();
        long lastNs = fills.isEmpty()
                ? run.spec().order().startNs()
                : fills.get(fills.size() - 1).timeNs();
        return (lastNs - run.spec().order().startNs()) / NANOS_PER_SECOND;
    }

    private void addData() {
        DataQuality quality = run.survey().quality();
        long pastEndNs = run.spec().order().endNs() - run.tape().lastEventNs();
        if (pastEndNs > 0) {
            add(
                    "The data ends %.3f s before the order does: later trades use the last quotes.",
                    pastEndNs / NANOS_PER_SECOND);
        }
        if (quality.outOfOrderRows() > 0) {
            add(
                    "%,d events have an earlier event time than the event before them. They are processed at the later time.",
                    quality.outOfOrderRows());
        }
        if (quality.maybeBadBookRows() > 0) {
            add("%,d rows are flagged as having a doubtful book, and were traded on.", quality.maybeBadBookRows());
        }
    }

    private void addVenues() {
        int[] publisherIds = run.tape().publisherIds();
        if (publisherIds.length == 1) {
            add(
                    "One venue only (publisher %d): there is nothing to route, so routers can differ in timing only.",
                    publisherIds[0]);
        }
    }

    private void addFees() {
        FeeTable fees = run.spec().fees();
        long without = Arrays.stream(run.tape().publisherIds())
                .filter(id -> !fees.byPublisher().containsKey(id))
                .count();
        if (!fees.byPublisher().isEmpty() && without > 0) {
            add(
                    "%d of the %d venues are not in the fee table; they charge the flat fee of %s.",
                    without,
                    run.tape().publisherIds().length,
                    fees.other().tier(0).take());
        }
    }

    private void addAlways() {
        add("One order is one observation: a single saving has no confidence interval.");
        boolean rested = run.strategies().stream()
                .flatMap(result -> result.fills().stream())
                .anyMatch(fill -> fill.liquidity() == Liquidity.MAKER);
        add(
                "Orders %s and %s; other participants do not react to them.",
                run.spec().latency().isNone() ? "reach their venue without latency" : "have the latency that was set",
                rested
                        ? run.spec().model().queue().isExact()
                                ? "their queue position is exact, from order-level data"
                                : "their queue position is an estimate of the "
                                        + run.spec().model().queue() + " model"
                        : "only take displayed liquidity");
        FeeRate rebate = run.spec().fees().other().tier(0).rebate();
        if (!rebate.equals(FeeRate.NONE) && !rested) {
            add("The rebate of %s was never earned: no passive order was filled.", rebate);
        }
    }
}
