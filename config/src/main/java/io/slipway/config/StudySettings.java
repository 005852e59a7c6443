package io.slipway.config;

import static io.slipway.config.Setting.flag;
import static io.slipway.config.Setting.named;

import io.slipway.model.Side;
import io.slipway.text.Units;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Settings of a study of many orders, and of a calibration. */
public final class StudySettings {

    private static final Set<Command> STUDY = EnumSet.of(Command.STUDY);
    private static final Set<Command> CALIBRATE = EnumSet.of(Command.CALIBRATE);
    private static final int MOST_STARTS = 100_000;
    private static final int MOST_FOLDS = 1_000;

    public static final Setting<List<BigDecimal>> SIZES = named(
                    "sizes", Group.STUDY, Type.quantity(OrderSettings.MAX_QTY).list())
            .label("N,N")
            .or("500,2000")
            .of(STUDY)
            .doc("sizes of the orders in shares, coins or contracts");

    public static final Setting<List<Side>> SIDES = named("sides", Group.STUDY, OrderSettings.SIDES.list())
            .label("SIDES")
            .or("buy,sell")
            .of(STUDY)
            .doc("buy, sell or both");

    public static final Setting<Long> STARTS = named("starts", Group.STUDY, Type.whole(1, MOST_STARTS))
            .label("N")
            .or("60")
            .of(STUDY)
            .doc("number of start times, evenly spaced over each day");

    public static final Setting<Long> HORIZON = named(
                    "horizon", Group.STUDY, Type.of("duration", Units::parseDurationNs))
            .label("DURATION")
            .or("5m")
            .of(STUDY)
            .doc("time that each order may take");

    public static final Setting<String> BASELINE = named("baseline", Group.STUDY, Type.text("name of a strategy"))
            .label("NAME")
            .or("twap")
            .of(STUDY)
            .doc("strategy that the others are compared with");

    public static final Setting<Double> LEVEL = named(
                    "level", Group.STUDY, Type.of("probability, between 0 and 1", StudySettings::probability))
            .label("P")
            .or("0.05")
            .of(DataSettings.with(DataSettings.with(STUDY, Command.TCA), Command.PRETRADE))
            .doc("probability of claiming a difference where there is none, at most");

    public static final Setting<Long> FOLDS = named("folds", Group.STUDY, Type.whole(2, MOST_FOLDS))
            .label("N")
            .or("5")
            .of(STUDY)
            .doc("where parameters are lists: choose them on earlier orders, judge them on later ones, in N parts");

    public static final Setting<Long> REST = named("rest", Group.STUDY, Type.of("duration", Units::parseDurationNs))
            .label("DURATION")
            .or("10s")
            .of(CALIBRATE)
            .doc("time that each order rests");

    public static final Setting<Boolean> REAL_ORDERS = flag("real-orders", Group.STUDY)
            .of(CALIBRATE)
            .doc("judge the queue models by the real orders of data that names them");

    public static final Setting<BigDecimal> SIZE = named("size", Group.STUDY, Type.quantity(OrderSettings.MAX_QTY))
            .label("N")
            .or("100")
            .of(CALIBRATE)
            .doc("shares, coins or contracts of each order");

    public static final Setting<Long> BUCKET = named("bucket", Group.STUDY, Type.of("duration", Units::parseDurationNs))
            .label("DURATION")
            .or("30m")
            .of(EnumSet.of(Command.CURVE))
            .doc("length of a row of the profile, counted from midnight");

    static final List<Setting<?>> ALL =
            List.of(HORIZON, SIZES, SIDES, STARTS, BASELINE, LEVEL, FOLDS, REST, REAL_ORDERS, SIZE, BUCKET);

    private StudySettings() {}

    private static double probability(String text) {
        double parsed = Units.parseNumber(text, 0, 1);
        if (!(parsed > 0 && parsed < 1)) {
            throw new IllegalArgumentException("out of range: value=" + text + ", expected between 0 and 1");
        }
        return parsed;
    }
}
