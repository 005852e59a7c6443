package io.slipway.data.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.SharedData;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappedCsvTest {

    private static final String QUOTES = """
            columns: {time: ts, bid: bid, bid_size: bs, ask: ask, ask_size: as}
            venue: XNAS
            """;
    private static final String HEADER = "ts,bid,bs,ask,as\n";

    @TempDir
    Path folder;

    @Test
    void readsTheBestQuotesOfACryptoExchange() {
        String mapping = """
                columns:
                  time: transaction_time
                  receive_time: event_time
                  sequence: update_id
                  bid: best_bid_price
                  bid_size: best_bid_qty
                  ask: best_ask_price
                  ask_size: best_ask_qty
                time: {unit: ms}
                receive_time: {unit: ms}
                venue: binance-futures
                """;
        MarketTape tape = read(mapping, "BTCUSDT-bookTicker-2024-01-02.csv", """
                update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,event_time
                7,42000.10,1.5,42000.20,0.0015,1704153600000,1704153600005
                """);
        assertThat(TextFiles.lines(tape)).containsExactly("2024-01-02T00:00:00Z 10002 AN 42000.10x15000/42000.20x15");
        MarketEvent event = new MarketEvent();
        tape.read(0, event);
        assertThat(event.recvNs() - event.eventNs()).isEqualTo(5_000_000);
        assertThat(event.sequence()).isEqualTo(7);
        assertThat(tape.issues()).isEmpty();
        assertThat(tape.instrument().qtyStep()).isEqualByComparingTo("0.0001");
        assertThat(tape.instrument().symbol()).isEqualTo("BTCUSDT-bookTicker-2024-01-02");
    }

    /** In steps of 0.1 the sizes have more than 32 bits, and in 1e-9 they would have more than 64. */
    @Test
    void readsTheSizesOfASmallCoin() {
        MarketTape tape = read(QUOTES, "coin.csv", HEADER + """
                1704205800,0.000000012,123456789012.5,0.000000013,4294967296
                1704205801,0.000000012,900719925474099.1,0.000000013,0.1
                """);
        assertThat(TextFiles.lines(tape))
                .containsExactly(
                        "2024-01-02T14:30:00Z 2 AN 0.000000012x1234567890125/0.000000013x42949672960",
                        "2024-01-02T14:30:01Z 2 AN 0.000000012x9007199254740991/0.000000013x1");
        assertThat(tape.instrument().qtyStep()).isEqualByComparingTo("0.1");
        assertThat(tape.issues()).isEmpty();
    }

    @Test
    void keepsTheOtherSideOfQuoteTicksWithOneSidePerRow() {
        String mapping = """
                header: false
                columns: {time: 1, bid: 2, bid_size: 3, ask: 4, ask_size: 5, venue: 6}
                time: {unit: ms, since: midnight, zone: America/New_York}
                venues: {P: ARCX, Q: XNAS}
                price_scale: 0.0001
                one_side_per_row: true
                """;
        MarketTape tape = read(mapping, "20131007_spy_tick_quote.csv", """
                34200000.5,1693100,100,0,0,P,00000001,0
                34200001,0,0,1693200,300,P,00000001,0
                34200002,0,0,1693300,50,Q,00000001,0
                34200003,1693000,200,0,0,P,00000001,0
                """);
        assertThat(TextFiles.lines(tape))
                .containsExactly(
                        "2013-10-07T13:30:00.000500Z 43 AN 169.31x100/-",
                        "2013-10-07T13:30:00.001Z 43 AN 169.31x100/169.32x300",
                        "2013-10-07T13:30:00.002Z 2 AN -/169.33x50",
                        "2013-10-07T13:30:00.003Z 43 AN 169.30x200/169.32x300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{pattern: \"%Y-%m-%d %H:%M:%S\", zone: America/New_York}", "{zone: America/New_York}"})
    void theHourThatClocksShowTwiceIsReadInTheOrderOfTheRows(String time) {
        String mapping = "columns: {time: time, bid: bid, bid_size: bs, ask: ask, ask_size: as}\ntime: " + time
                + "\nvenue: XNYS\n";
        MarketTape tape = read(mapping, "fall.csv", """
                time,bid,bs,ask,as
                2024-11-03 00:59:00,10.00,100,10.01,100
                2024-11-03 01:59:00,10.00,100,10.01,200
                2024-11-03 01:00:00,10.00,100,10.01,300
                2024-11-03 01:30:00,10.00,100,10.01,400
                2024-11-03 02:00:00,10.00,100,10.01,500
                """);

        assertThat(TextFiles.lines(tape).stream().map(line -> line.substring(11, 16)))
                .containsExactly("04:59", "05:59", "06:00", "06:30", "07:00");
    }

    @Test
    void readsAConsolidatedQuoteAsAVenueThatTakesNoOrders() {
        String mapping = """
                delimiter: ";"
                columns: {time: sip_timestamp, bid: bid_price, bid_size: bid_size, ask: ask_price, ask_size: ask_size,
                          symbol: ticker, sequence: sequence_number}
                time: {unit: ns}
                venue: EQUS
                lots_per_unit: 100
                """;
        MarketTape tape = read(mapping, "q.csv", """
                ticker;ask_exchange;ask_price;ask_size;bid_exchange;bid_price;bid_size;sequence_number;sip_timestamp
                A;12;10.02;3;11;10;1;5;1704205800000000123
                """);
        assertThat(TextFiles.lines(tape)).containsExactly("2024-01-02T14:30:00.000000123Z 60 AN 10.00x100/10.02x300");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.UNROUTABLE_VENUE, 1L));
    }

    @Test
    void refusesTheRealFileWhoseSidesAreSwapped() {
        Path mapping = TextFiles.write(folder, "m.yml", """
                columns: {time: timestamp, bid: bid_price_1, bid_size: bid_size_1, ask: ask_price_1, ask_size: ask_size_1}
                venue: XNAS
                """);
        assertThat(TextFiles.refusal(SharedData.file("dirty/AAPL_Quotes_Data_5level_1min.csv"), options(mapping)))
                .startsWith("AAPL_Quotes_Data_5level_1min.csv:2: bid above ask: bid=212.51, ask=211.93;"
                        + " bid and ask look swapped: crossed_rows=");
    }

    @Test
    void refusesTheRealFileWithCurrencySignsInItsPrices() {
        Path mapping = TextFiles.write(folder, "m.yml", """
                columns: {symbol: Ticker, date: Trade Date, time: Trade Time, price: Trade Price, size: Trade Size,
                          side: Trade Direction, venue: Exchange}
                time: {pattern: "%m/%d/%Y %H:%M:%S", zone: America/New_York}
                venues: {NYSE: XNYS, NASDAQ: XNAS}
                """);
        Path file = SharedData.file("dirty/trades_EQUITIES.csv");
        assertThat(TextFiles.refusal(file, options(mapping)))
                .isEqualTo("trades_EQUITIES.csv:2: Trade Price: not a number: value=\"$170.26\","
                        + " expected a decimal number without a currency sign");
        assertThat(TextFiles.refusal(file, ReadOptions.all()))
                .startsWith(
                        "trades_EQUITIES.csv: the format is not known: tried arrow, cboe-pitch, databento-csv, dbn, ")
                .contains("nearest is taq-trades, which has exchange, trade_price too; --mapping FILE");
    }

    @Test
    void readsTradesAndQuotesOfTheSameRows() {
        String mapping = """
                columns: {time: ts, bid: bid, bid_size: bs, ask: ask, ask_size: as, price: px, size: qty, side: maker, venue: v}
                sides: {buy: "false", sell: "true"}
                """;
        MarketTape tape = read(mapping, "A.csv", """
                ts,v,bid,bs,ask,as,px,qty,maker
                1704205800,XNAS,10,1,10.02,2,,,
                1704205801,5,,,,,10.01,7,true
                1704205802,XNAS,10,1,10.03,2,10.02,8,false
                """);
        assertThat(TextFiles.lines(tape).stream().map(line -> line.substring(11)))
                .containsExactly(
                        "14:30:00Z 2 AN 10.00x1/10.02x2",
                        "14:30:01Z 5 TA 10.01x7 -/-",
                        "14:30:02Z 2 TB 10.02x8 -/-",
                        "14:30:02Z 2 AN 10.00x1/10.03x2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{unit: s}; 1704205800.25; 2024-01-02T14:30:00.250Z",
                "{unit: us}; 1704205800000001; 2024-01-02T14:30:00.000001Z",
                "{unit: auto}; 1704205800001; 2024-01-02T14:30:00.001Z",
                "{}; 2024-01-02 09:30:00.5-05:00; 2024-01-02T14:30:00.500Z",
                "{unit: iso}; 2024-01-02 09:30:00.5; 2024-01-02T14:30:00.500Z",
                "{unit: iso, zone: UTC}; 2024-07-02T09:30:00; 2024-07-02T09:30:00Z",
                "{unit: iso}; 2024-07-02T09:30:00; 2024-07-02T13:30:00Z",
                "{unit: clock}; 9:30:00.123456; 2024-01-02T14:30:00.123456Z",
                "{unit: clock, zone: Europe/London}; 9:30; 2024-01-02T09:30:00Z",
                "{unit: s, since: midnight}; 34200.000000001; 2024-01-02T14:30:00.000000001Z",
                "{pattern: '%d-%b-%y %I:%M:%S.%f %p'}; 2-Jan-24 9:30:00.5 AM; 2024-01-02T14:30:00.500Z",
                "{pattern: '%Y%m%d %H%M%S%z'}; 20240102 093000-0500; 2024-01-02T14:30:00Z",
                "{pattern: '%Y %j %H:%M'}; 2024 2 9:30; 2024-01-02T14:30:00Z",
            })
    void readsTimesOfEveryForm(String rule, String text, String expected) {
        MarketTape tape = read(QUOTES + "time: " + rule + "\n", "A_20240102.csv", HEADER + text + ",10,1,11,1\n");
        assertThat(TextFiles.lines(tape).get(0)).isEqualTo(expected + " 2 AN 10.00x1/11.00x1");
    }

    @Test
    void joinsADateColumnWithTimesOfDay() {
        String mapping = """
                columns: {date: d, time: ts, bid: bid, bid_size: bs, ask: ask, ask_size: as}
                time: {unit: clock}
                venue: "2"
                """;
        MarketTape tape = read(mapping, "A.csv", """
                d,ts,bid,bs,ask,as
                2024-03-08,9:30:00,10,1,11,1
                2024-03-11,9:30:00,10,1,11,1
                """);
        assertThat(TextFiles.lines(tape).stream().map(line -> line.substring(0, 20)))
                .containsExactly("2024-03-08T14:30:00Z", "2024-03-11T13:30:00Z");
    }

    @Test
    void takesTheDateFromTheOptionsAndTheLotToo() {
        Path mapping = TextFiles.write(folder, "m.yml", QUOTES + "time: {unit: clock}\n");
        Path file = TextFiles.write(folder, "A.csv", HEADER + "9:30,10,1,11,2.0\n");
        ReadOptions options = options(mapping)
                .withConventions(Optional.of(LocalDate.of(2024, 7, 1)), ReadOptions.NEW_YORK, Optional.of(100));
        assertThat(TextFiles.lines(TextFiles.read(file, options)))
                .containsExactly("2024-07-01T13:30:00Z 2 AN 10.00x100/11.00x200");
        assertThat(TextFiles.refusal(file, options(mapping)))
                .isEqualTo(
                        "A.csv: times without a date: expected a date in the file's name, such as 20180102, or --date");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x,10,1,11,1; ts: not a time: value=\"x\", expected one such as 2024-08-01T13:36:32.492082308Z",
                "2024-03-10 02:30:00,10,1,11,1; ts: a time that was left out when the clocks were put forward:"
                        + " time=2024-03-10T02:30, zone=America/New_York",
                "0000000001,10,1,11,1; ts: before 1980: value=\"0000000001\", expected a time of another unit than auto",
                ",10,1,11,1; ts: no time: value=\"\", expected a time in every row",
                "1704205800,10,1,11,-1; as: size out of range: value=\"-1\", expected 0 to 9007199254740991 steps of 1",
                "1704205800,10,1,11; too few fields: found=4, expected=5",
                "1704205800,10,1,11,1,1; too many fields: found=6, expected=5",
                "1704205800,\"10,1,11,1; bid: unclosed quote: column=2",
            })
    void namesTheFieldAtFault(String row, String expected) {
        Path mapping = TextFiles.write(folder, "m.yml", QUOTES);
        Path file = TextFiles.write(folder, "A.csv", HEADER + row + "\n");
        assertThat(TextFiles.refusal(file, options(mapping))).isEqualTo("A.csv:2: " + expected);
    }

    @Test
    void refusesFilesThatTheMappingDoesNotFit() {
        Path mapping = TextFiles.write(folder, "m.yml", QUOTES);
        assertThat(TextFiles.refusal(
                        TextFiles.write(folder, "A.csv", "time,bid,bs,ask,as\n1,2,3,4,5\n"), options(mapping)))
                .isEqualTo("A.csv:1: missing column: name=ts, found=time, bid, bs, ask, as");
        assertThat(TextFiles.refusal(
                        TextFiles.write(folder, "A.csv", "ts,bid,bs,ask,as,bid\n1,2,3,4,5,6\n"), options(mapping)))
                .isEqualTo("A.csv:1: duplicate column: name=bid");
        Path numbered = TextFiles.write(folder, "n.yml", """
                header: false
                columns: {time: 1, bid: 2, bid_size: 3, ask: 4, ask_size: 9}
                venue: XNAS
                """);
        assertThat(TextFiles.refusal(TextFiles.write(folder, "A.csv", "1,2,3,4,5\n"), options(numbered)))
                .isEqualTo("A.csv: fewer columns than the mapping says: columns=5, ask_size=9");
        Path venues = TextFiles.write(
                folder,
                "v.yml",
                QUOTES.replace("venue: XNAS", "venues: {N: XNYS, K: EDGX}").replace("{time", "{venue: v, time"));
        assertThat(TextFiles.refusal(
                        TextFiles.write(folder, "A.csv", "v,ts,bid,bs,ask,as\nQ,1704205800,10,1,11,1\n"),
                        options(venues)))
                .isEqualTo("A.csv:2: v: unknown venue: value=\"Q\", expected one of venues: N, K");
        assertThat(TextFiles.refusal(
                        TextFiles.write(folder, "A.csv", HEADER),
                        ReadOptions.all().withFormat(Optional.of("mapped-csv"), Optional.empty())))
                .isEqualTo("A.csv: which column is which: expected --mapping, a YAML file");
    }

    @Test
    void namesThePathOfAFaultInTheMapping() {
        Map<String, String> faults = Map.ofEntries(
                Map.entry(
                        "columns: {bidd: x}",
                        "columns.bidd: unknown key, expected one of time, date, receive_time,"
                                + " venue, bid_venue, ask_venue, symbol, sequence, event, bid, bid_size, ask, ask_size, price, size,"
                                + " side, level_side, level, level_price, level_size, level_action, bids, asks,"
                                + " changes, first_sequence, previous_sequence, last_sequence, checksum"),
                Map.entry(
                        "colums: {}",
                        "colums: unknown key, expected one of delimiter, header, columns, symbol, time,"
                                + " receive_time, venue, venues, price_scale, price_step, size_scale, lots_per_unit,"
                                + " thousands, decimal_point, sides, actions, events, level_rows, first_level,"
                                + " book_levels, change_fields, currency, one_side_per_row, conditions, keep, drop"),
                Map.entry(
                        "columns: {time: t}\nvenue: XNAS",
                        "columns.bid: missing, expected bid, bid_size, ask and ask_size, or price and size"),
                Map.entry("columns: {bid: t}\nvenue: XNAS", "columns.time: missing, expected the column of times"),
                Map.entry(
                        "columns: {time: t, bid: p, bid_size: s, ask: p, ask_size: s}\nvenue: XNAS",
                        "columns.ask: the column of bid: name=p, expected another column"),
                Map.entry(
                        "columns: {time: t, price: p}\nvenue: XNAS",
                        "columns.size: missing, expected price and size of trades,"
                                + " or size: {constant: 1} if the file has no sizes"),
                Map.entry("columns: 5", "columns: not a map, expected lines of key: value"),
                Map.entry(
                        QUOTES.replace("XNAS", "XNAX"),
                        "venue: unknown venue: value=XNAX, expected a market"
                                + " identifier code, the name of a crypto exchange or a publisher id"),
                Map.entry(
                        QUOTES.replace("venue: XNAS", ""),
                        "venue and columns.venue, expected one of them: one venue for all rows, or a column"));
        faults.forEach(this::assertRefused);
    }

    @Test
    void namesThePathOfAValueThatCannotBeUsed() {
        Map<String, String> faults = Map.ofEntries(
                Map.entry(
                        QUOTES + "time: {unit: h}",
                        "time.unit: unknown unit: value=h, expected one of s, ms, us, ns, auto, iso, clock,"
                                + " hhmmss, hhmmssmmm, hhmmssuuuuuu, hhmmssnnnnnnnnn"),
                Map.entry(
                        QUOTES + "time: {units: s}",
                        "time.units: unknown key, expected one of unit, since, zone, pattern"),
                Map.entry(
                        QUOTES + "time: {zone: Mars}",
                        "time.zone: unknown time zone: value=Mars, expected one such as America/New_York"),
                Map.entry(
                        QUOTES + "time: {unit: iso, since: midnight}",
                        "time.since: midnight without a unit, expected unit: s, ms, us or ns"),
                Map.entry(
                        QUOTES + "time: {pattern: '%Q'}",
                        "time.pattern: unknown directive in a pattern: pattern=%Q,"
                                + " expected %Y %y %m %d %b %B %j %H %I %M %S %f %p %z, such as \"%m/%d/%Y %H:%M:%S\""),
                Map.entry(
                        QUOTES + "price_scale: 0.12345678",
                        "price_scale: not a scale: value=0.12345678, expected 0.000000001 to 1000000000,"
                                + " of at most six digits"),
                Map.entry(
                        QUOTES + "size_scale: 0.25",
                        "size_scale: not a power of ten: value=0.25, expected one such as 0.001"),
                Map.entry(
                        QUOTES + "lots_per_unit: 0",
                        "lots_per_unit: not a whole number above zero: value=0, expected 1 to 999999999"),
                Map.entry(QUOTES + "header: maybe", "header: not a truth value: value=maybe, expected true or false"),
                Map.entry(
                        QUOTES + "header: false",
                        "columns.time: not a number of a column: value=ts, expected 1 or more without a header"),
                Map.entry(
                        QUOTES + "delimiter: ab",
                        "delimiter: not a delimiter: value=ab, expected one character, or tab"),
                Map.entry(QUOTES + "sides: {buy: B}", "sides: one of the sides is missing, expected buy and sell"));
        faults.forEach(this::assertRefused);
    }

    @Test
    void refusesAMappingThatIsNoYaml() {
        for (String text : List.of("a: [", "- a\n")) {
            Path mapping = TextFiles.write(folder, "m.yml", text);
            assertThatThrownBy(() -> MappingFile.read(mapping, "data.csv"))
                    .as(text)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageMatching("(?s)m.yml(:1)?: not (YAML|a map).*");
        }
        assertThatThrownBy(() -> MappingFile.read(folder.resolve("none.yml"), "data.csv"))
                .hasMessageStartingWith("cannot be read: file=");
        assertRefused("columns: {time: 1}\ncolumns: {time: 2}\n", "columns: given twice, expected once");
        assertRefused("columns: {time: 1}\n---\n", "more than one document, expected one");
        assertRefused("", "columns.time: missing, expected the column of times");
    }

    private void assertRefused(String text, String expected) {
        Path mapping = TextFiles.write(folder, "m.yml", text);
        assertThatThrownBy(() -> MappingFile.read(mapping, "data.csv"))
                .as(text)
                .isInstanceOf(ConfigException.class)
                .hasMessage("m.yml: " + expected);
    }

    private MarketTape read(String mapping, String name, String text) {
        Path file = TextFiles.write(folder, name, text);
        return TextFiles.read(file, options(TextFiles.write(folder, "m.yml", mapping)));
    }

    private static ReadOptions options(Path mapping) {
        return ReadOptions.all().withFormat(Optional.empty(), Optional.of(mapping));
    }
}
