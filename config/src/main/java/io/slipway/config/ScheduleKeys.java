package io.slipway.config;

import static io.slipway.config.Setting.named;

import io.slipway.text.Units;
import java.util.List;

/** Settings that schedules share. */
public final class ScheduleKeys {

    /** Volume curves that are part of the program. */
    static final String US_EQUITY = "us-equity";

    static final String FLAT = "flat";

    private static final double MAX_URGENCY = 100;

    public static final Setting<Long> SLICE = named(
                    "slice", Group.SCHEDULE, Type.of("duration", Units::parseDurationNs))
            .label("DURATION")
            .or("60s")
            .of(StrategySettings.STRATEGIES_RUN)
            .doc("length of a TWAP or VWAP slice");

    public static final Setting<Double> PARTICIPATION = named(
                    "participation", Group.SCHEDULE, Type.of("percentage, between 0% and 100%", Units::parseShare))
            .label("SHARE")
            .or("10%")
            .of(StrategySettings.STRATEGIES_RUN)
            .doc("share of all volume that pov keeps to");

    public static final Setting<String> VOLUME_CURVE = named(
                    "volume-curve", Group.SCHEDULE, Type.file("us-equity, flat or a file", US_EQUITY, FLAT))
            .label("CURVE")
            .or(US_EQUITY)
            .of(StrategySettings.STRATEGIES_RUN)
            .doc("curve of vwap: us-equity, flat, or a file of earlier days' volumes, see slipway curve");

    public static final Setting<Double> JITTER = named("jitter", Group.SCHEDULE, Type.number(0, 1))
            .label("X")
            .or("0.5")
            .of(StrategySettings.STRATEGIES_RUN)
            .doc("twap-jittered moves each boundary by chance within this part of a slice, half each way");

    public static final Setting<Long> MIN_SLICE = named(
                    "min-slice", Group.SCHEDULE, Type.whole(1, OrderSettings.MAX_QTY))
            .label("N")
            .or("1")
            .of(StrategySettings.STRATEGIES_RUN)
            .doc("shares that must be due before a schedule sends any, unless it is all that remains");

    public static final Setting<Double> URGENCY = named("urgency", Group.SCHEDULE, Type.number(0, MAX_URGENCY))
            .label("X")
            .or("2")
            .of(StrategySettings.STRATEGIES_RUN)
            .doc("urgency of almgren-chriss (kappa T) and obizhaeva-wang (rho T) over the whole order; 0 is even");

    static final List<Setting<?>> ALL = List.of(SLICE, PARTICIPATION, VOLUME_CURVE, JITTER, MIN_SLICE, URGENCY);

    private ScheduleKeys() {}
}
