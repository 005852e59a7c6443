package io.slipway.data;

import io.slipway.data.databento.DatabentoCsvReader;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files of market data: Databento CSV of schema mbp-1 or mbp-10, plain or compressed by gzip or zstd. */
public final class DataFiles {

    private DataFiles() {}

    /**
     * Opens {@code file}, whatever its extension says.
     *
     * @throws MarketDataException if the file cannot be read, is empty, or is not of a known format
     */
    public static MarketDataReader open(Path file, ReadOptions options) {
        String name = fileName(file);
        InputStream in = openStream(file, name);
        try {
            return DatabentoCsvReader.open(Compression.decompress(in), name, options.symbol());
        } catch (IOException e) {
            closeQuietly(in);
            String reason = e instanceof EOFException ? "unexpected end" : e.getMessage();
            throw new MarketDataException(name + ": cannot be read: reason=" + reason, e);
        } catch (RuntimeException e) {
            closeQuietly(in);
            throw e;
        }
    }

    private static InputStream openStream(Path file, String name) {
        if (!Files.exists(file)) {
            throw new MarketDataException("no such file: file=" + file);
        }
        if (Files.isDirectory(file)) {
            throw new MarketDataException("a directory, expected a file: file=" + file);
        }
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new MarketDataException(name + ": cannot be opened: file=" + file + ", reason=" + e.getMessage(), e);
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
            // The failure that led here is the one to report.
        }
    }
}
