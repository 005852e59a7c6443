package io.slipway.publish;

import io.slipway.engine.CashFlow;
import io.slipway.engine.StrategyResult;
import io.slipway.model.Fill;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.result.RunResult;
import io.slipway.text.Units;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;

/** {@code fills.csv}: every fill of every strategy. */
final class FillsFile {

    private static final String HEADER =
            "strategy,time,publisher_id,venue,side,qty,price,fee,liquidity,cum_qty,cum_cash\n";

    private FillsFile() {}

    static void write(Path file, RunResult run, IntFunction<String> venueName) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            for (StrategyResult result : run.strategies()) {
                writeFills(out, result, venueName);
            }
        }
    }

    private static void writeFills(BufferedWriter out, StrategyResult result, IntFunction<String> venueName)
            throws IOException {
        Side side = result.order().side();
        long cumQty = 0;
        BigInteger cumCashE9 = BigInteger.ZERO;
        for (Fill fill : result.fills()) {
            cumQty += fill.qty();
            cumCashE9 = cumCashE9.add(CashFlow.ofE9(side, fill));
            out.write(String.join(
                    ",",
                    result.name(),
                    Units.formatTime(fill.timeNs()),
                    Integer.toString(fill.publisherId()),
                    venueName.apply(fill.publisherId()),
                    side.name().toLowerCase(Locale.ROOT),
                    Long.toString(fill.qty()),
                    Money.toDecimal(fill.pxE9()).toPlainString(),
                    Money.toDecimal(fill.feeE9()).toPlainString(),
                    fill.liquidity().name().toLowerCase(Locale.ROOT),
                    Long.toString(cumQty),
                    Money.toDecimal(cumCashE9).toPlainString()));
            out.write('\n');
        }
    }
}
