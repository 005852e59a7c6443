package io.slipway.publish.values;

import io.slipway.engine.StrategyResult;
import io.slipway.market.Obstacle;
import io.slipway.model.Fill;
import io.slipway.model.Money;
import io.slipway.result.RunResult;
import io.slipway.result.file.CostKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.file.VenueKeys;
import io.slipway.result.schema.Values;
import io.slipway.strategy.Milestone;
import io.slipway.tca.ComponentCost;
import io.slipway.tca.CostBreakdown;
import io.slipway.tca.Execution;
import io.slipway.tca.ExecutionQuality;
import io.slipway.tca.ImplementationShortfall;
import io.slipway.tca.Markouts;
import io.slipway.tca.StrategyTca;
import io.slipway.tca.VenueScorecard;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One strategy of a run as values. */
public final class StrategyValues {

    private static final int MOST_MILESTONES = 2_000;
    private static final int COMPONENT_DECIMALS = 12;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int MS_SCALE = 6;

    private final RunResult run;
    private final StrategyResult result;
    private final StrategyTca tca;

    private StrategyValues(RunResult run, StrategyResult result) {
        this.run = run;
        this.result = result;
        this.tca = run.tca().of(result.name());
    }

    public static Values of(RunResult run, StrategyResult result) {
        return new StrategyValues(run, result).values();
    }

    private Values values() {
        List<Fill> fills = result.fills();
        Map<String, BigDecimal> byVenue = new LinkedHashMap<>();
        result.filledByPublisher().forEach((id, qty) -> byVenue.put(id.toString(), BigDecimal.valueOf(qty)));
        Map<String, Long> passedOver = new LinkedHashMap<>();
        for (Map.Entry<Obstacle, Long> entry : result.passedOver().entrySet()) {
            passedOver.put(entry.getKey().label(), entry.getValue());
        }
        BigInteger impactE9 = tca.assumed().whatIfImpactE9();
        Values values = SavingValues.put(Values.of(StrategyKeys.SHAPE), result.execution())
                .put(StrategyKeys.TRAITS, traits())
                .put(
                        StrategyKeys.PARAMETERS,
                        run.strategy(result.name()).parameters().toMap())
                .put(StrategyKeys.UNFILLED_QTY, result.unfilledQty())
                .put(StrategyKeys.FEES, Money.toDecimal(result.feesE9()))
                .put(StrategyKeys.FILLS, (long) fills.size())
                .put(StrategyKeys.FILLED_BY_VENUE, byVenue)
                .put(
                        StrategyKeys.FIRST_FILL_TIME,
                        fills.isEmpty() ? null : Decimals.time(fills.get(0).timeNs()))
                .put(
                        StrategyKeys.LAST_FILL_TIME,
                        fills.isEmpty()
                                ? null
                                : Decimals.time(fills.get(fills.size() - 1).timeNs()))
                .put(StrategyKeys.PLAN, plan())
                .put(StrategyKeys.REUSED_DISPLAYED_QTY, result.reusedQty())
                .put(StrategyKeys.WHAT_IF_IMPACT, impactE9 == null ? null : Money.toDecimal(impactE9))
                .put(StrategyKeys.VENUES_PASSED_OVER, passedOver);
        putCosts(values);
        return SavingValues.putSavings(values, run.comparison(), result.execution());
    }

