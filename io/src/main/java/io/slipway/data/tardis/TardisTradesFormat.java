package io.slipway.data.tardis;

import io.slipway.data.source.DataFormat;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.FirstLine;
import io.slipway.data.table.Header;
import io.slipway.data.table.RowDecoder;
import io.slipway.data.table.SymbolColumn;
import io.slipway.data.table.Table;
import io.slipway.data.table.TableReader;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import java.util.List;

/** A Tardis.dev file of trades. */
public final class TardisTradesFormat implements DataFormat {

    @Override
    public String name() {
        return "tardis-trades";
    }

    @Override
    public boolean recognises(DataSource source) {
        return FirstLine.names(source).containsAll(List.of("exchange", "local_timestamp", "id", "side", "price"));
    }

    @Override
    public List<String> usualColumns() {
        return List.of("exchange", "symbol", "timestamp", "local_timestamp", "id", "side", "price", "amount");
    }

    @Override
    public MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues) {
        Table table = Table.withHeader(source, options, issues);
        RowDecoder rows = new TardisTrades(table, options, issues);
        int symbol = table.header().require("symbol");
        SymbolColumn symbols = SymbolColumn.of(table, symbol, Header.ABSENT, options, issues);
        return new TableReader(table, symbols, rows, issues);
    }
}
