package io.slipway.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Backtest;
import io.slipway.engine.Rules;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tca.OrderCost;
import io.slipway.tca.OrderPass;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectiveTest {

    private static final long SECOND = Tapes.SECOND;

    private static MarketTape tape() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(Row.quote(i, 1, 99 - i, 500, 101 + i, 500));
        }
        return Tapes.of(rows);
    }

    /** The market moves away from the order, so what is done at once is cheaper and sooner; fees are none. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void whatIsDoneAtOnceIsBestByEveryFigureWhenTheMarketMovesAway(Side side) {
        ParentOrder order = new ParentOrder(side, 300, 0, 60 * SECOND);
        MarketTape tape = tape();
        RunSpec spec = RunSpec.of(order);
        List<StrategyResult> results = new Backtest(tape, spec)
                .run(List.of(
                        Rules.standard().find("best-ask").orElseThrow(),
                        Rules.standard().find("twap").orElseThrow()));
        OrderCost cost = OrderPass.over(tape, List.of(order), spec.fees()).prices(0);
        StrategyResult first = results.get(0);
        StrategyResult second = results.get(1);
        for (NamedObjective each : NamedObjective.values()) {
            Objective objective = each.objective(() -> cost);
            assertThat(objective.name()).isEqualTo(each.label());
            assertThat(objective.score().apply(first))
                    .as(each.label())
                    .isLessThanOrEqualTo(objective.score().apply(second));
        }
    }
}
