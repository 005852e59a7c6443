package io.slipway.data.taq;

import io.slipway.data.source.DataFormat;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.FirstLine;
import io.slipway.data.table.Table;
import io.slipway.data.table.TableReader;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import java.util.List;

/** Trades of NYSE Daily TAQ, as NYSE ships them ({@code EQY_US_ALL_TRADE_20180102}) or as WRDS exports them. */
public final class TaqTradesFormat implements DataFormat {

    @Override
    public String name() {
        return "taq-trades";
    }

    @Override
    public boolean recognises(DataSource source) {
        List<String> names = FirstLine.names(source);
        boolean nyse = names.contains("exchange") && names.contains("trade_price") && names.contains("trade_volume");
        boolean wrds = names.contains("ex")
                && names.contains("price")
                && (names.contains("tr_corr") || names.contains("tr_scond") || names.contains("corr"));
        return nyse || wrds;
    }

    @Override
    public List<String> usualColumns() {
        return List.of(
                "date",
                "time_m",
                "ex",
                "price",
                "size",
                "tr_scond",
                "tr_corr",
                "exchange",
                "trade_price",
                "trade_volume");
    }

    @Override
    public MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues) {
        Table table = Table.withHeader(source, options, issues).endingWith("END");
        TaqTrades trades = new TaqTrades(table, options, issues);
        return new TableReader(table, TaqSymbol.of(table, options, issues), trades, issues);
    }
}
