package io.slipway.data.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rows that insert, replace and delete numbered levels, as market-by-price feeds of futures send them. The oracle is the whole book of
 * an exchange, of which the feed shows the best levels: what is pushed behind them has no row, and what comes back has one.
 */
class LevelMovesTest {

    private static final int SHOWN = 5;

    private static final String MAPPING = """
            columns: {time: time, level: level, level_side: side, level_price: price, level_size: size, level_action: action}
            time: {unit: ns}
            venue: XNAS
            level_rows: moves
            book_levels: 5
            """;

    @TempDir
    Path folder;

    /** A side of the exchange's book. */
    private static final class Side {

        private final TreeMap<Integer, Integer> levels;
        private final String name;

        Side(String name, Comparator<Integer> order) {
            this.name = name;
            levels = new TreeMap<>(order);
        }

        List<Integer> shown() {
            return levels.keySet().stream().limit(SHOWN).toList();
        }

        /** Sets a level and gives the rows of the feed, each without its time. */
        List<String> set(int price, int size) {
            List<Integer> before = shown();
            boolean isNew = size > 0 && !levels.containsKey(price);
            if (size == 0) {
                levels.remove(price);
            } else {
                levels.put(price, size);
            }
            List<Integer> after = shown();
            List<String> rows = new ArrayList<>();
            if (size == 0 && before.contains(price)) {
                rows.add(before.indexOf(price) + 1 + "," + name + ",,,delete");
                if (after.size() == SHOWN) {
                    rows.add(row(SHOWN, after.get(SHOWN - 1), "new"));
                }
            } else if (size > 0 && after.contains(price)) {
                rows.add(row(after.indexOf(price) + 1, price, isNew ? "new" : "change"));
            }
            return rows;
        }

        private String row(int number, int price, String action) {
            return number + "," + name + "," + price + "," + levels.get(price) + "," + action;
        }

        String text() {
            return shown().stream()
                    .map(price -> price + "x" + levels.get(price))
                    .toList()
                    .toString();
        }
    }

    @Test
    void theBookIsThatOfTheExchange() throws IOException {
        for (int seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Side bids = new Side("bid", Comparator.reverseOrder());
            Side asks = new Side("ask", Comparator.naturalOrder());
            StringBuilder csv = new StringBuilder("time,level,side,price,size,action\n");
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                boolean bid = random.nextBoolean();
                Side side = bid ? bids : asks;
                int price = bid ? 100 - random.nextInt(12) : 101 + random.nextInt(12);
                int size = random.nextInt(3) == 0 && side.levels.size() > 1 ? 0 : 1 + random.nextInt(9);
                List<String> rows = side.set(price, size);
                rows.forEach(row -> csv.append(1_722_519_000_000_000_000L + expected.size())
                        .append(',')
                        .append(row)
                        .append('\n'));
                if (!rows.isEmpty()) {
                    expected.add(bids.text() + " " + asks.text());
                }
            }
            assertThat(books(csv.toString(), MAPPING)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void aBookMayBeClearedOrToldAnew() throws IOException {
        assertThat(books("""
                        time,level,side,price,size,action
                        1722519000000000001,0,bid,100,1,snapshot
                        1722519000000000001,1,bid,99,2,snapshot
                        1722519000000000001,0,ask,101,3,snapshot
                        1722519000000000002,0,bid,98,4,snapshot
                        1722519000000000003,,,,,clear
                        1722519000000000003,0,ask,102,5,insert
                        """, MAPPING + "first_level: 0\n"))
                .containsExactly("[100x1, 99x2] [101x3]", "[98x4] []", "[] [102x5]");
    }

    @Test
    void aLevelThatWasNeverToldIsCounted() throws IOException {
        Path file = TextFiles.write(folder, "b.csv", """
                time,level,side,price,size,action
                1722519000000000001,1,bid,100,1,new
                1722519000000000002,3,bid,,,delete
                """);
        try (MarketDataReader reader = DataFiles.open(file, options(MAPPING))) {
            MarketEvent event = new MarketEvent();
            while (reader.next(event)) {
                assertThat(event.bidPxE9()).isEqualTo(100_000_000_000L);
            }
            assertThat(reader.issues().counts()).isEqualTo(Map.of(DataIssue.UNKNOWN_LEVEL, 1L));
        }
    }

    @Test
    void levelsThatAreNotInTheOrderOfTheirPricesAreRefused() {
        assertThatThrownBy(() -> books("""
                        time,level,side,price,size,action
                        1722519000000000001,1,bid,100,1,new
                        1722519000000000002,1,bid,99,1,new
                        """, MAPPING))
                .hasMessageContaining("a level is not behind the one before: side=bid, level=2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level_rows: moves | '' | level_rows: missing beside columns.level, expected moves if a level",
                ", level_action: action | '' | moves are of numbered levels with actions",
                "level: level,  | '' | moves are of numbered levels with actions",
                "level_rows: moves | level_rows: whole | is for levels without actions",
                "book_levels: 5 | book_levels: 0 | not a number of levels",
            })
    void aMappingThatDoesNotGoTogetherIsRefused(String part, String other, String message) {
        String mapping = MAPPING.replace(part, other);
        assertThat(mapping).isNotEqualTo(MAPPING);
        assertThatThrownBy(() ->
                        books("time,level,side,price,size,action\n1722519000000000001,1,bid,100,1,new\n", mapping))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    private ReadOptions options(String mapping) throws IOException {
        return ReadOptions.all().withFormat(Optional.empty(), Optional.of(TextFiles.write(folder, "m.yml", mapping)));
    }

    private List<String> books(String csv, String mapping) throws IOException {
        Path file = TextFiles.write(folder, "b.csv", csv);
        List<String> books = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        try (MarketDataReader reader = DataFiles.open(file, options(mapping))) {
            while (reader.next(event)) {
                List<String> bids = new ArrayList<>();
                for (int level = 0; level < event.bidDepth(); level++) {
                    bids.add(event.bidPxE9(level) / 1_000_000_000 + "x" + event.bidSize(level));
                }
                List<String> asks = new ArrayList<>();
                for (int level = 0; level < event.askDepth(); level++) {
                    asks.add(event.askPxE9(level) / 1_000_000_000 + "x" + event.askSize(level));
                }
                books.add(bids + " " + asks);
            }
        }
        return books;
    }
}
