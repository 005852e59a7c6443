package io.slipway.publish;

import io.slipway.engine.StrategyResult;
import io.slipway.engine.ledger.CashFlow;
import io.slipway.model.Fill;
import io.slipway.model.Money;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import io.slipway.publish.values.Decimals;
import io.slipway.result.RunResult;
import io.slipway.result.file.FillKeys;
import io.slipway.result.file.Units;
import io.slipway.result.schema.Values;
import io.slipway.tca.quote.QuotesTraded;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** {@code fills.csv}: every fill of every strategy. */
final class FillsFile {

    private FillsFile() {}

    static void write(Path file, RunResult run, IntFunction<String> venueName) throws IOException {
        try (CsvFile csv =
                CsvFile.open(file, FillKeys.FILE, List.of(), Units.of(run.tape().instrument()))) {
            for (StrategyResult result : run.strategies()) {
                write(csv, result, venueName);
            }
        }
    }

    private static void write(CsvFile csv, StrategyResult result, IntFunction<String> venueName) throws IOException {
        Side side = result.order().side();
        long cumQty = 0;
        BigInteger cumCashE9 = BigInteger.ZERO;
        for (Fill fill : result.fills()) {
            NationalQuote quote = fill.market();
            cumQty += fill.qty();
            cumCashE9 = cumCashE9.add(CashFlow.ofE9(side, fill));
            csv.write(Values.of(FillKeys.FILE)
                    .put(FillKeys.STRATEGY, result.name())
                    .put(FillKeys.TIME, Decimals.time(fill.timeNs()))
                    .put(FillKeys.PUBLISHER_ID, (long) fill.publisherId())
                    .put(FillKeys.VENUE, venueName.apply(fill.publisherId()))
                    .put(FillKeys.SIDE, side.name().toLowerCase(Locale.ROOT))
                    .put(FillKeys.QTY, fill.qty())
                    .put(FillKeys.PRICE, Money.toDecimal(fill.pxE9()))
                    .put(FillKeys.FEE, Money.toDecimal(fill.feeE9()))
                    .put(FillKeys.LIQUIDITY, fill.liquidity().name().toLowerCase(Locale.ROOT))
                    .put(FillKeys.CUM_QTY, cumQty)
                    .put(FillKeys.CUM_CASH, Money.toDecimal(cumCashE9))
                    .put(FillKeys.QUOTE_AGE_NS, fill.quote().ageNs())
                    .put(FillKeys.MARKET_CROSSED, fill.quote().crossed())
                    .put(FillKeys.PRICE_FAR, QuotesTraded.isFar(side, fill))
                    .put(FillKeys.NBB, quote == null ? null : Money.toDecimal(quote.bidPxE9()))
                    .put(FillKeys.NBO, quote == null ? null : Money.toDecimal(quote.askPxE9())));
        }
    }
}
