package io.slipway.data.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Books of one level a row and no action: the mapping that is proposed reads exactly the books that were written, or none. */
class LevelBooksTest {

    private static final String COLUMNS = "columns: {time: time, level: level, level_side: side, level_price: price,"
            + " level_size: size}\nvenue: XNAS\n";
    private static final String T = "2024-08-01T13:30:0";

    @TempDir
    Path folder;

    /** A book of bids and offers, {@code {price, size}} each from the best one on. */
    private record Book(List<int[]> bids, List<int[]> asks) {

        String text() {
            return side(bids) + "/" + side(asks);
        }

        private static String side(List<int[]> levels) {
            return levels.stream()
                    .limit(10)
                    .map(each -> each[0] + "x" + each[1])
                    .collect(Collectors.joining(" "));
        }
    }

    @Test
    void theLevelsThatABookNoLongerHasAreGone() {
        List<Book> books = books(new Random(5), 60, true);
        for (int first = 0; first < 2; first++) {
            StringBuilder text = new StringBuilder("time,level,side,price,size\n");
            StringBuilder unnumbered = new StringBuilder("time,side,price,size\n");
            for (int i = 0; i < books.size(); i++) {
                for (boolean bid : new boolean[] {first == 0, first != 0}) {
                    List<int[]> side = bid ? books.get(i).bids() : books.get(i).asks();
                    for (int level = 0; level < side.size(); level++) {
                        text.append(row(i, first + level, bid, side.get(level)));
                        unnumbered.append(
                                row(i, first + level, bid, side.get(level)).replaceFirst(",[0-9]+,", ","));
                    }
                }
            }
            MappingProposal proposal = proposal(text.toString());
            assertThat(proposal.yaml()).contains("level_rows: whole");
            assertThat(read(proposal.yaml(), text.toString())).isEqualTo(texts(books));
            assertThat(read(proposal(unnumbered.toString()).yaml(), unnumbered.toString()))
                    .isEqualTo(texts(books));
        }
    }

