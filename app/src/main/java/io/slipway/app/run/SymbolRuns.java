package io.slipway.app.run;

import io.slipway.config.DataSettings;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.config.spec.ReadSpec;
import io.slipway.data.FileSymbols;
import io.slipway.data.corpus.Corpus;
import io.slipway.executions.FillReport;
import io.slipway.executions.OwnRecords;
import io.slipway.market.MarketDataException;
import io.slipway.publish.ResultKind;
import io.slipway.publish.SymbolListFile;
import io.slipway.report.SymbolListReport;
import io.slipway.report.read.SymbolRows;
import io.slipway.result.schema.Values;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Work on several symbols, one after the other, each with its own data, books and result directory. The directory of a symbol is
 * that of the same command with this symbol alone, to the byte.
 */
public final class SymbolRuns {

    /** Stands for all symbols of the files. */
    public static final String ALL = "all";

    private static final String PLACE = "{symbol}";

    private final Settings settings;
    private final List<String> symbols;

    private SymbolRuns(Settings settings, List<String> symbols) {
        this.settings = settings;
        this.symbols = List.copyOf(symbols);
    }

    /** Makes the files of the result of one symbol. */
    @FunctionalInterface
    public interface Work {

        /**
         * Writes a result directory.
         *
         * @param directory where it will be
         * @param settings of one symbol
         */
        void write(Path directory, Settings settings);
    }

    /**
     * The symbols that settings ask for; empty if they ask for one, or for the only one there is.
     *
     * @throws ConfigException if a name is empty, or all symbols of a topic are asked for
     */
    public static Optional<SymbolRuns> of(Settings settings) {
        String text = settings.find(DataSettings.SYMBOL).orElse("");
        if (!text.equals(ALL) && text.indexOf(',') < 0) {
            return Optional.empty();
        }
        if (!text.equals(ALL)) {
            return Optional.of(new SymbolRuns(settings, names(settings, text)));
        }
        ReadSpec spec = ReadSpec.of(settings);
        if (spec.inputs().isEmpty()) {
            throw settings.fault(
                    DataSettings.SYMBOL, "all symbols of a topic are not known beforehand: name them, as in A,B");
        }
        return Optional.of(new SymbolRuns(settings, List.copyOf(FileSymbols.of(spec.inputs(), spec.options()))));
    }

    /**
     * Own executions of the symbols that settings ask for. One symbol alone is also that of executions which name none; if no execution
     * names it, it chooses none.
     *
     * @throws MarketDataException if there are none of these symbols
     */
    public static OwnRecords chosen(Settings settings, OwnRecords records) {
        String text = settings.find(DataSettings.SYMBOL).orElse(ALL);
        if (text.equals(ALL)) {
            return records;
        }
        Set<String> names = Set.copyOf(names(settings, text));
        if (names.size() == 1) {
            return isNamed(records, names) ? records.of(names) : records;
        }
        OwnRecords found = records.of(names);
        if (found.orders().isEmpty() && found.reports().isEmpty()) {
            throw new MarketDataException(
                    "no orders and no fills of these symbols: symbols=" + String.join(",", new TreeSet<>(names)));
        }
        return found;
    }

    private static boolean isNamed(OwnRecords records, Set<String> names) {
        return records.orders().stream().anyMatch(order -> names.contains(order.symbol()))
                || records.reports().stream()
                        .map(FillReport::fill)
                        .anyMatch(fill -> fill != null && names.contains(fill.symbol()));
    }

    private static List<String> names(Settings settings, String text) {
        List<String> names = Stream.of(text.split(",", -1)).map(String::strip).toList();
        if (names.contains("")) {
            throw settings.fault(DataSettings.SYMBOL, "a symbol without a name: symbols=" + text);
        }
        return List.copyOf(new TreeSet<>(names));
    }

    /** The symbols, in alphabetical order. */
    public List<String> symbols() {
        return symbols;
    }

    /** The settings of one symbol: of the same command with it alone. */
    public Settings of(String symbol) {
        Settings one = settings.with(DataSettings.SYMBOL, symbol);
        List<String> inputs = settings.find(DataSettings.INPUT).orElse(List.of());
        return inputs.stream().noneMatch(input -> input.contains(PLACE))
                ? one
                : one.with(
                        DataSettings.INPUT,
                        inputs.stream()
                                .map(input -> input.replace(PLACE, symbol))
                                .toList());
    }

    /**
     * Works all symbols and publishes their results together. A symbol that cannot be worked is named in {@code symbols.csv} with the
     * reason, and does not stop the others.
     *
     * @throws MarketDataException if no symbol can be worked: the fault of the first
     * @throws ConfigException likewise
     */
    public void write(Path out, Work work) {
        RuntimeException first = null;
        boolean worked = false;
        List<Values> rows = new ArrayList<>();
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.SYMBOLS, settings)) {
            for (String symbol : symbols) {
                Path directory = publication.staging().resolve(Corpus.folderName(symbol));
                try {
                    work.write(directory, of(symbol));
                    rows.addAll(SymbolRows.of(symbol, directory));
                    worked = true;
                } catch (MarketDataException | ConfigException e) {
                    first = first == null ? e : first;
                    String reason = String.valueOf(e.getMessage());
                    Terminal.warn(symbol + " has no result: " + reason);
                    rows.add(SymbolRows.without(symbol, reason));
                }
            }
            if (!worked && first != null) {
                throw first;
            }
            SymbolListFile.write(publication.staging(), rows);
            RunPipeline.writeText(
                    publication.staging().resolve(SettingsFile.RESOLVED),
                    SettingsFile.print(settings.with(DataSettings.SYMBOL, String.join(",", symbols)), Version.text()));
            SymbolListReport.write(publication.staging());
            publication.publish();
        }
    }
}
