package io.slipway.data.taq;

import io.slipway.data.source.DataFormat;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.FirstLine;
import io.slipway.data.table.RowDecoder;
import io.slipway.data.table.SymbolColumn;
import io.slipway.data.table.Table;
import io.slipway.data.table.TableReader;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import java.util.List;

/**
 * Quotes of NYSE Daily TAQ, as NYSE ships them ({@code SPLITS_US_ALL_BBO_A_20180102}) or as WRDS exports them, and files of the
 * national best bid and offer. Sizes are in
 * round lots of 100 shares unless the options say otherwise.
 */
public final class TaqQuotesFormat implements DataFormat {

    @Override
    public String name() {
        return "taq-quotes";
    }

    @Override
    public boolean recognises(DataSource source) {
        List<String> names = FirstLine.names(source);
        boolean nyse = names.contains("exchange") && names.contains("bid_price") && names.contains("offer_price");
        boolean wrds = names.contains("ex")
                && names.contains("bid")
                && (names.contains("bidsiz") || names.contains("bid_size") || names.contains("bidsize"));
        boolean best = names.contains("best_bid") && (names.contains("best_ask") || names.contains("best_offer"));
        return nyse || wrds || best;
    }

    @Override
    public List<String> usualColumns() {
        return List.of(
                "date",
                "time_m",
                "ex",
                "bid",
                "bidsiz",
                "ask",
                "asksiz",
                "qu_cond",
                "exchange",
                "bid_price",
                "offer_price");
    }

    @Override
    public MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues) {
        Table table = Table.withHeader(source, options, issues).endingWith("END");
        SymbolColumn symbols = TaqSymbol.of(table, options, issues);
        RowDecoder rows = TaqBest.is(table.header())
                ? new TaqBest(table, options, issues)
                : new TaqQuotes(table, options, issues);
        return new TableReader(table, symbols, rows, issues);
    }
}
