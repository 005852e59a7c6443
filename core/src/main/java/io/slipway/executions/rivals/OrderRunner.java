package io.slipway.executions.rivals;

import io.slipway.engine.StrategyResult;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import java.util.List;

/** Works an order with strategies, in the place of those who really did. */
@FunctionalInterface
public interface OrderRunner {

    /** No strategies. */
    OrderRunner NONE = (tape, order) -> List.of();

    /** The results of all strategies, always in the same order. */
    List<StrategyResult> run(MarketTape tape, ParentOrder order);
}
