package io.slipway.engine;

import static io.slipway.engine.Tapes.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.Tapes.Row;
import io.slipway.model.Side;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import io.slipway.trial.TrialRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyTest {

    private static final long HALF = SECOND / 2;

    private static List<String> fills(MarketTape tape, Latency latency) {
        RunSpec settings =
                BacktestTest.settings(Rules.standard(), Side.BUY, 500, 100).withLatency(latency);
        Definition<Strategy> bestAsk = Rules.standard().find("best-ask").orElseThrow();
        return new Backtest(tape, settings)
                .run(List.of(bestAsk)).get(0).fills().stream()
                        .map(fill -> fill.qty() + "@" + fill.pxE9() + " at " + fill.timeNs() / (HALF / 5) + " tenths")
                        .toList();
    }

    @Test
    void anOrderMeetsTheBookOfItsArrivalNotOfItsSending() {
        MarketTape tape = Tapes.of(
                Row.quote(1, 1, 99, 100, 101, 500),
                Row.quote(2, 1, 99, 100, 101, 200),
                Row.quote(10, 1, 99, 100, 102, 900));
        assertThat(fills(tape, Latency.constant(false, 0, 3 * HALF, 0)))
                .containsExactly("200@101 at 25 tenths", "300@102 at 115 tenths");
    }

    @Test
    void aPriceThatRanAwayIsNotPaidAndABetterOneIsGiven() {
        MarketTape away = Tapes.of(Row.quote(1, 1, 99, 100, 101, 500), Row.quote(2, 1, 99, 100, 102, 500));
        assertThat(fills(away, Latency.constant(false, 0, 3 * HALF, 0))).containsExactly("500@102 at 40 tenths");
        MarketTape better = Tapes.of(Row.quote(1, 1, 99, 100, 101, 500), Row.quote(2, 1, 99, 100, 100, 500));
        assertThat(fills(better, Latency.constant(false, 0, 3 * HALF, 0))).containsExactly("500@100 at 25 tenths");
    }

    @Test
    void aRowIsActedOnWhenItIsHeard() {
        MarketTape tape = Tapes.of(Row.quote(1, 1, 99, 100, 101, 500), Row.quote(20, 1, 99, 100, 101, 500));
        assertThat(fills(tape, Latency.constant(false, 3 * SECOND, 0, 0))).containsExactly("500@101 at 40 tenths");
    }

    @Test
    void sharesOnTheirWayAreNotSentAgain() {
        MarketTape tape = Tapes.of(
                Row.quote(1, 1, 99, 100, 101, 500),
                Row.quote(1.1, 2, 99, 100, 101, 500),
                Row.quote(1.2, 1, 99, 100, 101, 900),
                Row.quote(20, 1, 99, 100, 101, 900));
        assertThat(fills(tape, Latency.constant(false, 0, HALF, 10 * SECOND))).containsExactly("500@101 at 15 tenths");
    }

    @Test
    void anOrderThatArrivesAfterTheEndIsNotFilledAndWhatIsLeftIsTakenAtTheEnd() {
        MarketTape tape = Tapes.of(Row.quote(1, 1, 99, 100, 101, 500));
        assertThat(fills(tape, Latency.constant(false, 0, 100 * SECOND, 0))).containsExactly("500@101 at 1000 tenths");
    }

    @Test
    void refusesNegativeLatencyAndLatencyUnderTheTrialsRules() {
        assertThatThrownBy(() -> Latency.constant(false, 0, -1, 0)).hasMessageContaining("entryNs=[[-1]]");
        RunSpec trial = BacktestTest.settings(new TrialRules(), Side.BUY, 500, 100);
        assertThatThrownBy(() -> trial.withLatency(Latency.constant(true, 0, 0, 0)))
                .hasMessageContaining("trial");
    }
}
