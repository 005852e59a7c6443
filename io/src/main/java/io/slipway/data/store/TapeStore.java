package io.slipway.data.store;

import io.slipway.data.DataFiles;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketDataException;
import io.slipway.publish.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps decoded tapes in a folder, so that a command that reads the same files in the same way begins at once. A tape is found by
 * the content of its files, the options of reading and the version of the program. The folder may be used by several processes and
 * be deleted at any time; a tape that cannot be kept is no failure.
 *
 * <pre>{@code
 * TapeStore store = TapeStore.in(TapeFolder.usual());
 * StoredTape read = store.read(List.of("day.dbn"), ReadOptions.all(), () -> decode("day.dbn"));
 * }</pre>
 */
public final class TapeStore {

    /** Files of fewer bytes are decoded in less time than looking them up saves: about half a second. */
    private static final long LEAST_BYTES = 32L << 20;

    /** Disks note times in steps of up to two seconds (FAT). */
    private static final Duration SETTLING = Duration.ofMillis(2100);

    private final Optional<TapeFolder> folder;
    private final long leastBytes;
    private final Duration settling;
    private final Consumer<String> warnings;

    private TapeStore(Optional<TapeFolder> folder, long leastBytes, Duration settling, Consumer<String> warnings) {
        this.folder = folder;
        this.leastBytes = leastBytes;
        this.settling = settling;
        this.warnings = warnings;
    }

    /** A store that keeps nothing. */
    public static TapeStore none() {
        return new TapeStore(Optional.empty(), 0, SETTLING, warning -> {});
    }

    /**
     * The store of a folder, which is made when a tape is kept first.
     *
     * @param warnings told why a tape cannot be kept
     */
    public static TapeStore in(TapeFolder folder, Consumer<String> warnings) {
        return new TapeStore(Optional.of(folder), LEAST_BYTES, SETTLING, warnings);
    }

    /** A store for tests that keeps small files too. */
    static TapeStore in(TapeFolder folder, Duration settling, Consumer<String> warnings) {
        return new TapeStore(Optional.of(folder), 0, settling, warnings);
    }

    /**
     * The tape of files: a kept one, or else the one that {@code decode} reads, which is then kept.
     *
     * @param inputs files, folders or patterns
     * @param decode reads them in that way
     * @throws MarketDataException if they cannot be read
     */
    public StoredTape read(List<String> inputs, ReadOptions options, Supplier<StoredTape> decode) {
        if (folder.isEmpty() || inputs.contains(DataSource.STANDARD_INPUT)) {
            return decode.get();
        }
        List<Path> files = DataFiles.sources(inputs);
        Optional<List<FileIdentity>> before = identities(files);
        if (before.isEmpty()
                || before.get().stream().mapToLong(FileIdentity::bytes).sum() < leastBytes) {
            return decode.get();
        }
        FileDigests digests = new FileDigests(folder.get().path(), settling);
        CompletableFuture<Optional<String>> key = digests.areRemembered(files)
                ? CompletableFuture.completedFuture(key(files, options, digests))
                : CompletableFuture.supplyAsync(() -> key(files, options, digests));
        Optional<StoredTape> kept = key.getNow(Optional.empty()).flatMap(folder.get()::find);
        if (kept.isPresent() && identities(files).equals(before)) {
            return kept.get();
        }
        StoredTape read = decode.get();
        Optional<String> name = key.join();
        boolean isSettled = before.get().stream().allMatch(digests::isSettled);
        return isSettled && name.isPresent() && identities(files).equals(before) ? kept(name.get(), read) : read;
    }

    /** Keeps a tape and gives it as kept, which takes no memory of the heap; the tape itself if it cannot be kept. */
    private StoredTape kept(String key, StoredTape read) {
        try {
            folder.orElseThrow().keep(key, read);
        } catch (OutputException | IOException e) {
            warnings.accept("the decoded data is not kept for the next command: " + e.getMessage());
            return read;
        }
        return folder.orElseThrow().find(key).orElse(read);
    }

    /** Empty if a file is not there or its disk does not tell when it was altered. */
    private static Optional<List<FileIdentity>> identities(List<Path> files) {
        List<FileIdentity> identities = new ArrayList<>();
        try {
            for (Path file : files) {
                Optional<FileIdentity> identity = Files.isRegularFile(file) ? FileIdentity.of(file) : Optional.empty();
                if (identity.isEmpty()) {
                    return Optional.empty();
                }
                identities.add(identity.get());
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(identities);
    }

    /** Name of a kept tape; empty if the program or its options cannot be named. */
    private static Optional<String> key(List<Path> files, ReadOptions options, FileDigests digests) {
        Optional<String> version = DecodingVersion.find();
        if (version.isEmpty()) {
            return version;
        }
        try {
            StringBuilder text = new StringBuilder(version.get()).append('\n').append(OptionsText.of(options, digests));
            for (Path file : files) {
                Optional<String> remembered = digests.remembered(file);
                String digest = remembered.isPresent() ? remembered.get() : digests.read(file);
                text.append(digest).append(' ').append(file).append('\n');
            }
            return Optional.of(
                    FileDigests.hex(FileDigests.sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
