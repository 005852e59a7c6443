package io.slipway.data.itch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ItchTest {

    private static final String NAME = "08012024.NASDAQ_ITCH50";
    private static final long OPEN = 34_200_000_000_000L;
    private static final long S = 1_000_000_000L;
    private static final String DAY = "2024-08-01T13:30:0";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void eachMessageGivesItsEvents(ItchFraming framing) throws IOException {
        MarketTape tape = read(day(framing), Optional.of("ABC"));
        assertThat(TextFiles.lines(tape))
                .containsExactly(
                        DAY + "0Z 2 AB 10.00x100 10.00x100/-",
                        DAY + "1Z 2 AA 10.02x50 10.00x100/10.02x50",
                        DAY + "2Z 2 TA 10.00x30 10.00x100/10.02x50",
                        DAY + "2Z 2 CB 10.00x30 10.00x70/10.02x50",
                        DAY + "3Z 2 TB 10.01x20 10.00x70/10.02x50",
                        DAY + "3Z 2 CA 10.02x20 10.00x70/10.02x30",
                        DAY + "4Z 2 CA 10.02x10 10.00x70/10.02x20",
                        DAY + "5Z 2 MB 10.01x40 10.01x40/10.02x20",
                        DAY + "6Z 2 TN 10.015x7 10.01x40/10.02x20",
                        DAY + "7Z 2 TN 10.01x500 10.01x40/10.02x20",
                        DAY + "8Z 2 CB 10.01x40 -/10.02x20",
                        DAY + "9Z 2 CA 10.02x5 -/10.02x15");
        assertThat(tape.instrument().symbol()).isEqualTo("ABC");
        assertThat(tape.issues())
                .isEqualTo(Map.of(
                        DataIssue.OTHER_SYMBOL, 1L,
                        DataIssue.AUCTION_PRINT, 1L,
                        DataIssue.UNKNOWN_ORDER, 1L,
                        DataIssue.OTHER_RECORD, 1L));
    }

    private static byte[] day(ItchFraming framing) {
        return new ItchBytes(framing)
                .system('O')
                .stock(7, "ABC")
                .stock(8, "XYZ")
                .state(7, 3, "ABC", 'T')
                .add(7, OPEN, 1, 'B', 100, 100_000)
                .add(8, OPEN, 2, 'B', 900, 900_000)
                .add(7, OPEN + S, 3, 'S', 50, 100_200)
                .execute(7, OPEN + 2 * S, 1, 30)
                .executeAt(7, OPEN + 3 * S, 3, 20, 'Y', 100_100)
                .cancel(7, OPEN + 4 * S, 3, 10)
                .replace(7, OPEN + 5 * S, 1, 4, 40, 100_100)
                .hidden(7, OPEN + 6 * S, 7, "ABC", 100_150)
                .cross(7, OPEN + 7 * S, 500, "ABC", 100_100, 'O')
                .delete(7, OPEN + 8 * S, 4)
                .delete(7, OPEN + 8 * S, 99)
                .executeAt(7, OPEN + 9 * S, 3, 5, 'N', 100_200)
                .imbalance(7, OPEN + 9 * S)
                .toBytes();
    }

    @Test
    void aHaltHidesTheBookUntilTradingResumes() throws IOException {
        byte[] bytes = new ItchBytes(ItchFraming.LENGTH)
                .system('O')
                .stock(7, "ABC")
                .add(7, OPEN, 1, 'B', 100, 100_000)
                .state(7, OPEN + S, "ABC", 'H')
                .add(7, OPEN + 2 * S, 2, 'S', 50, 99_000)
                .state(7, OPEN + 3 * S, "ABC", 'Q')
                .cross(7, OPEN + 4 * S, 50, "ABC", 99_500, 'H')
                .executeAt(7, OPEN + 4 * S, 1, 50, 'N', 99_500)
                .executeAt(7, OPEN + 4 * S, 2, 50, 'N', 99_500)
                .state(7, OPEN + 5 * S, "ABC", 'T')
                .toBytes();
        List<String> lines = TextFiles.lines(read(bytes, Optional.empty()));
        assertThat(lines)
                .containsExactly(
                        DAY + "0Z 2 AB 10.00x100 10.00x100/-",
                        DAY + "1Z 2 HN -/-",
                        DAY + "1Z 2 RN -/-",
                        DAY + "2Z 2 AA 9.90x50 -/-",
                        DAY + "4Z 2 TN 9.95x50 -/-",
                        DAY + "4Z 2 CB 10.00x50 -/-",
                        DAY + "4Z 2 CA 9.90x50 -/-",
                        DAY + "5Z 2 ON -/-",
                        DAY + "5Z 2 NN 10.00x50/-");
    }

    /** Messages have no number in a file, so that a lost one is told by what follows: changes of an order that was never added. */
    @Test
    void aLostMessageIsToldByItsOrderAlone() throws IOException {
        byte[] bytes = new ItchBytes(ItchFraming.LENGTH)
                .system('O')
                .stock(7, "ABC")
                .add(7, OPEN, 1, 'B', 100, 100_000)
                .execute(7, OPEN + S, 2, 50)
                .delete(7, OPEN + 2 * S, 2)
                .toBytes();
        MarketTape tape = read(bytes, Optional.empty());
        assertThat(tape.issues()).containsEntry(DataIssue.UNKNOWN_ORDER, 2L).doesNotContainKey(DataIssue.SEQUENCE_GAP);
        assertThat(TextFiles.lines(tape).get(0)).endsWith("10.00x100/-");
    }

    /** Books after each of thousands of random messages equal those of a list of orders that is added up each time. */
    @Test
    void booksEqualThoseOfANaiveBuilder() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            ItchBytes bytes = new ItchBytes(ItchFraming.LENGTH).system('O').stock(7, "ABC");
            Map<Long, long[]> orders = new LinkedHashMap<>();
            List<String> books = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                change(random, i, orders, bytes);
                books.add(naive(orders));
            }
            MarketTape tape = read(bytes.toBytes(), Optional.of("ABC"));
            List<String> found = new ArrayList<>();
            MarketEvent event = new MarketEvent();
            for (long i = 0; i < tape.size(); i++) {
                tape.read(i, event);
                if (event.action().isBook()) {
                    found.add(book(event));
                }
            }
            assertThat(found).as("seed " + seed).isEqualTo(books);
        }
    }

    /** Bids are below 100 and offers above, so that the book never crosses. */
    private static void change(Random random, int i, Map<Long, long[]> orders, ItchBytes bytes) {
        long ns = OPEN + i * 1_000L;
        List<Long> ids = new ArrayList<>(orders.keySet());
        int kind = orders.size() < 5 ? 0 : random.nextInt(6);
        boolean bid = random.nextBoolean();
        int price = 1_000_000 + (bid ? -1 : 1) * 100 * (1 + random.nextInt(15));
        int shares = 1 + random.nextInt(300);
        if (kind == 0) {
            orders.put(1000L + i, new long[] {bid ? 1 : 0, price, shares});
            bytes.add(7, ns, 1000 + i, bid ? 'B' : 'S', shares, price);
            return;
        }
        long id = ids.get(random.nextInt(ids.size()));
        long[] order = orders.getOrDefault(id, new long[3]);
        int part = (int) Math.min(order[2], 1 + random.nextInt(200));
        switch (kind) {
            case 1 -> bytes.execute(7, ns, id, part);
            case 2 -> bytes.executeAt(7, ns, id, part, random.nextBoolean() ? 'Y' : 'N', 999_900);
            case 3 -> bytes.cancel(7, ns, id, part);
            case 4 -> {
                part = (int) order[2];
                bytes.delete(7, ns, id);
            }
            default -> {
                part = (int) order[2];
                int moved = (int) order[1] + (order[0] == 1 ? -100 : 100) * random.nextInt(3);
                orders.put(1000L + i, new long[] {order[0], moved, shares});
                bytes.replace(7, ns, id, 1000 + i, shares, moved);
            }
        }
        order[2] -= part;
        if (order[2] == 0) {
            orders.remove(id);
        }
    }

    private static String naive(Map<Long, long[]> orders) {
        TreeMap<Long, Long> bids = new TreeMap<>(Collections.reverseOrder());
        TreeMap<Long, Long> asks = new TreeMap<>();
        for (long[] order : orders.values()) {
            (order[0] == 1 ? bids : asks).merge(order[1], order[2], Long::sum);
        }
        return best(bids) + best(asks);
    }

    private static String best(Map<Long, Long> side) {
        StringBuilder text = new StringBuilder("|");
        side.entrySet().stream()
                .limit(MarketEvent.MOST_LEVELS)
                .forEach(level -> text.append(level.getKey())
                        .append('x')
                        .append(level.getValue())
                        .append(' '));
        return text.toString();
    }

    private static String book(MarketEvent event) {
        Map<Long, Long> bids = new LinkedHashMap<>();
        for (int level = 0; level < event.bidDepth(); level++) {
            bids.put(event.bidPxE9(level) / ItchReader.UNIT_E9, event.bidSize(level));
        }
        Map<Long, Long> asks = new LinkedHashMap<>();
        for (int level = 0; level < event.askDepth(); level++) {
            asks.put(event.askPxE9(level) / ItchReader.UNIT_E9, event.askSize(level));
        }
        return best(bids) + best(asks);
    }

    @Test
    void namesOfOrdersTellWhatLeftTheQueues() throws IOException {
        byte[] bytes = new ItchBytes(ItchFraming.LENGTH)
                .system('O')
                .stock(7, "ABC")
                .add(7, OPEN, 1, 'B', 100, 100_000)
                .add(7, OPEN, 2, 'B', 200, 100_000)
                .cancel(7, OPEN + S, 2, 50)
                .toBytes();
        MarketTape tape = read(bytes, Optional.empty());
        MarketEvent event = new MarketEvent();
        tape.read(2, event);
        assertThat(event.namesOrders()).isTrue();
        assertThat(event.removals().count()).isEqualTo(1);
        assertThat(event.removals().ahead(0)).isEqualTo(100);
    }

    @Test
    void theDateIsInNasdaqsNames() throws IOException {
        for (String name : List.of("S080124-v50.txt", "20240801.itch", "08012024.NASDAQ_ITCH50")) {
            MarketTape tape = read(name, day(ItchFraming.LENGTH), Optional.of("ABC"));
            assertThat(TextFiles.lines(tape).get(0)).startsWith(DAY + "0Z");
        }
        Path zipped = folder.resolve("08012024.NASDAQ_ITCH50.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(day(ItchFraming.LENGTH));
        }
        assertThat(TextFiles.read(zipped, options(Optional.of("ABC"))).size()).isEqualTo(12);
        assertThatThrownBy(() -> read("day.itch", day(ItchFraming.LENGTH), Optional.of("ABC")))
                .hasMessageContaining("day.itch: times without a date");
    }

    @Test
    void aStockIsChosenByItsSymbol() {
        assertThatThrownBy(() -> read(day(ItchFraming.LENGTH), Optional.empty()))
                .hasMessage(NAME + ": several symbols in one file: 2 in its directory, such as ABC, XYZ;"
                        + " choose one with --symbol");
        assertThatThrownBy(() -> read(day(ItchFraming.LENGTH), Optional.of("QQQ")))
                .hasMessage(NAME + ": no rows of the symbol: symbol=QQQ, stocks in its directory=2");
    }

    /** Each prefix and thousands of damaged copies give events or a sentence. */
    @Test
    void damagedFilesGiveEventsOrASentence() throws IOException {
        byte[] valid = day(ItchFraming.LENGTH);
        for (int length = 1; length < valid.length; length++) {
            outcome(Arrays.copyOf(valid, length));
        }
        assertThat(TextFiles.refusal(
                        write(NAME, new byte[] {0, 12, 'S', 0}),
                        options(Optional.empty()).withFormat(Optional.of("nasdaq-itch"), Optional.empty())))
                .contains("not a file of ITCH 5.0");
        Random random = new Random(5);
        int refused = 0;
        int mutations = Integer.getInteger("slipway.fuzz", 200);
        for (int i = 0; i < mutations; i++) {
            byte[] damaged = valid.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            refused += outcome(damaged);
        }
        assertThat(refused).isBetween(mutations / 20, mutations - mutations / 20);
    }

    private int outcome(byte[] bytes) throws IOException {
        Path file = write(NAME, bytes);
        ReadOptions options = options(Optional.of("ABC")).withFormat(Optional.of("nasdaq-itch"), Optional.empty());
        try {
            TextFiles.read(file, options);
            return 0;
        } catch (MarketDataException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception");
            return 1;
        }
    }

    private MarketTape read(byte[] bytes, Optional<String> symbol) throws IOException {
        return read(NAME, bytes, symbol);
    }

    private MarketTape read(String name, byte[] bytes, Optional<String> symbol) throws IOException {
        return MarketTape.readAll(DataFiles.open(write(name, bytes), options(symbol)));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static ReadOptions options(Optional<String> symbol) {
        return ReadOptions.all().withSymbol(symbol);
    }
}
