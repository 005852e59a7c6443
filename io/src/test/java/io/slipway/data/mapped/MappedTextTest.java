package io.slipway.data.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, words and rows as people write them. */
class MappedTextTest {

    private static final String QUOTES = """
            columns: {time: ts, bid: bid, bid_size: bs, ask: ask, ask_size: as}
            venue: XNAS
            """;
    private static final String HEADER = "ts,bid,bs,ask,as\n";

    @TempDir
    Path folder;

    /** A row tells a price, a size, both or nothing of each side; the rest is that of the row before. */
    @Test
    void completesRowsThatTellAPriceOrASizeAlone() {
        MarketTape tape = read(QUOTES + "one_side_per_row: true\n", "q.csv", HEADER + """
                2024-08-01T13:30:00Z,,,,100
                2024-08-01T13:30:01Z,50.00,300,50.02,200
                2024-08-01T13:30:02Z,,,,100
                2024-08-01T13:30:03Z,,70,,
                2024-08-01T13:30:04Z,50.01,,,
                2024-08-01T13:30:05Z,,,50.03,
                2024-08-01T13:30:06Z,,5,,6
                2024-08-01T13:30:07Z,,,50.04,0
                2024-08-01T13:30:08Z,,,,9
                2024-08-01T13:30:09Z,0,0,50.05,8
                """);
        assertThat(TextFiles.lines(tape).stream().map(line -> line.substring(line.indexOf("AN"))))
                .containsExactly(
                        "AN -/-",
                        "AN 50.00x300/50.02x200",
                        "AN 50.00x300/50.02x100",
                        "AN 50.00x70/50.02x100",
                        "AN 50.01x70/50.02x100",
                        "AN 50.01x70/50.03x100",
                        "AN 50.01x5/50.03x6",
                        "AN 50.01x5/-",
                        "AN 50.01x5/50.04x9",
                        "AN 50.01x5/50.05x8");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.KEPT_FIELD, 6L, DataIssue.PRICE_WITHOUT_SIZE, 1L));
    }

    /** Another file may hold the other pass of the hour. */
    @ParameterizedTest
    @CsvSource({"ts, 2024-08-01T13:30:00Z", "recv, 2024-11-03T06:00:00Z"})
    void aFileThatEndsInTheHourThatClocksShowTwiceIsRefused(String column, String other) {
        String mapping = """
                columns: {time: ts, receive_time: recv, bid: bid, bid_size: bs, ask: ask, ask_size: as}
                time: {zone: America/New_York}
                receive_time: {zone: America/New_York}
                venue: XNAS
                """;
        boolean isEvent = column.equals("ts");
        String first = isEvent ? "2024-11-03 01:00:00," + other : other + ",2024-11-03 01:00:00";
        String last = isEvent ? "2024-11-03 01:30:00," + other : other + ",2024-11-03 01:30:00";
        Path rules = TextFiles.write(folder, "m.yml", mapping);
        Path file = TextFiles.write(
                folder,
                "g2.csv",
                "ts,recv,bid,bs,ask,as\n" + first + ",10.00,100,10.01,100\n" + last + ",10.00,100,10.01,100\n");
        assertThat(TextFiles.refusal(file, options(rules)))
                .isEqualTo("g2.csv: the clocks show an hour twice, and the order of the rows does not tell which is"
                        + " meant: last row in it=2024-11-03T05:30:00Z or 2024-11-03T06:30:00Z, zone=America/New_York,"
                        + " expected both in one file, or times in UTC or with an offset");
    }

    /** A size of 0 alone counts where there is a side to keep; 0,0 and empty fields are nothing told. */
    @Test
    void aSizeOfZeroAloneChangesNothingAndIsCounted() {
        MarketTape tape = read(QUOTES + "one_side_per_row: true\n", "q.csv", HEADER + """
                2024-08-01T13:30:00Z,,0,,
                2024-08-01T13:30:01Z,50.00,300,50.02,200
                2024-08-01T13:30:02Z,,,,0
                2024-08-01T13:30:03Z,NaN,0,50.03,100
                2024-08-01T13:30:04Z,0,0,0,0
                2024-08-01T13:30:05Z,,NaN,50.04,100
                """);
        assertThat(TextFiles.lines(tape).stream().map(line -> line.substring(line.indexOf("AN"))))
                .containsExactly(
                        "AN -/-",
                        "AN 50.00x300/50.02x200",
                        "AN 50.00x300/50.02x200",
                        "AN 50.00x300/50.03x100",
                        "AN 50.00x300/50.03x100",
                        "AN 50.00x300/50.04x100");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.KEPT_FIELD, 2L));
    }

    @Test
    void keepsTheSidesOfEachVenueApart() {
        String mapping = """
                columns: {time: ts, venue: v, bid: bid, bid_size: bs, ask: ask, ask_size: as}
                one_side_per_row: true
                """;
        MarketTape tape = read(mapping, "q.csv", """
                ts,v,bid,bs,ask,as
                2024-08-01T13:30:01Z,XNAS,50.00,300,50.02,200
                2024-08-01T13:30:02Z,XNYS,,,,100
                2024-08-01T13:30:03Z,XNAS,,,,7
                """);
        assertThat(TextFiles.lines(tape).stream().map(line -> line.substring(line.indexOf("AN"))))
                .containsExactly("AN 50.00x300/50.02x200", "AN -/-", "AN 50.00x300/50.02x7");
    }

    /** Without {@code one_side_per_row} an empty price is no quote, as ever. */
    @Test
    void anEmptyPriceIsNoQuoteWhereRowsAreWhole() {
        MarketTape tape = read(QUOTES, "q.csv", HEADER + """
                2024-08-01T13:30:01Z,50.00,300,50.02,200
                2024-08-01T13:30:02Z,50.00,300,,100
                """);
        assertThat(TextFiles.lines(tape).get(1)).endsWith("AN 50.00x300/-");
        assertThat(tape.issues()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NaN", "nan", "NA", "N/A", "#N/A", "null", "None", "<NA>", "NaT", "\\N", "nil", "0n", "-", "."})
    void wordsForNoneAreNone(String none) {
        MarketTape tape = read(
                QUOTES,
                "q.csv",
                HEADER + "2024-08-01T13:30:01Z," + none + "," + none + ",50.02,200\n" + "2024-08-01T13:30:02Z,50,100,"
                        + none + "," + none + "\n");
        assertThat(TextFiles.lines(tape).stream().map(line -> line.substring(line.indexOf("AN"))))
                .containsExactly("AN -/50.02x200", "AN 50.00x100/-");
    }

    @Test
    void aSymbolMayBeCalledLikeAWordForNone() {
        MarketTape tape = read(
                "columns: {time: ts, symbol: s, bid: bid, bid_size: bs, ask: ask, ask_size: as}\nvenue: XNAS\n",
                "q.csv",
                "ts,s,bid,bs,ask,as\n2024-08-01T13:30:01Z,NA,50,1,51,1\n");
        assertThat(tape.instrument().symbol()).isEqualTo("NA");
    }

    @Test
    void roundsTheTextOfFloatingPointNumbers() {
        MarketTape tape = read(QUOTES, "q.csv", HEADER + """
                2024-08-01T13:30:01Z,1993.3000000000002,99.99999999999999,1993.4999999999998,100.0
                2024-08-01T13:30:02Z,0.0000000005,100,2,100.00000000000001
                """);
        assertThat(TextFiles.lines(tape).stream().map(line -> line.substring(line.indexOf("AN"))))
                .containsExactly("AN 1993.30x100/1993.50x100", "AN 0.000000001x100/2.00x100");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.ROUNDED_NUMBER, 5L));
    }

    @ParameterizedTest
    @CsvSource({"true, True, TRUE", "'\"true\"', true, True"})
    void sidesAreReadWithoutRegardToCase(String sell, String one, String two) {
        String mapping = "columns: {time: ts, price: p, size: s, side: m}\nvenue: XNAS\nsides: {buy: false, sell: "
                + sell + "}\n";
        MarketTape tape = read(
                mapping,
                "t.csv",
                "ts,p,s,m\n2024-08-01T13:30:01Z,5,1," + one + "\n" + "2024-08-01T13:30:01Z,5,1," + two
                        + "\n2024-08-01T13:30:01Z,5,1,False\n");
        assertThat(TextFiles.lines(tape).stream().map(line -> line.split(" ", -1)[2]))
                .containsExactly("TA", "TA", "TB");
    }

    @Test
    void aConstantStandsForSizesThatTheFileDoesNotHave() {
        String mapping = """
                header: false
                columns: {time: 1, bid: 2, ask: 3, bid_size: {constant: 100}, ask_size: {constant: 50}}
                time: {pattern: "%Y%m%d %H%M%S%f", zone: UTC}
                venue: XNAS
                lots_per_unit: 10
                """;
        MarketTape tape = read(mapping, "q.csv", "20240801 170000065,1.1212,1.12172\n20240801 170010447,1.1212,\n");
        assertThat(TextFiles.lines(tape))
                .containsExactly(
                        "2024-08-01T17:00:00.065Z 2 AN 1.1212x1000/1.12172x500",
                        "2024-08-01T17:00:10.447Z 2 AN 1.1212x1000/-");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.CONSTANT_SIZE, 3L));
        assertRefused(
                QUOTES.replace("bs", "{constant: 0}"),
                "columns.bid_size.constant: not a whole number above zero: value=0, expected 1 to 999999999");
        assertRefused(
                QUOTES.replace("bid: bid", "bid: {constant: 5}"),
                "columns.bid: no constant here, expected the name of a column");
    }

    private void assertRefused(String text, String expected) {
        Path mapping = TextFiles.write(folder, "m.yml", text);
        assertThatThrownBy(() -> MappingFile.read(mapping, "data.csv"))
                .as(text)
                .isInstanceOf(ConfigException.class)
                .hasMessage("m.yml: " + expected);
    }

    /** The remedies that the errors name, taken one after the other, make a mapping that reads the file. */
    @Test
    void quotesWithoutSizesAreRefusedWithTheRemedy() {
        Path file = TextFiles.write(folder, "fx.csv", "ts,bid,ask\n2024-08-01T13:30:00Z,1.0812,1.0813\n");
        String columns = "columns: {time: ts, bid: bid, ask: ask";
        for (String size : List.of("bid_size", "ask_size")) {
            String remedy = size + ": {constant: 1}";
            Path mapping = TextFiles.write(folder, "m.yml", columns + "}\nvenue: XNAS\n");
            assertThatThrownBy(() -> TextFiles.read(file, options(mapping)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageEndingWith("columns." + size + ": missing, expected bid, bid_size, ask and ask_size, or"
                            + " price and size, or " + remedy + " if the file has no sizes");
            columns += ", " + remedy;
        }
        assertThat(TextFiles.lines(
                        read(columns + "}\nvenue: XNAS\n", "fx.csv", "ts,bid,ask\n2024-08-01T13:30:00Z,1.08,1.09\n")))
                .containsExactly("2024-08-01T13:30:00Z 2 AN 1.08x1/1.09x1");
    }

    private MarketTape read(String mapping, String name, String text) {
        Path file = TextFiles.write(folder, name, text);
        return TextFiles.read(file, options(TextFiles.write(folder, "m.yml", mapping)));
    }

    private static ReadOptions options(Path mapping) {
        return ReadOptions.all().withFormat(Optional.empty(), Optional.of(mapping));
    }
}
