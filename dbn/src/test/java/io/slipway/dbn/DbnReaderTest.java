package io.slipway.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.LittleEndian;
import io.slipway.dbn.record.Schema;
import io.slipway.dbn.record.StatusRecord;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DbnReaderTest {

    private final SplittableRandom random = new SplittableRandom(5);
    private final byte[] good = Records.file(Schema.MBP_1, 3, random);
    private final int first = 8 + LittleEndian.wrap(good).getInt(4);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void refusesAnEmptyFileAndAnEmptyStream() throws IOException {
        assertRefused(new byte[0], "test.dbn: empty, expected DBN");
        assertRefused(Fixtures.zip(new byte[0]), "test.dbn: empty, expected DBN");
        Path file = Files.createFile(folder.resolve("empty.dbn"));
        assertThatThrownBy(() -> DbnReader.open(file)).hasMessage("empty.dbn: empty, expected DBN");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Path file = folder.resolve("absent.dbn");
        assertThatThrownBy(() -> DbnReader.open(file))
                .isInstanceOf(DbnException.class)
                .hasMessage("no such file: file=" + file);
    }

    @Test
    void refusesADirectory() {
        assertThatThrownBy(() -> DbnReader.open(folder))
                .isInstanceOf(DbnException.class)
                .hasMessageContaining("cannot be read: reason=");
    }

    @Test
    void refusesWhatIsNotDbn() {
        assertRefused(
                "ts_recv,ts_event\n".getBytes(StandardCharsets.US_ASCII),
                "test.dbn: not DBN: first bytes=74 73 5f 72 65 63 76 2c 74 73 5f 65, expected 44 42 4e (DBN)");
        assertRefused(
                new byte[] {0x1F, (byte) 0x8B, 8, 0},
                "test.dbn: a gzip file, expected DBN, plain or compressed with zstd; unpack it");
    }

    @Test
    void refusesLegacyDbzAndSaysWhatToDo() {
        Path file = Fixtures.file("fixtures/test_data.mbp-1.dbz");
        String message = "test_data.mbp-1.dbz: legacy DBZ, which is not read; convert it to DBN with Databento's"
                + " command-line tool dbn";
        assertThatThrownBy(() -> DbnReader.open(file))
                .isInstanceOf(DbnException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> DbnReader.open(Files.newInputStream(file), "test_data.mbp-1.dbz"))
                .hasMessage(message);
    }

    @Test
    void refusesFragmentsWithoutMetadataAndSaysWhatToDo() {
        for (String name : new String[] {
            "test_data.definition.v1.dbn.frag",
            "test_data.definition.v3.dbn.frag",
            "test_data.definition.v3.dbn.frag.zst",
            "multi-frame.definition.v1.dbn.frag.zst"
        }) {
            Path file = Fixtures.file("fixtures/" + name);
            assertThatThrownBy(() -> DbnReader.open(file))
                    .isInstanceOf(DbnException.class)
                    .hasMessage(
                            name + ": starts with a record instead of metadata: it is a fragment (.dbn.frag); put the"
                                    + " metadata of the file that it is part of before it");
        }
    }

    @Test
    void refusesOtherVersions() {
        assertRefused(with(3, 4), "test.dbn: DBN of another version: version=4, expected 1 to 3");
        assertRefused(with(3, 0), "test.dbn: DBN of another version: version=0, expected 1 to 3");
        assertRefused(with(3, 255), "test.dbn: DBN of another version: version=255, expected 1 to 3");
    }

    @Test
    void refusesMetadataThatIsTooShortOrBeyondTheEnd() {
        assertRefused(withInt(4, 99), "test.dbn: byte 4: metadata too short: length=99, expected at least 100");
        assertRefused(
                withInt(4, -1),
                "test.dbn: byte 4: metadata ends before its end: length=4294967295, available=" + (good.length - 8));
        assertRefused(Arrays.copyOf(good, 6), "test.dbn: cut metadata: bytes=6");
        assertRefused(
                Arrays.copyOf(good, 111),
                "test.dbn: byte 4: metadata ends before its end: length=" + (first - 8) + ", available=103");
        assertRefused(
                Arrays.copyOf(withInt(4, 100), 300),
                "test.dbn: byte 108: schema definition beyond the metadata's end: bytes left=0");
    }

    @Test
    void refusesMetadataWithASchemaDefinition() {
        assertRefused(withInt(108, 1), "test.dbn: byte 108: schema definitions are not read: length=1, expected 0");
        assertRefused(
                withInt(108, 1 << 30),
                "test.dbn: byte 108: schema definitions are not read: length=1073741824, expected 0");
    }

    @Test
    void refusesCountsThatTheMetadataCannotHold() {
        int left = first - 116;
        assertRefused(
                withInt(112, -1),
                "test.dbn: byte 112: symbols beyond the metadata's end: count=4294967295, bytes left=" + left);
        assertRefused(
                withInt(112, left / 71 + 1),
                "test.dbn: byte 112: symbols beyond the metadata's end: count=" + (left / 71 + 1) + ", bytes left="
                        + left);
        byte[] noWidth = with(53, 0);
        assertRefused(noWidth, "test.dbn: byte 53: symbols without width: symbol_cstr_len=0");
    }

    @Test
    void refusesMappingsWithoutADate() {
        int date = 112 + 4 * 4 + 2 * 71 + 71 + 4;
        assertThat(LittleEndian.wrap(good).getInt(date)).isEqualTo(20240801);
        assertRefused(
                withInt(date, 20240001), "test.dbn: byte " + date + ": not a date: value=20240001, expected YYYYMMDD");
    }

    @Test
    void namesRecordAndByteOfARecordThatIsTooShort() {
        int second = first + 80;
        assertDamaged(
                with(second, 3),
                1,
                "test.dbn: record 2 at byte " + second
                        + ": record too short: length=12, expected at least 80 for rtype=1");
        assertDamaged(
                with(second, 0),
                1,
                "test.dbn: record 2 at byte " + second
                        + ": record too short: length=0, expected at least 80 for rtype=1");
        byte[] unknown = with(second, 3);
        unknown[second + 1] = 0x7F;
        assertDamaged(
                unknown,
                1,
                "test.dbn: record 2 at byte " + second
                        + ": record too short: length=12, expected at least 16 for rtype=127");
    }

    @Test
    void namesRecordAndByteOfARecordThatIsCut() {
        int third = first + 160;
        for (int bytes = 1; bytes < 80; bytes++) {
            assertDamaged(
                    Arrays.copyOf(good, third + bytes),
                    2,
                    "test.dbn: record 3 at byte " + third + ": cut record: length=80, available=" + bytes);
        }
        assertDamaged(
                Records.join(good, new byte[1]),
                3,
                "test.dbn: record 4 at byte " + good.length + ": cut record: length=0, available=1");
        assertDamaged(
                with(third, 255), 2, "test.dbn: record 3 at byte " + third + ": cut record: length=1020, available=80");
    }

    @Test
    void readsTheRecordsBeforeACutInACompressedFileAndThenSaysSo() {
        byte[] zipped = Fixtures.zip(Records.file(Schema.MBP_1, 20_000, random));
        int read = 0;
        try (DbnReader reader = Fixtures.open(Arrays.copyOf(zipped, zipped.length / 2))) {
            while (true) {
                try {
                    reader.next();
                    read++;
                } catch (DbnException e) {
                    long at = first + 80L * read;
                    assertThat(e)
                            .hasMessage("test.dbn: record " + (read + 1) + " at byte " + at
                                    + ": cannot be read: reason=the compressed data is cut");
                    assertThatThrownBy(reader::next).hasMessage(e.getMessage());
                    break;
                }
            }
        }
        assertThat(read).isBetween(5_000, 11_000);
    }

    @Test
    void refusesACompressedFileThatIsCutInItsMetadata() {
        byte[] zipped = Fixtures.zip(good);
        for (int length = 13; length < zipped.length - 200; length++) {
            assertRefused(Arrays.copyOf(zipped, length), "test.dbn: cannot be read: reason=the compressed data is cut");
        }
    }

    @Test
    void passesOnRecordsOfUnknownTypes() {
        byte[] unknown = Records.random(0x7E, 16, random);
        byte[] longest = Records.random(0x7F, 1020, random);
        byte[] status = Records.random(StatusRecord.RTYPE, 40, random);
        try (DbnReader reader = Fixtures.open(Records.file(Records.live(false), unknown, longest, status))) {
            assertThat(reader.recordNumber()).isZero();
            assertThat(reader.next()).isTrue();
            assertThat(reader.rtype()).isEqualTo(0x7E);
            assertThat(reader.recordNumber()).isEqualTo(1);
            assertThat(reader.next()).isTrue();
            assertThat(reader.length()).isEqualTo(1020);
            assertThat(reader.next()).isTrue();
            assertThat(reader.byteOffset()).isEqualTo(128 + 16 + 1020);
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void readsSendTimesWhereTheFileHasThem() {
        byte[] sent = Records.random(0x01, 88, random);
        ByteBuffer.wrap(sent).order(ByteOrder.LITTLE_ENDIAN).putLong(80, 1234);
        try (DbnReader reader = Fixtures.open(Records.file(Records.live(true), sent))) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.tsOutNs()).isEqualTo(1234);
        }
        try (DbnReader reader = Fixtures.open(Records.file(Records.live(false), sent))) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.tsOutNs()).isEqualTo(Field.UNDEFINED_TIME);
        }
        assertDamaged(
                Records.file(Records.live(true), Records.random(0x01, 80, random)),
                0,
                "test.dbn: record 1 at byte 128: record too short: length=80, expected at least 88 for rtype=1");
    }

    @Test
    void readsAStreamThatGivesOneByteAtATime() {
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(good)) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return super.read(bytes, offset, Math.min(1, length));
            }
        };
        try (DbnReader reader = DbnReader.open(slow, "slow")) {
            while (reader.next()) {
                assertThat(reader.length()).isEqualTo(80);
            }
            assertThat(reader.recordNumber()).isEqualTo(3);
        }
    }

    @Test
    void closesTheStreamWithTheReaderAndWhenItIsRefused() {
        int[] closed = {0};
        InputStream in = new ByteArrayInputStream(good) {
            @Override
            public void close() throws IOException {
                closed[0]++;
                throw new IOException("cannot be closed");
            }
        };
        DbnReader.open(in, "good").close();
        assertThat(closed[0]).isEqualTo(1);
        InputStream empty = new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed[0]++;
            }
        };
        assertThatThrownBy(() -> DbnReader.open(empty, "empty")).isInstanceOf(DbnException.class);
        assertThat(closed[0]).isEqualTo(2);
    }

    private byte[] with(int at, int value) {
        byte[] bytes = good.clone();
        bytes[at] = (byte) value;
        return bytes;
    }

    private byte[] withInt(int at, int value) {
        byte[] bytes = good.clone();
        LittleEndian.wrap(bytes).putInt(at, value);
        return bytes;
    }

    private void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> Fixtures.open(bytes))
                .isInstanceOf(DbnException.class)
                .hasMessage(message);
    }

    private void assertDamaged(byte[] bytes, int goodRecords, String message) {
        Path file = folder.resolve("test.dbn");
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (DbnReader opened :
                new DbnReader[] {Fixtures.open(bytes), Fixtures.open(Fixtures.zip(bytes)), DbnReader.open(file)}) {
            try (DbnReader reader = opened) {
                for (int i = 0; i < goodRecords; i++) {
                    assertThat(reader.next()).isTrue();
                }
                assertThatThrownBy(reader::next)
                        .isInstanceOf(DbnException.class)
                        .hasMessage(message);
                assertThatThrownBy(reader::next)
                        .isInstanceOf(DbnException.class)
                        .hasMessage(message);
            }
        }
    }
}
