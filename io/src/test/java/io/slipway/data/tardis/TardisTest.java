package io.slipway.data.tardis;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.DataFiles;
import io.slipway.data.FoundStep;
import io.slipway.data.SharedData;
import io.slipway.data.source.QtyStep;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TardisTest {

    private static final String CHANGES = "exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount\n";
    private static final String QUOTES =
            "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount\n";

    /** Hundred thousandths of a coin. */
    private static final ReadOptions COINS =
            ReadOptions.all().withQtyStep(new QtyStep(new BigDecimal("0.00001"), true));

    @TempDir
    Path folder;

    /** First and last rows by {@code head -2} and {@code tail -1}; counts by {@code awk 'END{print NR-1}'}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tardis_huobi-dm-swap_quotes_BTC-USD.csv; 10; 10021; 2020-05-01T00:00:01.099Z 10021 AN 8629.20x806/8629.30x5494;"
                        + " 2020-05-01T00:00:01.814Z 10021 AN 8629.20x847/8629.30x5411",
                "tardis_bitmex_trades_XBTUSD.csv; 10; 10005; 2020-03-01T00:00:03.145Z 10005 TA 8531.50x2152 -/-;"
                        + " 2020-03-01T00:00:03.276Z 10005 TA 8531.50x1 -/-",
                "tardis_binance-futures_book_snapshot_5_BTCUSDT.csv; 10; 10002;"
                        + " 2020-09-01T00:00:03.696Z 10002 AN 11657.07x10896/11657.08x1714;"
                        + " 2020-09-01T00:00:04.284Z 10002 AN 11657.07x10881/11657.08x1393",
                "tardis_binance-futures_book_snapshot_25_BTCUSDT.csv; 10; 10002;"
                        + " 2020-09-01T00:00:03.696Z 10002 AN 11657.07x10896/11657.08x1714;"
                        + " 2020-09-01T00:00:04.005Z 10002 AN 11657.07x10881/11657.08x1475",
                "tardis_deribit_incremental_book_L2_BTC-PERPETUAL.csv; 1; 10006;"
                        + " 2020-04-01T00:00:00.355684Z 10006 MN -/6421.50x18640;"
                        + " 2020-04-01T00:00:00.355684Z 10006 MN -/6421.50x18640",
            })
    void readsTheRealFiles(String name, int rows, int publisherId, String first, String last) {
        MarketTape tape = FoundStep.read(
                List.of(), ReadOptions.all(), options -> TextFiles.read(SharedData.file("tardis/" + name), options));
        List<String> lines = TextFiles.lines(tape);
        assertThat(lines).hasSize(rows);
        assertThat(lines.get(0)).isEqualTo(first);
        assertThat(lines.get(rows - 1)).isEqualTo(last);
        assertThat(tape.publisherIds()).containsExactly(publisherId);
        assertThat(tape.issues().keySet()).isSubsetOf(Set.of(DataIssue.SNAPSHOT_ROW));
    }

    @ParameterizedTest
    @CsvSource({
        "tardis_binance-futures_book_snapshot_5_BTCUSDT.csv, 5",
        "tardis_binance-futures_book_snapshot_25_BTCUSDT.csv, 10"
    })
    void snapshotsGiveUpToTenLevels(String name, int levels) throws IOException {
        Path file = SharedData.file("tardis/" + name);
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.get(0).split(",", -1));
        MarketTape tape = TextFiles.read(file, COINS);
        MarketEvent event = new MarketEvent();
        for (int i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            String[] fields = lines.get(i + 1).split(",", -1);
            assertThat(event.levels()).isEqualTo(levels);
            assertThat(event.bidDepth()).isEqualTo(levels);
            assertThat(event.askDepth()).isEqualTo(levels);
            for (int level = 0; level < levels; level++) {
                String at = "[" + level + "].";
                assertThat(event.bidPxE9(level)).isEqualTo(scaled(fields[header.indexOf("bids" + at + "price")], 9));
                assertThat(event.bidSize(level)).isEqualTo(scaled(fields[header.indexOf("bids" + at + "amount")], 5));
                assertThat(event.askPxE9(level)).isEqualTo(scaled(fields[header.indexOf("asks" + at + "price")], 9));
                assertThat(event.askSize(level)).isEqualTo(scaled(fields[header.indexOf("asks" + at + "amount")], 5));
            }
        }
    }

    private static long scaled(String text, int scale) {
        return new BigDecimal(text).movePointRight(scale).longValueExact();
    }

    @Test
    void readsTimesOfEventAndReceiptInMicroseconds() {
        MarketTape tape = coins(QUOTES + "binance,BTCUSDT,1700000000000001,1700000000000205,1.5,100.5,100,2\n");
        MarketEvent event = new MarketEvent();
        tape.read(0, event);
        assertThat(event.eventNs()).isEqualTo(1_700_000_000_000_001_000L);
        assertThat(event.recvNs()).isEqualTo(1_700_000_000_000_205_000L);
        assertThat(event.askSize()).isEqualTo(150_000);
        assertThat(event.bidSize()).isEqualTo(200_000);
    }

    @Test
    void cutsSizesToLotsAndCountsThem() {
        String rows = QUOTES + "binance,X,1700000000000001,1700000000000205,0.000015,100.5,100,1e-7\n"
                + "binance,X,1700000000000001,1700000000000205,,,7.19e-7,3\n";
        MarketTape tape = coins(rows);
        assertThat(TextFiles.lines(tape).stream().map(line -> line.substring(line.indexOf("AN"))))
                .containsExactly("AN -/100.50x1", "AN 0.000000719x300000/-");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.FRACTIONAL_SIZE, 2L, DataIssue.PRICE_WITHOUT_SIZE, 1L));
        Path file = TextFiles.write(folder, "t.csv", rows);
        MarketTape fine = TextFiles.read(
                file,
                ReadOptions.all().withConventions(Optional.empty(), ReadOptions.NEW_YORK, Optional.of(100_000_000)));
        assertThat(fine.issues()).isEmpty();
        assertThat(TextFiles.lines(fine).get(0)).endsWith("AN 100.00x10/100.50x1500");
    }

    @Test
    void appliesAMessageWhole() {
        MarketTape tape = read(CHANGES
                + change(1, true, "bid", "100", "1")
                + change(1, true, "ask", "101", "2")
                + change(2, false, "bid", "102", "5")
                + change(2, false, "ask", "101", "0")
                + change(2, false, "ask", "103", "7")
                + change(3, false, "ask", "104", "0")
                + change(4, false, "bid", "102", "0")
                + change(5, true, "ask", "200", "9")
                + change(6, true, "bid", "199", "8")
                + change(7, false, "bid", "199", "0"));
        assertThat(books(tape))
                .containsExactly(
                        "100.00x1/101.00x2",
                        "102.00x5/103.00x7",
                        "102.00x5/103.00x7",
                        "100.00x1/103.00x7",
                        "-/200.00x9",
                        "199.00x8/200.00x9",
                        "-/200.00x9");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.UNKNOWN_LEVEL, 1L, DataIssue.SNAPSHOT_ROW, 3L));
    }

    @Test
    void namesTheLastRowOfTheMessageAtFault() {
        Path file = TextFiles.write(
                folder,
                "t.csv",
                CHANGES
                        + change(1, false, "bid", "102", "1")
                        + change(1, false, "ask", "101", "2")
                        + change(2, false, "bid", "100", "5"));
        assertThat(TextFiles.refusal(file, ReadOptions.all())).startsWith("t.csv:3: bid above ask: bid=102, ask=101");
    }

    @Test
    void buildsTheBooksThatAPlainMapBuilds() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(CHANGES);
            TreeMap<Integer, Integer> bids = new TreeMap<>();
            TreeMap<Integer, Integer> asks = new TreeMap<>();
            List<String> expected = new ArrayList<>();
            boolean inSnapshot = false;
            for (int message = 1; message <= 200; message++) {
                boolean snapshot = !inSnapshot && random.nextInt(20) == 0;
                if (snapshot) {
                    bids.clear();
                    asks.clear();
                }
                inSnapshot = snapshot;
                int rows = 1 + random.nextInt(4);
                for (int i = 0; i < rows; i++) {
                    boolean bid = random.nextBoolean();
                    int price = bid ? 1 + random.nextInt(100) : 200 + random.nextInt(100);
                    int amount = random.nextInt(3);
                    text.append(change(message, snapshot, bid ? "bid" : "ask", "" + price, "" + amount));
                    Map<Integer, Integer> side = bid ? bids : asks;
                    side.put(price, amount);
                    side.values().removeIf(left -> left == 0);
                }
                expected.add(tenLevels(bids.descendingMap()) + "/" + tenLevels(asks));
            }
            assertThat(tenLevels(read(text.toString()))).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void everySnapshotReplacesTheBook() {
        MarketTape tape = read(CHANGES
                + snapshot(1, "bid 100 1,bid 99 2,ask 101 1,ask 102 2")
                + snapshot(2, "bid 100 1,bid 99 2,ask 101 1,ask 102 2")
                + snapshot(3, "bid 101 1,bid 100 2,ask 102 1,ask 103 2")
                + snapshot(4, "bid 99 1,bid 98 2,ask 100 1,ask 101 2")
                + snapshot(5, "bid 201 1,bid 200 2,ask 202 1,ask 203 2")
                + snapshot(6, "bid 201 4"));
        assertThat(tenLevels(tape))
                .containsExactly(
                        "100x1 99x2/101x1 102x2",
                        "100x1 99x2/101x1 102x2",
                        "101x1 100x2/102x1 103x2",
                        "99x1 98x2/100x1 101x2",
                        "201x1 200x2/202x1 203x2",
                        "201x4/");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.SNAPSHOT_ROW, 6L));
    }

    @Test
    void aSnapshotInPartsIsOneSnapshot() {
        MarketTape tape = read(CHANGES
                + snapshot(1, "bid 100 1,ask 101 1")
                + snapshot(2, "bid 99 2,bid 98 3,ask 102 2,ask 103 3")
                + snapshot(3, "ask 104 4")
                + change(4, false, "bid", "100", "0"));
        assertThat(tenLevels(tape))
                .containsExactly(
                        "100x1/101x1",
                        "100x1 99x2 98x3/101x1 102x2 103x3",
                        "100x1 99x2 98x3/101x1 102x2 103x3 104x4",
                        "99x2 98x3/101x1 102x2 103x3 104x4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bid 102 5 | 102x5 100x1/103x2 | 2 | the bid of 102 is at or above an older offer of 101",
                "bid 101 5 | 101x5 100x1/102x2 103x2 | 1 | the bid of 101 is at or above an older offer of 101",
                "ask 99 5 | /99x5 101x2 102x2 103x2 | 1 | the offer of 99 is at or below an older bid of 100",
            })
    void theNewerSideStandsWhereADeletionWasLost(String row, String book, long lost, String words) {
        String[] fields = row.split(" ", -1);
        Path file = TextFiles.write(
                folder,
                "t.csv",
                CHANGES
                        + snapshot(1, "bid 100 1,ask 101 2,ask 102 2,ask 103 2")
                        + change(2, false, fields[0], fields[1], fields[2])
                        + change(3, false, "bid", "50", "0"));
        try (MarketDataReader reader = DataFiles.open(file, ReadOptions.all())) {
            MarketTape tape = MarketTape.readAll(reader);
            assertThat(tenLevels(tape).get(1)).isEqualTo(book);
            assertThat(tenLevels(tape).get(2)).isEqualTo(book);
            assertThat(tape.issues()).containsEntry(DataIssue.LOST_DELETION, lost);
            assertThat(reader.issues().examples())
                    .containsEntry(DataIssue.LOST_DELETION, "t.csv:6: since this row " + words);
        }
    }

    /** A level without size is no level, at the best price and below it: the next level stands in its place. Sizes are in lots of 0.00001. */
    @Test
    void levelsWithoutSizeAreNone() {
        String levels = IntStream.range(0, 3)
                .mapToObj("asks[%1$d].price,asks[%1$d].amount,bids[%1$d].price,bids[%1$d].amount"::formatted)
                .collect(Collectors.joining(","));
        String row = "\nbinance,X,1700000000000000,1700000000001000,";
        MarketTape tape = coins("exchange,symbol,timestamp,local_timestamp," + levels
                + row + "102,1,101,1,103,2,100,2,104,3,99,3"
                + row + "102,1,192,0,103,2,101,1,104,3,100,2"
                + row + "50,0,101,1,102,1,100,0,103,2,99,3\n");
        assertThat(tenLevels(tape))
                .containsExactly(
                        "101x100000 100x200000 99x300000/102x100000 103x200000 104x300000",
                        "101x100000 100x200000/102x100000 103x200000 104x300000",
                        "101x100000 99x300000/102x100000 103x200000");
    }

    private static String snapshot(int message, String rows) {
        StringBuilder text = new StringBuilder();
        for (String row : rows.split(",", -1)) {
            String[] fields = row.split(" ", -1);
            text.append(change(message, true, fields[0], fields[1], fields[2]));
        }
        return text.toString();
    }

    @Test
    void wordsAreReadWithoutRegardToCase() {
        MarketTape tape = read(CHANGES
                + change(1, true, "bid", "100", "1").replace("true", "True").replace("bid", "BID"));
        assertThat(tenLevels(tape)).containsExactly("100x1/");
    }

    private static String tenLevels(Map<Integer, Integer> levels) {
        return levels.entrySet().stream()
                .limit(10)
                .map(level -> level.getKey() + "x" + level.getValue())
                .collect(Collectors.joining(" "));
    }

    private static List<String> tenLevels(MarketTape tape) {
        List<String> books = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            List<String> bids = new ArrayList<>();
            List<String> asks = new ArrayList<>();
            for (int level = 0; level < event.bidDepth(); level++) {
                bids.add(event.bidPxE9(level) / 1_000_000_000L + "x" + event.bidSize(level));
            }
            for (int level = 0; level < event.askDepth(); level++) {
                asks.add(event.askPxE9(level) / 1_000_000_000L + "x" + event.askSize(level));
            }
            books.add(String.join(" ", bids) + "/" + String.join(" ", asks));
        }
        return books;
    }

    @Test
    void refusesWhatCannotBeReadWithAHelpfulSentence() {
        String row = "bitmex,X,1700000000000001,1700000000000205,1,100.5,100,2\n";
        assertThat(refusal(QUOTES.replace("bid_amount", "bid_size") + row))
                .isEqualTo(
                        "t.csv:1: missing column: name=bid_amount, found=exchange, symbol, timestamp, local_timestamp,"
                                + " ask_amount, ask_price, bid_price, bid_size");
        assertThat(refusal(QUOTES + row.replace(",100,2", ",100,-2")))
                .isEqualTo("t.csv:2: bid_amount: negative amount: value=\"-2\", expected zero or more");
        assertThat(refusal(QUOTES + row.replace(",100,2", ",100,9007199254740992")))
                .isEqualTo("t.csv:2: bid_amount: amount too large for its step: value=\"9007199254740992\","
                        + " expected at most 9007199254740991 steps of 1; choose a larger one with --qty-step");
        assertThat(refusal(CHANGES + change(1, false, "buy", "1", "1")))
                .isEqualTo("t.csv:2: side: unknown side: value=\"buy\", expected bid or ask");
        assertThat(refusal(CHANGES + change(1, false, "bid", "1", "1").replace("false", "0")))
                .isEqualTo("t.csv:2: is_snapshot: not a truth value: value=\"0\", expected true or false");
        assertThat(refusal(CHANGES
                        + change(1, false, "bid", "1", "1")
                        + change(2, false, "bid", "1", "1").replace("bitmex", "deribit")))
                .isEqualTo("t.csv:3: several exchanges in one file of book changes; split it by exchange");
        assertThat(refusal(QUOTES + row + row.replace(",X,", ",Y,")))
                .isEqualTo(
                        "t.csv:3: several symbols in one file: found=X (1 row), Y (1 row); choose one with --symbol");
    }

    @Test
    void countsAnExchangeThatIsNotKnown() {
        assertThat(read(QUOTES + "newex,X,1700000000000001,1700000000000205,1,100.5,100,2\n")
                        .issues())
                .isEqualTo(Map.of(DataIssue.UNKNOWN_VENUE, 1L));
    }

    private static String change(int message, boolean snapshot, String side, String price, String amount) {
        long local = 1_700_000_000_000_000L + message;
        return "bitmex,X," + (local - 1) + "," + local + "," + snapshot + "," + side + "," + price + "," + amount
                + "\n";
    }

    private static List<String> books(MarketTape tape) {
        return TextFiles.lines(tape).stream()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }

    private MarketTape read(String text) {
        return TextFiles.read(TextFiles.write(folder, "t.csv", text), ReadOptions.all());
    }

    private MarketTape coins(String text) {
        return TextFiles.read(TextFiles.write(folder, "t.csv", text), COINS);
    }

    private String refusal(String text) {
        return TextFiles.refusal(TextFiles.write(folder, "t.csv", text), ReadOptions.all());
    }
}
