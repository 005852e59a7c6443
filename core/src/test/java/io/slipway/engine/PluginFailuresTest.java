package io.slipway.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import example.FailingPlugin;
import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategies.ShippedStrategies;
import io.slipway.strategy.StrategyException;
import io.slipway.tape.MarketTape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginFailuresTest {

    private static final long SECOND = Tapes.SECOND;

    private static MarketTape tape() {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        for (int i = 0; i < 60; i++) {
            MarketEvent quote =
                    Row.quote(i, 1, 99, 200 + i % 2 * 60, 101, 5_000).toEvent();
            tape.add(quote);
            tape.add(quote.times((long) ((i + 0.5) * SECOND), (long) ((i + 0.5) * SECOND))
                    .action(BookAction.TRADE, BookSide.ASK, 0)
                    .order(99, 40));
        }
        return tape.build();
    }

    /** Runs the failing strategy, or one that rests orders, with the failing models; saves and restores on the way. */
    private static List<StrategyResult> run(FailingPlugin plugin, String strategy) {
        Catalogue catalogue = new Catalogue(List.of(new ShippedStrategies(), plugin));
        ExecutionModel model = new ExecutionModel(
                new Latency(
                        false,
                        0,
                        requireNonNull(catalogue.latencyModels().get("latency")).model()),
                requireNonNull(catalogue.queueModels().get("queue")).model(),
                0,
                0,
                ExecutionModel.DEFAULT.outflow(),
                null,
                requireNonNull(catalogue.liquidityModels().get("liquidity")).model(),
                ExecutionModel.DEFAULT.prints());
        RunSpec spec = RunSpec.of(new ParentOrder(Side.BUY, 5_000, 0, 59 * SECOND))
                .withModel(model)
                .withStrategies(List.of(catalogue.find(strategy).orElseThrow()));
        Backtest backtest = new Backtest(tape(), spec);
        Replay replay = backtest.start(spec.strategies());
        for (int i = 0; i < 5; i++) {
            replay.step();
        }
        replay = backtest.resume(spec.strategies(), replay.save().bytes());
        boolean more = true;
        while (more) {
            more = replay.step();
        }
        return replay.results();
    }

    static Stream<String> ofStrategy() {
        return FailingPlugin.OF_STRATEGY.stream();
    }

    @ParameterizedTest
    @MethodSource("ofStrategy")
    void aFailureInAnyMethodOfAStrategyNamesTheStrategyAndTheLine(String place) {
        assertThatThrownBy(() -> run(new FailingPlugin(place), "failing"))
                .isInstanceOf(StrategyException.class)
                .hasMessageStartingWith(
                        "the strategy failed: strategy=failing, exception=java.lang.IllegalStateException: no " + place
                                + " at ")
                .hasMessageContaining("example.FailingPlugin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue.aheadAfterCancel",
                "queue.filledBy",
                "latency.entryNs",
                "latency.reportNs",
                "liquidity.apply",
                "liquidity.available",
                "liquidity.onTake",
                "liquidity.onLevels",
                "liquidity.reusedQty",
                "liquidity.save",
                "liquidity.restore"
            })
    void aFailureInAModelNamesTheModelAndTheLine(String place) {
        String name = place.substring(0, place.indexOf('.'));
        assertThatThrownBy(() -> run(new FailingPlugin(place), "rest-then-cross"))
                .isInstanceOf(StrategyException.class)
                .hasMessageStartingWith("the " + name + " model failed: " + name + " model=" + name)
                .hasMessageContaining("no " + place)
                .hasMessageContaining("example.FailingPlugin");
    }

    @Test
    void aPluginThatCannotListItsStrategiesIsNamed() {
        assertThatThrownBy(() -> run(new FailingPlugin("strategies"), "failing"))
                .isInstanceOf(StrategyException.class)
                .hasMessageStartingWith("the plug-in failed: plug-in=example.FailingPlugin");
    }

    @Test
    void aPluginThatDoesNotFailGivesItsResult() {
        assertThat(run(new FailingPlugin(""), "failing").get(0).execution().qty())
                .isPositive();
        assertThat(run(new FailingPlugin(""), "rest-then-cross")
                        .get(0)
                        .execution()
                        .qty())
                .isEqualTo(5_000);
    }
}
