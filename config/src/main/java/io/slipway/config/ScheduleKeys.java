package io.slipway.config;

import static io.slipway.config.Setting.named;

import io.slipway.text.Units;
import java.math.BigDecimal;
import java.util.List;

/** Settings that schedules share. */
public final class ScheduleKeys {

    /** Volume curves that are part of the program. */
    public static final String US_EQUITY = "us-equity";

    public static final String FLAT = "flat";

    public static final Setting<Long> SLICE = named(
                    "slice", Group.SCHEDULE, Type.of("duration", Units::parseDurationNs))
            .label("DURATION")
            .or("60s")
            .of(StrategySettings.STRATEGIES_RUN)
            .doc("length of a TWAP or VWAP slice");

    public static final Setting<String> VOLUME_CURVE = named(
                    "volume-curve", Group.SCHEDULE, Type.file("us-equity, flat or a file", US_EQUITY, FLAT))
            .label("CURVE")
            .or(US_EQUITY)
            .of(StrategySettings.STRATEGIES_RUN)
            .doc("curve of vwap: us-equity, flat, or a file of earlier days' volumes, see slipway curve");

    public static final Setting<BigDecimal> MIN_SLICE = named(
                    "min-slice", Group.SCHEDULE, Type.quantity(OrderSettings.MAX_QTY))
            .label("N")
            .of(StrategySettings.STRATEGIES_RUN)
            .doc(
                    "quantity that must be due before a schedule sends any, unless it is all that remains; default: one share or step");

    static final List<Setting<?>> ALL = List.of(SLICE, VOLUME_CURVE, MIN_SLICE);

    private ScheduleKeys() {}
}
