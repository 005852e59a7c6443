package io.slipway.data.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes of tables that people have, each with the mapping that reads it. */
class MappedShapesTest {

    private static final String QUOTE = "columns: {time: t, bid: b, bid_size: bs, ask: a, ask_size: as}\nvenue: XNAS\n";
    private static final String HEADER = "t,b,bs,a,as\n";
    private static final String T = "2024-08-01T14:00:0";

    @TempDir
    Path folder;

    @Test
    void aFileThatIsNoTextIsShownByItsBytes() {
        Path file = TextFiles.write(folder, "x.bin", "a\u0001\u0002,b\n");
        assertThat(TextFiles.refusal(file, ReadOptions.all()))
                .startsWith("x.bin: the format is not known: tried ")
                .endsWith("; it is no text: first bytes=61 01 02 2c 62 0a");
    }

    @Test
    void severalMappingsAreChosenByTheNameOfTheFile() {
        Path mapping = TextFiles.write(folder, "m.yml", """
                files:
                  "*_quotes.csv":
                    columns: {time: t, bid: b, bid_size: bs, ask: a, ask_size: as}
                    symbol: {file: "^([A-Z]+)_"}
                    venue: XNAS
                  "*_trades.csv":
                    delimiter: ";"
                    columns: {time: when, price: px, size: qty, side: s}
                    symbol: {file: "^([A-Z]+)_"}
                    venue: XNAS
                """);
        Path quotes = TextFiles.write(folder, "ABC_quotes.csv", HEADER + T + "0Z,10,100,11,200\n");
        Path trades = TextFiles.write(folder, "ABC_trades.csv", "when;px;qty;s\n" + T + "1Z;11;50;Buy\n");
        Path others = TextFiles.write(folder, "XYZ_trades.csv", "when;px;qty;s\n" + T + "1Z;99;50;Buy\n");
        Path databento = TextFiles.write(
                folder,
                "more.csv",
                "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,flags,ts_in_delta,sequence\n"
                        + T + "2.000000000Z," + T + "2.000000000Z,0,2,1,T,B,0,11.500000000,5,0,0,1\n");

        MarketTape tape = tape(options(mapping), quotes, trades);
        assertThat(TextFiles.lines(tape))
                .containsExactly(T + "0Z 2 AN 10.00x100/11.00x200", T + "1Z 2 TB 11.00x50 -/-");
        assertThat(tape.instrument().symbol()).isEqualTo("ABC");

        MarketTape chosen = tape(options(mapping).withSymbol(Optional.of("ABC")), quotes, trades, others);
        assertThat(TextFiles.lines(chosen)).isEqualTo(TextFiles.lines(tape));
        assertThat(chosen.issues()).containsEntry(DataIssue.OTHER_SYMBOL, 1L);

        assertThatThrownBy(() -> tape(options(mapping), quotes, others))
                .hasMessageContaining("choose one with --symbol");
        assertThat(TextFiles.lines(TextFiles.read(databento, options(mapping))))
                .containsExactly(T + "2Z 2 TB 11.50x5 -/-");
    }

