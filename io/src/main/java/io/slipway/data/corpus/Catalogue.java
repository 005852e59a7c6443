package io.slipway.data.corpus;

import io.slipway.data.corpus.CorpusDay.Quality;
import io.slipway.data.corpus.CorpusDay.Source;
import io.slipway.data.corpus.CorpusDay.Span;
import io.slipway.market.MarketDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The file {@code catalogue.csv} of a corpus: a row for each symbol and day. No field has a comma, a quotation mark or a line break:
 * in names they are written as {@code %2C}, {@code %22}, {@code %0A} and {@code %0D}, and a percent sign as {@code %25}.
 */
final class Catalogue {

    private static final String NAME = "catalogue.csv";

    private static final List<String> COLUMNS = List.of(
            "symbol",
            "day",
            "file",
            "rows",
            "sha256",
            "first",
            "last",
            "calendar",
            "open",
            "close",
            "publishers",
            "prints",
            "crossed",
            "stubs",
            "gaps",
            "issues",
            "source",
            "source_sha256");

    private Catalogue() {}

    /**
     * Reads the rows of a corpus, by symbol and day; none if there is no catalogue yet.
     *
     * @throws MarketDataException if it cannot be read or is no catalogue
     */
    static Map<String, CorpusDay> read(Path folder) {
        Path file = folder.resolve(NAME);
        Map<String, CorpusDay> days = new TreeMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return days;
        } catch (IOException e) {
            throw new MarketDataException("the catalogue cannot be read: file=" + file, e);
        }
        if (lines.isEmpty() || !lines.get(0).equals(String.join(",", COLUMNS))) {
            throw new MarketDataException("not a catalogue of a corpus: file=" + file);
        }
        for (int i = 1; i < lines.size(); i++) {
            try {
                CorpusDay day = day(lines.get(i).split(",", -1));
                days.put(day.name(), day);
            } catch (RuntimeException e) {
                throw new MarketDataException(
                        "a row of the catalogue is damaged: file=" + file + ", line=" + (i + 1), e);
            }
        }
        return days;
    }

    /** Writes all rows aside and renames the file. */
    static void write(Path folder, Collection<CorpusDay> days) throws IOException {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        days.forEach(day -> text.append(line(day)).append('\n'));
        Path aside = folder.resolve(NAME + ".new-" + UUID.randomUUID());
        Files.writeString(aside, text);
        Files.move(aside, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String line(CorpusDay day) {
        Span span = day.span();
        Quality quality = day.quality();
        return String.join(
                ",",
                plain(day.symbol()),
                day.day().toString(),
                Corpus.file(day).toString().replace('\\', '/'),
                Long.toString(day.rows()),
                day.sha256(),
                span.first().toString(),
                span.last().toString(),
                span.calendar(),
                span.open().map(Instant::toString).orElse(""),
                span.close().map(Instant::toString).orElse(""),
                day.publishers().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                Long.toString(quality.prints()),
                Long.toString(quality.crossed()),
                Long.toString(quality.stubs()),
                Long.toString(quality.gaps()),
                Long.toString(quality.issues()),
                plain(day.source().names()),
                day.source().sha256());
    }

    private static CorpusDay day(String[] fields) {
        if (fields.length != COLUMNS.size()) {
            throw new IllegalArgumentException("fields=" + fields.length);
        }
        long[] counts = Arrays.stream(fields, 11, 16).mapToLong(Long::parseLong).toArray();
        return new CorpusDay(
                unplain(fields[0]),
                LocalDate.parse(fields[1]),
                fields[4],
                Long.parseLong(fields[3]),
                new Span(
                        Instant.parse(fields[5]),
                        Instant.parse(fields[6]),
                        fields[7],
                        instant(fields[8]),
                        instant(fields[9])),
                publishers(fields[10]),
                new Quality(counts[0], counts[1], counts[2], counts[3], counts[4]),
                new Source(unplain(fields[16]), fields[17]));
    }

    private static Optional<Instant> instant(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    private static List<Integer> publishers(String text) {
        List<Integer> ids = new ArrayList<>();
        for (String id : text.split(" ", -1)) {
            ids.add(Integer.valueOf(id));
        }
        return ids;
    }

    private static String plain(String name) {
        return name.replace("%", "%25")
                .replace(",", "%2C")
                .replace("\"", "%22")
                .replace("\n", "%0A")
                .replace("\r", "%0D");
    }

    private static String unplain(String text) {
        return text.replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%22", "\"")
                .replace("%2C", ",")
                .replace("%25", "%");
    }
}