    private List<String> traits() {
        return run.strategy(result.name()).definition().traits().stream()
                .map(trait -> trait.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private void putCosts(Values values) {
        Map<String, Values> venues = new LinkedHashMap<>();
        tca.venues().forEach((id, card) -> venues.put(id.toString(), card(card)));
        values.put(StrategyKeys.COST_VS_ARRIVAL_BPS, tca.costVsArrivalBps())
                .put(StrategyKeys.COST_VS_BENCHMARKS_BPS, tca.costVsPricesBps())
                .put(StrategyKeys.HINDSIGHT_CAPTURE, captures())
                .put(StrategyKeys.IMPLEMENTATION_SHORTFALL, shortfall(tca.shortfall()))
                .put(StrategyKeys.COSTS, costs(tca.costs()))
                .put(StrategyKeys.COMPONENT_MODEL, components(tca.assumed().components()))
                .put(StrategyKeys.EXECUTION_QUALITY, putQuality(Values.of(VenueKeys.QUALITY), tca.quality()))
                .put(StrategyKeys.VENUES, venues)
                .put(StrategyKeys.WALKED_QTY, result.execution().remainder().walkedQty())
                .put(StrategyKeys.WALKED_AVG_PX, tca.mark().walkedPx())
                .put(StrategyKeys.WALKED_COST, tca.mark().walkedCost())
                .put(StrategyKeys.RESIDUAL_MARK_PX, tca.mark().px())
                .put(StrategyKeys.MARKED_CASH, tca.mark().cash());
    }

    private Map<String, Optional<BigDecimal>> captures() {
        Map<String, Optional<BigDecimal>> captures = new LinkedHashMap<>();
        for (Map.Entry<String, Execution> baseline :
                run.comparison().baselines().entrySet()) {
            captures.put(
                    SavingValues.baseline(baseline.getKey()),
                    run.tca().capture(run.spec().order().side(), result.execution(), baseline.getValue()));
        }
        return captures;
    }

    private static @Nullable Values shortfall(@Nullable ImplementationShortfall shortfall) {
        return shortfall == null
                ? null
                : Values.of(CostKeys.SHORTFALL)
                        .put(CostKeys.DELAY, Decimals.plain(shortfall.delay()))
                        .put(CostKeys.EXECUTION, Decimals.plain(shortfall.execution()))
                        .put(CostKeys.OPPORTUNITY, Decimals.plain(shortfall.opportunity()))
                        .put(CostKeys.SHORTFALL_FEES, Decimals.plain(shortfall.fees()))
                        .put(CostKeys.SHORTFALL_TOTAL, Decimals.plain(shortfall.total()))
                        .put(CostKeys.SHORTFALL_TOTAL_BPS, shortfall.totalBps())
                        .put(CostKeys.PEROLD_EXECUTION, Decimals.plain(shortfall.filledPaper()))
                        .put(CostKeys.PEROLD_OPPORTUNITY, Decimals.plain(shortfall.unfilledPaper()));
    }

    private static @Nullable Values costs(@Nullable CostBreakdown costs) {
        if (costs == null) {
            return null;
        }
        List<Values> bars = new ArrayList<>();
        costs.bars()
                .forEach((bar, amount) -> bars.add(Values.of(CostKeys.BAR)
                        .put(CostKeys.NAME, bar.name().toLowerCase(Locale.ROOT))
                        .put(CostKeys.AMOUNT, Decimals.plain(amount))
                        .put(CostKeys.BAR_BPS, costs.bps(amount))));
        return Values.of(CostKeys.COSTS)
                .put(CostKeys.BARS, bars)
                .put(CostKeys.TOTAL, Decimals.plain(costs.total()))
                .put(CostKeys.TOTAL_BPS, costs.bps(costs.total()));
    }

    private static Values components(ComponentCost components) {
        return Values.of(CostKeys.COMPONENTS)
                .put(CostKeys.SLIPPAGE, Decimals.plain(components.slippage()))
                .put(CostKeys.IMPACT, Decimals.of(components.impact(), COMPONENT_DECIMALS))
                .put(CostKeys.COMPONENT_TOTAL, Decimals.of(components.total(), COMPONENT_DECIMALS))
                .put(CostKeys.REWARD, Decimals.of(components.reward(), COMPONENT_DECIMALS));
    }

    private static Values card(VenueScorecard card) {
        Values values = Values.of(VenueKeys.CARD)
                .put(VenueKeys.SENT_QTY, card.sentQty())
                .put(VenueKeys.FILL_RATE, Decimals.orNull(card.fillRate()))
                .put(VenueKeys.FADE_RATE, Decimals.orNull(card.fadeRate()))
                .put(VenueKeys.QTY_SHARE, Decimals.orNull(card.qtyShare()))
                .put(VenueKeys.MEAN_TIME_TO_FILL_MS, Decimals.orNull(card.meanTimeToFillNs() / NANOS_PER_MILLI));
        return putQuality(values, card.quality());
    }

    private static Values putQuality(Values values, ExecutionQuality quality) {
        Map<String, Optional<BigDecimal>> realized = new LinkedHashMap<>();
        for (int h = 0; h < Markouts.HORIZONS_NS.size(); h++) {
            realized.put(
                    VenueKeys.horizon(Markouts.HORIZONS_NS.get(h)),
                    Optional.ofNullable(
                            Decimals.orNull(quality.realizedSpreadBps().get(h))));
        }
        return values.put(VenueKeys.QTY, quality.qty())
                .put(VenueKeys.MAKER_QTY, quality.makerQty())
                .put(VenueKeys.FEES, Money.toDecimal(quality.feesE9()))
                .put(VenueKeys.EFFECTIVE_SPREAD_BPS, Decimals.orNull(quality.effectiveSpreadBps()))
                .put(VenueKeys.QUOTED_SPREAD_BPS, Decimals.orNull(quality.quotedSpreadBps()))
                .put(VenueKeys.EFFECTIVE_OVER_QUOTED, Decimals.orNull(quality.effectiveOverQuoted()))
                .put(VenueKeys.REALIZED_SPREAD_BPS, realized)
                .put(VenueKeys.MARKOUTS, MarkoutValues.of(quality.markouts()))
                .put(VenueKeys.QUOTES, QuoteValues.of(quality.quotes()));
    }

    /** The target schedule; empty where it is longer than a page can show. */
    private List<Values> plan() {
        List<Milestone> plan = result.plan().size() > MOST_MILESTONES ? List.of() : result.plan();
        return plan.stream()
                .map(milestone -> Values.of(StrategyKeys.MILESTONE)
                        .put(
                                StrategyKeys.MS,
                                BigDecimal.valueOf(
                                        milestone.timeNs() - result.order().startNs(), MS_SCALE))
                        .put(StrategyKeys.QTY, milestone.qty()))
                .toList();
    }
}
