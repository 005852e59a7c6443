package io.slipway.data.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.source.QtyStep;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedConditionsTest {

    private static final String TRADES = """
            columns: {time: t, price: p, size: s, venue: v}
            venues: {1: XNYS, 2: XNAS}
            """;
    private static final String HEADER = "t,p,s,v,c,k\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "'\"12,37\"', ODD_LOT",
        "'\"37 12\"', ODD_LOT",
        "'\"[37, 12]\"', ODD_LOT",
        "\"['12']\", EXTENDED_HOURS",
        "[], REGULAR",
        "12, EXTENDED_HOURS",
        "'', REGULAR",
        "'12;53', CONTINGENT",
        "15, OFFICIAL_CLOSE",
        "99, UNKNOWN",
        "1, UNKNOWN",
    })
    void eachValueOfAFieldCounts(String conditions, PrintKind kind) {
        String mapping =
                TRADES + "conditions: {c: {12: extended_hours, 37: odd_lot, 53: contingent, 15: official_close}}\n";
        for (int venue = 1; venue <= 2; venue++) {
            String text = HEADER + "2024-08-01T13:30:00Z,50.05,7," + venue + "," + conditions + ",0\n";
            assertThat(kinds(read(mapping, text))).containsExactly(kind == PrintKind.ODD_LOT ? strictOf() : kind);
        }
    }

    /** Odd lots and extended hours count for the same; the later one in the list stands for both. */
    private static PrintKind strictOf() {
        return PrintKind.ODD_LOT.strictest(PrintKind.EXTENDED_HOURS);
    }

    @Test
    void rowsAreLeftOutAndCounted() {
        String mapping =
                TRADES + "conditions:\n  c: {15: leave_out, other: regular}\n  k: {0: regular, other: cancelled}\n";
        MarketTape tape = read(mapping, HEADER + """
                2024-08-01T13:30:00Z,50.05,70,1,14,0
                2024-08-01T13:30:01Z,50.06,80,2,"3,15",0
                2024-08-01T13:30:02Z,50.07,90,1,,12
                2024-08-01T13:30:03Z,50.08,0.25,1,,0
                2024-08-01T13:30:04Z,50.09,60.5,2,,0
                """);
        assertThat(TextFiles.lines(tape))
                .containsExactly("2024-08-01T13:30:00Z 9 TN 50.05x70 -/-", "2024-08-01T13:30:04Z 2 TN 50.09x60 -/-");
        assertThat(tape.issues())
                .isEqualTo(Map.of(
                        DataIssue.LEFT_OUT, 1L,
                        DataIssue.CORRECTED_TRADE, 1L,
                        DataIssue.FRACTIONAL_SIZE, 2L,
                        DataIssue.NO_WHOLE_LOT, 1L));
    }

    @Test
    void lettersAreTheTapesConditionsOfTheirDay() {
        String mapping = TRADES + "conditions: {c: us-equities}\n";
        MarketTape tape = read(mapping, HEADER + """
                2013-12-06T15:30:00Z,50.05,70,1,@I,0
                2024-08-01T13:30:00Z,50.05,70,1,@I,0
                2024-08-01T13:30:01Z,50.05,70,2,@6 X,0
                2024-08-01T13:30:02Z,50.05,70,2,?,0
                """);
        assertThat(kinds(tape))
                .containsExactly(PrintKind.REGULAR, PrintKind.ODD_LOT, PrintKind.CLOSING_AUCTION, PrintKind.UNKNOWN);
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.UNKNOWN_CONDITION, 1L));
    }

    @Test
    void aTradeLeftOutLeavesTheQuoteOfItsRow() {
        String mapping = """
                columns: {time: t, price: p, size: s, bid: b, bid_size: bs, ask: a, ask_size: as}
                venue: XNAS
                conditions: {c: {4: derivative, 9: leave_out}}
                """;
        MarketTape tape = read(mapping, """
                t,p,s,b,bs,a,as,c
                2024-08-01T13:30:00Z,50.05,0.5,50.00,100,50.10,100,
                2024-08-01T13:30:01Z,50.05,10,50.01,100,50.10,100,4
                2024-08-01T13:30:02Z,50.05,10,50.02,100,50.10,100,9
                2024-08-01T13:30:03Z,,,50.03,100,50.10,100,
                """);
        assertThat(TextFiles.lines(tape))
                .containsExactly(
                        "2024-08-01T13:30:00Z 2 AN 50.00x100/50.10x100",
                        "2024-08-01T13:30:01Z 2 TN 50.05x10 -/-",
                        "2024-08-01T13:30:01Z 2 AN 50.01x100/50.10x100",
                        "2024-08-01T13:30:03Z 2 AN 50.03x100/50.10x100");
        assertThat(kinds(tape).get(1)).isEqualTo(PrintKind.DERIVATIVE);
        assertThat(kinds(tape).get(2)).isEqualTo(PrintKind.REGULAR);
    }

    @Test
    void anUnknownValueIsNamed() {
        Path data = TextFiles.write(folder, "A.csv", HEADER + "2024-08-01T13:30:00Z,50.05,7,1,\"12,77\",0\n");
        Path mapping = TextFiles.write(folder, "m.yml", TRADES + "conditions: {c: {12: extended_hours}}\n");
        try (MarketDataReader reader = DataFiles.open(data, options(mapping))) {
            MarketTape.readAll(reader);
            assertThat(reader.issues().examples())
                    .containsEntry(DataIssue.UNKNOWN_CONDITION, "A.csv:2: unknown condition: value=\"12,77\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{c: {12: oddlot}} | conditions.c.12: unknown kind of a print: value=oddlot, expected leave_out or one of regular,",
                "{c: taq} | conditions.c: unknown conditions: value=taq, expected us-equities, or a kind for each value",
            })
    void refusesWhatIsNoKind(String conditions, String expected) {
        Path data = TextFiles.write(folder, "A.csv", HEADER + "2024-08-01T13:30:00Z,50.05,7,1,,0\n");
        Path mapping = TextFiles.write(folder, "m.yml", TRADES + "conditions: " + conditions + "\n");
        assertThatThrownBy(() -> TextFiles.read(data, options(mapping)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void aColumnOfConditionsThatIsNotThereIsAnError() {
        Path data = TextFiles.write(folder, "A.csv", HEADER + "2024-08-01T13:30:00Z,50.05,7,1,,0\n");
        Path mapping = TextFiles.write(folder, "m.yml", TRADES + "conditions: {cond: us-equities}\n");
        assertThat(TextFiles.refusal(data, options(mapping)))
                .isEqualTo("A.csv:1: missing column: name=cond, found=t, p, s, v, c, k");
    }

    /** The mapping of trades in FORMATS.md reads a file of that shape as the page says. */
    @Test
    void theExampleOfThePageReadsItsFile() throws IOException {
        String page = Files.readString(page());
        String mapping = page.substring(page.indexOf("```yaml", page.indexOf("Trades as from Polygon")) + 7);
        MarketTape tape = read(mapping.substring(0, mapping.indexOf("```")), """
                ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,sip_timestamp,size
                XYZ,"12,37",0,4,1,1722519000500000000,20.005,1,1722519000600000000,6.000000
                XYZ,,0,12,2,1722519001500000000,20.01,2,1722519001500300000,200
                XYZ,,0,11,3,1722519001600000000,20.01,3,1722519001600300000,0.5
                XYZ,15,0,10,4,1722519001700000000,20.01,4,1722519001700300000,70000
                XYZ,,12,10,5,1722519001800000000,27.01,5,1722519001800300000,800
                XYZ,53,0,4,6,1722519001900000000,23.01,6,1722519001900300000,3000
                """);
        assertThat(kinds(tape))
                .containsExactly(strictOf(), PrintKind.REGULAR, PrintKind.OFFICIAL_CLOSE, PrintKind.CONTINGENT);
        assertThat(tape.issues())
                .containsEntry(DataIssue.CORRECTED_TRADE, 1L)
                .containsEntry(DataIssue.NO_WHOLE_LOT, 1L)
                .doesNotContainKey(DataIssue.UNKNOWN_CONDITION);
    }

    private static Path page() {
        return Path.of(System.getProperty("slipway.root", "..")).resolve("docs/FORMATS.md");
    }

    private MarketTape read(String mapping, String text) {
        Path file = TextFiles.write(folder, "m.yml", mapping);
        return TextFiles.read(TextFiles.write(folder, "A.csv", text), options(file));
    }

    /** With whole shares, as of data from which fractions are to be cut. */
    private static ReadOptions options(Path mapping) {
        return ReadOptions.all()
                .withFormat(Optional.empty(), Optional.of(mapping))
                .withQtyStep(new QtyStep(BigDecimal.ONE, true));
    }

    private static List<PrintKind> kinds(MarketTape tape) {
        MarketEvent event = new MarketEvent();
        List<PrintKind> kinds = new ArrayList<>();
        for (long row = 0; row < tape.size(); row++) {
            tape.read(row, event);
            kinds.add(event.printKind());
        }
        return kinds;
    }
}
