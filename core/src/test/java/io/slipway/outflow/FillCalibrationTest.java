package io.slipway.outflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slipway.calendar.Session;
import io.slipway.calendar.Sessions;
import io.slipway.engine.ExecutionModel;
import io.slipway.engine.Tapes;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.Side;
import io.slipway.outflow.FillCalibration.Outcome;
import io.slipway.placement.distribution.FillProbability;
import io.slipway.tape.MarketTape;
import io.slipway.venue.PrintRules;
import io.slipway.venue.QueueModels;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FillCalibrationTest {

    private static final long SECOND = Tapes.SECOND;
    private static final int MEAN = 4;

    /** A bid of 300 that is refilled at once, into which 100 are sold at the times of a Poisson process, four in ten seconds. */
    private static MarketTape poisson(long seconds, long otherAfterSeconds) {
        SplittableRandom random = new SplittableRandom(5);
        SplittableRandom other = new SplittableRandom(6);
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        double time = 0;
        book(tape, 0);
        while (time < seconds) {
            SplittableRandom draws = time > otherAfterSeconds ? other : random;
            time += -Math.log(1 - draws.nextDouble()) * 10 / MEAN;
            long timeNs = (long) (time * SECOND);
            tape.add(new MarketEvent()
                    .times(timeNs, timeNs)
                    .origin(1, 0)
                    .action(BookAction.TRADE, BookSide.ASK, 0)
                    .order(100, 100));
            book(tape, timeNs);
        }
        return tape.build();
    }

    private static void book(MarketTape.Builder tape, long timeNs) {
        tape.add(new MarketEvent()
                .times(timeNs, timeNs)
                .origin(1, 0)
                .action(BookAction.MODIFY, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .bid(100, 300)
                .ask(102, 300));
    }

    private static FillCalibration.Terms terms(String estimation) {
        ExecutionModel usual = ExecutionModel.DEFAULT;
        ExecutionModel conditions = new ExecutionModel(
                usual.latency(), usual.queue(), 0, 0, OutflowEstimations.parse(estimation), null, null, usual.prints());
        return terms(conditions, Sessions.ALWAYS);
    }

    private static FillCalibration.Terms terms(ExecutionModel model, Sessions sessions) {
        return new FillCalibration.Terms(
                100, 10 * SECOND, model.queue(), model.prints(), model.outflow(), 0, Long.MAX_VALUE, sessions);
    }

    private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> value) {
        return outcomes.stream().mapToDouble(value).average().orElseThrow();
    }

    /** 400 shares have to leave: four of Poisson's, which 57 % of ten seconds have; forecasts differ by what was seen until then. */
    @ParameterizedTest
    @ValueSource(strings = {"calibrated", "empirical", "ewma:64", "bucketed"})
    void departuresOfAKnownRateAreForecastRight(String estimation) {
        List<Outcome> buys = FillCalibration.of(poisson(12_000, 12_000), terms(estimation)).stream()
                .filter(outcome -> outcome.side() == Side.BUY)
                .toList();
        double right = FillProbability.erlang(4, MEAN);
        assertThat(buys).hasSizeGreaterThan(900).allMatch(outcome -> outcome.queue() == 300);
        assertThat(mean(buys, outcome -> outcome.filled() ? 1 : 0)).isCloseTo(right, within(0.04));
        assertThat(mean(buys, Outcome::forecast)).isCloseTo(right, within(0.04));
        assertThat(mean(buys, Outcome::poisson)).isCloseTo(right, within(0.04));
        assertThat(buys.get(buys.size() - 1).climatology()).isCloseTo(right, within(0.04));
    }

    @Test
    void nobodySellsToASellerWhoRests() {
        assertThat(FillCalibration.of(poisson(2_000, 2_000), terms("empirical")))
                .filteredOn(outcome -> outcome.side() == Side.SELL)
                .isNotEmpty()
                .allMatch(outcome -> !outcome.filled() && outcome.forecast() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"calibrated", "bucketed"})
    void whatComesLaterChangesNoForecast(String estimation) {
        List<Outcome> one = FillCalibration.of(poisson(2_000, 2_000), terms(estimation));
        List<Outcome> other = FillCalibration.of(poisson(2_000, 1_000), terms(estimation));
        List<Outcome> before =
                one.stream().filter(outcome -> outcome.timeNs() < 980 * SECOND).toList();
        assertThat(before).hasSizeGreaterThan(120);
        assertThat(other).startsWith(before.toArray(Outcome[]::new)).isNotEqualTo(one);
    }

    /** A halted venue takes no order; the day goes on with the other. */
    @Test
    void aHaltedVenueHasNoForecast() {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        for (int second = 0; second < 2_000; second++) {
            for (int venue = 1; venue <= 2; venue++) {
                long timeNs = second * SECOND + venue;
                tape.add(new MarketEvent()
                        .times(timeNs, timeNs)
                        .origin(venue, 0)
                        .action(BookAction.MODIFY, BookSide.NONE, 0)
                        .orderWithoutPrice(0)
                        .bid(100, 100 + second % 50)
                        .ask(102, 300));
            }
            if (second == 1_000) {
                tape.add(new MarketEvent()
                        .times(second * SECOND + 3, second * SECOND + 3)
                        .origin(1, 0)
                        .action(BookAction.HALT, BookSide.NONE, 0)
                        .orderWithoutPrice(0));
            }
        }
        List<Outcome> outcomes = FillCalibration.of(tape.build(), terms("empirical"));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.publisherId() == 1)
                .isNotEmpty()
                .allMatch(outcome -> outcome.timeNs() <= 1_000 * SECOND + 3);
        assertThat(outcomes.get(outcomes.size() - 1).timeNs()).isGreaterThan(1_900 * SECOND);
    }

    /** Two sessions with ten minutes between them: orders rest inside, and none lasts over the close. */
    @Test
    void ordersRestInsideSessionsAndStopAtTheirClose() {
        Sessions sessions = Sessions.of(List.of(session(0, 1_005), session(1_605, 3_000)));
        List<Outcome> outcomes = FillCalibration.of(poisson(4_000, 4_000), terms(ExecutionModel.DEFAULT, sessions));
        assertThat(outcomes)
                .extracting(outcome -> outcome.timeNs() / SECOND)
                .allMatch(second -> second <= 995 || (second >= 1_605 && second <= 2_990))
                .anyMatch(second -> second < 1_005)
                .anyMatch(second -> second >= 1_605);
        List<Outcome> alone = FillCalibration.of(poisson(995, 995), terms(ExecutionModel.DEFAULT, Sessions.ALWAYS));
        assertThat(outcomes).startsWith(alone.toArray(Outcome[]::new));
        assertThat(alone).hasSizeGreaterThan(100);
    }

    private static Session session(long openSeconds, long closeSeconds) {
        return new Session(LocalDate.EPOCH, openSeconds * SECOND, openSeconds * SECOND, closeSeconds * SECOND);
    }

    /**
     * The bid falls from 300 to 200 and 5 ms later comes the print of 100 that explains it. Paired, the print leaves the queue once;
     * not paired, the fall is a cancel and the print takes 100 more from the front.
     */
    @ParameterizedTest
    @CsvSource({"10000000, 0", "1000000, 1"})
    void printsAreMatchedByTheRulesOfTheRun(long pairNs, int filled) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        for (int i = 0; i < 100; i++) {
            long timeNs = 11L * i * SECOND;
            quote(tape, timeNs, 200);
            quote(tape, timeNs + SECOND, 100);
            print(tape, timeNs + SECOND + 5_000_000, 100);
            quote(tape, timeNs + SECOND + 5_000_001, 100);
            print(tape, timeNs + 3 * SECOND, 100);
            quote(tape, timeNs + 3 * SECOND, 100);
        }
        ExecutionModel usual = ExecutionModel.DEFAULT;
        ExecutionModel model = new ExecutionModel(
                usual.latency(),
                QueueModels.parse("proportional"),
                0,
                0,
                usual.outflow(),
                null,
                null,
                new PrintRules(pairNs, 10));
        List<Outcome> buys = FillCalibration.of(tape.build(), terms(model, Sessions.ALWAYS)).stream()
                .filter(outcome -> outcome.side() == Side.BUY)
                .toList();
        assertThat(buys).hasSizeGreaterThan(90);
        assertThat(mean(buys, outcome -> outcome.filled() ? 1 : 0)).isEqualTo(filled);
    }

    private static void print(MarketTape.Builder tape, long timeNs, long size) {
        tape.add(new MarketEvent()
                .times(timeNs, timeNs)
                .origin(1, 0)
                .action(BookAction.TRADE, BookSide.ASK, 0)
                .order(100, size));
    }

    private static void quote(MarketTape.Builder tape, long timeNs, long size) {
        tape.add(new MarketEvent()
                .times(timeNs, timeNs)
                .origin(1, 0)
                .action(BookAction.MODIFY, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .bid(100, size)
                .ask(102, 300));
    }

    @Test
    void refusesAnOrderOfNothing() {
        assertThatThrownBy(() -> new FillCalibration.Terms(
                        0,
                        1,
                        ExecutionModel.DEFAULT.queue(),
                        PrintRules.DEFAULT,
                        ExecutionModel.DEFAULT.outflow(),
                        0,
                        1,
                        Sessions.ALWAYS))
                .hasMessageContaining("qty=0");
    }
}
