package io.slipway.strategies.resting;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Backtest;
import io.slipway.engine.Rules;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.Tapes;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategies.resting.HandTape.Line;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.tca.order.VenueOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The router on tapes worked out by hand, for both sides. */
class RouterTest {

    private static final long SECOND = Tapes.SECOND;

    /** Prints of 400 shares empty a queue of 10 every second until the order begins at 400 s; then {@code later}. */
    private static List<Line> fastThen(Line... later) {
        List<Line> lines = new ArrayList<>();
        for (int second = 0; second < 400; second++) {
            lines.add(Line.quote(second, 1, 100, 10, 102, 5_000));
            lines.add(Line.trade(second + 0.5, 1, 100, 400));
        }
        lines.addAll(List.of(later));
        return lines;
    }

    private static List<String> routed(Side side, Parameters parameters, List<Line> lines) {
        RunSpec spec = RunSpec.of(new ParentOrder(side, 100, 400 * SECOND, 410 * SECOND))
                .withSchedule(ScheduleSettings.ofSlices(10 * SECOND))
                .withParameters(parameters);
        return HandTape.fills(
                side,
                new Backtest(HandTape.of(side, lines), spec)
                        .run(List.of(Rules.standard().find("cont-kukanov").orElseThrow()))
                        .get(0));
    }

    @Test
    void theRouterFollowsTheBestPriceAndCrossesAtTheDeadline() {
        List<Line> rise = fastThen(
                Line.quote(400, 1, 100, 10, 102, 200),
                Line.quote(402, 1, 101, 30, 102, 200),
                Line.trade(404, 1, 101, 80),
                Line.quote(411, 1, 101, 20, 102, 200));
        Parameters patient = Parameters.NONE.with("lambda_under", 2);
        for (Side side : Side.values()) {
            assertThat(routed(side, patient, rise))
                    .as("%s: 30 of the 80 that trade at 101 were ahead", side)
                    .containsExactly("50 x 101 @ 404000, maker", "50 x 102 @ 409000, taker");
            assertThat(routed(side, patient.with("repeg_delay", 20 * SECOND), rise))
                    .as("%s: the order is left behind at 100", side)
                    .containsExactly("100 x 102 @ 409000, taker");
        }
    }

    @Test
    void theRouterTakesWhatComesTooLateInASliceToFill() {
        List<Line> lateRise = fastThen(
                Line.quote(400, 1, 100, 10, 102, 200),
                Line.quote(408, 1, 101, 3_000, 102, 200),
                Line.quote(411, 1, 101, 20, 102, 200));
        for (Side side : Side.values()) {
            assertThat(routed(side, Parameters.NONE.with("lambda_under", 2), lateRise))
                    .as("%s: 3,000 shares do not leave within the 0.9 s after the delay", side)
                    .containsExactly("100 x 102 @ 408100, taker");
        }
    }

    /** Two venues alike in their prints, and a third whose queue never moves. */
    @Test
    void theRouterSpreadsWhatRestsByTheWorthOfAFirstFill() {
        List<Line> lines = new ArrayList<>();
        for (int second = 0; second < 400; second++) {
            for (int venue = 1; venue <= 3; venue++) {
                lines.add(Line.quote(second, venue, 100, 10, 102, 5_000));
                if (venue < 3) {
                    lines.add(Line.trade(second + 0.5, venue, 100, 400));
                }
            }
        }
        lines.add(Line.quote(400, 1, 100, 10, 102, 5_000));
        for (Side side : Side.values()) {
            RunSpec spec = RunSpec.of(new ParentOrder(side, 100, 400 * SECOND, 410 * SECOND))
                    .withSchedule(ScheduleSettings.ofSlices(10 * SECOND))
                    .withParameters(Parameters.NONE.with("lambda_under", 2));
            StrategyResult result = new Backtest(HandTape.of(side, lines), spec)
                    .run(List.of(Rules.standard().find("cont-kukanov").orElseThrow()))
                    .get(0);
            assertThat(result.orders())
                    .filteredOn(order -> order.shownQty() == 0)
                    .as("%s: 50 each where orders fill, none at the third venue", side)
                    .extracting(VenueOrder::qty)
                    .containsExactly(50L, 50L);
        }
    }
}
