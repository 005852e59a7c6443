package io.slipway.tca;

import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.Fill;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import io.slipway.tca.Savings.WholeOrder;
import io.slipway.tca.benchmark.Benchmarks;
import io.slipway.tca.benchmark.ReferencePrices;
import io.slipway.tca.benchmark.SnapshotSums;
import io.slipway.tca.benchmark.UsableRows;
import io.slipway.tca.quote.StaleAges;
import io.slipway.tca.quote.WindowQuotes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Observer that measures the {@link Tca} of some executions in one pass over the recording. Not thread-safe.
 *
 * <pre>{@code
 * TcaObserver tca = new TcaObserver(tape, spec, executions);
 * SurveyObserver survey = new SurveyObserver(tape, TapeSurvey.DEFAULT_GAP_NS);
 * TapePass.over(tape).add(tca).add(survey).run();
 * Tca costs = tca.tca();
 * }</pre>
 */
public final class TcaObserver implements TapeObserver {

    private final TcaSpec spec;
    private final List<ExecutedOrder> executions;
    private final OfMarket market;
    private final boolean isPassed;
    private final Markouts.Observer markouts;

    /**
     * An observer of one pass over {@code tape}.
     *
     * @param executions with distinct names
     */
    public TcaObserver(MarketTape tape, TcaSpec spec, List<ExecutedOrder> executions) {
        this(tape, spec, UsableRows.ALL, executions);
    }

    /**
     * An observer of one pass over {@code tape}.
     *
     * @param rows from which the prices of the window may be taken
     * @param executions with distinct names
     */
    public TcaObserver(MarketTape tape, TcaSpec spec, UsableRows rows, List<ExecutedOrder> executions) {
        this(tape, new OfMarket(tape, spec, rows), executions, false);
    }

    private TcaObserver(MarketTape tape, OfMarket market, List<ExecutedOrder> executions, boolean isPassed) {
        this.spec = market.spec;
        this.market = market;
        this.isPassed = isPassed;
        this.executions = List.copyOf(executions);
        List<Fill> fills = new ArrayList<>();
        executions.forEach(executed -> fills.addAll(VenueScorecard.fills(executed.orders())));
        markouts = new Markouts.Observer(tape, spec.order().sessions(), fills);
    }

    /**
     * Measures that no execution changes: prices to compare with, and the best possible taking. A pass may measure it before the strategies have
     * run, or beside them. Not thread-safe.
     */
    public static final class OfMarket implements TapeObserver {

        private final TcaSpec spec;
        private final Benchmarks.Observer benchmarks;
        private final ReferencePrices.Observer reference;
        private final BestPossible.Observer bestPossible;

        /** Null where nothing is compared with the price of snapshots: they cost as much as all else. */
        private final SnapshotSums.@Nullable Observer snapshots;

        private final StaleAges.Observer stale;
        private final boolean isMarkBounded;

        /** An observer of one pass over {@code tape}. */
        public OfMarket(MarketTape tape, TcaSpec spec) {
            this(tape, spec, UsableRows.ALL);
        }

        private OfMarket(MarketTape tape, TcaSpec spec, UsableRows rows) {
            this.spec = spec;
            isMarkBounded = rows.isMarkBounded();
            benchmarks =
                    new Benchmarks.Observer(new VenueBooks(tape.publisherIds()), spec.order(), spec.staleNs(), rows);
            reference = new ReferencePrices.Observer(tape, spec.order(), spec.participation());
            bestPossible = new BestPossible.Observer(
                    new VenueBooks(tape.publisherIds()), spec.order(), spec.fees(), spec.prints());
            snapshots = spec.ofSnapshots() ? new SnapshotSums.Observer(tape, spec.order(), Long.MAX_VALUE) : null;
            stale = new StaleAges.Observer(tape, spec.order().sessions(), spec.staleNs());
        }

        @Override
        public void onRow(MarketEvent event, long index) {
            benchmarks.onRow(event, index);
            reference.onRow(event, index);
            bestPossible.onRow(event, index);
            if (snapshots != null) {
                snapshots.onRow(event, index);
            }
            stale.onRow(event, index);
        }

        @Override
        public void onEnd() {
            bestPossible.onEnd();
            if (snapshots != null) {
                snapshots.onEnd();
            }
        }

        /**
         * An observer of executions, for another pass over the tape.
         *
         * @param executions with distinct names
         */
        public TcaObserver with(MarketTape tape, List<ExecutedOrder> executions) {
            return new TcaObserver(tape, this, executions, true);
        }

        private Benchmarks window() {
            return benchmarks
                    .toBenchmarks(snapshots == null ? SnapshotSums.NONE : snapshots.sums())
                    .with(spec.given());
        }
    }

    @Override
    public void onRow(MarketEvent event, long index) {
        if (!isPassed) {
            market.onRow(event, index);
        }
        markouts.onRow(event, index);
    }

    @Override
    public long neededUntilNs() {
        return isPassed ? markouts.neededUntilNs() : Long.MAX_VALUE;
    }

    @Override
    public void onEnd() {
        if (!isPassed) {
            market.onEnd();
        }
        markouts.onEnd();
    }

