package io.slipway.data.store;

import io.slipway.market.MarketDataException;
import io.slipway.publish.OutputException;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A folder of kept tapes with a limit of its size; those that were not used for longest are deleted first. */
public final class TapeFolder {

    /** Two days of the busiest name, or a year of usual ones. */
    public static final long USUAL_LIMIT_BYTES = 10_000_000_000L;

    private static final String LIMIT = "limit";

    private final Path path;

    private TapeFolder(Path path) {
        this.path = path;
    }

    /** A folder, which need not be there. */
    public static TapeFolder of(Path path) {
        return new TapeFolder(path.toAbsolutePath().normalize());
    }

    /** The folder {@code slipway} where this system keeps files that may be deleted. */
    public static TapeFolder usual() {
        return of(usual(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home")));
    }

    static Path usual(Map<String, String> environment, String system, String home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win") && environment.containsKey("LOCALAPPDATA")) {
            return Path.of(environment.getOrDefault("LOCALAPPDATA", ""), "slipway", "cache");
        }
        if (name.contains("mac")) {
            return Path.of(home, "Library", "Caches", "slipway");
        }
        String given = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (given.isEmpty() ? Path.of(home, ".cache") : Path.of(given)).resolve("slipway");
    }

    /**
     * A kept tape.
     *
     * @param name its name in the folder
     * @param bytes its size
     * @param used time of its last use
     * @param symbol its instrument; a dash if it cannot be opened
     * @param rows number of its events
     */
    public record Entry(String name, long bytes, Instant used, String symbol, long rows) {}

    public Path path() {
        return path;
    }

    /** The kept tapes, the last used first. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        if (!Files.isDirectory(path)) {
            return entries;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "[0-9a-f]*" + TapeFile.SUFFIX)) {
            for (Path file : files) {
                entry(file).ifPresent(entries::add);
            }
        } catch (IOException e) {
            throw new OutputException(path, e);
        }
        entries.sort(Comparator.comparing(Entry::used).reversed().thenComparing(Entry::name));
        return entries;
    }

    /** Empty if another process deleted it meanwhile. */
    private static Optional<Entry> entry(Path file) {
        try {
            String name = String.valueOf(file.getFileName());
            long bytes = Files.size(file);
            Instant used = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(described(file, new Entry(name, bytes, used, "-", 0)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Entry described(Path file, Entry entry) {
        try {
            MarketTape tape = TapeFile.open(file).tape();
            return new Entry(
                    entry.name, entry.bytes, entry.used, tape.instrument().symbol(), tape.size());
        } catch (MarketDataException e) {
            return entry;
        }
    }

    /** Bytes that kept tapes may take. */
    public long limit() {
        try {
            return Long.parseLong(Files.readString(path.resolve(LIMIT)).trim());
        } catch (IOException | NumberFormatException e) {
            return USUAL_LIMIT_BYTES;
        }
    }

    /**
     * Sets the limit, and deletes what is beyond it.
     *
     * @throws OutputException if the disk refuses
     */
    public void limit(long bytes) {
        try {
            Files.createDirectories(path);
            Files.writeString(path.resolve(LIMIT), bytes + "\n");
            shrinkTo(bytes);
        } catch (IOException e) {
            throw new OutputException(path, e);
        }
    }

    /**
     * Deletes all that is kept; the limit stays.
     *
     * @throws OutputException if the disk refuses
     */
    public void clear() {
        if (!Files.isDirectory(path)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*.{tape,digest}")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Aside.deleteAbandoned(path);
        } catch (IOException e) {
            throw new OutputException(path, e);
        }
    }

    /** A kept tape, whose time of use is set; empty if there is none that can be opened. */
    Optional<StoredTape> find(String key) {
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            StoredTape found = StoredTape.of(TapeFile.open(file, () -> Aside.delete(file)));
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(found);
        } catch (MarketDataException | IllegalArgumentException | IOException e) {
            Aside.delete(file);
            return Optional.empty();
        }
    }

    /**
     * Keeps a tape, unless it is larger than the limit or would leave the disk no room.
     *
     * @throws OutputException if the disk refuses
     */
    void keep(String key, StoredTape tape) throws IOException {
        Path file = file(key);
        long bytes = TapeFile.bytes(tape.tape());
        Files.createDirectories(path);
        Aside.deleteAbandoned(path);
        long limit = limit();
        // As much again stays free for results and for others.
        boolean hasRoom = Files.getFileStore(path).getUsableSpace() >= 2 * bytes;
        if (Files.exists(file) || bytes > limit || !hasRoom) {
            return;
        }
        shrinkTo(limit - bytes);
        TapeFile.write(tape.tape(), tape.toNotes(), file);
    }

    /** Deletes the tapes that were not used for longest. One that is in use stays readable to those who opened it. */
    private void shrinkTo(long most) {
        long bytes = 0;
        for (Entry entry : entries()) {
            bytes += entry.bytes();
            if (bytes > most) {
                Aside.delete(path.resolve(entry.name()));
            }
        }
    }

    private Path file(String key) {
        return path.resolve(key + TapeFile.SUFFIX);
    }
}
