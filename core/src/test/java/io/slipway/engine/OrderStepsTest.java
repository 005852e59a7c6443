package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.OrderStep;
import io.slipway.model.OrderStep.Kind;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import io.slipway.tape.MarketTape;
import io.slipway.tca.order.VenueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OrderStepsTest {

    private static final long SECOND = Tapes.SECOND;

    /** Rests 100 at 99, and asks for a lower price at second 10. */
    private static final class Rests implements Strategy {

        private boolean sent;

        @Override
        public void decide(TradingContext context) {
            if (!sent) {
                sent = true;
                context.postOnly(0, 100, 99);
                context.setTimer("lower", 10 * SECOND);
            }
        }

        @Override
        public void onTimer(String name, TradingContext context) {
            context.replace(0, 100, 98);
        }
    }

    private static MarketEvent print(double seconds, long pxE9, long qty) {
        long timeNs = (long) (seconds * SECOND);
        return Row.quote(seconds, 1, 99, 500, 101, 60)
                .toEvent()
                .times(timeNs, timeNs)
                .action(BookAction.TRADE, BookSide.ASK, 0)
                .order(pxE9, qty);
    }

    private static MarketTape tape(MarketEvent... events) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        List.of(events).forEach(tape::add);
        return tape.build();
    }

    private static MarketEvent bid(double seconds, long qty) {
        return Row.quote(seconds, 1, 99, qty, 101, 60).toEvent();
    }

    private static String told(OrderStep step) {
        String at = step.kind().name().toLowerCase(Locale.ROOT) + "@" + step.timeNs() / (double) SECOND;
        return step.kind() == Kind.QUEUED ? at + " " + step.ahead() : at + " " + step.qty() + "x" + step.pxE9();
    }

    private static MarketTape restingTape() {
        return tape(
                bid(0, 500),
                print(5, 99, 200),
                bid(5, 300),
                bid(6, 200),
                print(7, 99, 200),
                bid(7, 100),
                print(8, 99, 60),
                bid(12, 40),
                bid(20, 40));
    }

    private static RunSpec resting() {
        RunSpec spec = RunSpec.of(new ParentOrder(Side.BUY, 500, 2 * SECOND, 19 * SECOND))
                .withLatency(Latency.constant(false, 0, SECOND, SECOND));
        Definition<Strategy> rests = Definition.of("rests", "rests", setup -> new Rests());
        return spec.withSpecs(List.of(spec.strategy(rests)));
    }

    /** The same as below after each row, of which the first is the print at 5; from 11 on at a price that is not shown. */
    @Test
    void theProgressHasTheSharesAhead() {
        MarketTape tape = restingTape();
        Replay replay = new Backtest(tape, resting()).startOn(tape, resting().strategies());
        List<String> seen = new ArrayList<>();
        while (replay.step()) {
            StrategyProgress now = replay.progress().get(0);
            assertThat(now.aheadQty()).hasSameSizeAs(now.working());
            for (double ahead : now.aheadQty()) {
                seen.add(replay.clockNs() / SECOND + ": " + ahead);
            }
        }
        assertThat(seen.stream().distinct())
                .containsExactly("5: 300.0", "6: 200.0", "7: 0.0", "8: 0.0", "12: Infinity");
    }

    /** Worked by hand: 500 ahead; a print of 200, a cancellation of 100, a print of 200, then 60 for the order. */
    @Test
    void theLifeOfARestingOrderIsKept() {
        MarketTape tape = restingTape();
        RunSpec run = resting();
        StrategyResult result = new Backtest(tape, run).runWithSteps().get(0);
        assertThat(result.orders().get(0).steps())
                .extracting(OrderStepsTest::told)
                .containsExactly(
                        "sent@2.0 100x99",
                        "resting@3.0 100x99",
                        "queued@5.0 500.0",
                        "queued@5.0 300.0",
                        "queued@6.0 200.0",
                        "queued@7.0 0.0",
                        "filled@8.0 40x99",
                        "replaced@11.0 40x98",
                        "resting@11.0 40x98",
                        "queued@12.0 Infinity",
                        "expired@19.0 0x98");
        assertThat(new Backtest(tape, run).run().get(0).orders().get(0).steps()).isEmpty();
    }

    /** On random markets the steps are those of the fills, and to keep them changes nothing. */
    @Test
    void stepsAgreeWithFillsAndChangeNothing() {
        int resting = 0;
        for (int seed = 0; seed < 20; seed++) {
            MarketTape tape = Tapes.of(Tapes.random(new SplittableRandom(seed), 300));
            RunSpec spec = RunSpec.of(new ParentOrder(Side.BUY, 900, 10 * SECOND, 200 * SECOND));
            List<StrategySpec> strategies = Catalogue.installed().strategies().stream()
                    .map(spec::strategy)
                    .toList();
            RunSpec run = spec.withSpecs(strategies);
            List<StrategyResult> with = new Backtest(tape, run).runWithSteps();
            List<StrategyResult> without = new Backtest(tape, run).run();
            for (int i = 0; i < with.size(); i++) {
                assertThat(with.get(i).fills()).isEqualTo(without.get(i).fills());
                for (VenueOrder order : with.get(i).orders()) {
                    check(order);
                    resting += order.steps().stream().anyMatch(step -> step.kind() == Kind.RESTING) ? 1 : 0;
                }
            }
        }
        assertThat(resting).isGreaterThan(100);
    }

    /** Sends an order that fills and one that does not with every row. */
    private static final class SendsMuch implements Strategy {

        @Override
        public void decide(TradingContext context) {
            context.market(0, 1);
            context.immediateOrCancel(0, 1, 98);
        }
    }

    @Test
    void keepsTheLivesOfSomeThousandsOfOrdersWhateverIsSent() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            rows.add(Row.quote(i, 1, 99, 500, 101, 60 + i % 2));
        }
        RunSpec spec = RunSpec.of(new ParentOrder(Side.BUY, 50_000, 0, 9_999 * SECOND));
        Definition<Strategy> sends = Definition.of("sends", "sends much", setup -> new SendsMuch());
        MarketTape tape = Tapes.of(rows);
        RunSpec run = spec.withSpecs(List.of(spec.strategy(sends)));
        StrategyResult result = new Backtest(tape, run).runWithSteps().get(0);
        List<VenueOrder> known = result.orders().stream()
                .filter(order -> !order.steps().isEmpty())
                .toList();
        assertThat(result.orders().size()).isGreaterThan(16_384);
        assertThat(known.stream().filter(order -> order.fills().isEmpty()).count())
                .isBetween(2_048L, 4_096L);
        assertThat(known.stream().filter(order -> !order.fills().isEmpty()).count())
                .isBetween(2_048L, 4_096L);
        known.forEach(OrderStepsTest::check);
        assertThat(result.withoutSteps().orders())
                .isEqualTo(new Backtest(tape, run).run().get(0).orders());
    }

    @Test
    void aSampleHasAllOfFewAndEveryPowerOfTwoOfMore() {
        OrderJournal.EvenSample<Integer> sample = new OrderJournal.EvenSample<>(8);
        for (int count = 1; count <= 1_000; count++) {
            sample.add(count - 1);
            int step = 1;
            while ((count + step - 1) / step > 8) {
                step *= 2;
            }
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < count; i += step) {
                expected.add(i);
            }
            assertThat(sample.kept()).as("of %d", count).isEqualTo(expected);
        }
    }

    private static void check(VenueOrder order) {
        List<OrderStep> steps = order.steps();
        assertThat(steps.get(0)).matches(step -> step.kind() == Kind.SENT && step.timeNs() == order.sentNs());
        assertThat(steps.get(steps.size() - 1).qty()).isZero();
        List<OrderStep> filled =
                steps.stream().filter(step -> step.kind() == Kind.FILLED).toList();
        assertThat(filled)
                .extracting(OrderStep::timeNs)
                .isEqualTo(order.fills().stream().map(Fill::timeNs).toList());
        assertThat(filled)
                .extracting(OrderStep::pxE9)
                .isEqualTo(order.fills().stream().map(Fill::pxE9).toList());
        long before = steps.get(0).qty();
        int fill = 0;
        for (OrderStep step : steps) {
            if (step.kind() == Kind.FILLED) {
                assertThat(before - step.qty())
                        .isEqualTo(order.fills().get(fill++).qty());
            }
            before = step.qty();
        }
    }
}
