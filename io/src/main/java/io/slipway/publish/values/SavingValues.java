package io.slipway.publish.values;

import io.slipway.result.Comparison;
import io.slipway.result.RunResult;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.schema.Values;
import io.slipway.search.PointResult;
import io.slipway.tca.Execution;
import io.slipway.tca.Savings;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cash, average prices and savings as values. */
public final class SavingValues {

    private SavingValues() {}

    /** A strategy's name as a key of the baselines. */
    public static String baseline(String strategy) {
        return strategy.replace('-', '_');
    }

    /** Adds quantity, cash and price. */
    public static Values put(Values values, Execution execution) {
        return values.put(SavingKeys.FILLED_QTY, execution.qty())
                .put(SavingKeys.TOTAL_CASH, execution.cash())
                .put(SavingKeys.AVG_FILL_PX, averagePx(execution));
    }

    /** Adds the savings against each baseline. */
    public static Values putSavings(Values values, Comparison comparison, Execution execution) {
        return values.put(SavingKeys.SAVINGS_VS_BASELINES_BPS, bps(comparison.savingsOf(execution)));
    }

    private static Map<String, Optional<BigDecimal>> bps(Map<String, Savings> savings) {
        Map<String, Optional<BigDecimal>> bps = new LinkedHashMap<>();
        savings.forEach((name, saving) -> bps.put(baseline(name), Optional.ofNullable(saving.bps())));
        return bps;
    }

    /** Cash and price; nothing but nulls where nothing ran. */
    public static Values priced(@Nullable Execution execution) {
        return Values.of(SavingKeys.PRICED)
                .put(SavingKeys.CASH_OR_NULL, execution == null ? null : execution.cash())
                .put(SavingKeys.AVERAGE_OR_NULL, execution == null ? null : averagePx(execution));
    }

    /** One point of the search and its result. */
    public static Values point(RunResult run, PointResult result) {
        Values values = Values.of(SavingKeys.POINT)
                .put(SavingKeys.PARAMETERS, result.point().toMap());
        put(values, result.execution());
        return putSavings(values, run.comparison(), result.execution());
    }

    private static @Nullable BigDecimal averagePx(Execution execution) {
        return execution.qty() == 0 ? null : execution.averagePx();
    }
}
