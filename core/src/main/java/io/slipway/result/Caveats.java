package io.slipway.result;

import io.slipway.engine.Profile;
import io.slipway.engine.Strategies;
import io.slipway.engine.StrategyResult;
import io.slipway.model.FeeRate;
import io.slipway.model.FeeTable;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.search.SearchResult;
import io.slipway.strategies.schedule.StandardCurve;
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
        if (run.settings().profile() == Profile.TRIAL) {
            caveats.addTrial();
        }
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
        Instant start = Instant.ofEpochSecond(0, run.settings().order().startNs());
        boolean shipped = run.settings().pace().curve() == StandardCurve.US_EQUITY;
        boolean vwap =
                run.strategies().stream().anyMatch(result -> result.name().startsWith(Strategies.VWAP));
        if (shipped
                && vwap
                && run.settings().profile() == Profile.DEFAULT
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
                        "%s left %,d of %,d shares undone; its price is not compared with those that finished.%s",
                        result.name(), result.unfilledQty(), result.order().qty(), whyUnfilled(result.name()));
            }
        }
    }

    private String whyUnfilled(String name) {
        Profile profile = run.settings().profile();
        long lot = run.settings().lot();
        long qty = run.settings().order().qty();
        if (Strategies.isAllOrNothing(profile, name)) {
            return qty % lot != 0
                    ? String.format(Locale.ROOT, " It takes whole lots of %,d only, and %,d is no multiple.", lot, qty)
                    : " It takes all of the rest at one moment or nothing, and no moment showed that much.";
        }
        if (name.equals(Strategies.CONT_KUKANOV_STATIC)) {
            long limitE9 = run.parameters().lambdaUnderE9() + run.parameters().thetaQueueE9();
            return String.format(
                    Locale.ROOT,
                    " It takes only what costs less than lambda_under + theta_queue = %s from the mid, the fee included.",
                    plain(Money.toDecimal(limitE9)));
        }
        return "";
    }

    private void addTrial() {
        add("The trial's rules count every snapshot as fresh liquidity, so the same displayed shares can be taken again"
                + " and again. These figures reproduce the trial; they do not say what an order would have cost.");
        for (StrategyResult result : run.strategies()) {
            if (result.reusedQty() > 0) {
                add(
                        "%s took %,d of its %,d shares from displayed size that it had already taken.",
                        result.name(), result.reusedQty(), result.execution().qty());
            }
        }
        addWaiting();
        add(
                "The VWAP baseline is a price worked out from the whole window after the fact; nobody could have traded at it.");
    }

    private void addWaiting() {
        StrategyResult optimized = run.comparison().optimized();
        boolean waits = Strategies.isAllOrNothing(run.settings().profile(), optimized.name());
        if (!waits || optimized.fills().isEmpty() || optimized.unfilledQty() > 0) {
            return;
        }
        long startNs = run.settings().order().startNs();
        long firstNs = optimized.fills().get(0).timeNs();
        long lastNs = optimized.fills().get(optimized.fills().size() - 1).timeNs();
        if (firstNs == lastNs && firstNs > startNs) {
            add(
                    "%s took all %,d shares at one moment, %.3f s after the start: what it saves, it saves by refusing to"
                            + " trade until a single snapshot shows the whole order.",
                    optimized.name(), optimized.execution().qty(), (firstNs - startNs) / NANOS_PER_SECOND);
        }
    }

    private void addSearch() {
        SearchResult search = run.search();
        if (search == null) {
            return;
        }
        add(
                "In-sample: the parameters were chosen among %,d points on the same data that they are judged on.",
                search.results().size());
        if (!search.dead().isEmpty()) {
            add(
                    "Dead on this data, changing nothing: %s. A value reported for them has no meaning.",
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
        boolean penalised = run.settings().profile() == Profile.DEFAULT
                && run.comparison().optimized().name().equals(Strategies.CONT_KUKANOV_STATIC);
        if (penalised && search.variesIn("lambda_under") && search.variesIn("theta_queue")) {
            add(
                    "lambda_under and theta_queue act through their sum alone here: only lambda_under + theta_queue = %s was"
                            + " found, not the two.",
                    plain(Money.toDecimal(
                            run.parameters().lambdaUnderE9() + run.parameters().thetaQueueE9())));
        }
    }

    /** Waiting is a bet on the price, whoever does it. */
    private void addPace() {
        Optional<StrategyResult> bestAsk = run.strategies().stream()
                .filter(result -> result.name().equals(Strategies.BEST_ASK))
                .findFirst();
        StrategyResult optimized = run.comparison().optimized();
        if (run.settings().profile() == Profile.TRIAL
                || bestAsk.isEmpty()
                || bestAsk.get().unfilledQty() > 0
                || optimized.unfilledQty() > 0) {
            return;
        }
        double ours = secondsToLast(optimized);
        double theirs = secondsToLast(bestAsk.get());
        if (ours > LATER_FACTOR * theirs && ours > theirs + LATER_SECONDS) {
            add(
                    "%s took %.1f s and best-ask %.1f s: part of the difference is how the price moved meanwhile, not skill"
                            + " at choosing venues.",
                    optimized.name(), ours, theirs);
        }
    }

    private double secondsToLast(StrategyResult result) {
        List<Fill> fills = result.fills();
        long lastNs = fills.isEmpty()
                ? run.settings().order().startNs()
                : fills.get(fills.size() - 1).timeNs();
        return (lastNs - run.settings().order().startNs()) / NANOS_PER_SECOND;
    }

    private void addData() {
        DataQuality quality = run.survey().quality();
        long pastEndNs = run.settings().order().endNs() - run.tape().lastEventNs();
        if (pastEndNs > 0) {
            add(
                    "The data ends %.3f s before the order does: what was done later was done at the last quotes seen.",
                    pastEndNs / NANOS_PER_SECOND);
        }
        if (quality.outOfOrderRows() > 0) {
            add(
                    "%,d rows happened before the row ahead of them; they count at the time of that row.",
                    quality.outOfOrderRows());
        }
        if (quality.maybeBadBookRows() > 0) {
            add(
                    "%,d rows are flagged to have a doubtful book and were traded against all the same.",
                    quality.maybeBadBookRows());
        }
    }

    private void addVenues() {
        int[] publisherIds = run.tape().publisherIds();
        if (publisherIds.length == 1) {
            add(
                    "One venue only (publisher %d): there is nothing to route, every router can only differ in timing.",
                    publisherIds[0]);
        }
    }

    private void addFees() {
        FeeTable fees = run.settings().fees();
        long without = Arrays.stream(run.tape().publisherIds())
                .filter(id -> !fees.byPublisher().containsKey(id))
                .count();
        if (!fees.byPublisher().isEmpty() && without > 0) {
            add(
                    "%d of the %d venues have no fees in the table; they charge %s.",
                    without,
                    run.tape().publisherIds().length,
                    fees.other().tier(0).take());
        }
    }

    private void addAlways() {
        add("One order on one stretch of data is one draw: no confidence interval can be given for a single saving.");
        boolean rested = run.strategies().stream()
                .flatMap(result -> result.fills().stream())
                .anyMatch(fill -> fill.liquidity() == Liquidity.MAKER);
        add(
                "Orders %s and %s; nobody reacts to them.",
                run.settings().latency().isNone() ? "reach their venue without delay" : "take the latency that was set",
                rested
                        ? run.settings().conditions().queue().isExact()
                                ? "their place in a queue is what the orders of the data make it"
                                : "their place in a queue is what the "
                                        + run.settings().conditions().queue() + " model says"
                        : "only take displayed liquidity");
        FeeRate rebate = run.settings().fees().other().tier(0).rebate();
        if (!rebate.equals(FeeRate.NONE) && !rested) {
            add("The rebate of %s was never earned: no order rested and was filled.", rebate);
        }
    }
}
