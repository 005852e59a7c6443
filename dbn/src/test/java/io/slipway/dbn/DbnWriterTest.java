package io.slipway.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.slipway.dbn.record.LittleEndian;
import io.slipway.dbn.record.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DbnWriterTest {

    private final SplittableRandom random = new SplittableRandom(9);

    @ParameterizedTest
    @EnumSource
    void readsBackWhatItWroteWhateverItsLength(Schema schema) {
        for (int count : new int[] {0, 1, 7, 3_000}) {
            byte[] file = Records.file(schema, count, random);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            copy(file, out, Records.metadata(schema));
            assertThat(out.toByteArray()).isEqualTo(file);
        }
    }

    @Test
    void metadataReadsBackAsItWas() {
        for (DbnMetadata metadata : List.of(
                Records.metadata(Schema.OHLCV_EOD),
                Records.metadata(Schema.CMBP_1),
                Records.live(true),
                Records.live(false))) {
            byte[] bytes = metadata.toBytes();
            assertThat(bytes.length % 8).isZero();
            try (DbnReader reader = Fixtures.open(bytes)) {
                assertThat(reader.metadata()).isEqualTo(metadata);
                assertThat(reader.next()).isFalse();
            }
        }
    }

    @Test
    void metadataMayFollowTheRecordsInACompressedFile() throws IOException {
        byte[] expected = Records.file(Schema.MBO, 5_000, random);
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        try (DbnReader reader = Fixtures.open(expected);
                DbnWriter writer = DbnWriter.withoutMetadata(new ZstdOutputStreamNoFinalizer(records))) {
            while (reader.next()) {
                writer.write(reader.buffer(), reader.offset(), reader.length());
            }
        }
        byte[] metadata = Records.metadata(Schema.MBO).toBytes();
        byte[] file = Records.join(Fixtures.zip(metadata), records.toByteArray());
        assertThat(Fixtures.unzip(file)).isEqualTo(expected);
        try (DbnReader reader = Fixtures.open(file)) {
            while (reader.next()) {
                assertThat(reader.length()).isEqualTo(56);
            }
            assertThat(reader.recordNumber()).isEqualTo(5_000);
        }
    }

    @Test
    void refusesARecordWhoseHeaderSaysAnotherLength() {
        ByteBuffer record = LittleEndian.wrap(Records.random(Schema.TRADES, random));
        try (DbnWriter writer = DbnWriter.withoutMetadata(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> writer.write(record, 0, 44))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not the length of the record: length=44, header's=48");
        }
    }

    @Test
    void refusesRecordsWhoseLayoutIsOfAnOlderVersion() {
        for (int[] typeAndLength :
                new int[][] {{0x13, 360}, {0x13, 400}, {0x16, 80}, {0x15, 80}, {0x17, 80}, {0x18, 64}}) {
            ByteBuffer record = LittleEndian.wrap(Records.random(typeAndLength[0], typeAndLength[1], random));
            try (DbnWriter writer = DbnWriter.create(new ByteArrayOutputStream(), Records.live(false))) {
                assertThatThrownBy(() -> writer.write(record, 0, typeAndLength[1]))
                        .isInstanceOf(DbnException.class)
                        .hasMessageStartingWith("record of an older version of DBN: rtype=" + typeAndLength[0]
                                + ", length=" + typeAndLength[1] + ", expected at least ");
            }
        }
    }

    @Test
    void refusesTextThatDoesNotFit() {
        LocalDate day = LocalDate.of(2024, 8, 1);
        List<MappingInterval> days = List.of(new MappingInterval(day, day, "1"));
        assertThat(withSymbol("S".repeat(70), days).toBytes()).hasSize(360);
        assertThatThrownBy(() -> withSymbol("S".repeat(71), days).toBytes())
                .isInstanceOf(DbnException.class)
                .hasMessage("text cannot be written: value=\"" + "S".repeat(71)
                        + "\", expected at most 70 ASCII characters");
        assertThatThrownBy(() -> withSymbol("\u00C5", days).toBytes())
                .hasMessage("text cannot be written: value=\"\u00C5\", expected at most 70 ASCII characters");
        assertThatThrownBy(() -> DbnMetadata.of("SIXTEEN.LETTERS!", Schema.MBO, 0, 0, List.of())
                        .toBytes())
                .hasMessage("text cannot be written: value=\"SIXTEEN.LETTERS!\", expected at most 15 ASCII characters");
    }

    @Test
    void theSchemaIsTheOneThatItsCodeNames() {
        assertThat(Records.metadata(Schema.MBO).schema()).contains(Schema.MBO);
        assertThat(Records.live(false).schema()).isEmpty();
    }

    @Test
    void saysThatAStreamFailsAndClosesItAllTheSame() {
        boolean[] closed = {false};
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        };
        DbnWriter writer = DbnWriter.withoutMetadata(full);
        ByteBuffer record = LittleEndian.wrap(Records.random(Schema.TRADES, random));
        writer.write(record, 0, 48);
        assertThatThrownBy(writer::close)
                .isInstanceOf(DbnException.class)
                .hasMessage("cannot be written: reason=disk full");
        assertThat(closed[0]).isTrue();
        writer.close();
        assertThatThrownBy(() -> DbnWriter.create(full, Records.live(false)))
                .hasMessage("cannot be written: reason=disk full");
    }

    private static DbnMetadata withSymbol(String symbol, List<MappingInterval> days) {
        return DbnMetadata.of("XNAS.ITCH", Schema.MBO, 0, 0, List.of(new SymbolMapping(symbol, days)));
    }

    private static void copy(byte[] file, OutputStream out, DbnMetadata metadata) {
        try (DbnReader reader = Fixtures.open(file);
                DbnWriter writer = DbnWriter.create(out, metadata)) {
            while (reader.next()) {
                writer.write(reader.buffer(), reader.offset(), reader.length());
            }
        }
    }
}
