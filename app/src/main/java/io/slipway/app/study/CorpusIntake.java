package io.slipway.app.study;

import io.slipway.app.run.MarketSource;
import io.slipway.app.run.Progress;
import io.slipway.app.run.SymbolMarkets;
import io.slipway.config.DataSettings;
import io.slipway.config.FilesDigest;
import io.slipway.config.Settings;
import io.slipway.config.spec.ReadSpec;
import io.slipway.data.DataFiles;
import io.slipway.data.FoundStep;
import io.slipway.data.TapeSpill;
import io.slipway.data.corpus.Corpus;
import io.slipway.data.corpus.CorpusDay;
import io.slipway.data.corpus.CorpusDay.Source;
import io.slipway.data.corpus.TradingDays;
import io.slipway.market.MarketDataException;
import io.slipway.search.ParallelTasks;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Adds the days of files to a corpus, several files at once. Files whose days are there are left out before they are read. */
public final class CorpusIntake {

    private final Corpus corpus;
    private final Settings settings;
    private final ReadSpec spec;

    public CorpusIntake(Corpus corpus, Settings settings) {
        this.corpus = corpus;
        this.settings = settings;
        spec = ReadSpec.of(settings);
    }

    /**
     * Files that are read together, and the symbol to take from them.
     *
     * @param files their names
     * @param symbol empty for the only one
     */
    private record Unit(List<String> files, Optional<String> symbol) {}

    /**
     * The outcome.
     *
     * @param days days that were added, or written anew
     * @param known units that were there already
     * @param without units without a row of their symbol
     */
    public record Outcome(List<CorpusDay> days, int known, int without) {}

    /**
     * Adds all files.
     *
     * @param together true if all files are one: the quotes and the trades of the same days, for instance
     * @throws MarketDataException if a file cannot be read, or a day is there with other data
     */
    public Outcome add(boolean together, Executor executor) {
        List<Unit> units = units(together);
        List<CorpusDay> days = new ArrayList<>();
        AtomicInteger known = new AtomicInteger();
        AtomicInteger without = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try (Progress progress = new Progress("adding files")) {
            new ParallelTasks(executor).run(units, unit -> {
                Source source = source(unit);
                Optional<MarketTape> tape = corpus.has(source.sha256()) ? Optional.empty() : read(unit, without);
                known.addAndGet(tape.isEmpty() ? 1 : 0);
                tape.ifPresent(found -> {
                    List<CorpusDay> added = corpus.add(TradingDays.of(found, TapeSpill::ofProcess), source);
                    synchronized (days) {
                        days.addAll(added);
                    }
                });
                progress.update(done.incrementAndGet(), units.size());
                return unit;
            });
        }
        return new Outcome(List.copyOf(days), known.get() - without.get(), without.get());
    }

    private List<Unit> units(boolean together) {
        List<String> files =
                DataFiles.expand(spec.inputs()).stream().map(Path::toString).toList();
        if (files.isEmpty()) {
            throw new ConfigException("no market data: give --data FILE");
        }
        List<Optional<String>> symbols = settings.find(DataSettings.SYMBOL)
                .map(text -> List.of(text.split(",", -1)).stream()
                        .map(String::strip)
                        .map(Optional::of)
                        .toList())
                .orElse(List.of(Optional.empty()));
        List<Unit> units = new ArrayList<>();
        for (Optional<String> symbol : symbols) {
            if (together) {
                units.add(new Unit(files, symbol));
            } else {
                files.forEach(file -> units.add(new Unit(List.of(file), symbol)));
            }
        }
        return units;
    }

    private Source source(Unit unit) {
        List<Path> files = unit.files.stream().map(Path::of).toList();
        String names = String.join(
                "+",
                files.stream().map(file -> String.valueOf(file.getFileName())).toList());
        StringBuilder what = new StringBuilder(names).append('\n').append(unit.symbol.orElse(""));
        FilesDigest.of(files).ifPresent(digest -> what.append('\n').append(digest));
        settings.texts().forEach((name, texts) -> {
            if (!name.equals(DataSettings.INPUT.name()) && !name.equals(DataSettings.SYMBOL.name())) {
                what.append('\n').append(name).append('=').append(texts);
            }
        });
        return Source.of(names, what.toString());
    }

    private Optional<MarketTape> read(Unit unit, AtomicInteger without) {
        try {
            return Optional.of(FoundStep.read(
                    unit.files,
                    spec.options().withSymbol(unit.symbol),
                    options -> MarketSource.readAll(DataFiles.open(unit.files, options))));
        } catch (MarketDataException e) {
            if (unit.symbol.isPresent() && SymbolMarkets.isMissing(String.valueOf(e.getMessage()), unit.symbol.get())) {
                without.incrementAndGet();
                return Optional.empty();
            }
            throw e;
        }
    }
}
