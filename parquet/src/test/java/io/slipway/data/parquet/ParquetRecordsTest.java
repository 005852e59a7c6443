package io.slipway.data.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.databento.RecordReader;
import io.slipway.data.databento.RecordWriter;
import io.slipway.data.source.ReadOptions;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.FieldType;
import io.slipway.dbn.record.Schema;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetRecordsTest {

    private static final int RECORDS = 3000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Schema.class)
    void givesBackEveryFieldOfEveryRecord(Schema schema) {
        Path file = folder.resolve("records.parquet");
        SplittableRandom random = new SplittableRandom(schema.code());
        List<ByteBuffer> written = new ArrayList<>();
        ParquetRecordWriter writer = ParquetRecordWriter.create(file, schema, "XNAS.ITCH");
        for (int i = 0; i < RECORDS; i++) {
            ByteBuffer record = record(schema, random);
            written.add(record);
            writer.write(record, 0, i % 3 == 0 ? "" : "SYM'" + i % 5);
        }
        writer.close();
        ParquetRecordReader reader = ParquetRecordReader.open(file, "records.parquet", new IssueLog(0), true);
        assertThat(reader.schema()).isEqualTo(schema);
        assertThat(reader.dataset()).isEqualTo("XNAS.ITCH");
        for (int i = 0; i < RECORDS; i++) {
            assertThat(reader.next()).isTrue();
            assertThat(current(reader)).isEqualTo(written.get(i));
            assertThat(reader.symbol()).isEqualTo(i % 3 == 0 ? "" : "SYM'" + i % 5);
        }
        assertThat(reader.next()).isFalse();
        assertThat(reader.place()).isEqualTo("records.parquet: row " + RECORDS);
        reader.close();
    }

    @Test
    void showsTheFileOnlyWhenItIsWhole() throws IOException {
        Path file = folder.resolve("records.parquet");
        ParquetRecordWriter writer = ParquetRecordWriter.create(file, Schema.MBP_1, "");
        writer.write(record(Schema.MBP_1, new SplittableRandom(1)), 0, "A");
        assertThat(file).doesNotExist();
        writer.discard();
        writer.close();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoParquetOrNotOurs() throws IOException {
        Path text = Files.writeString(folder.resolve("text.parquet"), "PAR1 this is not");
        assertThatThrownBy(() -> ParquetRecordReader.open(text, "text.parquet", new IssueLog(0), true))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith("text.parquet: cannot be read: reason=");
        assertThatThrownBy(() -> ParquetRecordWriter.create(folder.resolve("no/where.parquet"), Schema.MBP_1, ""))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("cannot be written");
    }

    /** The same columns and types, written again by another program, which knows no key of the schema. */
    @ParameterizedTest
    @EnumSource(
            value = Schema.class,
            names = {"MBP_1", "MBP_10", "MBO", "TRADES", "CMBP_1", "STATUS"})
    void readsByItsColumnsWhatAnotherProgramWrote(Schema schema) throws SQLException {
        Path file = folder.resolve("records.parquet");
        Path copy = folder.resolve("copy.parquet");
        ByteBuffer record = record(schema, new SplittableRandom(5));
        schema.field("rtype").orElseThrow().put(record, 0, schema.rtype());
        ParquetRecordWriter writer = ParquetRecordWriter.create(file, schema, "");
        writer.write(record, 0, "A");
        writer.close();
        copy(file, "*", copy);
        try (ParquetRecordReader reader = ParquetRecordReader.open(copy, "copy.parquet", new IssueLog(0), true)) {
            assertThat(reader.schema()).isEqualTo(schema);
            assertThat(reader.next()).isTrue();
            assertThat(current(reader)).isEqualTo(record);
            assertThat(reader.symbol()).isEqualTo("A");
        }
    }

    /** Events leave columns unread; they are those of the CSV file all the same. */
    @Test
    void eventsAreThoseOfTheSameRecordsAsText() {
        Path csv = Path.of(System.getProperty("slipway.root", "..")).resolve("examples/demo_mbp-1.csv");
        Path file = folder.resolve("demo.parquet");
        try (RecordReader records = DataFiles.openRecords(List.of(csv.toString()), ReadOptions.all())
                        .orElseThrow();
                RecordWriter writer = ParquetRecordWriter.create(file, records.schema(), "")) {
            while (records.next()) {
                writer.write(records.buffer(), records.offset(), records.symbol());
            }
        }
        MarketTape expected = MarketTape.readAll(DataFiles.open(csv, ReadOptions.all()));
        MarketTape found = MarketTape.readAll(DataFiles.open(file, ReadOptions.all()));
        assertThat(found.size()).isEqualTo(17_866);
        assertThat(found.sha256()).isEqualTo(expected.sha256());
    }

    @Test
    void namesTheColumnsThatAreMissing() throws SQLException {
        Path file = folder.resolve("records.parquet");
        Path copy = folder.resolve("copy.parquet");
        ParquetRecordWriter writer = ParquetRecordWriter.create(file, Schema.MBP_1, "");
        writer.write(record(Schema.MBP_1, new SplittableRandom(5)), 0, "A");
        writer.close();
        copy(file, "* EXCLUDE (ask_px_00)", copy);
        assertThatThrownBy(() -> ParquetRecordReader.open(copy, "copy.parquet", new IssueLog(0), true))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("nearest=mbp-1, missing=ask_px_00");
    }

    private static ByteBuffer current(ParquetRecordReader reader) {
        return reader.buffer().slice(reader.offset(), reader.schema().recordBytes());
    }

    private static void copy(Path from, String columns, Path to) throws SQLException {
        try (var database = Database.open("");
                var statement = database.createStatement()) {
            statement.execute("COPY (SELECT " + columns + " FROM " + Database.table(from) + ") TO "
                    + Database.literal(to) + " (FORMAT parquet)");
        }
    }

    private static ByteBuffer record(Schema schema, SplittableRandom random) {
        ByteBuffer record = ByteBuffer.allocate(schema.recordBytes()).order(ByteOrder.LITTLE_ENDIAN);
        record.put(0, (byte) (schema.recordBytes() / 4));
        for (Field field : schema.fields()) {
            field.put(record, 0, value(field, random));
        }
        return record;
    }

    private static long value(Field field, SplittableRandom random) {
        if (field.type() == FieldType.CHAR) {
            return "ABCMRTFN".charAt(random.nextInt(8));
        }
        if (Database.isNullable(field) && random.nextInt(5) == 0) {
            return Database.undefined(field);
        }
        return field.type() == FieldType.TIME ? random.nextLong(1L << 62) : random.nextLong();
    }
}
