package io.slipway.data.pitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PitchBooksTest {

    @TempDir
    Path folder;

    /** Books after each of thousands of random messages equal those of a list of orders that is added up each time. */
    @Test
    void booksEqualThoseOfANaiveBuilder() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            PitchBytes bytes = new PitchBytes(1).time(0);
            Map<Long, long[]> orders = new LinkedHashMap<>();
            List<String> books = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                change(random, i, orders, bytes);
                books.add(naive(orders));
                if (i % 7 == 0) {
                    bytes.cut();
                }
            }
            MarketTape tape = TextFiles.read(
                    Files.write(
                            folder.resolve("bzx_20240801.pitch"), bytes.cut().toBytes()),
                    ReadOptions.all());
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
    private static void change(Random random, int i, Map<Long, long[]> orders, PitchBytes bytes) {
        List<Long> ids = new ArrayList<>(orders.keySet());
        boolean bid = random.nextBoolean();
        int cents = 10_000 + (bid ? -1 : 1) * (1 + random.nextInt(15));
        int shares = 1 + random.nextInt(300);
        if (orders.size() < 5 || random.nextInt(6) == 0) {
            orders.put(1000L + i, new long[] {bid ? 1 : 0, cents, shares});
            switch (random.nextInt(3)) {
                case 0 -> bytes.addShort(i, 1000 + i, bid ? 'B' : 'S', shares, "ABC", cents);
                case 1 -> bytes.addLong(i, 1000 + i, bid ? 'B' : 'S', shares, "ABC", cents * 100L);
                default -> bytes.addExpanded(i, 1000 + i, bid ? 'B' : 'S', shares, "ABC", cents * 100L);
            }
            return;
        }
        long id = ids.get(random.nextInt(ids.size()));
        long[] order = orders.getOrDefault(id, new long[3]);
        int part = (int) Math.min(order[2], 1 + random.nextInt(200));
        long left = order[2] - part;
        switch (random.nextInt(7)) {
            case 0 -> bytes.executed(i, id, part, i);
            case 1 -> {
                left = random.nextInt(3) * 50L;
                bytes.executedAt(i, id, part, (int) left, 999_900);
            }
            case 2 -> bytes.reduceShort(i, id, part);
            case 3 -> bytes.reduceLong(i, id, part);
            case 4 -> {
                left = 0;
                bytes.delete(i, id);
            }
            default -> {
                left = shares;
                order[1] += (order[0] == 1 ? -1L : 1L) * random.nextInt(3);
                if (random.nextBoolean()) {
                    bytes.modifyShort(i, id, shares, (int) order[1], random.nextInt(4));
                } else {
                    bytes.modifyLong(i, id, shares, order[1] * 100, random.nextInt(4));
                }
            }
        }
        order[2] = left;
        if (left == 0) {
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
        List<String> levels = new ArrayList<>();
        side.entrySet().stream().limit(10).forEach(level -> levels.add(level.getKey() + "x" + level.getValue()));
        return levels.toString();
    }

    private static String book(MarketEvent event) {
        Map<Long, Long> bids = new LinkedHashMap<>();
        for (int level = 0; level < event.bidDepth(); level++) {
            bids.put(event.bidPxE9(level) / 10_000_000, event.bidSize(level));
        }
        Map<Long, Long> asks = new LinkedHashMap<>();
        for (int level = 0; level < event.askDepth(); level++) {
            asks.put(event.askPxE9(level) / 10_000_000, event.askSize(level));
        }
        return best(bids) + best(asks);
    }
}
