package io.slipway.data.source;

import io.slipway.market.MarketDataException;
import io.slipway.text.DiskReason;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A file or standard input: its name, its first bytes, and the whole of its bytes, decompressed. */
public final class DataSource implements AutoCloseable {

    /** Name that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final int HEAD_BYTES = 1 << 14;

    /** Files of fewer bytes are read in a fraction of a second. */
    private static final long LARGE_BYTES = 16L << 20;

    /** A writer that writes a file writes on at once; after a pause it waits for its data. */
    private static final long PAUSE_MS = 50;

    private final String name;
    private final Optional<Path> path;
    private final boolean compressed;
    private final byte[] head;
    private final InputStream in;

    private DataSource(String name, Optional<Path> path, InputStream raw, boolean arrives) throws IOException {
        this.name = name;
        this.path = path;
        InputStream plain = Compression.decompress(raw);
        boolean isUndone = Compression.isUndone(plain)
                || path.filter(file -> file.getFileSystem() != FileSystems.getDefault())
                        .isPresent();
        byte[] first = arrives && !isUndone ? arrived(plain) : plain.readNBytes(HEAD_BYTES);
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(first), plain);
        InputStream usual = arrives ? all : TextForms.usual(first, all);
        this.compressed = isUndone || usual != all;
        this.head = usual == all ? first : usual.readNBytes(HEAD_BYTES);
        this.in = usual == all ? all : new SequenceInputStream(new ByteArrayInputStream(head), usual);
    }

    /**
     * Opens a file, or standard input for {@value #STANDARD_INPUT}.
     *
     * @throws MarketDataException if it cannot be read
     */
    public static DataSource open(Path file) {
        boolean isInput = file.toString().equals(STANDARD_INPUT);
        String name = isInput ? "standard input" : fileName(file);
        InputStream raw = isInput ? new BufferedInputStream(System.in) : openFile(file, name);
        try {
            return new DataSource(name, isInput ? Optional.empty() : Optional.of(file), raw, false);
        } catch (IOException e) {
            closeQuietly(raw);
            String reason = e instanceof EOFException ? "unexpected end" : e.getMessage();
            throw new MarketDataException(name + ": cannot be read: reason=" + reason, e);
        }
    }

    /**
     * Bytes that were made from a file.
     *
     * @throws MarketDataException if they cannot be read
     */
    public static DataSource of(String name, InputStream bytes) {
        try {
            return new DataSource(name, Optional.empty(), bytes, false);
        } catch (IOException e) {
            closeQuietly(bytes);
            throw new MarketDataException(name + ": cannot be read: reason=" + DiskReason.of(e), e);
        }
    }

    /**
     * Opens a file that grows: its end is waited for.
     *
     * @param idle time without more bytes after which the file is taken to be complete, positive
     * @throws MarketDataException if it cannot be read
     */
    public static DataSource follow(Path file, Duration idle) {
        return arriving(file, idle, new ArrivalLock());
    }

    /**
     * Opens a file that grows, whose end is waited for, or standard input for {@value #STANDARD_INPUT}. Text is there as soon as it
     * comes, other data in larger pieces.
     *
     * @param idle time without more bytes after which a file is taken to be complete, positive
     * @param lock let go while bytes are waited for
     * @throws MarketDataException if it cannot be read
     */
    public static DataSource arriving(Path file, Duration idle, ArrivalLock lock) {
        boolean isInput = file.toString().equals(STANDARD_INPUT);
        String name = isInput ? "standard input" : fileName(file);
        try {
            if (!isInput) {
                closeQuietly(openFile(file, name));
            }
            InputStream raw = isInput ? System.in : new FollowedFile(file, idle);
            return new DataSource(name, Optional.empty(), new ArrivingBytes(raw, lock), true);
        } catch (IOException e) {
            throw new MarketDataException(name + ": cannot be read: reason=" + DiskReason.of(e), e);
        }
    }

    /** The first bytes: all that comes before the first pause after the second whole line. */
    private static byte[] arrived(InputStream plain) throws IOException {
        byte[] bytes = new byte[HEAD_BYTES];
        int count = 0;
        while (count < HEAD_BYTES && (plain.available() > 0 || !isPause(plain, bytes, count))) {
            int length = Math.min(HEAD_BYTES - count, Math.max(1, plain.available()));
            int found = plain.read(bytes, count, length);
            if (found < 0) {
                break;
            }
            count += found;
        }
        return Arrays.copyOf(bytes, count);
    }

    private static boolean isPause(InputStream plain, byte[] bytes, int count) throws IOException {
        int lines = 0;
        for (int i = 0; i < count; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
            if (bytes[i] == 0) {
                return false;
            }
        }
        if (lines < 2 || bytes[count - 1] != '\n') {
            return false;
        }
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return plain.available() == 0;
    }

    /** The file's name without its folder, for messages. */
    public String name() {
        return name;
    }

    /** The file; empty for standard input. */
    public Optional<Path> path() {
        return path;
    }

    /** True if the bytes of {@link #stream()} are not those of a file of the disk: it is compressed, in an archive or a text of another form. */
    public boolean isCompressed() {
        return compressed;
    }

    /** True if it is a file of the disk with so many bytes that reading it is worth a second thread, where there is a core for that. */
    public boolean isLarge() {
        return Runtime.getRuntime().availableProcessors() > 1
                && path.filter(file -> file.getFileSystem() == FileSystems.getDefault())
                        .filter(DataSource::isLarge)
                        .isPresent();
    }

    private static boolean isLarge(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) >= LARGE_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    /** The first bytes, at most 16 KiB, decompressed. */
    public byte[] head() {
        return head.clone();
    }

    /** All bytes, decompressed; to be read once. */
    public InputStream stream() {
        return in;
    }

    @Override
    public void close() {
        closeQuietly(in);
    }

    private static InputStream openFile(Path file, String name) {
        if (!Files.exists(file)) {
            throw new MarketDataException("no such file: file=" + file);
        }
        if (Files.isDirectory(file)) {
            throw new MarketDataException("a directory, expected a file: file=" + file);
        }
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new MarketDataException(
                    name + ": cannot be opened: file=" + file + ", reason=" + DiskReason.of(e), e);
        }
    }

    private static String fileName(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    private static void closeQuietly(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
