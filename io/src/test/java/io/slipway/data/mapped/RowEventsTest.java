package io.slipway.data.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of one price and one size each, of which a word tells what they are. */
class RowEventsTest {

    private static final String COLUMNS =
            "columns: {time: time, event: kind, symbol: symbol, price: price, size: size, venue: ex%s}\n";
    private static final String EVENTS =
            "events: {trade: [TRADE, T], bid: BID, ask: [ASK, OFFER], leave_out: CANCEL}\n";
    private static final String HEADING = "time,kind,symbol,price,size,ex,cond\n";

    @TempDir
    Path folder;

    /** A naive book keeps the last side of each venue. */
    @Test
    void eachRowReplacesOneSideOfItsVenue() {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder(HEADING);
        List<String> expected = new ArrayList<>();
        Map<String, String[]> books = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            String time = String.format(Locale.ROOT, "2024-08-01T13:30:00.%03dZ", i + 1);
            boolean isArca = random.nextBoolean();
            boolean isBid = random.nextBoolean();
            boolean isGone = random.nextInt(5) == 0;
            String price = (isBid ? "49." : "50.") + (10 + random.nextInt(80));
            int size = 100 * (1 + random.nextInt(9));
            text.append(time)
                    .append(isBid ? ",bid" : random.nextBoolean() ? ",ask" : ",Offer")
                    .append(",ABC,");
            text.append(isGone ? "0.00,0" : price + "," + size).append(isArca ? ",ARCX,\n" : ",XNAS,\n");
            String[] book = books.computeIfAbsent(isArca ? "43" : "2", venue -> new String[] {"-", "-"});
            book[isBid ? 0 : 1] = isGone ? "-" : price + "x" + size;
            expected.add(time + " " + (isArca ? "43" : "2") + " AN " + book[0] + "/" + book[1]);
        }
        assertThat(TextFiles.lines(read(text.toString(), COLUMNS.formatted("") + EVENTS)))
                .isEqualTo(expected);
    }

    @Test
    void nationalSidesAreOfTheVenueThatSetThem() {
        MarketTape tape = read(HEADING + """
                        2024-08-01T13:30:00.1Z,BID,ABC,50.00,100,ARCX,
                        2024-08-01T13:30:00.2Z,ASK,ABC,50.02,200,XNAS,
                        2024-08-01T13:30:00.3Z,TRADE,ABC,50.02,50,XNAS,
                        2024-08-01T13:30:00.4Z,BID,ABC,50.01,300,XNAS,
                        """, COLUMNS.formatted(", bid_venue: ex, ask_venue: ex") + EVENTS);
        assertThat(TextFiles.lines(tape))
                .containsExactly(
                        "2024-08-01T13:30:00.100Z 43 AN 50.00x100/-",
                        "2024-08-01T13:30:00.200Z 2 AN -/50.02x200",
                        "2024-08-01T13:30:00.200Z 43 AN 50.00x100/-",
                        "2024-08-01T13:30:00.300Z 2 TN 50.02x50 -/-",
                        "2024-08-01T13:30:00.400Z 2 AN 50.01x300/50.02x200",
                        "2024-08-01T13:30:00.400Z 43 AN -/-");
    }

    @Test
    void conditionsAreThoseOfTradesAndRowsLeftOutAreCounted() {
        MarketTape tape = read(HEADING + """
                        2024-08-01T13:30:00.1Z,BID,ABC,50.00,100,ARCX,9
                        2024-08-01T13:30:00.2Z,T,ABC,50.02,200,XNAS,9
                        2024-08-01T13:30:00.3Z,CANCEL,ABC,,,XNAS,
                        2024-08-01T13:30:00.4Z,BID,ABC,50.01,0,ARCX,
                        """, COLUMNS.formatted("") + EVENTS + "conditions: {cond: {9: leave_out}}\n");
        assertThat(TextFiles.lines(tape))
                .containsExactly("2024-08-01T13:30:00.100Z 43 AN 50.00x100/-", "2024-08-01T13:30:00.400Z 43 AN -/-");
        assertThat(tape.issues()).containsEntry(DataIssue.LEFT_OUT, 2L).containsEntry(DataIssue.PRICE_WITHOUT_SIZE, 1L);
    }

    @Test
    void aWordThatIsNotNamedIsRefused() {
        String rows = HEADING + "2024-08-01T13:30:00.1Z,HALT,ABC,50.00,100,ARCX,\n";
        assertThatThrownBy(() -> read(rows, COLUMNS.formatted("") + EVENTS))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("unknown event")
                .hasMessageContaining("HALT")
                .hasMessageContaining("ask, bid, cancel, offer, t, trade");
    }

    @Test
    void aTradeNeedsAPrice() {
        String rows = HEADING + "2024-08-01T13:30:00.1Z,TRADE,ABC,,100,ARCX,\n";
        assertThatThrownBy(() -> read(rows, COLUMNS.formatted("") + EVENTS)).hasMessageContaining("that of the trade");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {time: time, price: price, size: size}                          | {trade: T}      | expected both or none
                {time: time, event: kind, price: price, size: size}             | {}              | expected both or none
                {time: time, event: kind, price: price, size: size}             | {leave_out: T}  | all left out
                {time: time, event: kind, price: price, size: size}             | {bid: A, ask: a} | one meaning for a text
                {time: time, event: kind, price: price}                         | {trade: T}      | price and size of the event
                {time: time, event: kind, price: price, size: size, level_price: p} | {trade: T}  | beside a book
                """)
    void aMappingThatIsHalfTheFormIsRefused(String columns, String events, String expected) {
        String mapping = "columns: " + columns + "\nvenue: XNAS\nevents: " + events + "\n";
        assertThatThrownBy(() -> read(HEADING + "2024-08-01T13:30:00.1Z,T,ABC,50.00,100,ARCX,\n", mapping))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(expected);
    }

    /** Rows behind it would be read into the wrong columns, so it stops readers that pass it over: lenient ones, and those of a symbol. */
    @ParameterizedTest
    @CsvSource({"false,", "true,", "false,ABC", "true,ABC"})
    void anotherHeadingBetweenRowsIsNeverPassedOver(boolean lenient, @Nullable String symbol) {
        String row = "2024-08-01T13:30:00.1Z,TRADE,ABC,50.00,100,ARCX,\n";
        for (String other : List.of(
                "kind,time,symbol,size,price,ex,cond\n",
                "time,kind,symbol,price,ex\n",
                "\"time\",\"kind\",\"x\",\"y\"\n")) {
            Path file = TextFiles.write(folder, "joined.csv", HEADING + row + other + row);
            ReadOptions options = ReadOptions.all()
                    .withFormat(
                            Optional.empty(),
                            Optional.of(TextFiles.write(folder, "m.yml", COLUMNS.formatted("") + EVENTS)))
                    .withTolerance(lenient, 1, false)
                    .withSymbol(Optional.ofNullable(symbol));
            assertThat(TextFiles.refusal(file, options))
                    .isEqualTo("joined.csv:3: another heading, of other columns or in another order, between rows;"
                            + " split the file there");
        }
    }

    @Test
    void aHeadingBetweenRowsIsPassedOverAndCounted() {
        String row = "2024-08-01T13:30:00.%dZ,BID,ABC,50.00,100,ARCX,\n";
        String text = HEADING + row.formatted(1) + HEADING + HEADING + row.formatted(2) + "\uFEFF" + HEADING
                + row.formatted(3) + HEADING.strip();
        MarketTape tape = read(text, COLUMNS.formatted("") + EVENTS);
        assertThat(TextFiles.lines(tape)).hasSize(3);
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.REPEATED_HEADING, 4L));
        String other = HEADING + row.formatted(1) + HEADING.replace("kind", "type") + row.formatted(2);
        assertThatThrownBy(() -> read(other, COLUMNS.formatted("") + EVENTS)).hasMessageContaining("market.csv:3");
    }

    private MarketTape read(String text, String yaml) {
        Path mapping = TextFiles.write(folder, "m.yml", yaml);
        return TextFiles.read(
                TextFiles.write(folder, "market.csv", text),
                ReadOptions.all().withFormat(Optional.empty(), Optional.of(mapping)));
    }
}
