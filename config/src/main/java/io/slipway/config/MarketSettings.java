package io.slipway.config;

import static io.slipway.config.Setting.named;

import io.slipway.config.value.ImpactText;
import io.slipway.model.FeeRate;
import io.slipway.model.PriceBand;
import io.slipway.outflow.OutflowEstimation;
import io.slipway.outflow.OutflowEstimations;
import io.slipway.strategy.Completion;
import io.slipway.tape.TieRule;
import io.slipway.tca.WhatIfImpact;
import io.slipway.text.Units;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.QueueModel;
import io.slipway.venue.latency.LatencyModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Settings of fees, and of what is assumed of latency, queues and liquidity. */
public final class MarketSettings {

    /** Name of the table of fees that is part of the program. */
    public static final String US_EQUITIES = "us-equities";

    /** The shipped fees of crypto exchanges. */
    public static final String CRYPTO = "crypto";

    static final String RECORDED = "recorded";

    private static final double MAX_SPREAD = 5;
    private static final Set<Command> RUN = StrategySettings.STRATEGIES_RUN;
    private static final Set<Command> WITH_QUEUES = DataSettings.with(RUN, Command.CALIBRATE);

    public static final Setting<FeeRate> FEE = named("fee", Group.FEES, Type.of("fee", Units::parseFee))
            .label("X")
            .or("0")
            .of(RUN)
            .unsaidBy(Command.TCA)
            .doc("take fee: 0.003 or 0.3c per share, 1.5bps of the notional, or both; negative where the venue pays");

    public static final Setting<FeeRate> REBATE = named("rebate", Group.FEES, Type.of("fee", Units::parseFee))
            .label("Y")
            .or("0")
            .of(RUN)
            .unsaidBy(Command.TCA)
            .doc("rebate for providing liquidity, in the same form; negative where the venue charges");

    public static final Setting<String> VENUE_FEES = named(
                    "venue-fees", Group.FEES, Type.file("us-equities, crypto or a file", US_EQUITIES, CRYPTO))
            .label("us-equities|FILE")
            .of(RUN)
            .doc(
                    "fees of each venue on the day, from the shipped table or a YAML file; --fee and --rebate for the rest");

    public static final Setting<FeedLatency> FEED_LATENCY = named(
                    "feed-latency", Group.MARKET, Type.of("0, recorded or a duration up to 1h", FeedLatency::parse))
            .label("LATENCY")
            .or("0")
            .of(RUN)
            .doc("market-data latency: 0, a duration, or recorded (use ts_recv)");

    public static final Setting<Long> ENTRY_LATENCY = latency(
            "entry-latency", "time from sending an order to its arrival at the venue: 0 or a duration, e.g. 250us");

    public static final Setting<Long> REPORT_LATENCY =
            latency("report-latency", "time from a fill or a cancel to the report of it: 0 or a duration");

    public static final Setting<Double> LATENCY_SPREAD = named(
                    "latency-spread", Group.MARKET, Type.number(0, MAX_SPREAD))
            .label("SIGMA")
            .or("0")
            .of(RUN)
            .doc("draw order and report latencies: log-normal around the two, with this sigma of the logarithm");

    public static final Setting<Path> LATENCY_FILE = named("latency-file", Group.MARKET, Type.file())
            .label("FILE")
            .of(RUN)
            .doc("order and report latencies by venue: a CSV table of publisher, entry_ns, report_ns");

    public static final Setting<QueueModel> QUEUE_MODEL = named(
                    "queue-model", Group.MARKET, Type.of("queue model", PluginModels::queue))
            .label("MODEL")
            .or("trades-only")
            .of(WITH_QUEUES)
            .doc(
                    "place in the queue of an order that rests: trades-only, proportional, power:N, logarithmic, pro-rata:MIN;"
                            + " exact for data that names orders; or the name of a plug-in's");

    public static final Setting<LatencyModel> LATENCY_MODEL = named(
                    "latency-model", Group.MARKET, Type.of("latency model of a plug-in", PluginModels::latency))
            .label("NAME")
            .of(RUN)
            .doc("order and report latencies by a model of a plug-in, instead of the settings above");

    public static final Setting<IntFunction<LiquidityLedger>> LIQUIDITY_MODEL = named(
                    "liquidity-model", Group.MARKET, Type.of("liquidity model of a plug-in", PluginModels::liquidity))
            .label("NAME")
            .of(RUN)
            .doc("displayed size that is left after taking, by a model of a plug-in, instead of --refill-half-life");