    @Test
    void aLevelOfAnUpdateReplacesThatOfItsNumber() {
        List<Book> books = books(new Random(6), 80, false);
        StringBuilder text = new StringBuilder("time,level,side,price,size\n");
        for (int i = 0; i < books.size(); i++) {
            for (boolean bid : new boolean[] {true, false}) {
                for (int level = 0; level < 5; level++) {
                    int[] now = (bid ? books.get(i).bids() : books.get(i).asks()).get(level);
                    int[] before = i == 0
                            ? new int[2]
                            : (bid ? books.get(i - 1).bids() : books.get(i - 1).asks()).get(level);
                    if (now[0] != before[0] || now[1] != before[1]) {
                        text.append(row(i, level + 1, bid, now));
                    }
                }
            }
        }
        MappingProposal proposal = proposal(text.toString());
        assertThat(proposal.yaml()).contains("level_rows: changes");
        List<String> expected = texts(books);
        List<String> unlike = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (i == 0 || !expected.get(i).equals(expected.get(i - 1))) {
                unlike.add(expected.get(i));
            }
        }
        assertThat(read(proposal.yaml(), text.toString())).isEqualTo(unlike);
    }

    @Test
    void aBestLevelThatIsNotKnownIsNotGuessed() {
        String yaml = COLUMNS + "level_rows: changes\n";
        assertThat(read(yaml, """
                time,level,side,price,size
                2024-08-01T13:30:00Z,2,bid,9,1
                2024-08-01T13:30:01Z,1,bid,10,2
                2024-08-01T13:30:01Z,1,ask,11,3
                2024-08-01T13:30:02Z,1,bid,10,0
                2024-08-01T13:30:03Z,2,bid,,
                """)).containsExactly("/", "10x2 9x1/11x3", "9x1/11x3", "/11x3");
        assertThat(refusal(yaml, T + "0Z,2,bid,9,1\n"))
                .isEqualTo(
                        "book.csv: no row tells the best level of a side: expected level 1; state first_level if another"
                                + " is the best");
        assertThat(refusal(yaml, T + "0Z,0,bid,9,1\n")).contains("below the first level", "first_level: 0");
        assertThat(refusal(yaml, T + "0Z,1,bid,9,1\n" + T + "1Z,2,bid,10,1\n"))
                .contains("at 2024-08-01T13:30:01Z a level is not behind the one before: side=bid, level=2");
    }

    @Test
    void rowsThatAreNoWholeBookAreRefused() {
        String yaml = COLUMNS + "level_rows: whole\n";
        String two = T + "0Z,1,bid,9,1\n" + T + "0Z,1,ask,10,1\n";
        assertThat(refusal(yaml, two + T + "1Z,2,bid,8,1\n"))
                .contains(
                        "a whole book without a level: side=bid, level=1; with level_rows: changes other levels stay");
        assertThat(refusal(yaml, two + T + "0Z,1,ask,10,2\n")).contains("a level is told twice at one time");
        String venues = yaml.replace("time: time", "time: time, venue: venue").replace("venue: XNAS\n", "");
        Path file = TextFiles.write(folder, "book.csv", """
                time,level,side,price,size,venue
                2024-08-01T13:30:00Z,1,bid,9,1,XNAS
                2024-08-01T13:30:00Z,1,bid,8,1,XNYS
                2024-08-01T13:30:00Z,1,ask,10,1,XNAS
                """);
        assertThat(TextFiles.refusal(file, options(venues)))
                .contains("the rows of one time and venue do not follow each other: sort them by time and venue");
    }

    @Test
    void twoBooksOfOneTimeAreTwo() {
        assertThat(read(COLUMNS + "level_rows: whole\n", """
                time,level,side,price,size
                2024-08-01T13:30:00Z,1,bid,9,1
                2024-08-01T13:30:00Z,2,bid,8,1
                2024-08-01T13:30:00Z,1,ask,10,1
                2024-08-01T13:30:00Z,1,bid,9,2
                2024-08-01T13:30:00Z,1,ask,10,4
                2024-08-01T13:30:01Z,1,ask,10,5
                """)).containsExactly("9x1 8x1/10x1", "9x2/10x4", "/10x5");
    }

    /** Buy and sell are sides of trades too, and 1 and 2 may be any: rows with numbers of levels are never trades. */
    @Test
    void rowsWithLevelsAreNoTradesWhateverTheirSides() {
        String rows = """
                time,level,side,price,size
                2024-08-01T13:30:00Z,1,B,9,1
                2024-08-01T13:30:00Z,2,B,8,1
                2024-08-01T13:30:00Z,1,S,10,1
                2024-08-01T13:30:00Z,2,S,11,1
                2024-08-01T13:30:01Z,1,B,8,1
                2024-08-01T13:30:01Z,2,B,7,1
                2024-08-01T13:30:01Z,1,S,9,1
                2024-08-01T13:30:01Z,2,S,10,1
                2024-08-01T13:30:02Z,1,B,8,2
                """;
        assertThatThrownBy(() -> proposal(rows.replace("B", "1").replace("S", "2")))
                .hasMessageStartingWith(
                        "book.csv: the rows are levels of a book by the column level, but no column tells");
        String whole = rows.substring(0, rows.lastIndexOf("2024"));
        assertThat(proposal(rows).yaml()).contains("level_side: side", "level_rows: whole");
        assertThat(read(proposal(rows).yaml(), whole)).containsExactly("9x1 8x1/10x1 11x1", "8x1 7x1/9x1 10x1");
    }

    /** A mapping may say that rows change the levels of their prices; a column of numbers beside it is then named. */
    @Test
    void aColumnOfLevelsThatIsNotMappedIsNamed() {
        MarketTape tape = TextFiles.read(
                TextFiles.write(folder, "book.csv", "time,level,side,price,size\n" + T + "0Z,1,bid,9,1\n"),
                options(COLUMNS.replace("level: level, ", "")));
        assertThat(tape.absences())
                .contains(
                        "book.csv: column level is not mapped: a level that left the book stays until a row gives its price the"
                                + " size 0; map it to level beside level_rows");
    }

    /** One message may be a book with nothing to follow, or the book of which the others are changes. */
    @Test
    void rowsThatDoNotTellTheirKindLeaveItToTheUser() {
        String text = "time,level,side,price,size\n" + T + "0Z,1,bid,9,1\n" + T + "0Z,1,ask,10,1\n";
        MappingProposal proposal = proposal(text);
        assertThat(proposal.notes())
                .contains(
                        "the first rows do not tell if those of one time are the whole book: add level_rows: whole, or"
                                + " level_rows: changes if other levels stay");
        assertThat(ProposalTrial.of(proposal, TextFiles.write(folder, "book.csv", text), ReadOptions.all()))
                .contains("does not run yet", "level_rows: missing beside columns.level");
    }

    @Test
    void aLevelThatDoesNotFitItsColumnsIsRefused() {
        String rows = "level_rows: whole\n";
        assertThat(mappingRefusal(COLUMNS + "level_rows: all\n")).contains("unknown kind of rows: value=all");
        assertThat(mappingRefusal(COLUMNS + rows + "first_level: 2\n")).contains("expected 0 or 1");
        assertThat(mappingRefusal(COLUMNS.replace("level: level, ", "") + rows + "first_level: 0\n"))
                .contains("first_level: without numbers of levels");
        assertThat(mappingRefusal(COLUMNS.replace("time: time", "time: time, level_action: action") + rows))
                .contains("level_rows: is for levels without actions");
    }

    private String mappingRefusal(String yaml) {
        try {
            read(yaml, "time,level,side,price,size,action\n" + T + "0Z,1,bid,9,1,set\n");
        } catch (ConfigException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("accepted: " + yaml);
    }

    /** Books whose prices move and, with {@code thins}, whose depth changes from 2 to 12 levels a side. */
    private static List<Book> books(Random random, int count, boolean thins) {
        List<Book> books = new ArrayList<>();
        int middle = 1000;
        for (int i = 0; i < count; i++) {
            middle += random.nextInt(3) - 1;
            int bids = thins ? 2 + random.nextInt(11) : 5;
            int asks = thins ? 2 + random.nextInt(11) : 5;
            books.add(new Book(side(random, middle - 1, -1, bids), side(random, middle + 1, 1, asks)));
        }
        return books;
    }

    private static List<int[]> side(Random random, int best, int step, int levels) {
        List<int[]> side = new ArrayList<>();
        int price = best;
        for (int level = 0; level < levels; level++) {
            side.add(new int[] {price, 1 + random.nextInt(3)});
            price += step * (1 + random.nextInt(2));
        }
        return side;
    }

    private static String row(int message, int level, boolean bid, int[] priceAndSize) {
        return "2024-08-01T13:%02d:%02dZ,%d,%s,%d,%d\n"
                .formatted(
                        30 + message / 60, message % 60, level, bid ? "bid" : "ask", priceAndSize[0], priceAndSize[1]);
    }

    private static List<String> texts(List<Book> books) {
        return books.stream().map(Book::text).toList();
    }

    private MappingProposal proposal(String text) {
        try (DataSource source = DataSource.open(TextFiles.write(folder, "book.csv", text))) {
            return MappingProposal.of(source);
        }
    }

    private String refusal(String yaml, String rows) {
        Path file = TextFiles.write(folder, "book.csv", "time,level,side,price,size\n" + rows);
        return TextFiles.refusal(file, options(yaml));
    }

    private List<String> read(String yaml, String text) {
        MarketTape tape = TextFiles.read(TextFiles.write(folder, "book.csv", text), options(yaml));
        List<String> books = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            List<int[]> bids = new ArrayList<>();
            for (int level = 0; level < event.bidDepth(); level++) {
                bids.add(new int[] {(int) (event.bidPxE9(level) / 1_000_000_000), (int) event.bidSize(level)});
            }
            List<int[]> asks = new ArrayList<>();
            for (int level = 0; level < event.askDepth(); level++) {
                asks.add(new int[] {(int) (event.askPxE9(level) / 1_000_000_000), (int) event.askSize(level)});
            }
            books.add(new Book(bids, asks).text());
        }
        return books;
    }

    private ReadOptions options(String yaml) {
        return ReadOptions.all().withFormat(Optional.empty(), Optional.of(TextFiles.write(folder, "m.yml", yaml)));
    }
}
