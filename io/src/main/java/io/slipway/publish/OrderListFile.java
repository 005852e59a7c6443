package io.slipway.publish;

import io.slipway.engine.StrategyResult;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.publish.values.Decimals;
import io.slipway.result.RunResult;
import io.slipway.result.file.Units;
import io.slipway.result.live.OrderListKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code parents.csv}: the orders of a run of many, a row for each strategy. */
public final class OrderListFile {

    private OrderListFile() {}

    /**
     * Writes the file into a directory.
     *
     * @param runs the runs by the id of their order
     * @throws OutputException if the disk refuses
     */
    public static void write(Path directory, Map<String, RunResult> runs) {
        Path file = directory.resolve(OrderListKeys.FILE.name());
        try (CsvFile csv = CsvFile.open(file, OrderListKeys.FILE, List.of())) {
            for (Map.Entry<String, RunResult> each : runs.entrySet()) {
                for (StrategyResult strategy : each.getValue().strategies()) {
                    Values row = row(each.getKey(), each.getValue(), strategy);
                    csv.write(row.converted(Units.of(each.getValue().tape().instrument())));
                }
            }
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }

    private static Values row(String id, RunResult run, StrategyResult strategy) {
        ParentOrder order = strategy.order();
        return Values.of(OrderListKeys.FILE)
                .put(OrderListKeys.ID, id)
                .put(OrderListKeys.SYMBOL, run.tape().instrument().symbol())
                .put(OrderListKeys.SIDE, order.side().name().toLowerCase(Locale.ROOT))
                .put(OrderListKeys.QTY, BigDecimal.valueOf(order.qty()))
                .put(OrderListKeys.START, Decimals.time(order.startNs()))
                .put(OrderListKeys.END, Decimals.time(order.endNs()))
                .put(OrderListKeys.STRATEGY, strategy.name())
                .put(
                        OrderListKeys.FILLED_QTY,
                        BigDecimal.valueOf(strategy.execution().qty()))
                .put(OrderListKeys.CASH, strategy.execution().cash())
                .put(OrderListKeys.FEES, Money.toDecimal(strategy.feesE9()))
                .put(
                        OrderListKeys.COST_VS_ARRIVAL_BPS,
                        run.tca().of(strategy.name()).costVsArrivalBps());
    }
}
