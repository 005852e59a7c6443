package io.slipway.data.databento;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.SharedData;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.MbpRecord;
import io.slipway.dbn.record.Schema;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same records in CSV and in DBN, from one to the other and back. */
class ContainersTest {

    private static final int RECORDS = 500;

    @TempDir
    Path folder;

    /** A record and its symbol. */
    private record Row(ByteBuffer record, String symbol) {}

    @ParameterizedTest
    @EnumSource(Schema.class)
    void everyFieldOfEverySchemaComesBackFromCsvAndFromDbn(Schema schema) {
        List<Row> rows = randomRows(schema);
        Schema known = schema == Schema.TBBO ? Schema.MBP_1 : schema;
        for (String name : List.of("a.csv", "b.csv.gz", "c.csv.zst", "d.dbn", "e.dbn.zst")) {
            Path file = write(name, schema, rows, "XNAS.ITCH");
            List<Row> back = read(file, name.contains("dbn") ? schema : known);
            assertThat(back).as(name).isEqualTo(rows);
        }
    }

    @Test
    void csvAfterDbnIsTheSameText() throws IOException {
        Path csv = write("a.csv", Schema.MBP_10, randomRows(Schema.MBP_10), "");
        Path dbn = convert(csv, "b.dbn.zst");
        assertThat(convert(dbn, "c.csv")).hasSameTextualContentAs(csv);
        assertThat(Files.size(dbn)).isLessThan(Files.size(csv));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "l1_day/l1_day.csv",
                "taq/xxx_multivenue_mbp-1_2018-01-02_1430-1445Z.csv",
                "databento-csv/xnas_itch_mbo_ARL_2025-07-17.csv",
                "databento-csv/xnas_itch_mbp-10_ARL_2025-07-17_reordered.csv",
                "databento-csv/xnas_itch_mbp-10_AAPL_2024-10-21_first5000.csv"
            })
    void realFilesGiveTheSameEventsAsDbn(String name) {
        Path csv = SharedData.file(name);
        MarketTape expected = MarketTape.readAll(DataFiles.open(csv, ReadOptions.all()));
        for (String target : List.of("a.dbn", "b.dbn.zst", "c.csv")) {
            MarketTape tape = MarketTape.readAll(DataFiles.open(convert(csv, target), ReadOptions.all()));
            assertThat(tape.sha256()).as(target).isEqualTo(expected.sha256());
            assertThat(tape.issues()).as(target).isEqualTo(expected.issues());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taq/xxx_multivenue_mbp-1_2018-01-02_1430-1445Z.csv",
                "databento-csv/xnas_itch_mbo_ARL_2025-07-17.csv"
            })
    void filesInDatabentosOwnStyleComeBackByteForByte(String name) {
        Path csv = SharedData.file(name);
        assertThat(convert(convert(csv, "a.dbn"), "b.csv")).hasSameTextualContentAs(csv);
    }

    @ParameterizedTest
    @CsvSource({
        "mbo, v1, 2",
        "mbo, v2, 2",
        "mbo, v3, 2",
        "mbp-1, v1, 2",
        "mbp-1, v3, 2",
        "mbp-10, v2, 2",
        "mbp-10, v3, 2",
        "tbbo, v1, 2",
        "trades, v3, 2",
        "cmbp-1, v2, 2",
        "cmbp-1, v3, 2",
        "cbbo-1s, v2, 2",
        "cbbo-1s, v3, 2",
        "bbo-1s, v2, 4",
        "bbo-1s, v3, 4",
        "bbo-1m, v3, 4"
    })
    void fixturesOfEverySchemaComeBackFromCsv(String schema, String version, int records) {
        Path dbn = SharedData.file("dbn/fixtures/test_data." + schema + "." + version + ".dbn.zst");
        List<Row> rows = read(dbn, Schema.ofLabel(schema).orElseThrow());
        assertThat(rows).hasSize(records);
        Path csv = convert(dbn, "a.csv");
        Schema known =
                schema.equals("tbbo") ? Schema.MBP_1 : Schema.ofLabel(schema).orElseThrow();
        List<Row> back = read(csv, known);
        assertThat(back).hasSameSizeAs(rows);
        for (int i = 0; i < records; i++) {
            for (Field field : known.fields()) {
                assertThat(field.get(back.get(i).record(), 0))
                        .as(field.name())
                        .isEqualTo(field.get(rows.get(i).record(), 0));
            }
            assertThat(back.get(i).symbol()).isEqualTo(rows.get(i).symbol());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dbn/fixtures/test_data.mbp-1.dbz | legacy DBZ, which is not read",
                "dbn/fixtures/test_data.definition.v3.dbn.frag | it is a fragment",
                "dbn/fixtures/test_data.ohlcv-1d.v3.dbn.zst | bars have neither quotes nor trades",
                "dbn/fixtures/test_data.definition.v3.dbn.zst | no records of market data",
                "dbn/fixtures/test_data.definition.v3.dbn.zst | definitions alone, which are neither quotes nor trades",
                "dbn/fixtures/test_data.imbalance.v3.dbn.zst | imbalances alone, which are neither quotes nor trades",
            })
    void refusesWhatCannotBeReplayedInWords(String name, String words) {
        Path file = SharedData.file(name);
        assertThatThrownBy(() -> MarketTape.readAll(DataFiles.open(file, ReadOptions.all())))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith(file.getFileName() + ":")
                .hasMessageContaining(words);
    }

    @Test
    void everyRealDbnFileGivesEventsOrASentence() throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(SharedData.file("dbn"))) {
            files = tree.filter(Files::isRegularFile).sorted().toList();
        }
        int read = 0;
        for (Path file : files) {
            try {
                MarketTape.readAll(DataFiles.open(file, ReadOptions.all().withTolerance(false, 1, false)));
                read++;
            } catch (MarketDataException e) {
                // Statistics without an opening or closing price are read, but make no tape.
                boolean isOfStatistics = file.getFileName().toString().contains("statistics");
                assertThat(e)
                        .hasMessageStartingWith(
                                isOfStatistics
                                        ? "no market data: symbol="
                                        : file.getFileName().toString());
            }
        }
        assertThat(files).hasSizeGreaterThan(140);
        assertThat(read).isEqualTo(81);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DBEQ.BASIC", "GLBX.MDP3", "IFEU.IMPACT", "NDEX.IMPACT", "XNAS.ITCH"})
    void recordsOfTenLevelsGiveThemAll(String dataset) {
        Path file = SharedData.file("dbn/by-dataset/" + dataset + "/test_data.mbp-10.dbn.zst");
        List<Row> rows = read(file, Schema.MBP_10);
        MarketTape tape = MarketTape.readAll(DataFiles.open(file, ReadOptions.all()));
        assertThat(tape.size()).isEqualTo(rows.size());
        assertThat(tape.issues()).doesNotContainKey(DataIssue.CUT_LEVELS);
        MarketEvent event = new MarketEvent();
        MbpRecord record = new MbpRecord();
        for (int i = 0; i < rows.size(); i++) {
            record.wrap(rows.get(i).record(), 0);
            tape.read(i, event);
            assertThat(event.levels()).isEqualTo(10);
            for (int level = 0; level < 10; level++) {
                boolean hasBid = record.bidPxE9(level) != Field.UNDEFINED_PRICE;
                boolean hasAsk = record.askPxE9(level) != Field.UNDEFINED_PRICE;
                assertThat(event.bidDepth() > level).isEqualTo(hasBid);
                assertThat(event.askDepth() > level).isEqualTo(hasAsk);
                if (hasBid) {
                    assertThat(event.bidPxE9(level)).isEqualTo(record.bidPxE9(level));
                    assertThat(event.bidSize(level)).isEqualTo(record.bidSz(level));
                }
                if (hasAsk) {
                    assertThat(event.askPxE9(level)).isEqualTo(record.askPxE9(level));
                    assertThat(event.askSize(level)).isEqualTo(record.askSz(level));
                }
            }
        }
    }

    private Path convert(Path from, String to) {
        try (DataSource source = DataSource.open(from)) {
            RecordFormat format = (RecordFormat) DataFiles.formatOf(source, ReadOptions.all());
            RecordReader reader = format.records(source, ReadOptions.all(), new IssueLog(0), true);
            RecordWriter writer =
                    DataFiles.create(folder.resolve(to), reader.schema(), reader.dataset(), reader.hasSymbols());
            while (reader.next()) {
                writer.write(reader.buffer(), reader.offset(), reader.symbol());
            }
            writer.close();
            return folder.resolve(to);
        }
    }

    private Path write(String name, Schema schema, List<Row> rows, String dataset) {
        Path file = folder.resolve(name);
        RecordWriter writer = DataFiles.create(file, schema, dataset, true);
        rows.forEach(row -> writer.write(row.record(), 0, row.symbol()));
        assertThat(file).doesNotExist();
        writer.close();
        return file;
    }

    private static List<Row> read(Path file, Schema schema) {
        List<Row> rows = new ArrayList<>();
        try (DataSource source = DataSource.open(file)) {
            RecordFormat format = (RecordFormat) DataFiles.formatOf(source, ReadOptions.all());
            RecordReader reader = format.records(source, ReadOptions.all(), new IssueLog(0), true);
            assertThat(reader.schema()).isEqualTo(schema);
            while (reader.next()) {
                ByteBuffer record = ByteBuffer.allocate(schema.recordBytes()).order(ByteOrder.LITTLE_ENDIAN);
                record.put(0, reader.buffer(), reader.offset(), schema.recordBytes());
                rows.add(new Row(record, reader.symbol()));
            }
        }
        return rows;
    }

    private static List<Row> randomRows(Schema schema) {
        SplittableRandom random = new SplittableRandom(schema.code());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            ByteBuffer record = ByteBuffer.allocate(schema.recordBytes()).order(ByteOrder.LITTLE_ENDIAN);
            record.put(0, (byte) (schema.recordBytes() / 4));
            for (Field field : schema.fields()) {
                field.put(record, 0, value(field, schema, random));
            }
            int id = random.nextInt(5);
            record.putInt(4, id);
            schema.field("ts_recv").orElse(schema.fields().get(0)).put(record, 0, 1_700_000_000_000_000_000L + i);
            rows.add(new Row(record, "SYM" + id));
        }
        return rows;
    }

    private static long value(Field field, Schema schema, SplittableRandom random) {
        if (field.name().equals("rtype")) {
            return schema.rtype();
        }
        return switch (field.type()) {
            case CHAR -> (field.name().equals("action") ? "ACMRTFN" : "ABN").charAt(random.nextInt(3));
            case PRICE -> random.nextInt(5) == 0 ? Field.UNDEFINED_PRICE : 1 + random.nextLong(1L << 62);
            case TIME -> random.nextInt(5) == 0 ? Field.UNDEFINED_TIME : 1 + random.nextLong(1L << 62);
            case U8 -> random.nextInt(256);
            case U16 -> random.nextInt(1 << 16);
            case U32 -> random.nextInt(5) == 0 ? Field.UNDEFINED_SIZE : random.nextLong(1L << 32);
            case I32 -> random.nextInt();
            case U64 -> random.nextLong();
        };
    }
}
