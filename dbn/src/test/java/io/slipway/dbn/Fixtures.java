package io.slipway.dbn;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** Real DBN files, which are not part of the project (tests that need them are skipped where they are absent), and what they hold. */
final class Fixtures {

    private static final String EXPECTATIONS = "fixtures.csv";

    private Fixtures() {}

    /** The contents of a file, found by the script {@code expectations.py}, which shares nothing with this library. */
    record Expected(String file, int version, int schemaCode, int symbols, int mappings, Records records) {

        /** The records: place of the first byte, count, first and last event time, checksums of their bytes and of their text. */
        record Records(
                long position, long count, String firstEvent, String lastEvent, String bytesCrc, String textCrc) {}

        private static Expected parse(String line) {
            List<String> values = Arrays.asList(line.split(",", -1));
            return new Expected(
                    values.get(0),
                    Integer.parseInt(values.get(1)),
                    Integer.parseInt(values.get(2)),
                    Integer.parseInt(values.get(7)),
                    Integer.parseInt(values.get(8)),
                    new Records(
                            Long.parseLong(values.get(3)),
                            Long.parseLong(values.get(4)),
                            values.get(5),
                            values.get(6),
                            values.get(9),
                            values.get(10)));
        }

        Path path() {
            return Fixtures.file(file);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    /** All files that are DBN. */
    static List<Expected> all() {
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(EXPECTATIONS))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Expected::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isPresent() {
        return Files.exists(folder());
    }

    static Path file(String name) {
        Path file = folder().resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "no shared data: " + name);
        return file;
    }

    private static Path folder() {
        String chosen = System.getenv("SLIPWAY_SHARED");
        Path shared =
                chosen != null ? Path.of(chosen) : Path.of(System.getProperty("slipway.root", "."), "..", "shared");
        return shared.resolve("data/dbn");
    }

    /** A file's bytes, decompressed. */
    static byte[] plain(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            boolean isZstd = bytes.length > 3 && bytes[0] == 0x28 && (bytes[3] & 0xFF) == 0xFD;
            return isZstd ? unzip(bytes) : bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] unzip(byte[] bytes) throws IOException {
        try (InputStream in = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    static byte[] zip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZstdOutputStreamNoFinalizer zstd = new ZstdOutputStreamNoFinalizer(out)) {
            zstd.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static DbnReader open(byte[] bytes) {
        return DbnReader.open(new ByteArrayInputStream(bytes), "test.dbn");
    }
}
