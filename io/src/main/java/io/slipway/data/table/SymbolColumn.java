package io.slipway.data.table;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.source.SymbolCounts;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.model.Instrument;
import java.nio.charset.StandardCharsets;

/**
 * The column that says whose row it is, or two of them, a root and a suffix, which make a symbol such as {@code BRK A}.
 * Chooses the rows of one symbol.
 */
public final class SymbolColumn {

    private final Table table;
    private final int root;
    private final int suffix;
    private final IssueLog issues;
    private final boolean chosen;
    private final Instrument instrument;
    private final byte[] wanted;
    private final SymbolCounts symbols = new SymbolCounts();
    private long foundRows;

    /** Symbol of all rows; empty if a column tells it. */
    private final String named;

    private SymbolColumn(Table table, int root, int suffix, String named, ReadOptions options, IssueLog issues) {
        this.named = named;
        this.table = table;
        this.root = root;
        this.suffix = suffix;
        this.issues = issues;
        this.chosen = root == Header.ABSENT || options.symbol().isPresent();
        String first = firstSymbol();
        String symbol = options.symbol().orElse(first);
        if (symbol.isBlank() || symbol.chars().anyMatch(Character::isISOControl)) {
            throw table.fault("not a symbol: symbol=\"" + symbol.strip() + "\"; name it with --symbol");
        }
        this.instrument = new Instrument(symbol);
        this.wanted = symbol.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the first row's symbol, which is the only one unless the options name another.
     *
     * @param root its column, {@link Header#ABSENT} if the table is of one instrument without saying which
     * @param suffix the column of a suffix, may be {@link Header#ABSENT}
     * @throws MarketDataException if there are no rows, or there is no symbol
     */
    public static SymbolColumn of(Table table, int root, int suffix, ReadOptions options, IssueLog issues) {
        return new SymbolColumn(table, root, suffix, "", options, issues);
    }

    /**
     * The symbol of a table that has no column of it, but is known to be of one symbol. All of its rows are left out if the
     * options name another.
     *
     * @throws MarketDataException if there are no rows, or it is no symbol
     */
    public static SymbolColumn named(Table table, String symbol, ReadOptions options, IssueLog issues) {
        return new SymbolColumn(table, Header.ABSENT, Header.ABSENT, symbol, options, issues);
    }

    public Instrument instrument() {
        return instrument;
    }

    /**
     * True if the row is one of the instrument.
     *
     * @throws MarketDataException if it is not, and no symbol was chosen
     */
    boolean accepts(Fields row) {
        if (isOther()) {
            issues.otherSymbol(() -> named);
            return false;
        }
        if (root == Header.ABSENT || isWanted(row)) {
            foundRows++;
            return true;
        }
        remember(row);
        if (!chosen) {
            throw severalSymbols();
        }
        issues.otherSymbol(() -> symbol(row));
        return false;
    }

    /**
     * Says that all rows have been read.
     *
     * @throws MarketDataException if there were others, but none of the symbol
     */
    void end() {
        if (foundRows == 0 && !symbols.isEmpty()) {
            throw table.fault("no rows of the symbol: symbol=" + instrument.symbol() + ", found=" + symbols.text());
        }
    }

    private MarketDataException severalSymbols() {
        String place = table.place();
        symbols.add(instrument.symbol(), foundRows);
        int rows = 0;
        try {
            while (rows++ < SymbolCounts.MOST_ROWS && table.next()) {
                remember(table.fields());
            }
        } catch (MarketDataException e) {
            // The rest cannot be read; the symbols so far will do.
        }
        if (rows > SymbolCounts.MOST_ROWS) {
            symbols.cut();
        }
        return new MarketDataException(
                place + ": several symbols in one file: found=" + symbols.text() + "; choose one with --symbol");
    }

    private String firstSymbol() {
        if (!table.next()) {
            throw table.fault("no rows");
        }
        table.repeat();
        if (!named.isEmpty()) {
            return named;
        }
        return root == Header.ABSENT ? stem(table.file()) : symbol(table.fields());
    }

    private boolean isOther() {
        return !named.isEmpty() && !named.equals(instrument.symbol());
    }

    private void remember(Fields row) {
        symbols.add(symbol(row));
    }

    private String symbol(Fields row) {
        boolean hasSuffix = suffix != Header.ABSENT && !row.isEmpty(suffix);
        return hasSuffix ? row.text(root) + " " + row.text(suffix) : row.text(root);
    }

    private boolean isWanted(Fields row) {
        if (suffix == Header.ABSENT || row.isEmpty(suffix)) {
            return row.is(root, wanted);
        }
        int length = row.to(root) - row.from(root);
        int suffixLength = row.to(suffix) - row.from(suffix);
        return wanted.length == length + 1 + suffixLength && symbol(row).equals(instrument.symbol());
    }

    private static String stem(String file) {
        int dot = file.indexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
