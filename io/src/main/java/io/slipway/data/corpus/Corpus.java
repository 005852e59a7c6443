package io.slipway.data.corpus;

import io.slipway.data.corpus.CorpusDay.Source;
import io.slipway.data.store.TapeFile;
import io.slipway.market.MarketDataException;
import io.slipway.publish.OutputException;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of tapes by symbol and trading day, {@code SYMBOL/DAY.tape}, and their catalogue. Several processes may add and remove
 * days at once; the catalogue is changed under a lock, and names no day before its tape is whole.
 *
 * <pre>{@code
 * Corpus corpus = Corpus.open(Path.of("corpus"));
 * for (CorpusDay day : corpus.days(CorpusChoice.of("SPY", "2024-08"))) {
 *     MarketTape tape = corpus.tape(day);
 * }
 * }</pre>
 */
public final class Corpus {

    private static final String LOCK = "lock";

    private final Path folder;

    private Corpus(Path folder) {
        this.folder = folder;
    }

    /**
     * A corpus that is there.
     *
     * @throws MarketDataException if there is none
     */
    public static Corpus open(Path folder) {
        if (!Files.isRegularFile(folder.resolve("catalogue.csv"))) {
            throw new MarketDataException(
                    "not a corpus (slipway corpus add makes one): folder=" + folder + ", missing=catalogue.csv");
        }
        return new Corpus(folder);
    }

    /**
     * A corpus that is there or begins now.
     *
     * @throws OutputException if the disk refuses
     */
    public static Corpus create(Path folder) {
        try {
            Files.createDirectories(folder);
            Corpus corpus = new Corpus(folder);
            corpus.change(days -> {});
            return corpus;
        } catch (IOException e) {
            throw new OutputException(folder, e);
        }
    }

    /** Place of a day's tape in its corpus. */
    static Path file(CorpusDay day) {
        return Path.of(folderName(day.symbol()), day.day() + TapeFile.SUFFIX);
    }

    /** A symbol as the name of a folder on any system. */
    public static String folderName(String symbol) {
        StringBuilder name = new StringBuilder();
        for (byte b : symbol.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= '0' && b <= '9')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= 'a' && b <= 'z')
                    || b == '-'
                    || b == '_'
                    || (b == '.' && name.length() > 0);
            name.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b));
        }
        return name.toString();
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /**
     * The days of a choice, by day, then symbol.
     *
     * @throws MarketDataException if the catalogue cannot be read
     */
    public List<CorpusDay> days(CorpusChoice choice) {
        return Catalogue.read(folder).values().stream()
                .filter(choice::holds)
                .sorted((a, b) -> a.day().equals(b.day())
                        ? a.symbol().compareTo(b.symbol())
                        : a.day().compareTo(b.day()))
                .toList();
    }

    /** True if all days that were made of a source are here with their tapes. */
    public boolean has(String sourceSha256) {
        List<CorpusDay> made = Catalogue.read(folder).values().stream()
                .filter(day -> day.source().sha256().equals(sourceSha256))
                .toList();
        return !made.isEmpty() && made.stream().allMatch(day -> Files.exists(folder.resolve(file(day))));
    }

    /**
     * Adds tapes that were made of one source, or none of them.
     *
     * @param tapes by day, each of one trading day
     * @return their rows of the catalogue
     * @throws MarketDataException if a day is there already with other events
     * @throws OutputException if the disk refuses
     */
    public List<CorpusDay> add(Map<LocalDate, MarketTape> tapes, Source source) {
        List<CorpusDay> added = new ArrayList<>();
        tapes.forEach((day, tape) -> added.add(CorpusDay.of(tape, day, source)));
        try {
            Map<String, CorpusDay> there = Catalogue.read(folder);
            added.forEach(day -> refuseOther(there.get(day.name()), day));
            for (CorpusDay day : added) {
                Path file = folder.resolve(file(day));
                Files.createDirectories(folder.resolve(folderName(day.symbol())));
                MarketTape tape = tapes.get(day.day());
                if (tape != null) {
                    TapeFile.write(tape, List.of(), file);
                }
            }
            change(days -> added.forEach(day -> {
                refuseOther(days.get(day.name()), day);
                days.put(day.name(), day);
            }));
        } catch (IOException e) {
            throw new OutputException(folder, e);
        }
        return added;
    }

    private static void refuseOther(@Nullable CorpusDay there, CorpusDay day) {
        if (there != null && !there.sha256().equals(day.sha256())) {
            throw new MarketDataException("the corpus has other data of this day; slipway corpus rm it first: symbol="
                    + day.symbol() + ", day=" + day.day() + ", there from="
                    + there.source().names() + ", new from="
                    + day.source().names()
                    + "; quotes and trades of one day in several files are one source with --together");
        }
    }

    /**
     * Removes days with their tapes.
     *
     * @return the number of days
     * @throws OutputException if the disk refuses
     */
    public int remove(CorpusChoice choice) {
        List<CorpusDay> removed = days(choice);
        try {
            change(days -> removed.forEach(day -> days.remove(day.name())));
            for (CorpusDay day : removed) {
                Files.deleteIfExists(folder.resolve(file(day)));
            }
        } catch (IOException e) {
            throw new OutputException(folder, e);
        }
        return removed.size();
    }

    private synchronized void change(Consumer<Map<String, CorpusDay>> change) throws IOException {
        try (FileChannel lock =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            Map<String, CorpusDay> days = Catalogue.read(folder);
            change.accept(days);
            if (held.isValid()) {
                Catalogue.write(folder, days.values());
            }
        }
    }

    /**
     * The tape of a day; its rows stay in the file.
     *
     * @throws MarketDataException if it cannot be read, or is not what the catalogue says
     */
    public MarketTape tape(CorpusDay day) {
        return file(day, folder).tape();
    }

    private static TapeFile file(CorpusDay day, Path folder) {
        Path path = folder.resolve(file(day));
        TapeFile file = TapeFile.open(path);
        boolean same = file.tape().sha256().equals(day.sha256())
                && file.tape().size() == day.rows()
                && file.tape().instrument().symbol().equals(day.symbol());
        if (!same) {
            throw new MarketDataException("the tape is not the one of the catalogue: file=" + path);
        }
        return file;
    }

    /**
     * Reads all rows of a day and compares them with the catalogue.
     *
     * @return the fault in a sentence; empty if there is none
     */
    public Optional<String> fault(CorpusDay day) {
        try {
            file(day, folder).check();
            return Optional.empty();
        } catch (MarketDataException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Tape files that the catalogue does not name, such as those of a process that was killed.
     *
     * @throws OutputException if the folder cannot be listed
     */
    public List<Path> strays() {
        TreeSet<Path> known = new TreeSet<>();
        Catalogue.read(folder).values().forEach(day -> known.add(file(day)));
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(TapeFile.SUFFIX))
                    .map(folder::relativize)
                    .filter(file -> !known.contains(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new OutputException(folder, e);
        }
    }
}
