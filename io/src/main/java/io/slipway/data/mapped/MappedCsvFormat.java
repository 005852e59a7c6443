package io.slipway.data.mapped;

import io.slipway.data.source.DataFormat;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.source.TableFormat;
import io.slipway.data.table.FirstLine;
import io.slipway.data.table.Header;
import io.slipway.data.table.SymbolColumn;
import io.slipway.data.table.Table;
import io.slipway.data.table.TableReader;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Any CSV file or JSON lines of quotes, trades or levels of a book, whose columns a YAML file names. For quote ticks without a header, one side a row, with prices in
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
        Path file = options.mapping()
                .orElseThrow(() -> new MarketDataException(
                        source.name() + ": which column is which: expected --mapping, a YAML file"));
        Mapping mapping = MappingFile.read(file, source.name())
                .orElseThrow(() -> new MarketDataException(source.name() + ": no pattern of " + file + " is for it"));
        Table table = table(mapping, source, options, issues);
        MappedRows rows = new MappedRows(mapping, table, options, issues);
        toFirstRow(table, rows);
        return new TableReader(table, symbols(mapping, table, rows, options, issues), rows, issues);
    }

    /** The format of a container of tables whose columns a mapping names; only the columns that are mapped are read. */
    public static DataFormat over(TableFormat container) {
        return new DataFormat() {
            @Override
            public String name() {
                return container.name();
            }

            @Override
            public boolean recognises(DataSource source) {
                return container.recognises(source);
            }

            @Override
            public MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues) {
                Optional<Mapping> mapping = options.mapping().flatMap(file -> MappingFile.read(file, source.name()));
                List<String> columns = mapping.map(Mapping::columnsRead).orElse(List.of());
                TableFormat.Part part = symbol(mapping, options, issues)
                        .map(symbol -> container.part(source, columns, symbol))
                        .orElseGet(() -> new TableFormat.Part(container.text(source, columns), 0));
                issues.otherSymbols(part.others());
                return new MappedCsvFormat().open(part.text(), options, issues);
            }
        };
    }

    /** The symbol to read, where rows of others leave no trace but their number; filters would count them first. */
    private static Optional<TableFormat.Symbol> symbol(
            Optional<Mapping> mapping, ReadOptions options, IssueLog issues) {
        return mapping.filter(each -> each.has(MappedColumn.SYMBOL)
                        && each.layout().symbol().isEmpty()
                        && each.filters().isEmpty()
                        && !issues.isNamingSymbols())
                .flatMap(each ->
                        options.symbol().map(name -> new TableFormat.Symbol(each.column(MappedColumn.SYMBOL), name)));
    }

    /**
     * True if a mapping is for a data file, as one without patterns is for all.
     *
     * @throws io.slipway.text.ConfigException if it cannot be read or is no mapping
     */
    public static boolean maps(Path mapping, DataSource source) {
        return MappingFile.read(mapping, source.name()).isPresent();
    }

    /** Passes over rows without a symbol that the filters leave out, since the first row names the symbol. */
    private static void toFirstRow(Table table, MappedRows rows) {
        int symbol = rows.column(MappedColumn.SYMBOL);
        while (symbol != Header.ABSENT && table.next()) {
            if (!table.fields().isEmpty(symbol) || rows.keeps(table.fields())) {
                table.repeat();
                return;
            }
        }
    }

    private static SymbolColumn symbols(
            Mapping mapping, Table table, MappedRows rows, ReadOptions options, IssueLog issues) {
        Optional<SymbolRule> rule = mapping.layout().symbol();
        if (rule.isEmpty()) {
            return SymbolColumn.of(table, rows.column(MappedColumn.SYMBOL), Header.ABSENT, options, issues);
        }
        String symbol = rule.get()
                .symbolOf(table.file())
                .orElseThrow(() -> table.fault("no symbol in the name of the file: pattern="
                        + rule.get().inName()));
        return SymbolColumn.named(table, symbol, options, issues);
    }

    private static Table table(Mapping mapping, DataSource source, ReadOptions options, IssueLog issues) {
        if (isJson(source)) {
            if (!mapping.layout().hasHeader()) {
                throw new MarketDataException(source.name() + ": JSON names its fields: header: false does not fit");
            }
            return Table.ofJson(source, mapping.columnsRead(), options, issues);
        }
        Optional<Character> delimiter = mapping.layout().delimiter();
        if (!mapping.layout().hasHeader()) {
            return Table.withoutHeader(source, delimiter.orElse(','), options, issues);
        }
        return delimiter
                .map(character -> Table.withHeader(source, character, options, issues))
                .orElseGet(() -> Table.withHeader(source, options, issues));
    }

    /** True if the first character is that of a JSON object. */
    private static boolean isJson(DataSource source) {
        return FirstLine.of(source).replace("\uFEFF", "").stripLeading().startsWith("{");
    }
}
