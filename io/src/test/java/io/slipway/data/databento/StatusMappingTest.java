package io.slipway.data.databento;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.DataFiles;
import io.slipway.data.SharedData;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.dbn.DbnMetadata;
import io.slipway.dbn.DbnWriter;
import io.slipway.dbn.record.Schema;
import io.slipway.market.DataIssue;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Halts and their ends from Databento's changes of trading status. */
class StatusMappingTest {

    private static final String HEADER =
            "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,reason,trading_event,"
                    + "is_trading,is_quoting,is_short_sell_restricted,symbol\n";
    private static final long START_NS = 1_722_519_392_000_000_000L;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "0, ~, ''",
        "1, N, ''",
        "2, N, ''",
        "3, N, ''",
        "3, ~, ''",
        "4, N, ''",
        "5, N, ''",
        "6, Y, O",
        "7, Y, O",
        "7, ~, O",
        "8, N, H",
        "9, N, H",
        "9, ~, H",
        "10, N, H",
        "11, Y, O",
        "12, N, ''",
        "14, ~, ''",
        "15, N, H",
        "99, N, ''",
    })
    void aHaltIsWhatStopsTradingAndItsEndWhatSaysThatItTrades(int action, char isTrading, String expected) {
        MarketTape tape = read(row(0, 8, 'N') + row(1, action, isTrading) + row(2, 7, 'Y'));
        List<String> actions = TextFiles.lines(tape).stream()
                .map(line -> line.replaceAll(".* 2 (.)N -/-", "$1"))
                .toList();
        assertThat(actions).isEqualTo(expected.isEmpty() ? List.of("H", "O") : List.of("H", expected, "O"));
        assertThat(tape.issues().getOrDefault(DataIssue.OTHER_RECORD, 0L)).isEqualTo(expected.isEmpty() ? 1 : 0);
        assertThat(tape.issues()).containsEntry(DataIssue.HALT_ROW, expected.equals("H") ? 2L : 1L);
    }

    @ParameterizedTest
    @CsvSource({
        "dbn/fixtures/test_data.status.dbn",
        "dbn/fixtures/test_data.status.v2.dbn.zst",
        "dbn/fixtures/test_data.status.v3.dbn.zst",
        "dbn/by-dataset/GLBX.MDP3/test_data.status.dbn.zst"
    })
    void readsTheRealFiles(String name) {
        MarketTape tape = MarketTape.readAll(DataFiles.open(SharedData.file(name), ReadOptions.all()));
        assertThat(TextFiles.lines(tape))
                .containsExactly("2020-12-27T23:00:00Z 1 ON -/-", "2020-12-28T21:30:00Z 1 ON -/-");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.OTHER_RECORD, 2L));
    }

    @Test
    void haltsAmongTheRecordsOfAFileComeInTheirPlace() throws IOException {
        Path file = folder.resolve("mixed.dbn");
        DbnMetadata metadata = DbnMetadata.of("XNAS.ITCH", Schema.MBO, START_NS, START_NS + 10, List.of());
        try (DbnWriter writer = DbnWriter.create(Files.newOutputStream(file), metadata)) {
            writer.write(order(1, 'B', 10), 0, Schema.MBO.recordBytes());
            writer.write(order(2, 'A', 11), 0, Schema.MBO.recordBytes());
            writer.write(status(3, 8), 0, Schema.STATUS.recordBytes());
            writer.write(status(4, 3), 0, Schema.STATUS.recordBytes());
            writer.write(order(5, 'B', 9), 0, Schema.MBO.recordBytes());
            writer.write(status(6, 7), 0, Schema.STATUS.recordBytes());
        }
        MarketTape tape = MarketTape.readAll(DataFiles.open(file, ReadOptions.all()));
        assertThat(TextFiles.lines(tape).stream().map(line -> line.substring(line.indexOf('Z') - 1)))
                .containsExactly(
                        "1Z 2 AB 10.00x5 10.00x5/-",
                        "2Z 2 AA 11.00x5 10.00x5/11.00x5",
                        "3Z 2 HN -/-",
                        "5Z 2 AB 9.00x5 10.00x5/11.00x5",
                        "6Z 2 ON -/-");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.HALT_ROW, 1L, DataIssue.OTHER_RECORD, 1L));
    }

    private static ByteBuffer order(int n, char side, long price) {
        ByteBuffer record = record(Schema.MBO, n);
        put(Schema.MBO, record, "action", 'A');
        put(Schema.MBO, record, "side", side);
        put(Schema.MBO, record, "price", price * 1_000_000_000L);
        put(Schema.MBO, record, "size", 5);
        put(Schema.MBO, record, "order_id", n);
        put(Schema.MBO, record, "sequence", n);
        return record;
    }

    private static ByteBuffer status(int n, int action) {
        ByteBuffer record = record(Schema.STATUS, n);
        put(Schema.STATUS, record, "action", action);
        return record;
    }

    private static ByteBuffer record(Schema schema, int n) {
        ByteBuffer record = ByteBuffer.allocate(schema.recordBytes()).order(ByteOrder.LITTLE_ENDIAN);
        record.put(0, (byte) (schema.recordBytes() / 4));
        put(schema, record, "rtype", schema.rtype());
        put(schema, record, "publisher_id", 2);
        put(schema, record, "instrument_id", 7);
        put(schema, record, "ts_event", START_NS + n);
        put(schema, record, "ts_recv", START_NS + n);
        return record;
    }

    private static void put(Schema schema, ByteBuffer record, String field, long value) {
        schema.field(field).orElseThrow().put(record, 0, value);
    }

    private static String row(int second, int action, char isTrading) {
        long ns = START_NS + second * 1_000_000_000L;
        return ns + "," + ns + ",18,2,7," + action + ",1,0," + isTrading + ",~,~,AAPL\n";
    }

    private MarketTape read(String rows) {
        return TextFiles.read(TextFiles.write(folder, "status.csv", HEADER + rows), ReadOptions.all());
    }
}