    /** Time of the quote that is the arrival price, in ns since 1970 UTC, after {@link #tca}; empty if there is none. */
    public OptionalLong arrivalNs() {
        return market.benchmarks.arrivalNs();
    }

    /** The costs, after the pass. */
    public Tca tca() {
        Benchmarks window = market.window();
        BigDecimal decision = spec.given().decisionPx() == null
                ? window.arrivalMid()
                : spec.given().decisionPx();
        Map<String, BigDecimal> prices = prices(window, market.reference.toPrices(), decision);
        Measuring measuring = new Measuring(spec, window, prices, decision, market.stale.ages(), market.isMarkBounded);
        Map<String, StrategyTca> strategies = new LinkedHashMap<>();
        int from = 0;
        for (ExecutedOrder executed : executions) {
            int to = from + VenueScorecard.fills(executed.orders()).size();
            strategies.put(executed.name(), measuring.measure(executed, markouts.twiceMids(from, to)));
            from = to;
        }
        return new Tca(
                window,
                prices,
                market.bestPossible.cheapest(spec.order().qty()),
                strategies,
                new WindowQuotes(
                        measuring.stale(),
                        market.benchmarks.crossedShare(),
                        market.benchmarks.levels(),
                        market.benchmarks.startHalt(),
                        market.benchmarks.haltedNs(),
                        market.benchmarks.isMarkBound() && spec.given().endPx() == null));
    }

    private Map<String, BigDecimal> prices(
            Benchmarks benchmarks, ReferencePrices reference, @Nullable BigDecimal decision) {
        BigDecimal previousClose = spec.given().previousClose();
        Map<String, @Nullable BigDecimal> all = new LinkedHashMap<>();
        all.put("arrival_mid", benchmarks.arrivalMid());
        all.put("decision", decision);
        all.put("twap_mid", benchmarks.twapMid());
        all.put("print_vwap", benchmarks.printVwap());
        all.put("participation_weighted", reference.participationWeighted());
        all.put("size_weighted_quote", spec.ofSnapshots() ? benchmarks.sizeWeightedQuote() : null);
        all.put("official_open", reference.officialOpen());
        all.put("official_close", reference.officialClose());
        all.put("first_trade", reference.firstTrade());
        all.put("last_trade", reference.lastTrade());
        all.put("previous_close", previousClose == null ? reference.previousClose() : previousClose);
        Map<String, BigDecimal> prices = new LinkedHashMap<>();
        all.forEach((name, price) -> {
            if (price != null) {
                prices.put(name, price);
            }
        });
        return prices;
    }

    /** The measures that hold for all executions. */
    private record Measuring(
            TcaSpec spec,
            Benchmarks benchmarks,
            Map<String, BigDecimal> prices,
            @Nullable BigDecimal decision,
            StaleAges stale,
            boolean isMarkBounded) {

        StrategyTca measure(ExecutedOrder executed, long[][] twiceMids) {
            Side side = spec.order().side();
            Execution execution = executed.execution();
            BigDecimal arrival = base(benchmarks.arrivalMid());
            WholeOrder whole = spec.whole(benchmarks.endTouch());
            BigDecimal end = whole.markPx(execution);
            return new StrategyTca(
                    costs(execution),
                    arrival == null || execution.qty() == 0 ? null : Savings.costBps(side, execution, arrival),
                    arrival == null
                            ? null
                            : CostBreakdown.of(spec.order(), executed.fills(), arrival, end, whole.markFee(execution)),
                    shortfall(executed, whole),
                    new AssumedCosts(
                            ComponentCost.ofFills(side, executed.fills()),
                            spec.impact() == null ? null : spec.impact().costE9(executed.fills())),
                    ExecutionQuality.of(side, VenueScorecard.fills(executed.orders()), twiceMids, stale),
                    VenueScorecard.byPublisher(side, executed.orders(), twiceMids, stale),
                    ResidualMark.of(whole, execution, arrival));
        }

        /** A price of which there are ratios; null for none and for zero. */
        private static @Nullable BigDecimal base(@Nullable BigDecimal price) {
            return price == null || price.signum() == 0 ? null : price;
        }

        private Map<String, Optional<BigDecimal>> costs(Execution execution) {
            Map<String, Optional<BigDecimal>> costs = new LinkedHashMap<>();
            prices.forEach((name, price) -> costs.put(
                    name,
                    execution.qty() > 0 && price.signum() != 0
                            ? Optional.of(Savings.costBps(spec.order().side(), execution, price))
                            : Optional.empty()));
            return costs;
        }

        private @Nullable ImplementationShortfall shortfall(ExecutedOrder executed, WholeOrder whole) {
            // Without a price of the arrival the order counts from its decision, and no part of its cost is a delay.
            BigDecimal arrival = benchmarks.arrivalMid() == null ? decision : benchmarks.arrivalMid();
            BigDecimal end = whole.markPx(executed.execution());
            boolean all = executed.execution().qty() == spec.order().qty();
            if (arrival == null || decision == null || (end == null && !all && !isMarkBounded)) {
                return null;
            }
            return ImplementationShortfall.of(
                    spec.order().side(),
                    spec.order().qty(),
                    executed.fills(),
                    new ImplementationShortfall.Prices(decision, arrival, end),
                    whole.markFee(executed.execution()));
        }
    }
}
