package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.TradingHours;
import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.model.Fill;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders over closes and opens. */
class SessionRunTest {

    private static final long MINUTE = 60 * Tapes.SECOND;

    private static long ns(String time) {
        return Instant.parse(time).getEpochSecond() * Tapes.SECOND;
    }

    private static Row quote(String time, long bid, long ask) {
        return new Row(ns(time), 9, BookAction.ADD, bid, 1000, ask, 1000);
    }

    private static ParentOrder order(MarketTape tape, String session, long qty, String start, String end) {
        TradingHours hours = TradingHours.of(
                MarketCalendar.US_EQUITIES,
                SessionChoice.parse(session),
                Math.min(ns(start), tape.firstEventNs()),
                Math.max(ns(end), tape.lastEventNs()));
        return new ParentOrder(Side.BUY, qty, ns(start), ns(end)).within(hours);
    }

    private static StrategyResult run(MarketTape tape, ParentOrder order, String strategy, ExecutionModel model) {
        RunSpec spec = RunSpec.of(order)
                .withSchedule(ScheduleSettings.ofSlices(30 * MINUTE))
                .withModel(model);
        Definition<Strategy> definition = Rules.standard().find(strategy).orElseThrow();
        return new Backtest(tape, spec).run(List.of(definition)).get(0);
    }

    private static List<String> fills(StrategyResult result) {
        return result.fills().stream().map(SessionRunTest::text).toList();
    }

    private static String text(Fill fill) {
        return Instant.ofEpochSecond(0, fill.timeNs()) + " " + fill.qty() + "@" + fill.pxE9();
    }

    /** The book of the evening before is not the book of the morning, whether the venue was last shown in the session or after it. */
    @ParameterizedTest
    @CsvSource({
        "2024-08-01T19:59:00Z, 2024-08-02T13:30:00Z, 2024-08-02T13:30:05Z",
        "2024-08-01T23:30:00Z, 2024-08-02T13:30:00Z, 2024-08-02T13:30:05Z",
        "2024-08-02T13:29:59Z, 2024-08-02T13:30:00Z, 2024-08-02T13:30:05Z",
        "2024-03-08T20:59:00Z, 2024-03-11T13:30:00Z, 2024-03-11T13:30:05Z",
        "2024-11-01T19:59:00Z, 2024-11-04T14:30:00Z, 2024-11-04T14:30:05Z",
    })
    void anOrderOfTheMorningWaitsForTheFirstQuoteOfItsSession(String evening, String start, String morning) {
        for (ExecutionModel model : List.of(
                ExecutionModel.DEFAULT,
                ExecutionModel.DEFAULT.withLatency(Latency.constant(false, 2 * Tapes.SECOND, 0, 0)))) {
            MarketTape tape = Tapes.of(quote(evening, 99, 100), quote(morning, 109, 110), quote(morning, 109, 110));
            ParentOrder order = order(tape, "regular", 100, start, morning.replace("30:05", "31:00"));

            StrategyResult result = run(tape, order, "best-ask", model);

            assertThat(result.fills()).singleElement().satisfies(fill -> {
                assertThat(fill.pxE9()).isEqualTo(110);
                assertThat(fill.timeNs()).isGreaterThanOrEqualTo(ns(morning));
            });
        }
    }

    /** Slices of half an hour: by 16:00 five of seven are due, of which the data begins with the last; or two before an early close, the others on the next trading day. */
    @Test
    void slicesSkipTheTimeBetweenAnEarlyCloseAndTheNextOpen() {
        List<Row> rows = new ArrayList<>();
        for (long timeNs = ns("2024-07-03T16:00:00Z"); timeNs <= ns("2024-07-05T15:00:00Z"); timeNs += 5 * MINUTE) {
            rows.add(new Row(timeNs, 9, BookAction.ADD, 99, 1000, 100, 1000));
        }
        MarketTape tape = Tapes.of(rows);

        assertThat(fills(run(
                        tape,
                        order(tape, "regular", 400, "2024-07-03T16:00:00Z", "2024-07-05T14:30:00Z"),
                        "twap",
                        ExecutionModel.DEFAULT)))
                .containsExactly(
                        "2024-07-03T16:00:00Z 100@100",
                        "2024-07-03T16:30:00Z 100@100",
                        "2024-07-05T13:30:00Z 100@100",
                        "2024-07-05T14:00:00Z 100@100");
        assertThat(fills(run(
                        tape,
                        order(tape, "10:00-12:30", 300, "2024-07-03T12:00:00Z", "2024-07-05T15:00:00Z"),
                        "twap",
                        ExecutionModel.DEFAULT)))
                .containsExactly(
                        "2024-07-03T16:00:00Z 214@100", "2024-07-05T14:00:00Z 43@100", "2024-07-05T14:30:00Z 43@100");
    }

