package io.slipway.data.mapped;

import io.slipway.data.source.DataFormat;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.Header;
import io.slipway.data.table.SymbolColumn;
import io.slipway.data.table.Table;
import io.slipway.data.table.TableReader;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;

/**
 * Any CSV file of quotes or trades, whose columns a YAML file names. For quote ticks without a header, one side a row, with prices in
 * hundredths of a cent:
 *
 * <pre>
 * header: false
 * columns: {time: 1, bid: 2, bid_size: 3, ask: 4, ask_size: 5, venue: 6}
 * time: {unit: ms, since: midnight, zone: America/New_York}
 * venues: {N: XNYS, P: ARCX, Q: XNAS, Z: BATS}
 * price_scale: 0.0001
 * one_side_per_row: true
 * </pre>
 *
 * and for a crypto exchange's best quotes with sizes in coins, a lot being 1e-5 of one:
 *
 * <pre>
 * columns: {time: transaction_time, receive_time: event_time, sequence: update_id,
 *           bid: best_bid_price, bid_size: best_bid_qty, ask: best_ask_price, ask_size: best_ask_qty}
 * time: {unit: ms}
 * receive_time: {unit: ms}
 * venue: binance-futures
 * lots_per_unit: 100000
 * </pre>
 */
public final class MappedCsvFormat implements DataFormat {

    @Override
    public String name() {
        return "mapped-csv";
    }

    /** Never: only who has a mapping knows that it fits. */
    @Override
    public boolean recognises(DataSource source) {
        return false;
    }

    /**
     * Opens the source.
     *
     * @throws io.slipway.text.ConfigException if the mapping cannot be used
     */
    @Override
    public MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues) {
        Mapping mapping = MappingFile.read(options.mapping()
                .orElseThrow(() -> new MarketDataException(
                        source.name() + ": which column is which: expected --mapping, a YAML file")));
        Table table = table(mapping, source, options, issues);
        MappedRows rows = new MappedRows(mapping, table, options, issues);
        SymbolColumn symbols = SymbolColumn.of(table, rows.column(MappedColumn.SYMBOL), Header.ABSENT, options, issues);
        return new TableReader(table, symbols, rows, issues);
    }

    private static Table table(Mapping mapping, DataSource source, ReadOptions options, IssueLog issues) {
        if (!mapping.hasHeader()) {
            return Table.withoutHeader(source, mapping.delimiter().orElse(','), options, issues);
        }
        return mapping.delimiter()
                .map(delimiter -> Table.withHeader(source, delimiter, options, issues))
                .orElseGet(() -> Table.withHeader(source, options, issues));
    }
}
