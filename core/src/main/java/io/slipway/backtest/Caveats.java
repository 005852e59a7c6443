package io.slipway.backtest;

import io.slipway.model.Money;
import io.slipway.search.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reader of a result must know before believing it, in sentences. */
public final class Caveats {

    private static final double NANOS_PER_SECOND = 1e9;

    private final RunResult run;
    private final List<String> sentences = new ArrayList<>();

    private Caveats(RunResult run) {
        this.run = run;
    }

    /** The caveats of a run, the gravest first. */
    public static List<String> of(RunResult run) {
        Caveats caveats = new Caveats(run);
        caveats.addUnfilled();
        if (run.settings().profile() == Profile.TRIAL) {
            caveats.addTrial();
        }
        caveats.addSearch();
        caveats.addVenues();
        caveats.addAlways();
        return List.copyOf(caveats.sentences);
    }

    private void add(String format, Object... arguments) {
        sentences.add(String.format(Locale.ROOT, format, arguments));
    }

    private void addUnfilled() {
        for (StrategyResult result : run.strategies()) {
            if (result.unfilledQty() > 0) {
                add(
                        "%s left %,d of %,d shares undone; its price is not compared with those that finished.",
                        result.name(), result.unfilledQty(), result.order().qty());
            }
        }
    }

    private void addTrial() {
        add(
                "The trial's rules count every snapshot as fresh liquidity, so the same displayed shares can be bought again"
                        + " and again. These figures reproduce the trial; they do not say what an order would have cost.");
        for (StrategyResult result : run.strategies()) {
            if (result.reusedQty() > 0) {
                add(
                        "%s bought %,d of its %,d shares from displayed size that it had already taken.",
                        result.name(), result.reusedQty(), result.execution().qty());
            }
        }
        addWaiting();
        add(
                "The VWAP baseline is a price worked out from the whole window after the fact; nobody could have traded at it.");
    }

    private void addWaiting() {
        StrategyResult optimized = run.comparison().optimized();
        if (optimized.fills().size() == 1 && optimized.unfilledQty() == 0) {
            long waitedNs =
                    optimized.fills().get(0).timeNs() - run.settings().order().startNs();
            add(
                    "%s took all %,d shares from one quote %.3f s after the start: what it saves, it saves by refusing to"
                            + " trade until a single snapshot shows the whole order.",
                    optimized.name(), optimized.execution().qty(), waitedNs / NANOS_PER_SECOND);
        } else if (optimized.fills().isEmpty()) {
            add("%s never traded: no snapshot showed the whole order, and it accepts nothing less.", optimized.name());
        }
    }

    private void addSearch() {
        SearchResult search = run.search();
        if (search == null) {
            return;
        }
        add(
                "In-sample: the parameters were chosen among %,d points on the same data that they are judged on.",
                search.trials().size());
        if (!search.dead().isEmpty()) {
            add(
                    "Dead on this data, changing nothing: %s. A value reported for them has no meaning.",
                    String.join(", ", search.dead()));
        }
        if (search.tiedBest() > 1) {
            add(
                    "%,d of the %,d points give exactly the best result; the first of them is reported.",
                    search.tiedBest(), search.trials().size());
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

    private void addAlways() {
        add("One order on one stretch of data is one draw: no confidence interval can be given for a single saving.");
        add("Orders reach their venue without delay and only take displayed liquidity; nobody reacts to them.");
        if (run.settings().fees().rebateE9() != 0) {
            add(
                    "The rebate of %s a share was never earned: no strategy here rests an order.",
                    Money.toDecimal(run.settings().fees().rebateE9()).toPlainString());
        }
    }
}
