package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.Session;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.Sessions;
import io.slipway.calendar.TradingHours;
import io.slipway.engine.Backtest;
import io.slipway.engine.Rules;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.model.FeeTable;
import io.slipway.model.Fill;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeCheckpoints;
import io.slipway.venue.PrintRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Passes that begin shortly before their orders, against passes over the whole tape. */
class OrderCheckpointsTest {

    private static final long SECOND = Tapes.SECOND;
    private static final int TAPES = 60;
    private static final int ROWS = 600;
    private static final int ROWS_PER_CHECKPOINT = 8;
    private static final Definition<Strategy> TWAP =
            Rules.standard().find("twap").orElseThrow();

    private final SplittableRandom random = new SplittableRandom(3);

    private MarketTape tape() {
        List<Row> rows = new ArrayList<>(Tapes.random(random, ROWS));
        for (int i = random.nextInt(30); i < rows.size() - 1 && random.nextInt(3) > 0; i += 1 + random.nextInt(40)) {
            Collections.swap(rows, i, i + 1);
        }
        return Tapes.of(rows);
    }

    private TradingHours hours() {
        if (random.nextBoolean()) {
            return TradingHours.UNLIMITED;
        }
        long breakNs = random.nextLong(200 * SECOND);
        Session before = new Session(LocalDate.EPOCH, 0, SECOND, SECOND + breakNs + 1);
        Session after = new Session(LocalDate.EPOCH, 4 * SECOND + breakNs, 5 * SECOND + breakNs, Long.MAX_VALUE / 2);
        return new TradingHours(MarketCalendar.US_EQUITIES, SessionChoice.REGULAR, Sessions.of(List.of(before, after)));
    }

    private static List<List<Fill>> fills(MarketTape tape, ParentOrder order) {
        RunSpec spec = RunSpec.of(order).withSchedule(ScheduleSettings.ofSlices(10 * SECOND));
        return new Backtest(tape, spec)
                .run(List.of(TWAP)).stream().map(StrategyResult::fills).toList();
    }

    @Test
    void aPassFromACheckpointMeasuresTheSame() {
        int known = 0;
        for (int i = 0; i < TAPES; i++) {
            MarketTape tape = tape();
            TradingHours hours = hours();
            OrderPass.Terms terms = new OrderPass.Terms(
                    FeeTable.FREE,
                    random.nextBoolean() ? 0 : 3 * SECOND,
                    new PrintRules(random.nextLong(2 * SECOND), random.nextLong(100)));
            long startNs = 10 * SECOND + random.nextLong(Math.max(1, tape.lastEventNs() - 50 * SECOND));
            List<ParentOrder> orders = new ArrayList<>();
            for (Side side : Side.values()) {
                orders.add(
                        new ParentOrder(side, 1 + random.nextLong(2000), startNs, startNs + 40 * SECOND).within(hours));
                orders.add(
                        new ParentOrder(side, 1 + random.nextLong(90), startNs, startNs + 40 * SECOND).within(hours));
            }
            List<List<List<Fill>>> fills =
                    orders.stream().map(order -> fills(tape, order)).toList();
            OrderPass whole = OrderPass.over(tape, orders, terms, fills);
            OrderCheckpoints checkpoints = new OrderCheckpoints(
                    new TapeCheckpoints.Pass(tape, hours.sessions(), ROWS_PER_CHECKPOINT), hours, terms);
            OrderPass part = OrderPass.over(tape, orders, terms, fills, checkpoints);
            for (int order = 0; order < orders.size(); order++) {
                assertThat(part.prices(order)).isEqualTo(whole.prices(order));
                assertThat(part.bestPossible(order)).isEqualTo(whole.bestPossible(order));
                assertThat(part.bestPossible(order))
                        .isEqualTo(BestPossible.of(tape, orders.get(order), FeeTable.FREE, terms.prints()));
                assertThat(part.moves(order)).isEqualTo(whole.moves(order));
                known += whole.prices(order).arrivalMid() == null ? 0 : 1;
            }
        }
        assertThat(known).isGreaterThan(2 * TAPES);
    }
}
