package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.market.MarketUpdate;
import io.slipway.model.ExecutionReport;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import io.slipway.strategy.WorkingOrder;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StrategyKitTest {

    private static final long SECOND = Tapes.SECOND;

    /** Does one thing at its first decision, and writes down all that it is told. */
    private static final class Scripted implements Strategy {

        private final Consumer<TradingContext> script;
        private final List<String> told = new ArrayList<>();
        private boolean done;

        Scripted(Consumer<TradingContext> script) {
            this.script = script;
        }

        private void tell(String what, TradingContext context) {
            told.add(what + "@" + context.nowNs() / SECOND);
        }

        @Override
        public void onStart(TradingContext context) {
            tell("start", context);
        }

        @Override
        public void onMarket(MarketUpdate update, TradingContext context) {
            tell(update.isPrint() ? "print" : "book", context);
        }

        @Override
        public void onFill(ExecutionReport fill, TradingContext context) {
            tell("fill " + fill.lastQty() + "x" + fill.lastPxE9(), context);
        }

        @Override
        public void onReport(ExecutionReport report, TradingContext context) {
            tell(report.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + report.leavesQty(), context);
        }

        @Override
        public void onTimer(String name, TradingContext context) {
            tell("timer " + name, context);
        }

        @Override
        public void decide(TradingContext context) {
            if (!done) {
                done = true;
                script.accept(context);
            }
        }
    }

    private static final MarketTape TAPE = Tapes.of(
            Row.quote(0, 1, 99, 50, 101, 60),
            Row.quote(0, 2, 98, 50, 102, 40),
            Row.quote(5, 1, 99, 70, 101, 80),
            Row.quote(20, 1, 99, 70, 101, 90));

    private static RunSpec spec() {
        return RunSpec.of(new ParentOrder(Side.BUY, 500, 2 * SECOND, 19 * SECOND));
    }

    /** Things told from the first order on. */
    private static List<String> told(RunSpec spec, Consumer<TradingContext> script) {
        Scripted strategy = new Scripted(script);
        Definition<Strategy> definition = Definition.of("scripted", "does as it is told", setup -> strategy);
        new Backtest(TAPE, spec).run(List.of(definition));
        assertThat(strategy.told.get(0)).isEqualTo("start@2");
        return strategy.told.subList(1, strategy.told.size());
    }

    private static List<String> told(Consumer<TradingContext> script) {
        return told(spec(), script);
    }

    @Test
    void everyOrderTypeReachesItsVenue() {
        assertThat(told(context -> context.market(0, 100))).containsExactly("fill 60x101@2", "cancelled 0@2", "book@5");
        assertThat(told(context -> context.immediateOrCancel(1, 50, 101))).containsExactly("cancelled 0@2", "book@5");
        assertThat(told(context -> context.fillOrKill(0, 100, 101))).containsExactly("cancelled 0@2", "book@5");
        assertThat(told(context -> context.fillOrKill(0, 60, 101))).containsExactly("fill 60x101@2", "book@5");
        assertThat(told(context -> context.postOnly(0, 10, 101))).containsExactly("rejected 0@2", "book@5");
        assertThat(told(context -> context.postOnly(0, 10, 99))).containsExactly("accepted 10@2", "book@5");
        assertThat(told(context -> context.limit(0, 100, 101)))
                .containsExactly("fill 60x101@2", "accepted 40@2", "fill 20x101@5", "book@5");
        assertThat(told(context -> context.limitUntil(0, 100, 101, 4 * SECOND)))
                .containsExactly("fill 60x101@2", "accepted 40@2", "expired 0@4", "book@5");
    }

    @Test
    void anOrderIsCancelledByIdOrReplaced() {
        assertThat(told(context -> {
                    long kept = context.postOnly(0, 10, 99);
                    long cancelled = context.postOnly(0, 20, 98);
                    context.cancel(cancelled);
                    assertThat(context.working())
                            .extracting(each -> each.order().id())
                            .containsExactly(kept);
                    context.replace(kept, 30, 98);
                    assertThat(context.working().get(0).order().limitPxE9()).isEqualTo(98);
                    assertThat(context.remainingQty()).isEqualTo(470);
                }))
                .containsExactly(
                        "accepted 10@2", "accepted 20@2", "cancelled 0@2", "replaced 30@2", "accepted 30@2", "book@5");
    }

    @Test
    void sharesThatAReplacementAddsCountAsSentUntilItIsRefused() {
        RunSpec slow = spec().withLatency(Latency.constant(false, 0, SECOND, SECOND));
        List<Long> remaining = new ArrayList<>();
        told(slow, context -> {
            long id = context.limit(0, 60, 101);
            context.replace(id, 400, 101);
            remaining.add(context.remainingQty());
            assertThatThrownBy(() -> context.replace(id, 401, 101)).isInstanceOf(IllegalStateException.class);
            context.setTimer("later", 10 * SECOND);
        });
        assertThat(remaining).containsExactly(100L);
    }

    @Test
    void timersHaveNamesAndOneOfANameReplacesTheOther() {
        assertThat(told(context -> {
                    context.setTimer("a", 4 * SECOND);
                    context.setTimer("b", 3 * SECOND);
                    context.setTimer("c", 3 * SECOND);
                    context.setTimer("a", 7 * SECOND);
                    context.cancelTimer("c");
                }))
                .containsExactly("timer b@3", "book@5", "timer a@7");
    }

    @Test
    void nothingIsSentBeforeTheStartOutsideACallOrBeyondTheOrder() {
        List<TradingContext> kept = new ArrayList<>();
        told(context -> {
            kept.add(context);
            assertThatThrownBy(() -> context.limit(0, 501, 99)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> context.market(0, 0)).isInstanceOf(IllegalStateException.class);
        });
        assertThatThrownBy(() -> kept.get(0).market(0, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.get(0).cancelAll()).isInstanceOf(IllegalStateException.class);
        Definition<Strategy> early = Definition.of("early", "acts while it warms up", setup -> new Strategy() {
            @Override
            public long receivesFromNs(long startNs) {
                return 0;
            }

            @Override
            public void onMarket(MarketUpdate update, TradingContext context) {
                context.market(0, 1);
            }
        });
        assertThatThrownBy(() -> new Backtest(TAPE, spec()).run(List.of(early)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("from onStart on");
    }

    @Test
    void warmingUpIsOnlyForThoseThatAskForIt() {
        List<String> told = new ArrayList<>();
        Definition<Strategy> warm = Definition.of("warm", "receives all", setup -> new Strategy() {
            @Override
            public long receivesFromNs(long startNs) {
                return 0;
            }

            @Override
            public void onMarket(MarketUpdate update, TradingContext context) {
                told.add("market@" + context.nowNs() / SECOND);
            }

            @Override
            public void onStart(TradingContext context) {
                told.add("start@" + context.nowNs() / SECOND);
            }
        });
        new Backtest(TAPE, spec()).run(List.of(warm));
        assertThat(told).containsExactly("market@0", "market@0", "start@2", "market@5");
    }

    /** Whatever a strategy does with what it is handed, another one's result is the same. */
    @Test
    void oneStrategyCannotChangeTheResultOfAnother() {
        Definition<Strategy> hostile = Definition.of("hostile", "calls all that there is", setup -> new Strategy() {
            @Override
            public long receivesFromNs(long startNs) {
                return Long.MIN_VALUE;
            }

            @Override
            public void decide(TradingContext context) {
                context.quotes().clear();
                context.quotes().set(0, Long.MAX_VALUE, 0, 0, true);
                context.takeAtBest(context.remainingQty());
                for (WorkingOrder each : context.working()) {
                    context.cancel(each.order().id());
                }
                for (int venue = 0; venue < setup.venues() && context.remainingQty() > 0; venue++) {
                    context.limit(venue, 1, 100);
                }
            }
        });
        List<Row> rows = Stream.of(TAPE.size())
                .flatMap(size -> Tapes.random(new java.util.SplittableRandom(8), 200).stream())
                .map(row -> row.action() == BookAction.CLEAR ? row.withAction(BookAction.MODIFY) : row)
                .toList();
        MarketTape tape = Tapes.of(rows);
        RunSpec spec = RunSpec.of(new ParentOrder(Side.BUY, 5_000, 2 * SECOND, tape.lastEventNs()));
        List<Definition<Strategy>> ours = Rules.standard().strategies();
        List<Definition<Strategy>> together = new ArrayList<>(List.of(hostile));
        together.addAll(ours);
        List<StrategyResult> results = new Backtest(tape, spec).run(together);
        assertThat(results.subList(1, results.size())).isEqualTo(new Backtest(tape, spec).run(ours));
    }
}
