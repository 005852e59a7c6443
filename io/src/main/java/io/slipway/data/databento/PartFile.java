package io.slipway.data.databento;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.slipway.market.MarketDataException;
import io.slipway.text.DiskReason;
import io.slipway.text.Leftovers;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/** A file being written beside its place under another name, compressed by gzip or zstd if its name ends so. */
public final class PartFile {

    private static final String PART = ".part";

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final Path part;
    private boolean open = true;

    /** A file that is not written yet. Parts that dead processes left of it are deleted. */
    public PartFile(Path file) {
        this.file = file;
        // two processes that write one file must not write into each other's part
        this.part = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + PART);
        Leftovers.delete(file, file.getFileName() + ".", PART);
    }

    /** The file as it will be called. */
    public Path file() {
        return file;
    }

    /** The file as it is called while it is being written. */
    public Path part() {
        return part;
    }

    /** Starts to write, from nothing. */
    public OutputStream create() {
        try {
            OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER_BYTES);
            return compressed(out);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** A stream that compresses as the file's name says. */
    public OutputStream compressed(OutputStream out) throws IOException {
        String name = file.toString();
        if (name.endsWith(".gz")) {
            return new GZIPOutputStream(out, BUFFER_BYTES);
        }
        return name.endsWith(".zst") ? new ZstdOutputStreamNoFinalizer(out) : out;
    }

    /** Puts what was written in its place. */
    public void publish() {
        try {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            open = false;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Closes the stream to which it was written, and puts it in its place, or removes it where that fails. */
    public void publish(OutputStream written) {
        try {
            written.close();
            publish();
        } catch (IOException e) {
            throw failed(e);
        } finally {
            discard(written);
        }
    }

    /** True if it has been neither published nor discarded. */
    public boolean isOpen() {
        return open;
    }

    /** Removes what was written; does nothing once it is published. */
    public void discard(AutoCloseable writer) {
        if (!open) {
            return;
        }
        open = false;
        try (writer) {
            Files.deleteIfExists(part);
        } catch (Exception e) {
            // A leftover temporary file does no harm, and the cause of giving up is what matters.
        }
    }

    /** The failure of a writer, with the words of the disk where it is the disk's. */
    public MarketDataException failed(Exception e) {
        Throwable cause = e.getCause() instanceof IOException ? e.getCause() : e;
        String reason = cause instanceof IOException refusal ? DiskReason.of(refusal) : String.valueOf(e.getMessage());
        return new MarketDataException("cannot be written: file=" + file + ", reason=" + reason, e);
    }
}
