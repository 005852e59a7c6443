package io.slipway.data;

import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The symbols that data files hold, found by reading each file once; only the rows of its first symbol are decoded. */
public final class FileSymbols {

    /** No instrument has this name, so that all rows are of others. */
    private static final String NOBODY = "?";

    private FileSymbols() {}

    /**
     * All symbols with rows, in alphabetical order.
     *
     * @param patterns files, folders or patterns, not standard input, which cannot be read twice
     * @throws MarketDataException if a file cannot be read
     */
    public static NavigableSet<String> of(List<String> patterns, ReadOptions options) {
        if (patterns.contains(DataSource.STANDARD_INPUT)) {
            throw new MarketDataException("standard input cannot be read once for each symbol: name its symbol");
        }
        NavigableSet<String> all = new TreeSet<>();
        for (Path file : DataFiles.used(patterns, options, new IssueLog(1))) {
            all.addAll(FoundStep.read(patterns, options, step -> symbols(file, step)));
        }
        return all;
    }

    private static NavigableSet<String> symbols(Path file, ReadOptions options) {
        NavigableSet<String> found = new TreeSet<>();
        Optional<String> first = first(file, options);
        IssueLog issues = new IssueLog(1).namingSymbols();
        try (MarketDataReader reader =
                DataFiles.openRaw(file, options.withSymbol(Optional.of(first.orElse(NOBODY))), issues)) {
            first.ifPresent(found::add);
            MarketEvent event = new MarketEvent();
            while (reader.next(event)) {
                // The reader names the symbols of the rows that it leaves out.
            }
        } catch (MarketDataException e) {
            if (first.isPresent() || issues.otherSymbols().isEmpty()) {
                throw e;
            }
        }
        found.addAll(issues.otherSymbols());
        return found;
    }

    /** The symbol of the first row; empty where the file says that it has several before any row. */
    private static Optional<String> first(Path file, ReadOptions options) {
        try (MarketDataReader reader = DataFiles.openRaw(file, options.withSymbol(Optional.empty()), new IssueLog(1))) {
            return Optional.of(reader.instrument().symbol());
        } catch (MarketDataException e) {
            if (String.valueOf(e.getMessage()).contains("several symbols")) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
