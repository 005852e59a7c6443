package io.slipway.data.databento;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.SharedData;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.dbn.DbnMetadata;
import io.slipway.dbn.DbnWriter;
import io.slipway.dbn.record.Schema;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statistics, definitions and imbalances of Databento; their bytes are put here by hand, apart from the reader. */
class StatisticsMappingTest {

    private static final long START_NS = 1_722_519_000_000_000_000L;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int NEW = 1;
    private static final int WITHDRAWN = 2;

    @TempDir
    Path folder;

    @Test
    void officialPricesOfOpenAndCloseAreMessagesAndNoTrades() throws IOException {
        Path file = folder.resolve("day.dbn");
        DbnMetadata metadata = DbnMetadata.of("XNAS.ITCH", Schema.MBP_1, START_NS, START_NS + 10, List.of());
        try (DbnWriter writer = DbnWriter.create(Files.newOutputStream(file), metadata)) {
            write(writer, statistic(1, 1, NEW, -1, 100_250_000_000L, 5000));
            write(writer, quote(2));
            write(writer, statistic(3, 1, WITHDRAWN, -1, 100_500_000_000L, 9));
            write(writer, statistic(4, 3, NEW, START_NS, 101_000_000_000L, 9));
            write(writer, statistic(5, 11, NEW, START_NS - DAY_NS, 99_000_000_000L, 9));
            write(writer, statistic(6, 11, NEW, START_NS, 100_750_000_000L, Long.MAX_VALUE));
            write(writer, statistic(7, 9, NEW, -1, Long.MAX_VALUE, 57924));
            write(writer, imbalance(8));
        }
        MarketTape tape = MarketTape.readAll(DataFiles.open(file, ReadOptions.all()));
        assertThat(TextFiles.lines(tape).stream().map(line -> line.substring(line.indexOf('Z') - 1)))
                .containsExactly("1Z 2 TN 100.25x5000 -/-", "2Z 2 AN 100.00x5/100.01x5", "6Z 2 TN 100.75x0 -/-");
        assertThat(kind(tape, 0)).isEqualTo(PrintKind.OFFICIAL_OPEN);
        assertThat(kind(tape, 2)).isEqualTo(PrintKind.OFFICIAL_CLOSE);
        assertThat(tape.issues())
                .isEqualTo(Map.of(DataIssue.OFFICIAL_PRICE, 2L, DataIssue.OTHER_RECORD, 4L, DataIssue.IMBALANCE, 1L));
    }

    @Test
    void aFileOfStatisticsAloneIsReadInTheOlderVersionsToo() throws IOException {
        Path file = folder.resolve("statistics.dbn");
        byte[] head = {'D', 'B', 'N', 1};
        ByteBuffer metadata = ByteBuffer.allocate(208).order(ByteOrder.LITTLE_ENDIAN);
        metadata.put(head).putInt(200).put("XNAS.ITCH".getBytes(StandardCharsets.US_ASCII));
        metadata.putShort(24, (short) 10).putLong(26, START_NS).putLong(34, START_NS + 10);
        ByteBuffer old = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        old.put(0, (byte) 16)
                .put(1, (byte) 0x18)
                .putShort(2, (short) 2)
                .putInt(4, 7)
                .putLong(8, START_NS);
        old.putLong(16, START_NS + 1)
                .putLong(24, -1)
                .putLong(32, 100_250_000_000L)
                .putInt(40, Integer.MAX_VALUE);
        old.putInt(44, 3).putShort(52, (short) 11).put(56, (byte) NEW);
        byte[] bytes = new byte[208 + 64];
        System.arraycopy(metadata.array(), 0, bytes, 0, 208);
        System.arraycopy(old.array(), 0, bytes, 208, 64);
        Files.write(file, bytes);
        MarketTape tape = MarketTape.readAll(DataFiles.open(file, ReadOptions.all()));
        assertThat(TextFiles.lines(tape)).containsExactly("2024-08-01T13:30:00Z 2 TN 100.25x0 -/-");
        assertThat(kind(tape, 0)).isEqualTo(PrintKind.OFFICIAL_CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "dbn/by-dataset/GLBX.MDP3/test_data.statistics.dbn.zst, 4",
        "dbn/by-dataset/OPRA.PILLAR/test_data.statistics.dbn.zst, 4",
        "dbn/fixtures/test_data.statistics.v1.dbn.zst, 2",
        "dbn/fixtures/test_data.statistics.v2.dbn.zst, 2",
        "dbn/fixtures/test_data.statistics.v3.dbn.zst, 2"
    })
    void realStatisticsWithoutOfficialPricesAreCounted(String name, long records) {
        try (MarketDataReader reader = DataFiles.open(SharedData.file(name), ReadOptions.all())) {
            assertThat(reader.next(new MarketEvent())).isFalse();
            assertThat(reader.issues().counts()).isEqualTo(Map.of(DataIssue.OTHER_RECORD, records));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dbn/by-dataset/GLBX.MDP3/test_data.definition.dbn.zst|ESH1: price step 0.25,"
                        + " contract of 50 IPNT (--multiplier 50 if prices are per unit), prices in USD",
                "dbn/by-dataset/IFEU.IMPACT/test_data.definition.dbn.zst|BRN FMJ0024!: price step 0.01,"
                        + " contract of 1000 bbl (--multiplier 1000 if prices are per unit), prices in USD",
                "dbn/fixtures/test_data.definition.v1.dbn.zst|MSFT: round lot 100",
                "dbn/fixtures/test_data.definition.v2.dbn.zst|MSFT: round lot 100"
            })
    void realDefinitionsAreTold(String name, String sentence) {
        Path file = SharedData.file(name);
        assertThatThrownBy(() -> DataFiles.open(file, ReadOptions.all()))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining(sentence);
    }

    private static PrintKind kind(MarketTape tape, long row) {
        MarketEvent event = new MarketEvent();
        tape.read(row, event);
        return event.printKind();
    }

    private static void write(DbnWriter writer, ByteBuffer record) {
        writer.write(record, 0, record.capacity());
    }

    private static ByteBuffer quote(int n) {
        ByteBuffer record = record(80, 0x01, n).putLong(32, START_NS + n);
        record.put(28, (byte) 'A').put(29, (byte) 'N').putLong(16, Long.MAX_VALUE);
        return record.putLong(48, 100_000_000_000L)
                .putLong(56, 100_010_000_000L)
                .putInt(64, 5)
                .putInt(68, 5);
    }

    private static ByteBuffer statistic(int n, int type, int action, long tsRef, long price, long quantity) {
        return record(80, 0x18, n)
                .putLong(16, START_NS + n)
                .putLong(24, tsRef)
                .putLong(32, price)
                .putLong(40, quantity)
                .putInt(48, n)
                .putShort(56, (short) type)
                .put(60, (byte) action);
    }

    private static ByteBuffer imbalance(int n) {
        return record(112, 0x14, n).putLong(16, START_NS + n);
    }

    private static ByteBuffer record(int bytes, int rtype, int n) {
        return ByteBuffer.allocate(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(0, (byte) (bytes / 4))
                .put(1, (byte) rtype)
                .putShort(2, (short) 2)
                .putInt(4, 7)
                .putLong(8, START_NS + n);
    }
}
