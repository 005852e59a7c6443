package io.slipway.engine.quotes;

import static io.slipway.engine.Tapes.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Backtest;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.Tapes;
import io.slipway.model.Fill;
import io.slipway.model.OrderStep;
import io.slipway.model.ParentOrder;
import io.slipway.model.PriceBand;
import io.slipway.model.PriceLimits;
import io.slipway.model.Side;
import io.slipway.model.TickTable;
import io.slipway.model.TickTable.Band;
import io.slipway.strategy.Completion;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import io.slipway.strategy.WorkingOrder;
import io.slipway.tape.MarketTape;
import io.slipway.tca.order.VenueOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Limit orders at prices that a strategy draws, of an instrument with a table of ticks. */
class TickTableRunTest {

    /** Two below 1,000 and five from there, of which the quotes around 1,000 know nothing. */
    private static final TickTable TABLE = new TickTable(List.of(new Band(0, 2), new Band(1_000, 5)));

    /** Sends orders of all kinds at prices that it draws, and changes them. */
    private static final class Draws implements Strategy {

        private final SplittableRandom random = new SplittableRandom(5);
        private final Set<Long> replaced = new HashSet<>();

        @Override
        public void decide(TradingContext context) {
            long price = 990L + random.nextInt(20);
            int venue = random.nextInt(context.market().venues());
            for (WorkingOrder working : List.copyOf(context.working())) {
                long id = working.order().id();
                if (!working.cancelling() && random.nextBoolean()) {
                    context.cancel(id);
                } else if (!working.cancelling() && replaced.add(id)) {
                    context.replace(id, working.order().qty(), price);
                }
            }
            if (context.remainingQty() < 4) {
                return;
            }
            switch (random.nextInt(5)) {
                case 0 -> context.limit(venue, 1, price);
                case 1 -> context.limitUntil(venue, 1, price, context.nowNs() + 2 * SECOND);
                case 2 -> context.immediateOrCancel(venue, 1, price);
                case 3 -> context.fillOrKill(venue, 1, price);
                default -> context.postOnly(venue, 1, price);
            }
            context.setTimer("again", context.nowNs() + SECOND / 2);
        }

        @Override
        public void onTimer(String name, TradingContext context) {
            decide(context);
        }
    }

    @Test
    void everyOrderIsAtAPriceOfTheTableAndNoWorseThanItsLimit() {
        SplittableRandom random = new SplittableRandom(11);
        long prices = 0;
        for (int i = 0; i < 60; i++) {
            MarketTape tape = Tapes.of(Tapes.random(random, 200));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            Long limit = random.nextBoolean() ? null : Long.valueOf(995L + random.nextInt(10));
            PriceBand band = random.nextBoolean() ? PriceBand.OFF : PriceBand.parse("60bps");
            ParentOrder order =
                    new ParentOrder(side, 300, SECOND, 100 * SECOND).withPrices(new PriceLimits(limit, band, TABLE));
            RunSpec spec = RunSpec.of(order)
                    .withSchedule(ScheduleSettings.ofSlices(SECOND).withCompletion(Completion.MARK));
            Definition<Strategy> draws = Definition.of("draws", "draws", setup -> new Draws());
            RunSpec run = spec.withSpecs(List.of(spec.strategy(draws)));
            for (StrategyResult result : new Backtest(tape, run).runWithSteps()) {
                for (VenueOrder child : result.orders()) {
                    for (OrderStep step : child.steps()) {
                        boolean isSent = step.kind() == OrderStep.Kind.SENT || step.kind() == OrderStep.Kind.REPLACED;
                        if (isSent && step.pxE9() != OrderStep.NO_PRICE) {
                            assertThat(TABLE.has(step.pxE9()))
                                    .as("%s of %s", step, result.name())
                                    .isTrue();
                            prices++;
                        }
                    }
                }
                for (Fill fill : result.fills()) {
                    assertThat(limit == null || side.sign() * fill.pxE9() <= side.sign() * limit)
                            .as("%s beyond %s", fill, limit)
                            .isTrue();
                }
            }
        }
        assertThat(prices).isGreaterThan(1_000);
    }

    /** Takes at one venue after the other, all that it shows. */
    private static final class Sweeps implements Strategy {

        private int venue;

        @Override
        public void decide(TradingContext context) {
            venue = (venue + 1) % context.market().venues();
            long shown = context.available(venue, 0);
            if (shown > 0 && context.remainingQty() > 0) {
                context.takeThrough(venue, Math.min(shown, context.remainingQty()));
            }
        }
    }

    @Test
    void anOrderThatTakesADisplayedPriceKeepsItThoughTheTableHasItNot() {
        SplittableRandom random = new SplittableRandom(12);
        long offTable = 0;
        for (int i = 0; i < 20; i++) {
            ParentOrder order = new ParentOrder(Side.BUY, 300, SECOND, 100 * SECOND)
                    .withPrices(new PriceLimits(null, PriceBand.OFF, TABLE));
            RunSpec spec = RunSpec.of(order)
                    .withSchedule(ScheduleSettings.ofSlices(SECOND).withCompletion(Completion.MARK));
            Definition<Strategy> sweeps = Definition.of("sweeps", "sweeps", setup -> new Sweeps());
            MarketTape tape = Tapes.of(Tapes.random(random, 200));
            for (StrategyResult result : new Backtest(tape, spec.withSpecs(List.of(spec.strategy(sweeps)))).run()) {
                offTable += result.fills().stream()
                        .filter(fill -> !TABLE.has(fill.pxE9()))
                        .count();
            }
        }
        assertThat(offTable).isPositive();
    }
}
