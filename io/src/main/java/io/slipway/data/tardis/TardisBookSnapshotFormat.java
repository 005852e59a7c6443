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

/** A Tardis.dev file of the first 5 or 25 levels of a book whenever one of them changes. */
public final class TardisBookSnapshotFormat implements DataFormat {

    @Override
    public String name() {
        return "tardis-book-snapshot";
    }

    @Override
    public boolean recognises(DataSource source) {
        return FirstLine.names(source)
                .containsAll(
                        List.of("exchange", "local_timestamp", "asks[0].price", "bids[0].price", "bids[0].amount"));
    }

    @Override
    public List<String> usualColumns() {
        return List.of(
                "exchange",
                "symbol",
                "timestamp",
                "local_timestamp",
                "asks[0].price",
                "asks[0].amount",
                "bids[0].price");
    }

    @Override
    public MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues) {
        Table table = Table.withHeader(source, options, issues);
        RowDecoder rows = TardisQuotes.ofSnapshots(table, options, issues);
        int symbol = table.header().require("symbol");
        SymbolColumn symbols = SymbolColumn.of(table, symbol, Header.ABSENT, options, issues);
        return new TableReader(table, symbols, rows, issues);
    }
}
