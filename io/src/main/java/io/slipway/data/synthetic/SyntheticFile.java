package io.slipway.data.synthetic;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.slipway.data.databento.RecordReader;
import io.slipway.data.databento.RecordWriter;
import io.slipway.market.MarketDataException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/** Writes records as Databento CSV, compressed if the file's name ends in {@code .gz} or {@code .zst}. */
public final class SyntheticFile implements RecordWriter {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final Path unfinished;
    private final OutputStream out;
    private final CsvLines lines;
    private boolean open = true;

    private SyntheticFile(Path file, Path unfinished, OutputStream out, CsvLines lines) {
        this.file = file;
        this.unfinished = unfinished;
        this.out = out;
        this.lines = lines;
    }

    /**
     * Starts a file for the records of a reader, which replaces an older one of that name when it is closed.
     *
     * @throws MarketDataException if it cannot be created, or the symbol cannot stand in a CSV field
     */
    public static SyntheticFile create(Path file, RecordReader records) {
        String symbol = records.symbol();
        if (!symbol.chars().allMatch(c -> c > ' ' && c != ',' && c != '"')) {
            throw new MarketDataException("symbol not fit for CSV: symbol=\"" + symbol + "\"");
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            OutputStream out = compress(file, Files.newOutputStream(unfinished));
            SyntheticFile writer = new SyntheticFile(file, unfinished, out, new CsvLines(records.schema()));
            writer.write(writer.lines.header());
            return writer;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    @Override
    public void write(ByteBuffer buffer, int offset, String symbol) {
        try {
            write(lines.line(buffer, offset, symbol));
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        try {
            out.close();
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            open = false;
        } catch (IOException e) {
            throw failed(file, e);
        } finally {
            discard();
        }
    }

    @Override
    public void discard() {
        if (!open) {
            return;
        }
        open = false;
        try (out) {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            // A leftover temporary file does no harm, and the cause of giving up is what matters.
        }
    }

    private void write(String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    private static OutputStream compress(Path file, OutputStream out) throws IOException {
        String name = file.toString();
        OutputStream packed = out;
        if (name.endsWith(".gz")) {
            packed = new GZIPOutputStream(out, BUFFER_BYTES);
        } else if (name.endsWith(".zst")) {
            packed = new ZstdOutputStreamNoFinalizer(out);
        }
        return new BufferedOutputStream(packed, BUFFER_BYTES);
    }

    private static MarketDataException failed(Path file, IOException e) {
        return new MarketDataException("cannot be written: file=" + file + ", reason=" + e.getMessage(), e);
    }
}
