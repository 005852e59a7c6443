package io.slipway.strategies.schedule;

import io.slipway.model.ParentOrder;
import io.slipway.schedule.SchedulePolicy;
import io.slipway.schedule.ScheduleProblem;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ParameterDef;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.Schedule;
import io.slipway.strategy.StrategySetup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The schedule {@code is-optimal}: least impact and risk by an exact policy under limits of its own. */
final class OptimalExecution {

    private static final ParameterDef EXPONENT = ParameterDef.number(
                    "impact_exponent", "1", "exponent of impact by size: 1 linear, 0.5 square root")
            .between("0.05", "1");

    private static final ParameterDef LEAST_SLICE =
            ParameterDef.quantity("least_slice", "0", "least quantity of a slice that trades at all; 0 for no limit");

    private static final ParameterDef MOST_SLICE = ParameterDef.quantity(
                    "most_slice", "0", "most quantity of a slice; 0 for no limit")
            .between("0", "1000000000");

    private static final ParameterDef WINDOW_VOLUME = ParameterDef.quantity(
                    "window_volume", "0", "expected volume of the market in the window; 0 if it is not known")
            .between("0", "9000000000");

    private static final ParameterDef MOST_PARTICIPATION = ParameterDef.ratio(
                    "most_participation", "1", "most of a slice's expected volume that it trades, with window_volume")
            .between("0.000000001", "1");

    private static final ParameterDef SLICE_LOT = ParameterDef.quantity(
                    "slice_lot", "0", "quantity of a lot: slices are whole lots; 0 for the smallest")
            .between("0", "1000000");

    /** The definition. */
    static final Definition<Schedule> DEFINITION = Definition.<Schedule>of(
                    "is-optimal",
                    "slices of least impact and risk under limits, decided anew from what is left",
                    OptimalExecution::schedule)
            .withParameters(
                    Schedules.URGENCY, EXPONENT, LEAST_SLICE, MOST_SLICE, WINDOW_VOLUME, MOST_PARTICIPATION, SLICE_LOT);

    /** Steps of the dynamic programme that take a few milliseconds; a lot that needs more is doubled. */
    private static final long MOST_STEPS = 1_000_000;

    private OptimalExecution() {}

    private static Schedule schedule(StrategySetup setup) {
        ParentOrder order = setup.order();
        Parameters parameters = setup.parameters();
        long[] durations = Schedules.durations(setup);
        double[] volumes = volumes(setup, durations);
        long[] most = mostQty(setup, volumes);
        long leastQty = setup.steps(LEAST_SLICE.name());
        long lotQty = lotQty(order.qty(), Math.max(1, setup.steps(SLICE_LOT.name())), leastQty, most);
        double time = Arrays.stream(durations).sum();
        List<ScheduleProblem.Slice> slices = new ArrayList<>();
        for (int i = 0; i < durations.length; i++) {
            int lots = (int) Math.min(Integer.MAX_VALUE, most[i] / lotQty);
            slices.add(new ScheduleProblem.Slice(volumes[i], durations[i] / time, lots));
        }
        ScheduleProblem problem = new ScheduleProblem(
                lots(order.qty(), lotQty),
                slices,
                parameters.value(EXPONENT.name()),
                ScheduleProblem.riskOf(parameters.value(Schedules.URGENCY.name()), durations.length),
                Math.max(1, lots(leastQty, lotQty)));
        return new PolicySchedule(
                SchedulePolicy.of(problem),
                order.qty(),
                lotQty,
                order.sessions(),
                order.startNs(),
                setup.schedule().sliceNs());
    }

    private static int lots(long qty, long lotQty) {
        return (int) Math.min(Integer.MAX_VALUE, -Math.floorDiv(-qty, lotQty));
    }

    /** Parts of the window's volume: those of the curve where the volume is known, else those of time. */
    private static double[] volumes(StrategySetup setup, long[] durations) {
        boolean isKnown = setup.steps(WINDOW_VOLUME.name()) > 0;
        long[] weights = isKnown
                ? SessionCurve.weights(
                        setup.schedule().curve(),
                        setup.order(),
                        setup.schedule().sliceNs(),
                        durations)
                : durations;
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights)
                .mapToDouble(weight -> Math.max(1, weight) / sum)
                .toArray();
    }

    private static long[] mostQty(StrategySetup setup, double[] volumes) {
        long most = setup.steps(MOST_SLICE.name());
        long volume = setup.steps(WINDOW_VOLUME.name());
        double share = setup.parameters().value(MOST_PARTICIPATION.name());
        return Arrays.stream(volumes)
                .mapToLong(part -> Math.min(
                        most == 0 ? Long.MAX_VALUE : most,
                        volume == 0 || share == 1 ? Long.MAX_VALUE : (long) (share * volume * part)))
                .toArray();
    }

    /** The lot, doubled until the dynamic programme is short. */
    private static long lotQty(long qty, long lot, long leastQty, long[] most) {
        long lotQty = lot;
        while (steps(qty, lotQty, leastQty, most) > MOST_STEPS) {
            lotQty *= 2;
        }
        return lotQty;
    }

    private static double steps(long qty, long lotQty, long leastQty, long[] most) {
        double lots = (double) qty / lotQty;
        return Arrays.stream(most)
                .mapToDouble(each -> leastQty <= lotQty ? lots : lots * (1 + Math.min(lots, (double) each / lotQty)))
                .sum();
    }
}
