package io.slipway.dbn;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.dbn.record.HeaderRecord;
import io.slipway.dbn.record.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FixturesTest {

    private static final int SMALL_WINDOW = 2048;

    @TempDir
    private Path folder = Path.of("");

    static List<Fixtures.Expected> all() {
        return Fixtures.all();
    }

    static List<Fixtures.Expected> version3() {
        return Fixtures.all().stream().filter(file -> file.version() == 3).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsEveryRealFileAsAnIndependentDecoderDoes(Fixtures.Expected expected) {
        try (DbnReader reader = DbnReader.open(expected.path())) {
            checkMetadata(reader.metadata(), expected);
            checkRecords(reader, expected);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsTheSameFromAMappedFileThroughSmallWindowsAndFromAStream(Fixtures.Expected expected) throws IOException {
        byte[] plain = Fixtures.plain(expected.path());
        Path file = Files.write(folder.resolve("plain.dbn"), plain);
        try (DbnReader mapped = DbnReader.open(file, SMALL_WINDOW);
                DbnReader streamed = Fixtures.open(plain)) {
            checkRecords(mapped, expected);
            checkRecords(streamed, expected);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void viewsFieldsAndBytesAgreeOnEveryRecord(Fixtures.Expected expected) {
        byte[] plain = Fixtures.plain(expected.path());
        RecordText text = new RecordText();
        try (DbnReader reader = Fixtures.open(plain)) {
            while (reader.next() && reader.recordNumber() < 10_000) {
                Schema schema = Schema.ofRtype(reader.rtype()).orElse(null);
                if (schema != null) {
                    String views = text.ofViews(schema, reader.buffer(), reader.offset());
                    assertThat(views).isEqualTo(RecordText.ofFields(schema, plain, (int) reader.byteOffset()));
                    assertThat(views).isEqualTo(RecordText.ofGetters(schema, reader.buffer(), reader.offset()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("version3")
    void writesFilesOfVersion3ByteForByteAsTheyWere(Fixtures.Expected expected) {
        byte[] plain = Fixtures.plain(expected.path());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DbnReader reader = DbnReader.open(expected.path());
                DbnWriter writer = DbnWriter.create(out, reader.metadata())) {
            while (reader.next()) {
                writer.write(reader.buffer(), reader.offset(), reader.length());
            }
            assertThat(writer.records()).isEqualTo(expected.records().count());
        }
        assertThat(out.toByteArray()).isEqualTo(plain);
    }

    @Test
    void theSameDataInAllVersionsGivesTheSameRecords() {
        Map<String, List<List<String>>> byName = new HashMap<>();
        for (Fixtures.Expected file : Fixtures.all()) {
            if (file.file().startsWith("fixtures/")
                    && Schema.ofCode(file.schemaCode()).isPresent()) {
                String name = file.file().replaceAll("(\\.v[123])?\\.dbn(\\.zst)?", "");
                byName.computeIfAbsent(name, n -> new ArrayList<>()).add(records(file.path()));
            }
        }
        assertThat(byName).hasSize(14);
        assertThat(byName.values()).allSatisfy(versions -> {
            assertThat(versions).hasSizeGreaterThanOrEqualTo(3);
            assertThat(versions).allSatisfy(records -> assertThat(records).isEqualTo(versions.get(0)));
        });
    }

    @Test
    void readsFramesOfZstdOneAfterTheOther() {
        Path plain = Fixtures.file("fixtures/test_data.definition.v1.dbn.zst");
        byte[] whole = Fixtures.plain(plain);
        byte[] metadata = Arrays.copyOf(whole, 2036);
        byte[] fragment = read(Fixtures.file("fixtures/multi-frame.definition.v1.dbn.frag.zst"));
        byte[] joined = ByteBuffer.allocate(Fixtures.zip(metadata).length + fragment.length)
                .put(Fixtures.zip(metadata))
                .put(fragment)
                .array();
        try (DbnReader reader = Fixtures.open(joined)) {
            while (reader.next()) {
                assertThat(reader.rtype()).isEqualTo(0x13);
                assertThat(reader.length()).isEqualTo(360);
            }
            assertThat(reader.recordNumber()).isEqualTo(8);
        }
    }

    private static void checkMetadata(DbnMetadata metadata, Fixtures.Expected expected) {
        assertThat(metadata.version()).isEqualTo(expected.version());
        assertThat(metadata.schemaCode()).isEqualTo(expected.schemaCode());
        assertThat(metadata.schema()).isEqualTo(Schema.ofCode(expected.schemaCode()));
        assertThat(metadata.symbols().requested()).hasSize(expected.symbols());
        assertThat(metadata.symbols().mappings()).hasSize(expected.mappings());
    }

    private static void checkRecords(DbnReader reader, Fixtures.Expected expected) {
        CRC32 bytes = new CRC32();
        CRC32 text = new CRC32();
        RecordText views = new RecordText();
        HeaderRecord header = new HeaderRecord();
        String firstEvent = "";
        long position = expected.records().position();
        while (reader.next()) {
            header.wrap(reader);
            firstEvent = firstEvent.isEmpty() ? Long.toUnsignedString(header.tsEventNs()) : firstEvent;
            assertThat(reader.byteOffset()).isEqualTo(position);
            position += reader.length();
            bytes.update(
                    reader.buffer().duplicate().position(reader.offset()).limit(reader.offset() + reader.length()));
            String line = views.ofViews(reader.buffer(), reader.offset()) + "\n";
            text.update(line.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(reader.next()).isFalse();
        assertThat(reader.recordNumber()).isEqualTo(expected.records().count());
        assertThat(firstEvent).isEqualTo(expected.records().firstEvent());
        String lastEvent = expected.records().count() == 0 ? "" : Long.toUnsignedString(header.tsEventNs());
        assertThat(lastEvent).isEqualTo(expected.records().lastEvent());
        assertThat(hex(bytes)).isEqualTo(expected.records().bytesCrc());
        assertThat(hex(text)).isEqualTo(expected.records().textCrc());
    }

    private static List<String> records(Path file) {
        List<String> records = new ArrayList<>();
        RecordText text = new RecordText();
        try (DbnReader reader = DbnReader.open(file)) {
            while (reader.next()) {
                records.add(text.ofViews(reader.buffer(), reader.offset()));
            }
        }
        return records;
    }

    private static String hex(CRC32 crc) {
        return String.format("%08x", crc.getValue());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
