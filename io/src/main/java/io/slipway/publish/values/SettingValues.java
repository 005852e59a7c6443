package io.slipway.publish.values;

import io.slipway.engine.ExecutionModel;
import io.slipway.engine.Latency;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategySpec;
import io.slipway.result.RunResult;
import io.slipway.result.file.SettingKeys;
import io.slipway.result.schema.Values;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.Completion;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.StandardCurve;
import io.slipway.venue.latency.LatencyModel;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The settings that all strategies of a run share as values. */
public final class SettingValues {

    private SettingValues() {}

    public static void put(Values values, RunResult run, String volumeCurve) {
        RunSpec spec = run.spec();
        ExecutionModel model = spec.model();
        values.put(SettingKeys.LOT, lot(spec))
                .put(SettingKeys.SLICE_NS, spec.sliceNs())
                .put(SettingKeys.PARTICIPATION, BigDecimal.valueOf(run.participation()))
                .put(SettingKeys.VOLUME_CURVE, volumeCurve)
                .put(SettingKeys.VOLUME_CURVE_MEASURED, measured(spec.schedule()))
                .put(SettingKeys.MIN_SLICE, spec.schedule().leastQty())
                .put(SettingKeys.TIES, run.tape().ties().label())
                .put(SettingKeys.LATENCY, latency(model.latency()))
                .put(SettingKeys.QUEUE_MODEL, model.queue().toString())
                .put(SettingKeys.QUEUE_EXACT, model.queue().isExact())
                .put(SettingKeys.OUTFLOW, model.outflow().toString())
                .put(SettingKeys.REFILL_HALF_LIFE_NS, model.refillHalfLifeNs())
                .put(SettingKeys.STALE_AFTER_NS, model.staleNs())
                .put(SettingKeys.PAIR_WITHIN_NS, model.prints().pairNs())
                .put(SettingKeys.THROUGH_BPS, model.prints().throughBps())
                .put(SettingKeys.BAND, spec.order().prices().band().label())
                .put(SettingKeys.SESSION, spec.order().hours().choice().label())
                .put(SettingKeys.CALENDAR, spec.order().hours().calendar().name())
                .put(
                        SettingKeys.TIME_ZONE,
                        spec.order().hours().calendar().zone().getId())
                .put(SettingKeys.COMPLETION, completion(spec).label());
    }

    /** Rules that take no execution model mark what is left. */
    private static Completion completion(RunSpec spec) {
        return spec.rules().takesExecutionModel() ? spec.schedule().completion() : Completion.MARK;
    }

    private static @Nullable String measured(ScheduleSettings schedule) {
        return schedule.curve() == StandardCurve.US_EQUITY ? StandardCurve.MEASURED.toString() : null;
    }

    /** The lot in steps of the first strategy that has one; strategies without one send single steps. */
    private static long lot(RunSpec spec) {
        String name = StaticParameters.LOT.name();
        return spec.strategies().stream()
                .map(StrategySpec::parameters)
                .filter(parameters -> parameters.names().contains(name))
                .findFirst()
                .map(parameters -> Math.max(1, spec.schedule().steps(parameters.valueE9(name))))
                .orElse(1L);
    }

    private static Values latency(Latency latency) {
        LatencyModel.Facts facts = latency.orders().facts();
        Values orders = Values.of(SettingKeys.ORDERS_SHAPE)
                .put(SettingKeys.MODEL, facts.model())
                .put(SettingKeys.ENTRY_NS, facts.entryNs())
                .put(SettingKeys.REPORT_NS, facts.reportNs());
        if (facts.sigma().isPresent()) {
            orders.put(SettingKeys.SIGMA, BigDecimal.valueOf(facts.sigma().getAsDouble()));
        }
        return Values.of(SettingKeys.LATENCY_SHAPE)
                .put(SettingKeys.FEED_RECORDED, latency.recordedFeed())
                .put(SettingKeys.FEED_NS, latency.feedNs())
                .put(SettingKeys.ORDERS, orders);
    }
}
