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

/** A Tardis.dev file of the changes of a book, level by level. */
public final class TardisIncrementalL2Format implements DataFormat {

    @Override
    public String name() {
        return "tardis-incremental-l2";
    }

    @Override
    public boolean recognises(DataSource source) {
        return FirstLine.names(source)
                .containsAll(List.of("exchange", "local_timestamp", "is_snapshot", "side", "amount"));
    }

    @Override
    public List<String> usualColumns() {
        return List.of("exchange", "symbol", "timestamp", "local_timestamp", "is_snapshot", "side", "price", "amount");
    }

    @Override
    public MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues) {
        Table table = Table.withHeader(source, options, issues);
        RowDecoder rows = new TardisBook(table, options, issues);
        int symbol = table.header().require("symbol");
        SymbolColumn symbols = SymbolColumn.of(table, symbol, Header.ABSENT, options, issues);
        return new TableReader(table, symbols, rows, issues);
    }
}