    public static final Setting<Long> REFILL_HALF_LIFE = named(
                    "refill-half-life", Group.MARKET, Type.of("0 or a duration up to 1h", Units::parseLatencyNs))
            .label("DURATION")
            .or("0")
            .of(RUN)
            .doc("others refill half of the displayed size that was taken in this time; 0 = never, e.g. 500ms");

    public static final Setting<Long> STALE_AFTER = named(
                    "stale-after", Group.MARKET, Type.of("0 or a duration up to 1h", Units::parseLatencyNs))
            .label("DURATION")
            .or("0")
            .of(RUN)
            .doc("do not route to a venue whose last update is older than this; 0 = no limit");

    public static final Setting<PriceBand> BAND = named(
                    "band", Group.MARKET, Type.of("luld:1, luld:2, off, or a width as 10% or 50bps", PriceBand::parse))
            .label("BAND")
            .of(RUN)
            .doc(
                    "take nothing farther from the mid than this: luld:TIER is the US rule; default: luld:2 in US equities, else 10%");

    public static final Setting<Long> PAIR_WITHIN = named(
                    "pair-within", Group.MARKET, Type.of("0 or a duration up to 1h", Units::parseLatencyNs))
            .label("DURATION")
            .or("10ms")
            .of(WITH_QUEUES)
            .doc("a print and a fall of the displayed size at its price within this time are one event");

    public static final Setting<Long> THROUGH_BPS = named("through-bps", Group.MARKET, Type.whole(0, 10_000))
            .label("BPS")
            .or("10")
            .of(WITH_QUEUES)
            .doc("a print farther beyond a venue's best, and than its spread is wide, counts only if the book follows");

    public static final Setting<OutflowEstimation> OUTFLOW = named(
                    "outflow", Group.MARKET, Type.of("estimation", OutflowEstimations::parse))
            .label("HOW")
            .or("calibrated")
            .of(WITH_QUEUES)
            .doc(
                    "outflow distribution of cont-kukanov: calibrated, empirical, ewma:N (half-life in samples) or bucketed (time, queue)");

    public static final Setting<Completion> COMPLETION = named(
                    "completion", Group.MARKET, Type.of("walk or mark", Completion::parse))
            .label("HOW")
            .or("walk")
            .of(RUN)
            .doc("complete what is left at the end: walk all that is displayed then, or mark it at the far touch");

    public static final Setting<WhatIfImpact> WHAT_IF_IMPACT = named(
                    "what-if-impact", Group.MARKET, Type.of("impact", ImpactText::parse))
            .label("LAW")
            .of(OrderSettings.RUNS)
            .doc("estimate market impact on a separate line: sigma=2%,volume=50000000,half-life=60s,y=1");

    public static final Setting<TieRule> TIES = named(
                    "ties", Group.MARKET, Type.of("prints-first or quotes-first", TieRule::parse))
            .label("RULE")
            .or("prints-first")
            .of(WITH_QUEUES)
            .doc("order of a venue's prints and quotes of one time, where the data does not tell it");

    static final List<Setting<?>> ALL = List.of(
            FEE,
            REBATE,
            VENUE_FEES,
            FEED_LATENCY,
            ENTRY_LATENCY,
            REPORT_LATENCY,
            LATENCY_SPREAD,
            LATENCY_FILE,
            LATENCY_MODEL,
            QUEUE_MODEL,
            REFILL_HALF_LIFE,
            LIQUIDITY_MODEL,
            STALE_AFTER,
            BAND,
            PAIR_WITHIN,
            THROUGH_BPS,
            OUTFLOW,
            TIES,
            COMPLETION,
            WHAT_IF_IMPACT);

    /** Assumptions that the trial's rules do not have. */
    public static final List<Setting<?>> ASSUMPTIONS = List.of(
            OrderSettings.LIMIT,
            FEED_LATENCY,
            ENTRY_LATENCY,
            REPORT_LATENCY,
            LATENCY_SPREAD,
            LATENCY_FILE,
            LATENCY_MODEL,
            QUEUE_MODEL,
            REFILL_HALF_LIFE,
            LIQUIDITY_MODEL,
            STALE_AFTER,
            BAND,
            PAIR_WITHIN,
            THROUGH_BPS,
            OUTFLOW,
            COMPLETION,
            WHAT_IF_IMPACT);

    private MarketSettings() {}

    private static Setting<Long> latency(String name, String doc) {
        return named(name, Group.MARKET, Type.of("0 or a duration up to 1h", Units::parseLatencyNs))
                .label("LATENCY")
                .or("0")
                .of(RUN)
                .doc(doc);
    }
}
