package io.slipway.app.run;

import io.slipway.config.CorpusSettings;
import io.slipway.config.DataSettings;
import io.slipway.config.Settings;
import io.slipway.config.spec.ReadSpec;
import io.slipway.data.DataFiles;
import io.slipway.data.source.QtyStep;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.store.TapeStore;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Market data of several symbols, one after the other. A file is read for every symbol. In an input, {@code {symbol}} stands for the
 * symbol. Of a folder, those are read whose name has the symbol as a word, or all in its folder of that name, else all files. Of a
 * corpus, the days of the symbol are one market.
 */
public final class SymbolMarkets {

    private static final String PLACE = "{symbol}";

    private final Settings settings;
    private final ReadSpec spec;
    private final TapeStore store;
    private final QtyStep step;
    private String lastSymbol = "";
    private String lastExample = "";
    private List<String> lastFiles = List.of();
    private long lastSize;
    private final MarketEvent lastEvent = new MarketEvent();

    /**
     * The data that settings name. A store keeps what is decoded.
     *
     * @param step the coarsest step of quantities; finer data have their own unless it is given
     */
    public SymbolMarkets(Settings settings, TapeStore store, QtyStep step) {
        this.step = step;
        this.settings = settings;
        this.store = store;
        this.spec = ReadSpec.of(settings);
    }

    /**
     * The data of a symbol; empty if no file has it.
     *
     * @param symbol empty if the orders do not tell it
     * @param example one of its orders, for a message
     * @throws MarketDataException if a file cannot be read, or does not tell symbols apart
     */
    public Optional<MarketTape> read(String symbol, String example) {
        Optional<Path> corpus = settings.find(CorpusSettings.CORPUS);
        if (corpus.isPresent()) {
            if (!spec.inputs().isEmpty()) {
                throw new ConfigException("--input and --corpus: give one of them");
            }
            return CorpusMarket.read(corpus.get(), settings, symbol).map(this::routable);
        }
        List<String> files = spec.inputs().stream()
                .flatMap(input -> files(input, symbol).stream())
                .toList();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Optional<MarketTape> tape = readAll(files, symbol);
        tape.ifPresent(found -> check(symbol, example, files, found));
        return tape;
    }

    private Optional<MarketTape> readAll(List<String> files, String symbol) {
        try {
            ReadOptions options = spec.options()
                    .withQtyStep(step)
                    .withSymbol(symbol.isEmpty() ? settings.find(DataSettings.SYMBOL) : Optional.of(symbol));
            return Optional.of(routable(MarketSource.read(files, options, store)));
        } catch (MarketDataException e) {
            if (isMissing(String.valueOf(e.getMessage()), symbol)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private MarketTape routable(MarketTape tape) {
        if (!settings.get(DataSettings.CONSOLIDATED_AS_VENUE)) {
            Routability.check(tape);
        }
        return tape;
    }

    /** True if a message says that data has no row of a symbol. */
    public static boolean isMissing(String message, String symbol) {
        return !symbol.isEmpty()
                && (message.contains("no rows of the symbol: symbol=" + symbol)
                        || message.contains("no market data: symbol=" + symbol)
                        || message.contains("no such symbol"));
    }

    /** Two symbols with all rows in common are one file that does not say whose rows it has. */
    private void check(String symbol, String example, List<String> files, MarketTape tape) {
        MarketEvent last = new MarketEvent();
        tape.read(tape.size() - 1, last);
        boolean isSame = tape.size() == lastSize && last.isSameAs(lastEvent);
        if (files.equals(lastFiles) && isSame && !symbol.equals(lastSymbol)) {
            boolean isUnnamed = symbol.isEmpty() || lastSymbol.isEmpty();
            throw new ConfigException(
                    isUnnamed
                            ? "--input: the files have one market for records without a symbol and for " + symbol
                                    + lastSymbol + ": give its symbol to " + (symbol.isEmpty() ? example : lastExample)
                            : "--input: the files do not tell " + lastSymbol + " from " + symbol
                                    + ": one file for each symbol is named by {symbol}, as in data/{symbol}.csv");
        }
        lastExample = example;
        lastSymbol = symbol;
        lastFiles = files;
        lastSize = tape.size();
        lastEvent.copyOf(last);
    }

    private static List<String> files(String input, String symbol) {
        if (input.contains(PLACE)) {
            String named = input.replace(PLACE, symbol);
            return exists(named) ? List.of(named) : List.of();
        }
        Path folder = Path.of(input);
        if (symbol.isEmpty() || !Files.isDirectory(folder)) {
            return List.of(input);
        }
        if (Files.isDirectory(folder.resolve(symbol))) {
            return List.of(folder.resolve(symbol).toString());
        }
        List<String> named = named(folder, symbol);
        return named.isEmpty() ? List.of(input) : named;
    }

    private static boolean exists(String named) {
        try {
            return !DataFiles.expand(List.of(named)).stream()
                    .filter(Files::exists)
                    .toList()
                    .isEmpty();
        } catch (MarketDataException e) {
            return false;
        }
    }

    private static List<String> named(Path folder, String symbol) {
        Pattern word = Pattern.compile("(^|[^A-Za-z0-9])" + Pattern.quote(symbol) + "([^A-Za-z0-9]|$)");
        List<String> named = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(Files::isRegularFile)
                    .filter(file ->
                            word.matcher(String.valueOf(file.getFileName())).find())
                    .sorted()
                    .forEach(file -> named.add(file.toString()));
        } catch (IOException e) {
            throw new MarketDataException("folder cannot be read: folder=" + folder, e);
        }
        return named;
    }
}
