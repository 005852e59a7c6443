package io.slipway.data.mapped;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import io.slipway.tape.TieCount;
import io.slipway.tape.TieRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trades and quotes of one mapped table: their order at one time, and tables that have no trades. */
class MappedTradesTest {

    private static final String T = "2024-08-01T14:00:00Z";
    private static final String BOTH = """
            columns: {time: t, bid: b, bid_size: bs, ask: a, ask_size: as, price: p, size: q%s}
            symbol: ABC
            venue: XNAS
            """;
    private static final String LEVELS = """
            columns: {time: t, sequence: n, level_side: side, level_price: lp, level_size: lq, price: p, size: q}
            symbol: ABC
            venue: XNAS
            """;
    private static final String ROWS = """
            t,n,b,bs,a,as,p,q
            2024-08-01T14:00:00Z,1,10,100,11,200,,
            2024-08-01T14:00:00Z,2,,,,,11,150
            2024-08-01T14:00:00Z,3,10,100,11,50,,
            2024-08-01T14:00:00Z,4,,,,,11,50
            2024-08-01T14:00:00Z,5,10,100,12,70,,
            """;

    @TempDir
    Path folder;

    @Test
    void numbersOfATableTellTheOrderOfItsTradesAndQuotes() {
        MarketTape tape = read(BOTH.formatted(", sequence: n"), ROWS);
        assertThat(TextFiles.lines(tape))
                .containsExactly(
                        T + " 2 AN 10.00x100/11.00x200",
                        T + " 2 TN 11.00x150 -/-",
                        T + " 2 AN 10.00x100/11.00x50",
                        T + " 2 TN 11.00x50 -/-",
                        T + " 2 AN 10.00x100/12.00x70");
        assertThat(TieCount.of(tape)).isZero();
        assertThat(TextFiles.lines(tape.with(TieRule.QUOTES_FIRST, TapeStorage.heap())))
                .isEqualTo(TextFiles.lines(tape));
    }

    @Test
    void withoutNumbersTheyAreTied() {
        MarketTape tape = read(BOTH.formatted(""), ROWS);
        assertThat(TieCount.of(tape)).isEqualTo(2);
        assertThat(TextFiles.lines(tape.with(TieRule.QUOTES_FIRST, TapeStorage.heap())))
                .isNotEqualTo(TextFiles.lines(tape));
    }

    @Test
    void numbersTellTheOrderOfTradesAndLevelsToo() {
        MarketTape tape = read(LEVELS, """
                t,n,side,lp,lq,p,q
                2024-08-01T14:00:00Z,1,bid,10,100,,
                2024-08-01T14:00:00Z,1,ask,11,200,,
                2024-08-01T14:00:00Z,2,,,,11,150
                2024-08-01T14:00:00Z,3,ask,11,50,,
                """);
        assertThat(TextFiles.lines(tape))
                .containsExactly(
                        T + " 2 AN 10.00x100/11.00x200", T + " 2 TN 11.00x150 -/-", T + " 2 AN 10.00x100/11.00x50");
        assertThat(TieCount.of(tape)).isZero();
    }

    @Test
    void aTableWithoutTheColumnsOfTradesIsRefusedWithTheRemedy() {
        assertThat(refusal(BOTH.formatted(""), "t,b,bs,a,as\n" + T + ",10,100,11,200\n"))
                .endsWith("no trades: the file has no column p, which the mapping names for price;"
                        + " leave price, size and side out of the mapping");
        assertThat(refusal(
                        BOTH.formatted("").replace("price: p", "price: t"), "t,b,bs,a,as\n" + T + ",10,100,11,200\n"))
                .endsWith("no trades: the file has no column q, which the mapping names for size;"
                        + " leave price, size and side out of the mapping");
    }

    @Test
    void emptyColumnsOfTradesAreNamed() {
        MarketTape tape = read(BOTH.formatted(""), "t,b,bs,a,as,p,q\n" + T + ",10,100,11,200,,\n");
        assertThat(TextFiles.lines(tape)).containsExactly(T + " 2 AN 10.00x100/11.00x200");
        assertThat(tape.absences())
                .contains("q.csv: no trades: no row read has a value in the column mapped to price: p");
        assertThat(read(BOTH.formatted(""), ROWS).absences()).noneMatch(text -> text.contains("no trades"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "''; columns conditions, correction are not mapped: every trade counts as regular",
                "'conditions: {Conditions: {other: regular}}'; column correction is not mapped: no trade's kind depends on it",
                "'drop: {conditions: [\"12\"]}'; column correction is not mapped: every trade counts as regular",
                "'conditions: {conditions: {other: regular}, correction: {0: regular}}'; -",
            })
    void columnsOfConditionsThatTheMappingDoesNotUseAreNamed(String rules, @Nullable String expected) {
        String trades = "columns: {time: t, price: p, size: q}\nsymbol: ABC\nvenue: XNAS\n" + rules + "\n";
        List<String> absences = read(trades, "t,conditions,p,q,correction,tape\n" + T + ",7,11,100,0,1\n")
                .absences();
        List<String> named =
                absences.stream().filter(text -> text.contains("not mapped")).toList();
        assertThat(named).isEqualTo(expected == null ? List.of() : List.of("q.csv: " + expected));
    }

    @Test
    void quotesNeedNoConditions() {
        String quotes = "columns: {time: t, bid: b, bid_size: bs, ask: a, ask_size: as}\nsymbol: ABC\nvenue: XNAS\n";
        assertThat(read(quotes, "t,conditions,b,bs,a,as\n" + T + ",7,10,100,11,100\n")
                        .absences())
                .noneMatch(text -> text.contains("conditions"));
    }

    @Test
    void aRowWithoutATradeIsRefusedWhereTradesAloneAreMapped() {
        String mapping = "columns: {time: t, price: p, size: q}\nsymbol: ABC\nvenue: XNAS\n";
        assertThat(refusal(mapping, "t,p,q\n" + T + ",,\n"))
                .contains("no price")
                .endsWith("expected a trade in each row: the mapping has columns of trades only; leave other rows out"
                        + " with keep or drop, or map their quotes");
    }

    private MarketTape read(String mapping, String text) {
        return TextFiles.read(TextFiles.write(folder, "q.csv", text), options(mapping));
    }

    private String refusal(String mapping, String text) {
        return TextFiles.refusal(TextFiles.write(folder, "q.csv", text), options(mapping));
    }

    private ReadOptions options(String mapping) {
        return ReadOptions.all().withFormat(Optional.empty(), Optional.of(TextFiles.write(folder, "m.yml", mapping)));
    }
}