    @Test
    void aRestingOrderExpiresAtTheClose() {
        MarketTape tape = Tapes.of(
                quote("2024-08-01T19:50:00Z", 99, 101),
                quote("2024-08-01T19:59:59Z", 99, 101),
                // through the order's price, but after the close
                quote("2024-08-01T20:00:00Z", 97, 98),
                quote("2024-08-02T13:30:00Z", 104, 105),
                quote("2024-08-02T13:45:00Z", 104, 105));

        StrategyResult result = run(
                tape,
                order(tape, "regular", 100, "2024-08-01T19:45:00Z", "2024-08-02T13:45:00Z"),
                "rest-then-cross",
                ExecutionModel.DEFAULT);

        assertThat(fills(result)).containsExactly("2024-08-02T13:30:00Z 100@105");
    }

    /** The extended session is one: its quotes outlive the open and the close of the regular one. */
    @Test
    void anOrderOfTheExtendedSessionKeepsItsBook() {
        MarketTape tape = Tapes.of(quote("2024-08-02T13:29:59Z", 99, 100), quote("2024-08-02T13:31:00Z", 109, 110));

        assertThat(fills(run(
                        tape,
                        order(tape, "extended", 100, "2024-08-02T13:30:00Z", "2024-08-02T13:32:00Z"),
                        "best-ask",
                        ExecutionModel.DEFAULT)))
                .containsExactly("2024-08-02T13:30:00Z 100@100");
    }

    /** Two days of random quotes: whatever a strategy does, nothing is filled outside the hours, and a saved run goes on the same. */
    @ParameterizedTest
    @ValueSource(strings = {"regular", "09:45-15:30", "extended"})
    void noStrategyIsFilledOutsideTheSessionAndARunGoesOnOverTheNight(String session) {
        SplittableRandom random = new SplittableRandom(11);
        List<Row> rows = new ArrayList<>();
        long timeNs = ns("2024-08-01T18:00:00Z");
        while (timeNs < ns("2024-08-02T15:00:00Z")) {
            long mid = 1000 + random.nextLong(-3, 4);
            BookAction action = random.nextInt(5) == 0 ? BookAction.TRADE : BookAction.MODIFY;
            rows.add(new Row(
                    timeNs,
                    1 + random.nextInt(3),
                    action,
                    mid - 1,
                    1 + random.nextLong(99),
                    mid + 1,
                    1 + random.nextLong(99)));
            timeNs += random.nextLong(10 * MINUTE);
        }
        MarketTape tape = Tapes.of(rows);
        ParentOrder order = order(tape, session, 5000, "2024-08-01T18:30:00Z", "2024-08-02T14:50:00Z");
        RunSpec spec = RunSpec.of(order)
                .withSchedule(ScheduleSettings.ofSlices(30 * MINUTE))
                .withModel(ExecutionModel.DEFAULT.withLatency(Latency.constant(false, MINUTE, MINUTE, MINUTE)));
        spec = spec.withStrategies(Rules.standard().strategies());
        Backtest backtest = new Backtest(tape, spec);
        Replay whole = backtest.start(spec.strategies());
        Replay resumed = backtest.start(spec.strategies());
        boolean more = true;
        while (more) {
            more = whole.step();
            resumed.step();
            if (random.nextInt(6) == 0) {
                resumed = backtest.resume(spec.strategies(), resumed.save().bytes());
            }
        }

        assertThat(resumed.results()).isEqualTo(whole.results());
        List<Long> timesNs = whole.results().stream()
                .flatMap(result -> result.fills().stream().map(Fill::timeNs))
                .toList();
        assertThat(timesNs).isNotEmpty().allMatch(order.sessions()::isOpen);
    }
}
