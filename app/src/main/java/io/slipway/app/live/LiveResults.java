package io.slipway.app.live;

import io.slipway.app.run.RunPipeline;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.engine.StrategyResult;
import io.slipway.publish.OrderListFile;
import io.slipway.publish.OutputException;
import io.slipway.report.html.Numbers;
import io.slipway.result.RunResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The results of many orders: a run directory for each, and one list of all. */
public final class LiveResults {

    private LiveResults() {}

    /**
     * Writes them.
     *
     * @param runs the runs by the id of their order
     * @throws OutputException if the disk refuses
     */
    public static void write(Path directory, Map<String, ConfiguredRun> runs) {
        Map<String, RunResult> results = new LinkedHashMap<>();
        runs.forEach((id, run) -> {
            Path folder = directory.resolve(id);
            try {
                Files.createDirectory(folder);
            } catch (IOException e) {
                throw new OutputException(folder, e);
            }
            RunPipeline.write(folder, run);
            results.put(id, run.result());
        });
        OrderListFile.write(directory, results);
    }

    /** A table for the terminal: a line for each order and strategy, and one for all of them together. */
    public static String text(Map<String, ConfiguredRun> runs) {
        StringBuilder text = new StringBuilder(Numbers.format(
                "  %-16s %-8s %-4s %10s %-20s %10s %16s%n",
                "order", "symbol", "side", "qty", "strategy", "filled", "vs arrival (bps)"));
        Total total = new Total();
        runs.forEach((id, run) -> run.result().strategies().forEach(each -> {
            Optional<BigDecimal> costBps =
                    Optional.ofNullable(run.result().tca().of(each.name()).costVsArrivalBps());
            total.add(run.result(), each, costBps);
            text.append(line(id, run.result(), each, costBps));
        }));
        return text.append(total.line()).toString();
    }

    private static String line(String id, RunResult run, StrategyResult strategy, Optional<BigDecimal> costBps) {
        return Numbers.format(
                "  %-16s %-8s %-4s %10s %-20s %10s %16s%n",
                id,
                run.tape().instrument().symbol(),
                strategy.order().side().name().toLowerCase(Locale.ROOT),
                shares(run, strategy.order().qty()),
                strategy.name(),
                shares(run, strategy.execution().qty()),
                costBps.map(bps -> Numbers.format("%+.2f", bps)).orElse("-"));
    }

    private static String shares(RunResult run, long steps) {
        BigDecimal qty = run.tape().instrument().qty(steps);
        return Numbers.format("%,." + qty.scale() + "f", qty);
    }

    /** Sums over orders and strategies; the cost is weighted by cash. */
    private static final class Total {

        private BigDecimal qty = BigDecimal.ZERO;
        private BigDecimal filledQty = BigDecimal.ZERO;
        private double cash;
        private double weightedBps;

        void add(RunResult run, StrategyResult strategy, Optional<BigDecimal> costBps) {
            qty = qty.add(run.tape().instrument().qty(strategy.order().qty()));
            filledQty = filledQty.add(
                    run.tape().instrument().qty(strategy.execution().qty()));
            if (costBps.isPresent()) {
                double paid = strategy.execution().cash().abs().doubleValue();
                cash += paid;
                weightedBps += paid * costBps.get().doubleValue();
            }
        }

        String line() {
            return Numbers.format(
                    "  %-16s %-8s %-4s %10s %-20s %10s %16s%n",
                    "all",
                    "",
                    "",
                    Numbers.format("%,." + qty.scale() + "f", qty),
                    "weighted by cash",
                    Numbers.format("%,." + filledQty.scale() + "f", filledQty),
                    cash == 0 ? "-" : Numbers.format("%+.2f", weightedBps / cash));
        }
    }
}
