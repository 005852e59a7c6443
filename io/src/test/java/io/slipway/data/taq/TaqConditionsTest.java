package io.slipway.data.taq;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.tape.MarketTape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds of prints in TAQ files of every release. */
class TaqConditionsTest {

    private static final String HEADER = "DATE,TIME_M,EX,SYM_ROOT,TR_SCOND,SIZE,PRICE,TR_CORR,TR_SOURCE\n";

    @TempDir
    Path folder;

    /** The same conditions on another day, of another exchange and of another tape. */
    @ParameterizedTest
    @CsvSource({
        "'', REGULAR, REGULAR",
        "@, REGULAR, REGULAR",
        "'@F I', ODD_LOT, ODD_LOT",
        "'@ TI', EXTENDED_HOURS, EXTENDED_HOURS",
        "'@O X', OPENING_AUCTION, OPENING_AUCTION",
        "@5, REOPENING_AUCTION, REOPENING_AUCTION",
        "'@6 X', CLOSING_AUCTION, CLOSING_AUCTION",
        "Q, OFFICIAL_OPEN, OFFICIAL_OPEN",
        "@M, OFFICIAL_CLOSE, OFFICIAL_CLOSE",
        "9, CORRECTED_CLOSE, CORRECTED_CLOSE",
        "X, NEGOTIATED, NEGOTIATED",
        "@ZI, LATE, LATE",
        "'O Z', LATE, LATE",
        "@ UI, LATE, LATE",
        "@4B, DERIVATIVE, DERIVATIVE",
        "'@ 7V', CONTINGENT, CONTINGENT",
        "@ TW, AVERAGE_PRICE, AVERAGE_PRICE",
        "@ B, AVERAGE_PRICE, BUNCHED",
        "'N  I', SPECIAL_SETTLEMENT, SPECIAL_SETTLEMENT",
        "@H, PRICE_VARIATION, PRICE_VARIATION",
        "@P, PRIOR_REFERENCE, PRIOR_REFERENCE",
        "@F?, UNKNOWN, UNKNOWN",
    })
    void severalConditionsMakeTheStrictestKind(String conditions, PrintKind ofCta, PrintKind ofUtp) {
        for (String day : List.of("2018-07-02", "2024-12-24")) {
            for (String exchange : List.of("N", "D", "T")) {
                assertThat(kinds(HEADER + row(day, exchange, conditions, "C"))).containsExactly(ofCta);
                assertThat(kinds(HEADER + row(day, exchange, conditions, "N"))).containsExactly(ofUtp);
            }
        }
    }

    @Test
    void theDateOfARowDecidesAndNotThatOfTheFirst() {
        String text = HEADER + row("2013-12-06", "N", "I", "C") + row("2013-12-09", "N", "I", "C");
        assertThat(kinds(text)).containsExactly(PrintKind.REGULAR, PrintKind.ODD_LOT);
        String evening = HEADER + row("2013-12-06", "N", "I", "C").replace("10:00:00", "19:59:59");
        assertThat(kinds(evening)).containsExactly(PrintKind.REGULAR);
    }

    @Test
    void anUnknownConditionIsCountedAndNamed() {
        String text = HEADER + row("2018-07-02", "N", "@", "C") + row("2018-07-02", "N", "@ #", "C");
        try (MarketDataReader reader = DataFiles.open(file(text), ReadOptions.all())) {
            MarketTape.readAll(reader);
            assertThat(reader.issues().counts()).isEqualTo(Map.of(DataIssue.UNKNOWN_CONDITION, 1L));
            assertThat(reader.issues().examples())
                    .isEqualTo(Map.of(
                            DataIssue.UNKNOWN_CONDITION, "t.csv:3: unknown sale condition: value=\"@ #\", code=#"));
        }
    }

    /** The names of monthly TAQ: the cancelled trade is left out, the opening print is an auction, Z is late. */
    @Test
    void readsTheNamesOfOlderReleases() {
        String text = """
                SYMBOL,DATE,TIME,PRICE,SIZE,G127,CORR,COND,EX
                XYZ,20080107,9:30:00,20.55,400,0,0,,N
                XYZ,20080107,9:30:02,20.58,100,0,0,Z,P
                XYZ,20080107,9:30:03,20.57,900,0,8,,T
                XYZ,20080107,9:30:04,20.50,7000,40,0,O,N
                """;
        MarketTape tape = TextFiles.read(file(text), ReadOptions.all());
        assertThat(kinds(text)).containsExactly(PrintKind.REGULAR, PrintKind.LATE, PrintKind.OPENING_AUCTION);
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.CORRECTED_TRADE, 1L, DataIssue.AUCTION_PRINT, 1L));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "00, 1", "1, 1", "2, 1", "7, 0", "8, 0", "10, 0", "11, 0", "12, 0"})
    void cancelledAndCorrectedTradesAreLeftOut(String correction, int expected) {
        String text = HEADER
                + row("2018-07-02", "N", "@", "C")
                + row("2018-07-02", "P", "@", "C").replace(",0,C", "," + correction + ",C");
        assertThat(kinds(text)).hasSize(1 + expected);
    }

    @Test
    void columnsThatAreNotThereAreNamed() {
        String noConditions = "DATE,TIME_M,EX,SYM_ROOT,SIZE,PRICE,TR_CORR\n2018-07-02,10:00:00,N,A,100,10.50,0\n";
        String conditions = "t.csv: no column TR_SCOND or Sale_Condition or COND or SALE_COND:"
                + " auction and late trades are not told apart";
        String corrections = "t.csv: no column TR_CORR or Trade_Correction_Indicator or CORR:"
                + " cancelled trades are not left out";
        assertThat(absences(noConditions)).contains(conditions).doesNotContain(corrections);
        String neither = "DATE,TIME_M,Exchange,Symbol,Trade_Volume,Trade_Price\n2018-07-02,10:00:00,N,A,100,10.50\n";
        assertThat(absences(neither)).contains(conditions, corrections);
        assertThat(absences(HEADER + row("2018-07-02", "N", "@", "C"))).doesNotContain(conditions, corrections);
    }

    private List<String> absences(String text) {
        try (MarketDataReader reader = DataFiles.open(file(text), ReadOptions.all())) {
            MarketTape.readAll(reader);
            return reader.issues().absences();
        }
    }

    private static String row(String day, String exchange, String conditions, String source) {
        return day + ",10:00:00," + exchange + ",A," + conditions + ",100,10.50,0," + source + "\n";
    }

    private List<PrintKind> kinds(String text) {
        MarketTape tape = TextFiles.read(file(text), ReadOptions.all());
        MarketEvent event = new MarketEvent();
        List<PrintKind> kinds = new ArrayList<>();
        for (long row = 0; row < tape.size(); row++) {
            tape.read(row, event);
            kinds.add(event.printKind());
        }
        return kinds;
    }

    private Path file(String text) {
        return TextFiles.write(folder, "t.csv", text);
    }
}