    @Test
    void rowsAreKeptAndDroppedByTheValuesOfTheirColumns() {
        String mapping = """
                columns: {time: t, bid: b, bid_size: bs, ask: a, ask_size: as, price: p, size: q}
                venue: XNYS
                keep: {Type: [Quote, TRADE]}
                drop: {suspicious: ["True", "1"], corr: "8"}
                """;
        MarketTape tape = read(mapping, "rows.csv", """
                t,Type,b,bs,a,as,p,q,corr,suspicious
                2024-08-01T14:00:00Z,quote,10,100,11,200,,,,false
                2024-08-01T14:00:01Z,Trade,,,,,11,50,0,FALSE
                2024-08-01T14:00:02Z,Trade,,,,,11,50,8,False
                2024-08-01T14:00:03Z,Trade,,,,,11,50,0,true
                not a time,Status,,,,,,,,
                """);
        assertThat(TextFiles.lines(tape))
                .containsExactly(T + "0Z 9 AN 10.00x100/11.00x200", T + "1Z 9 TN 11.00x50 -/-");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.LEFT_OUT, 3L));
    }

    @Test
    void numbersAreReadAsTheMappingSays() {
        assertThat(only("thousands: \",\"\n", "2024-08-01T14:00:00Z,\"1,234.50\",\"1,000\",\"1,235\",20\n"))
                .isEqualTo(T + "0Z 2 AN 1234.50x1000/1235.00x20");
        assertThat(only("delimiter: \";\"\nthousands: \".\"\ndecimal_point: \",\"\n", """
                        2024-08-01T14:00:00Z;1.234,50;1.000;1.235,25;20
                        """))
                .isEqualTo(T + "0Z 2 AN 1234.50x1000/1235.25x20");
        assertThat(only("price_scale: 100\nsize_scale: 0.001\n", "2024-08-01T14:00:00Z,1.5,7000,1.75,2000\n"))
                .isEqualTo(T + "0Z 2 AN 150.00x7/175.00x2");
        assertThat(only("price_scale: 0.03125\nsize_scale: 1000\n", "2024-08-01T14:00:00Z,3521,7,3522,2\n"))
                .as("thirty-seconds")
                .isEqualTo(T + "0Z 2 AN 110.03125x7000/110.0625x2000");
        assertThat(only("", "2024-08-01T14:00:00Z,-1.5,7,-1.25,2\n")).isEqualTo(T + "0Z 2 AN -1.50x7/-1.25x2");
    }

    @Test
    void pricesAreRoundedToAStatedStepAndCounted() {
        MarketTape tape = read(
                QUOTE + "price_step: 0.05\n",
                "q.csv",
                HEADER + T + "0Z,10.049999999999,100,10.1,200\n" + T + "1Z,-10.06,100,-10.0499998,200\n");
        assertThat(TextFiles.lines(tape))
                .containsExactly(T + "0Z 2 AN 10.05x100/10.10x200", T + "1Z 2 AN -10.05x100/-10.05x200");
        assertThat(tape.issues()).containsEntry(DataIssue.ROUNDED_NUMBER, 3L);
    }

    /** A price that noise cannot explain, such as a trade at the mid, would become another price. */
    @ParameterizedTest
    @ValueSource(strings = {"10.005", "10.0026", "10.0074", "-10.005"})
    void aPriceBetweenTwoStepsIsRefused(String price) {
        Path mapping = TextFiles.write(folder, "m.yml", QUOTE + "price_step: 0.01\n");
        Path file = TextFiles.write(folder, "q.csv", HEADER + T + "0Z," + price + ",100,10.1,200\n");
        assertThat(TextFiles.refusal(file, ReadOptions.all().withFormat(Optional.empty(), Optional.of(mapping))))
                .isEqualTo("q.csv:2: b: price between two steps: value=\"" + price
                        + "\", expected one next to a multiple of price_step=0.01, or a smaller step");
    }

    @Test
    void theNationalBestBidAndOfferAreQuotesOfTheVenuesThatSetThem() {
        String mapping = """
                columns: {time: t, bid: b, bid_size: bs, ask: a, ask_size: as, bid_venue: bx, ask_venue: ax}
                venues: {P: ARCX, Q: XNAS, Z: BATS}
                """;
        MarketTape tape = read(mapping, "nbbo.csv", """
                t,bx,b,bs,ax,a,as
                2024-08-01T14:00:00Z,P,10.00,100,Q,10.02,200
                2024-08-01T14:00:01Z,Q,10.02,300,Q,10.03,200
                2024-08-01T14:00:02Z,Q,10.02,300,Z,10.03,50
                2024-08-01T14:00:03Z,,,,Z,10.03,40
                """);
        assertThat(TextFiles.lines(tape))
                .containsExactly(
                        T + "0Z 2 AN -/10.02x200",
                        T + "0Z 43 AN 10.00x100/-",
                        T + "1Z 2 AN 10.02x300/10.03x200",
                        T + "1Z 43 AN -/-",
                        T + "2Z 2 AN 10.02x300/-",
                        T + "2Z 5 AN -/10.03x50",
                        T + "3Z 2 AN -/-",
                        T + "3Z 5 AN -/10.03x40");
        assertThat(tape.absences())
                .anyMatch(text -> text.contains("only the venue with the national best bid or offer"));
    }

    @Test
    void oneSideOfTheNationalBestKeepsTheOther() {
        String mapping = """
                header: false
                columns: {time: 1, bid: 2, bid_size: 3, ask: 4, ask_size: 5, bid_venue: 6, ask_venue: 6}
                venues: {N: XNYS, P: ARCX}
                one_side_per_row: true
                """;
        MarketTape tape = read(mapping, "20240801_ABC.csv", """
                2024-08-01T14:00:00Z,50.01,800,0,0,N,1,0
                2024-08-01T14:00:01Z,0,0,50.02,400,P,1,0
                2024-08-01T14:00:02Z,50.02,100,0,0,P,1,0
                """);
        assertThat(TextFiles.lines(tape))
                .containsExactly(
                        T + "0Z 9 AN 50.01x800/-",
                        T + "1Z 9 AN 50.01x800/-",
                        T + "1Z 43 AN -/50.02x400",
                        T + "2Z 9 AN -/-",
                        T + "2Z 43 AN 50.02x100/50.02x400");
    }

    @Test
    void aRowMayHaveSeveralLevels() {
        String mapping = """
                columns: {time: t, bid: "bid_{1..3}", bid_size: "bidq_{1..3}", ask: "ask_{1..3}", ask_size: "askq_{1..3}"}
                venue: XNAS
                """;
        MarketTape tape = read(mapping, "depth.csv", """
                t,bid_1,bidq_1,ask_1,askq_1,bid_2,bidq_2,ask_2,askq_2,bid_3,bidq_3,ask_3,askq_3
                2024-08-01T14:00:00Z,10,1,11,2,9,3,12,4,8,5,,
                """);
        assertThat(depth(tape)).containsExactly("10x1 9x3 8x5/11x2 12x4");
        assertThat(depth(read(
                        "header: false\ncolumns: {time: 1, bid: [2, 6], bid_size: [3, 7], ask: [4, 8], ask_size: [5, 9]}\nvenue: XNAS\n",
                        "numbers.csv",
                        "2024-08-01T14:00:00Z,10,1,11,2,9,3,12,4\n")))
                .containsExactly("10x1 9x3/11x2 12x4");
    }

    @Test
    void aRowMayTellOneLevel() {
        String mapping = """
                columns: {time: t, level_side: side, level_price: price, level_size: size, level_action: action,
                          price: tp, size: tq}
                venue: binance
                """;
        MarketTape tape = read(mapping, "levels.csv", """
                t,side,price,size,action,tp,tq
                2024-08-01T14:00:00Z,Bid,10,1,snapshot,,
                2024-08-01T14:00:00Z,Bid,9,2,snapshot,,
                2024-08-01T14:00:00Z,Ask,11,3,snapshot,,
                2024-08-01T14:00:01Z,,,,,11,1
                2024-08-01T14:00:01Z,ASK,11,2,update,,
                2024-08-01T14:00:02Z,b,10,0,update,,
                2024-08-01T14:00:03Z,b,9,,delete,,
                2024-08-01T14:00:04Z,,,,clear,,
                """);
        assertThat(depth(tape)).containsExactly("10x1 9x2/11x3", "-/-", "10x1 9x2/11x2", "9x2/11x2", "-/11x2", "-/-");
        assertThat(TextFiles.lines(tape).get(1)).isEqualTo(T + "1Z 10001 TN 11.00x1 -/-");
    }

    @Test
    void aRowMayHaveItsLevelsInArrays() {
        String mapping = "columns: {time: t, bids: bids, asks: asks}\nvenue: okex\nlots_per_unit: 10\n";
        MarketTape tape = read(mapping, "arrays.csv", """
                t,bids,asks
                2024-08-01T14:00:00Z,"[[""10"",""0.5"",""0"",""4""],[""9"",""1""]]","[(11.0, 2), (12.0, 3)]"
                2024-08-01T14:00:01Z,"[{""price"":10.5,""size"":1e-1}]","[]"
                """);
        assertThat(depth(tape)).containsExactly("10x5 9x10/11x20 12x30", "10.5x1/-");
    }

    @Test
    void jsonLinesAreRowsWhoseFieldsHavePaths() {
        String mapping = """
                columns: {time: ts, receive_time: cts, sequence: data.u, symbol: data.s, bids: data.b, asks: data.a,
                          level_action: type}
                time: {unit: ms}
                receive_time: {unit: ms}
                keep: {topic: orderbook.50.BTCUSDT}
                venue: bybit
                lots_per_unit: 1000
                """;
        MarketTape tape = read(mapping, "book.data", """
                {"topic":"other","ts":0}
                {"topic":"orderbook.50.BTCUSDT","type":"snapshot","ts":1722520800000,"data":{"s":"BTCUSDT","b":[["64000.1","0.5"],["64000","1"]],"a":[["64000.2","2"]],"u":7},"cts":1722520800001}
                {"topic":"orderbook.50.BTCUSDT","type":"delta","ts":1722520800100,"data":{"s":"BTCUSDT","b":[["64000.1","0"]],"a":[],"u":8},"cts":1722520800101}
                """, "BTCUSDT");
        assertThat(depth(tape)).containsExactly("64000.1x500 64000x1000/64000.2x2000", "64000x1000/64000.2x2000");
        MarketEvent event = new MarketEvent();
        tape.read(1, event);
        assertThat(event.sequence()).isEqualTo(8);
        assertThat(event.recvNs() - event.eventNs()).isEqualTo(1_000_000);
        assertThat(tape.instrument().symbol()).isEqualTo("BTCUSDT");
    }

    @Test
    void theRowsOfAMessageOfLevelsHaveOneNumber() {
        String mapping = """
                columns: {time: timestamp, level_side: side, level_price: price, level_size: qty, level_action: update_type,
                          first_sequence: first_update_id, last_sequence: last_update_id}
                time: {unit: ms}
                venue: binance
                """;
        MarketTape tape = read(mapping, "depth.csv", """
                timestamp,first_update_id,last_update_id,side,update_type,price,qty
                1722520800000,10,10,b,snap,9,1
                1722520800000,10,10,a,snap,11,2
                1722520800100,9,12,b,set,9,0
                1722520800100,9,12,b,set,8,5
                1722520800100,13,13,a,set,11,3
                1722520800200,15,15,a,set,11,4
                1722520800300,16,16,a,set,11,5
                1722520800400,17,17,b,snap,8,6
                1722520800400,17,17,a,snap,12,7
                1722520800500,18,18,b,set,8,8
                """);
        assertThat(depth(tape)).containsExactly("9x1/11x2", "8x5/11x2", "8x5/11x3", "-/-", "8x6/12x7", "8x8/12x7");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.SEQUENCE_GAP, 1L, DataIssue.UPDATE_WITHOUT_BOOK, 1L));
    }

    @Test
    void jsonMayLackFieldsButNotInAllRows() {
        String mapping = "columns: {time: t, price: p, size: list.0.q, side: s}\nvenue: XNAS\n";
        MarketTape tape = read(mapping, "t.json", """
                { "t": "2024-08-01T14:00:00Z", "p": 10.5, "list": [ {"q": 3}, 4 ], "s": null, "x": {"y": ["}", 1]} }
                {"t":"2024-08-01T14:00:01Z","p":"10.6","list":[{"r":[],"q":4}],"s":"Sell"}
                """);
        assertThat(TextFiles.lines(tape)).containsExactly(T + "0Z 2 TN 10.50x3 -/-", T + "1Z 2 TA 10.60x4 -/-");
        assertThatThrownBy(() ->
                        read(mapping, "u.json", "{\"t\":\"2024-08-01T14:00:00Z\",\"p\":1,\"list\":[{\"q\":3}]}\n"))
                .hasMessage("u.json: no row has these fields: s");
        assertThatThrownBy(() -> read(mapping, "v.json", "{\"t\":\"2024-08-01T14:00:00Z\",\"p\":1\n{\"t\":1}\n"))
                .hasMessage("v.json:1: damaged JSON: , expected, found=the end of the line");
    }

    @Test
    void aMappingThatTellsABookInTwoWaysOrInNoneIsRefused() {
        assertThat(refusal(QUOTE.replace("ask_size: as", "ask_size: as, bids: x, asks: y")))
                .isEqualTo(
                        "m.yml: columns: the book is told in two ways, expected one of bid, level_price, and bids or changes");
        assertThat(refusal("columns: {time: t, level_price: p}\nvenue: XNAS\n"))
                .isEqualTo("m.yml: columns.level_side: missing, expected level_side, level_price and level_size");
        assertThat(refusal(QUOTE.replace("bid: b,", "bid: [b, c],")))
                .isEqualTo("m.yml: columns.bid_size: levels=1, expected 2, as many as bid has");
        String book = "columns: {time: t, bids: b, asks: a, level_action: x, last_sequence: u}\nvenue: XNAS\n";
        assertThat(refusal(book.replace(" level_action: x,", "")))
                .isEqualTo("m.yml: columns.level_action: missing, expected level_action, which tells snapshots");
        assertThat(refusal(book.replace("last_sequence", "checksum")))
                .isEqualTo("m.yml: columns.last_sequence: missing, expected last_sequence beside checksum");
        assertThat(refusal(QUOTE.replace("ask_size: as", "ask_size: as, level_action: x, last_sequence: u")))
                .isEqualTo("m.yml: columns.last_sequence: without a book, expected bids and asks, or level_price");
        assertThat(refusal(QUOTE + "price_scale: 0\n")).contains("price_scale: not a scale: value=0");
        assertThat(refusal(QUOTE + "price_step: -1\n")).contains("price_step: not a step: value=-1");
        assertThat(refusal(QUOTE + "symbol: {file: \"[A-Z]+\"}\n")).contains("not one group: value=[A-Z]+");
        assertThat(refusal(QUOTE + "actions: {remove: x}\n")).contains("actions.remove: unknown key");
        assertThat(refusal("files: {\"*.csv\": x}\n")).contains("files.*.csv: no mapping");
        assertThat(refusal("files: {}\nvenue: x\n")).contains("unknown key");
    }

    private String refusal(String mapping) {
        Path file = TextFiles.write(folder, "m.yml", mapping);
        try {
            MappingFile.read(file, "data.csv");
        } catch (ConfigException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("accepted: " + mapping);
    }

    private String only(String more, String row) {
        String header = more.contains("delimiter") ? HEADER.replace(',', ';') : HEADER;
        return TextFiles.lines(read(QUOTE + more, "q.csv", header + row)).get(0);
    }

    private MarketTape read(String mapping, String name, String text) {
        return TextFiles.read(TextFiles.write(folder, name, text), options(TextFiles.write(folder, "m.yml", mapping)));
    }

    private MarketTape read(String mapping, String name, String text, String symbol) {
        ReadOptions options = options(TextFiles.write(folder, "m.yml", mapping)).withSymbol(Optional.of(symbol));
        return TextFiles.read(TextFiles.write(folder, name, text), options);
    }

    private static MarketTape tape(ReadOptions options, Path... files) {
        return MarketTape.readAll(
                DataFiles.open(Arrays.stream(files).map(Path::toString).toList(), options));
    }

    private static ReadOptions options(Path mapping) {
        return ReadOptions.all().withFormat(Optional.empty(), Optional.of(mapping));
    }

    private static List<String> depth(MarketTape tape) {
        List<String> books = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            List<String> bids = new ArrayList<>();
            for (int level = 0; level < event.bidDepth(); level++) {
                bids.add(price(event.bidPxE9(level)) + "x" + event.bidSize(level));
            }
            List<String> asks = new ArrayList<>();
            for (int level = 0; level < event.askDepth(); level++) {
                asks.add(price(event.askPxE9(level)) + "x" + event.askSize(level));
            }
            books.add(text(bids) + "/" + text(asks));
        }
        return books;
    }

    private static String text(List<String> levels) {
        return levels.isEmpty() ? "-" : String.join(" ", levels);
    }

    private static String price(long pxE9) {
        return BigDecimal.valueOf(pxE9, 9).stripTrailingZeros().toPlainString();
    }
}
