package io.slipway.app.feed;

import io.slipway.market.MarketEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A book that changes by chance, a step every 100 ms, told as two exchanges tell it; and its levels after each step. */
final class BookStory {

    static final Instant START = Instant.parse("2024-05-01T00:00:00Z");
    private static final int DEPTH = 40;
    private static final int MID = 6_000_000;

    /** Numbers of updates in a message of Binance. */
    private static final int UPDATES = 3;

    private static final long FIRST_UPDATE = 1_000;

    /** Sizes in 0.00001 by price in cents, best first, after each step. */
    private final List<Map<Integer, Integer>> bids = new ArrayList<>();

    private final List<Map<Integer, Integer>> asks = new ArrayList<>();

    BookStory(long seed, int steps) {
        Random random = new Random(seed);
        TreeMap<Integer, Integer> bid = new TreeMap<>(Collections.reverseOrder());
        TreeMap<Integer, Integer> ask = new TreeMap<>();
        for (int level = 1; level <= DEPTH; level++) {
            bid.put(MID - level, 1 + random.nextInt(100_000));
            ask.put(MID + level, 1 + random.nextInt(100_000));
        }
        int mid = MID;
        for (int step = 0; step < steps; step++) {
            mid += random.nextInt(3) - 1;
            int middle = mid;
            bid.keySet().removeIf(price -> price >= middle);
            ask.keySet().removeIf(price -> price <= middle);
            for (int change = 0; change < 4; change++) {
                boolean isBid = random.nextBoolean();
                TreeMap<Integer, Integer> side = isBid ? bid : ask;
                int price = middle + (isBid ? -1 : 1) * (1 + random.nextInt(12));
                if (random.nextInt(4) == 0 && side.size() > 20) {
                    side.remove(price);
                } else {
                    side.put(price, 1 + random.nextInt(100_000));
                }
            }
            bids.add(copy(bid));
            asks.add(copy(ask));
        }
    }

    private static Map<Integer, Integer> copy(SortedMap<Integer, Integer> side) {
        return Collections.unmodifiableMap(new TreeMap<>(side));
    }

    static Instant time(int step) {
        return START.plusMillis(100L * step);
    }

    static long number(int step) {
        return FIRST_UPDATE + (long) UPDATES * (step + 1);
    }

    static int stepOf(long number) {
        return (int) ((number - FIRST_UPDATE) / UPDATES) - 1;
    }

    /** Binance's message of a step that is not the first. */
    String depth(int step) {
        return "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":" + micros(step)
                + ",\"s\":\"BTCUSDT\",\"U\":" + (number(step - 1) + 1) + ",\"u\":" + number(step) + ",\"b\":"
                + pairs(changes(bids, step)) + ",\"a\":" + pairs(changes(asks, step)) + "}}";
    }

    /** Binance's page of the book after a step. */
    String page(int step) {
        return "{\"lastUpdateId\":" + number(step) + ",\"bids\":" + pairs(bids.get(step)) + ",\"asks\":"
                + pairs(asks.get(step)) + "}";
    }

    /** Binance's message of a trade of 0.00025 at the best offer, or at the best bid. */
    String trade(int step, long number, boolean buyerTakes) {
        int price = best(step, !buyerTakes);
        return "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":" + micros(step)
                + ",\"s\":\"BTCUSDT\",\"t\":" + number + ",\"p\":\"" + price(price) + "\",\"q\":\"0.00025000\",\"T\":"
                + micros(step) + ",\"m\":" + !buyerTakes + ",\"M\":true}}";
    }

    int best(int step, boolean bid) {
        return (bid ? bids : asks).get(step).keySet().iterator().next();
    }

    private static long micros(int step) {
        return time(step).toEpochMilli() * 1_000;
    }

    /** Coinbase's message of a step, whole or as its changes. */
    String level2(int step, long sequence, boolean whole) {
        String updates = updates("bid", whole ? bids.get(step) : changes(bids, step))
                + updates("offer", whole ? asks.get(step) : changes(asks, step));
        return coinbase(
                "l2_data",
                step,
                sequence,
                "{\"type\":\"" + (whole ? "snapshot" : "update")
                        + "\",\"product_id\":\"BTC-USDT\",\"updates\":["
                        + updates.substring(0, Math.max(0, updates.length() - 1)) + "]}");
    }

    /** Coinbase's message of a trade of 0.00025, whose side is that of the order that rested. */
    String matched(int step, long sequence, String type, long number, boolean buyerTakes) {
        return coinbase(
                "market_trades",
                step,
                sequence,
                "{\"type\":\"" + type + "\",\"trades\":[{\"trade_id\":\""
                        + number + "\",\"product_id\":\"BTC-USDT\",\"price\":\"" + price(best(step, !buyerTakes))
                        + "\",\"size\":\"0.00025\",\"side\":\"" + (buyerTakes ? "SELL" : "BUY") + "\",\"time\":\""
                        + time(step) + "\"}]}");
    }

    static String heartbeat(int step, long sequence) {
        return coinbase("heartbeats", step, sequence, "{\"heartbeat_counter\":" + sequence + "}");
    }

    private static String coinbase(String channel, int step, long sequence, String event) {
        return "{\"channel\":\"" + channel + "\",\"client_id\":\"\",\"timestamp\":\"" + time(step)
                + "\",\"sequence_num\":" + sequence + ",\"events\":[" + event + "]}";
    }

    private static String updates(String side, Map<Integer, Integer> levels) {
        return levels.entrySet().stream()
                .map(level -> "{\"side\":\"" + side + "\",\"event_time\":\"" + START + "\",\"price_level\":\""
                        + price(level.getKey()) + "\",\"new_quantity\":\"" + size(level.getValue()) + "\"},")
                .collect(Collectors.joining());
    }

    private static String pairs(Map<Integer, Integer> levels) {
        return levels.entrySet().stream()
                .map(level -> "[\"" + price(level.getKey()) + "\",\"" + size(level.getValue()) + "\"]")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Map<Integer, Integer> changes(List<Map<Integer, Integer>> side, int step) {
        Map<Integer, Integer> before = side.get(step - 1);
        Map<Integer, Integer> changes = new TreeMap<>(side.get(step));
        changes.entrySet().removeIf(level -> level.getValue().equals(before.get(level.getKey())));
        before.keySet().stream()
                .filter(price -> !side.get(step).containsKey(price))
                .forEach(price -> changes.put(price, 0));
        return changes;
    }

    private static String price(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static String size(int units) {
        return BigDecimal.valueOf(units, 5).toPlainString();
    }

    /** The best ten levels after a step as {@link #levels(MarketEvent, long)} writes those of a row. */
    String levels(int step) {
        return top(bids.get(step)) + " | " + top(asks.get(step));
    }

    private static String top(Map<Integer, Integer> side) {
        return side.entrySet().stream()
                .limit(10)
                .map(level -> level.getKey() + "x" + level.getValue())
                .collect(Collectors.joining(" "));
    }

    /** The levels of a row whose sizes are in steps of 0.00001 divided by a number. */
    static String levels(MarketEvent row, long stepsOfUnit) {
        List<String> bids = new ArrayList<>();
        for (int level = 0; level < row.bidDepth(); level++) {
            bids.add(row.bidPxE9(level) / 10_000_000 + "x" + row.bidSize(level) / stepsOfUnit);
        }
        List<String> asks = new ArrayList<>();
        for (int level = 0; level < row.askDepth(); level++) {
            asks.add(row.askPxE9(level) / 10_000_000 + "x" + row.askSize(level) / stepsOfUnit);
        }
        return String.join(" ", bids) + " | " + String.join(" ", asks);
    }
}
