package io.slipway.data.lobster;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.SharedData;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.BookAction;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LobsterTest {

    private static final String MESSAGES = "A_2012-06-21_1_2_message_1.csv";
    private static final String BOOKS = "A_2012-06-21_1_2_orderbook_1.csv";
    private static final String REAL = "lobster/AAPL_2012-06-21_first998_message_10.csv";

    @TempDir
    Path folder;

    @Test
    void readsTheRealPairByEitherOfItsFiles() {
        MarketTape tape = TextFiles.read(SharedData.file(REAL), ReadOptions.all());
        // awk -F, '{t[$2]++}' on the messages: 369 of type 3, 61 of 5, 471 of 1, 98 of 4: 999 rows, the last without
        // newline
        assertThat(tape.size()).isEqualTo(999 + 98);
        assertThat(tape.instrument().symbol()).isEqualTo("AAPL");
        assertThat(tape.issues()).isEmpty();
        List<String> lines = TextFiles.lines(tape);
        assertThat(lines.get(0)).isEqualTo("2012-06-21T13:30:00.004241176Z 2 AB 585.33x18 585.33x18/585.94x200");
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("2012-06-21T13:30:49.086375027Z 2 AB 585.35x18 585.35x18/585.71x100");
        MarketTape other = TextFiles.read(SharedData.file(REAL.replace("_message_", "_orderbook_")), ReadOptions.all());
        assertThat(other.sha256()).isEqualTo(tape.sha256());
    }

    /** Shares at the price before a row stood ahead of the order, were its own, or stood behind it. */
    @Test
    void theRealMessagesTellWhatLeftTheQueues() {
        MarketTape tape = TextFiles.read(SharedData.file(REAL), ReadOptions.all());
        assertThat(tape.namesOrders()).isTrue();
        MarketEvent event = new MarketEvent();
        int removals = 0;
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            if (event.action() == BookAction.CANCEL) {
                assertThat(event.removals().count()).isOne();
                assertThat(event.removals().size(0)).isEqualTo(event.size());
                assertThat(event.removals().pxE9(0)).isEqualTo(event.priceE9());
                assertThat(event.removals().ahead(0)).isLessThan(0xFFFF_FFFFL);
                removals++;
            } else {
                assertThat(event.removals().count()).isZero();
            }
        }
        assertThat(removals).isEqualTo(369 + 98);
    }

    @Test
    void theRealMessagesBuildTheBooksBesideThem() throws IOException {
        List<String> messages = Files.readAllLines(SharedData.file(REAL));
        List<String> books = Files.readAllLines(SharedData.file(REAL.replace("_message_", "_orderbook_")));
        MarketTape tape = TextFiles.read(SharedData.file(REAL), ReadOptions.all());
        NaiveLevels levels = new NaiveLevels(books.get(0));
        MarketEvent event = new MarketEvent();
        int at = 0;
        for (int i = 0; i < messages.size(); i++) {
            String before = levels.best();
            if (i > 0) {
                levels.apply(messages.get(i));
            }
            assertThat(levels.compare(books.get(i))).as("row %d", i + 1).isZero();
            tape.read(at++, event);
            boolean execution = messages.get(i).split(",", -1)[1].equals("4");
            assertThat(best(event)).as("row %d", i + 1).isEqualTo(execution ? before : levels.best());
            if (execution) {
                assertThat(event.action()).isEqualTo(BookAction.TRADE);
                assertThat(row(event)).as("row %d", i + 1).isEqualTo(books.get(i - 1));
                tape.read(at++, event);
                assertThat(best(event)).as("row %d", i + 1).isEqualTo(levels.best());
            }
            assertThat(row(event)).as("row %d", i + 1).isEqualTo(books.get(i));
        }
        assertThat(at).isEqualTo(tape.size());
    }

    @Test
    void readsEveryTypeOfMessage() {
        MarketTape tape = read("""
                34200.5,1,11,100,101000,-1
                34201,1,12,200,100000,1
                34202.000000001,2,12,50,100000,1
                34203,4,11,40,101000,-1
                34204,5,0,7,100500,1
                34205,6,0,70,100500,-1
                34206,7,0,0,-1,-1
                34207,1,13,5,100100,1
                34208,7,0,0,0,-1
                34209,7,0,0,1,-1
                34210,3,12,150,100000,1
                """, """
                101000,100,-9999999999,0
                101000,100,100000,200
                101000,100,100000,150
                101000,60,100000,150
                101000,60,100000,150
                101000,60,100000,150
                101000,60,100000,150
                101000,60,100100,5
                101000,60,100100,5
                101000,60,100100,5
                9999999999,0,100100,5
                """);
        assertThat(TextFiles.lines(tape).stream().map(line -> line.substring(11)))
                .containsExactly(
                        "13:30:00.500Z 2 AA 10.10x100 -/10.10x100",
                        "13:30:01Z 2 AB 10.00x200 10.00x200/10.10x100",
                        "13:30:02.000000001Z 2 CB 10.00x50 10.00x150/10.10x100",
                        "13:30:03Z 2 TB 10.10x40 10.00x150/10.10x100",
                        "13:30:03Z 2 CA 10.10x40 10.00x150/10.10x60",
                        "13:30:04Z 2 TA 10.05x7 10.00x150/10.10x60",
                        "13:30:05Z 2 TN 10.05x70 10.00x150/10.10x60",
                        "13:30:05Z 2 NN 10.00x150/10.10x60",
                        "13:30:06Z 2 HN -/-",
                        "13:30:06Z 2 RN -/-",
                        "13:30:07Z 2 AB 10.01x5 -/-",
                        "13:30:08Z 2 RN -/-",
                        "13:30:09Z 2 ON -/-",
                        "13:30:09Z 2 NN 10.01x5/10.10x60",
                        "13:30:10Z 2 CB 10.00x150 10.01x5/-");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.AUCTION_PRINT, 1L, DataIssue.HALT_ROW, 3L));
    }

    /** The file's day is 2012-06-21, whose session is from 34,200 to 57,600 s after midnight. */
    @ParameterizedTest
    @CsvSource({
        "34200.1, OPENING_AUCTION",
        "34499, OPENING_AUCTION",
        "34500, REOPENING_AUCTION",
        "50000, REOPENING_AUCTION",
        "57539, REOPENING_AUCTION",
        "57540, CLOSING_AUCTION",
        "57600.5, CLOSING_AUCTION",
    })
    void aCrossIsThePrintOfAnAuctionByItsTime(String time, PrintKind kind) {
        MarketTape tape = read("34200,1,11,100,101000,-1\n" + time + ",6,-1,700,100500,-1\n", """
                101000,100,-9999999999,0
                101000,100,100000,200
                """);
        MarketEvent event = new MarketEvent();
        tape.read(1, event);
        assertThat(event.action()).isEqualTo(BookAction.TRADE);
        assertThat(event.printKind()).isEqualTo(kind);
        assertThat(event.hasBid()).isFalse();
        tape.read(2, event);
        assertThat(event.action()).isEqualTo(BookAction.NONE);
        assertThat(event.bidSize()).isEqualTo(200);
    }

    @Test
    void cutsABookWhoseLevelsAreNoneToThoseBefore() {
        MarketTape tape = read("34200,1,11,100,101000,-1\n34201,1,11,100,101000,-1\n34202,1,11,100,101000,-1\n", """
                101000,1,100000,2,102000,3,99000,4,103000,5,98000,6
                101000,1,100000,2,102000,3,99000,4,102000,5,98000,6
                101000,1,100000,2,9999999999,0,99000,4,103000,5,98000,6
                """);
        MarketEvent event = new MarketEvent();
        List<String> shapes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tape.read(i, event);
            shapes.add(event.levels() + ":" + event.bidDepth() + "/" + event.askDepth());
        }
        assertThat(shapes).containsExactly("3:3/3", "2:2/2", "1:1/1");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.CUT_LEVELS, 2L));
    }

    @Test
    void takesTheDateFromTheOptionsAndKnowsSummerTime() {
        TextFiles.write(folder, "A_orderbook_1.csv", "101000,100,100000,1\n");
        Path file = TextFiles.write(folder, "A_message_1.csv", "34200,1,11,100,101000,-1\n");
        ReadOptions winter = ReadOptions.all()
                .withConventions(Optional.of(LocalDate.of(2012, 1, 3)), ReadOptions.NEW_YORK, Optional.empty());
        assertThat(TextFiles.lines(TextFiles.read(file, winter)).get(0)).startsWith("2012-01-03T14:30:00Z");
        assertThat(TextFiles.refusal(file, ReadOptions.all()))
                .isEqualTo("A_message_1.csv: times without a date: expected a date in the file's name,"
                        + " such as 20180102, or --date");
    }

    @Test
    void refusesFilesThatDoNotBelongTogether() {
        String message = "34200,1,11,100,101000,-1\n";
        String book = "101000,100,100000,1\n";
        assertThat(refusal(message + message, book))
                .isEqualTo(BOOKS + ": fewer rows than the other file of the pair: last row=" + BOOKS + ":1, other="
                        + MESSAGES + ":2");
        assertThat(refusal(message, book + book))
                .isEqualTo(MESSAGES + ": fewer rows than the other file of the pair: last row=" + MESSAGES
                        + ":1, other=" + BOOKS + ":2");
        assertThat(refusal(message, "1,2,3\n"))
                .isEqualTo(BOOKS + ": not a file of LOBSTER books: columns=3, expected a multiple of 4");
        Path alone = TextFiles.write(folder, "B_2012-06-21_message_1.csv", message);
        assertThat(TextFiles.refusal(alone, ReadOptions.all()))
                .isEqualTo("B_2012-06-21_message_1.csv: the other file of the pair is not beside it:"
                        + " file=B_2012-06-21_orderbook_1.csv");
    }

    @Test
    void refusesRowsThatAreNoMessages() {
        String book = "101000,100,100000,1\n";
        assertThat(refusal("34200,8,11,100,101000,-1\n", book))
                .isEqualTo(MESSAGES + ":1: column 2: unknown type of message: value=\"8\", expected 1 to 7");
        assertThat(refusal("34200,1,11,100,-5,-1\n", book))
                .isEqualTo(MESSAGES
                        + ":1: column 5: not a price: value=\"-5\", expected 10000 times the price, above zero");
        assertThat(refusal("86400,1,11,100,5,-1\n", book))
                .isEqualTo(MESSAGES + ":1: column 1: not a time of a day: value=\"86400\","
                        + " expected seconds since midnight, below 86400");
        assertThat(refusal("34200,1,11,100,5,2\n", book))
                .isEqualTo(MESSAGES + ":1: column 6: not a direction: value=\"2\", expected 1, -1 or 0");
        assertThat(refusal("34200,1,11,100,5,1\n", "101000,x,100000,1\n"))
                .isEqualTo(BOOKS + ":1: column 2: not a number: value=\"x\", expected a decimal number");
    }

    @Test
    void skipsPairsTogetherIfLenientAndEndsAtACutRow() {
        String message = "34200,1,11,100,101000,-1\n";
        String bad = "34200,9,11,100,101000,-1\n";
        String book = "101000,100,100000,1\n";
        String other = "101000,100,100000,2\n";
        TextFiles.write(folder, BOOKS, book + other + book);
        Path file = TextFiles.write(folder, MESSAGES, message + bad + message);
        MarketTape tape = TextFiles.read(file, ReadOptions.all().withTolerance(true, 0.5, false));
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.BAD_ROW, 1L));
        assertThat(TextFiles.lines(tape)).hasSize(2);
        MarketTape cut = read(message + "34200,1,1", book + book);
        assertThat(cut.size()).isEqualTo(1);
        assertThat(cut.issues()).isEqualTo(Map.of(DataIssue.CUT_LAST_ROW, 1L));
    }

    private MarketTape read(String messages, String books) {
        TextFiles.write(folder, BOOKS, books);
        return TextFiles.read(TextFiles.write(folder, MESSAGES, messages), ReadOptions.all());
    }

    private String refusal(String messages, String books) {
        TextFiles.write(folder, BOOKS, books);
        return TextFiles.refusal(TextFiles.write(folder, MESSAGES, messages), ReadOptions.all());
    }

    /** The event's ten levels as a row of the file of books. */
    private static String row(MarketEvent event) {
        assertThat(event.levels()).isEqualTo(10);
        List<String> fields = new ArrayList<>();
        for (int level = 0; level < 10; level++) {
            fields.add(event.askPxE9(level) / 100_000 + "," + event.askSize(level) + ","
                    + event.bidPxE9(level) / 100_000 + "," + event.bidSize(level));
        }
        return String.join(",", fields);
    }

    private static String best(MarketEvent event) {
        return event.bidPxE9() / 100_000 + "x" + event.bidSize() + "/" + event.askPxE9() / 100_000 + "x"
                + event.askSize();
    }
}
