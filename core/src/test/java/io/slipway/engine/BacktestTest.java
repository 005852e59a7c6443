package io.slipway.engine;

import static io.slipway.engine.Tapes.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.market.Obstacle;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.Fill;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategies.ShippedStrategies;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import io.slipway.trial.TrialRules;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final StaticParameters PARAMETERS = new StaticParameters(5, 5, 0);

    static RunSpec settings(Rules profile, Side side, long qty, long endSeconds) {
        ParentOrder order = new ParentOrder(side, qty, 0, endSeconds * SECOND);
        return RunSpec.of(order)
                .withRules(profile)
                .withSchedule(ScheduleSettings.ofSlices(60 * SECOND))
                .withParameters(PARAMETERS
                        .toParameters()
                        .with("lot", (profile == new TrialRules() ? 100 : 1) * 1_000_000_000L));
    }

    private static StrategyResult run(MarketTape tape, RunSpec settings, String strategy) {
        Definition<Strategy> found = settings.rules().find(strategy).orElseThrow();
        return new Backtest(tape, settings).run(List.of(found)).get(0);
    }

    private static String text(StrategyResult result) {
        StringBuilder text = new StringBuilder();
        for (Fill fill : result.fills()) {
            text.append(fill.qty())
                    .append('@')
                    .append(fill.pxE9())
                    .append(" venue ")
                    .append(fill.publisherId());
            text.append(" at ").append(fill.timeNs() / SECOND).append("s; ");
        }
        return text.toString().strip();
    }

    @Test
    void bestAskTakesEachDisplayedShareOnceAndWaitsForMore() {
        MarketTape tape = Tapes.of(
                Row.quote(1, 1, 99, 100, 101, 300),
                Row.quote(2, 1, 99, 100, 101, 300),
                Row.quote(3, 1, 99, 100, 101, 450),
                Row.quote(4, 1, 99, 100, 101, 900));
        StrategyResult result = run(tape, settings(Rules.standard(), Side.BUY, 500, 10), "best-ask");
        assertThat(text(result)).isEqualTo("300@101 venue 1 at 1s; 150@101 venue 1 at 3s; 50@101 venue 1 at 4s;");
    }

    @Test
    void aRowFromAfterTheEndDoesNotCutTheWindow() {
        MarketTape tape = Tapes.of(
                Row.quote(1, 1, 99, 100, 101, 300),
                Row.quote(100, 2, 99, 100, 90, 5000),
                Row.quote(3, 1, 99, 100, 101, 900));
        StrategyResult result = run(tape, settings(Rules.standard(), Side.BUY, 500, 10), "best-ask");
        assertThat(text(result)).isEqualTo("300@101 venue 1 at 1s; 200@101 venue 1 at 3s;");
        assertThat(tape.lastEventNs()).isEqualTo(100 * SECOND);
    }

    @Test
    void aShortLastBucketGetsAShareOfItsLength() {
        MarketTape tape = Tapes.of(Row.quote(0, 1, 99, 100, 101, 100_000), Row.quote(150, 1, 99, 100, 101, 100_000));
        StrategyResult result = run(tape, settings(Rules.standard(), Side.BUY, 500, 150), "twap");
        assertThat(text(result)).isEqualTo("200@101 venue 1 at 0s; 200@101 venue 1 at 60s; 100@101 venue 1 at 120s;");
    }

    @Test
    void trialTakesTheSameSharesAtEverySnapshotAndSaysHowMany() {
        MarketTape tape = Tapes.of(Row.quote(1, 1, 99, 100, 101, 300), Row.quote(2, 1, 99, 100, 101, 300));
        StrategyResult result = run(tape, settings(new TrialRules(), Side.BUY, 500, 10), "best-ask");
        assertThat(text(result)).isEqualTo("300@101 venue 1 at 1s; 200@101 venue 1 at 2s;");
        assertThat(result.reusedQty()).isEqualTo(200);
    }

    @Test
    void bestAskBuysAtEveryVenueThatShowsTheNationalBestInPublisherOrder() {
        MarketTape tape = Tapes.of(
                Row.quote(1, 3, 99, 100, 101, 200),
                Row.quote(2, 2, 99, 100, 102, 500),
                Row.quote(3, 1, 99, 100, 101, 50));
        RunSpec late = settings(Rules.standard(), Side.BUY, 240, 10);
        ParentOrder order = new ParentOrder(Side.BUY, 240, 3 * SECOND, 10 * SECOND);
        RunSpec settings = RunSpec.of(order)
                .withRules(late.rules())
                .withFees(late.fees())
                .withSchedule(late.schedule())
                .withParameters(PARAMETERS.toParameters());
        assertThat(text(run(tape, settings, "best-ask"))).isEqualTo("50@101 venue 1 at 3s; 190@101 venue 3 at 3s;");
    }

    @Test
    void printsNeverChangeABookByDefaultButMakeASnapshotInTheTrial() {
        Row print = Row.quote(2, 1, 99, 100, 100, 900).withAction(BookAction.TRADE);
        MarketTape tape = Tapes.of(Row.quote(1, 1, 99, 100, 101, 300), print);
        assertThat(text(run(tape, settings(Rules.standard(), Side.BUY, 500, 10), "best-ask")))
                .isEqualTo("300@101 venue 1 at 1s;");
        assertThat(text(run(tape, settings(new TrialRules(), Side.BUY, 500, 10), "best-ask")))
                .isEqualTo("300@101 venue 1 at 1s; 200@100 venue 1 at 2s;");
    }

    @Test
    void trialSnapshotKeepsTheFirstRowOfAPublisherAndNoOtherVenue() {
        MarketTape tape = Tapes.of(
                Row.quote(1, 2, 99, 100, 100, 50),
                Row.quote(2, 1, 99, 100, 101, 100),
                Row.quote(2, 1, 99, 100, 101, 900));
        assertThat(text(run(tape, settings(new TrialRules(), Side.BUY, 500, 10), "best-ask")))
                .isEqualTo("50@100 venue 2 at 1s; 100@101 venue 1 at 2s;");
    }

    @Test
    void twapActsWhenABucketBeginsThoughNothingHappens() {
        MarketTape tape = Tapes.of(Row.quote(1, 1, 99, 100, 101, 900), Row.quote(150, 1, 99, 100, 101, 900));
        StrategyResult result = run(tape, settings(Rules.standard(), Side.BUY, 300, 180), "twap");
        assertThat(text(result)).isEqualTo("100@101 venue 1 at 1s; 100@101 venue 1 at 60s; 100@101 venue 1 at 120s;");
    }

    @Test
    void nothingTradesOutsideTheWindow() {
        MarketTape tape = Tapes.of(Row.quote(1, 1, 99, 100, 101, 10), Row.quote(11, 1, 99, 100, 101, 900));
        StrategyResult result = run(tape, settings(Rules.standard(), Side.BUY, 300, 10), "best-ask");
        assertThat(text(result)).isEqualTo("10@101 venue 1 at 1s;");
        assertThat(result.unfilledQty()).isEqualTo(290);
    }

    @Test
    void penalisedAllocatorWaitsForASpreadWorthCrossing() {
        MarketTape tape = Tapes.of(Row.quote(1, 1, 90, 100, 110, 500), Row.quote(2, 1, 98, 100, 102, 500));
        assertThat(text(run(tape, settings(Rules.standard(), Side.BUY, 400, 10), "cont-kukanov-static")))
                .isEqualTo("400@102 venue 1 at 2s;");
    }

    @Test
    void feesAreAddedToWhatABuyPaysAndTakenFromWhatASellGets() {
        MarketTape tape = Tapes.of(Row.quote(1, 1, 99, 500, 101, 500));
        RunSpec free = settings(Rules.standard(), Side.BUY, 100, 10);
        FeeSchedule fees = FeeSchedule.perShare(3, 2);
        for (Side side : Side.values()) {
            ParentOrder order = new ParentOrder(side, 100, 0, 10 * SECOND);
            RunSpec settings = RunSpec.of(order)
                    .withRules(free.rules())
                    .withFees(FeeTable.flat(fees))
                    .withSchedule(free.schedule())
                    .withParameters(PARAMETERS.toParameters());
            long expected = side == Side.BUY ? 100 * (101 + 3) : 100 * (99 - 3);
            assertThat(run(tape, settings, "best-ask").execution().cashE9()).isEqualTo(BigInteger.valueOf(expected));
        }
    }

    @Test
    void aHaltedVenueGetsNoOrderUntilItTradesAgain() {
        Row halt = Row.quote(2, 1, 0, 0, 0, 0).withAction(BookAction.HALT);
        Row resume = Row.quote(6, 1, 0, 0, 0, 0).withAction(BookAction.RESUME);
        MarketTape tape = Tapes.of(
                Row.quote(1, 1, 99, 100, 101, 50),
                halt,
                Row.quote(3, 1, 99, 100, 101, 500),
                Row.quote(4, 2, 99, 100, 102, 30),
                resume,
                Row.quote(7, 2, 99, 100, 103, 30));
        StrategyResult result = run(tape, settings(Rules.standard(), Side.BUY, 300, 10), "sweep");
        assertThat(text(result)).isEqualTo("50@101 venue 1 at 1s; 30@102 venue 2 at 4s; 220@101 venue 1 at 6s;");
        assertThat(result.passedOver()).containsOnlyKeys(Obstacle.HALTED);
    }

    @Test
    void aVenuesOwnFeeDecidesWhereTheRouterGoesAndWhatItPays() {
        RunSpec free = settings(Rules.standard(), Side.BUY, 100, 10);
        FeeTable fees = new FeeTable(FeeSchedule.perShare(3, 0), new TreeMap<>(Map.of(2, FeeSchedule.perShare(-2, 0))));
        ParentOrder order = new ParentOrder(Side.BUY, 100, SECOND + 1, 10 * SECOND);
        MarketTape tape = Tapes.of(
                Row.quote(1, 1, 99, 500, 101, 300),
                Row.quote(1, 2, 99, 500, 101, 300),
                Row.quote(2, 1, 99, 500, 101, 300));
        RunSpec settings = RunSpec.of(order)
                .withRules(free.rules())
                .withFees(fees)
                .withSchedule(free.schedule())
                .withParameters(PARAMETERS.toParameters());
        StrategyResult result = run(tape, settings, ShippedStrategies.CONT_KUKANOV_STATIC);
        assertThat(text(result)).isEqualTo("100@101 venue 2 at 1s;");
        assertThat(result.feesE9()).isEqualTo(-200);
    }
}
