package io.slipway.venue;

import io.slipway.market.BookSide;
import io.slipway.model.ChildOrder;
import io.slipway.model.OrderType;
import io.slipway.model.Side;
import io.slipway.model.TimeInForce;
import io.slipway.venue.FuzzTape.Action;
import io.slipway.venue.FuzzTape.Book;
import io.slipway.venue.FuzzTape.Cancel;
import io.slipway.venue.FuzzTape.Clear;
import io.slipway.venue.FuzzTape.Halt;
import io.slipway.venue.FuzzTape.Print;
import io.slipway.venue.FuzzTape.Replace;
import io.slipway.venue.FuzzTape.Send;
import io.slipway.venue.FuzzTape.Setup;
import io.slipway.venue.latency.LatencyModel;
import io.slipway.venue.latency.LatencyModels;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Books of which more levels may exist than are shown, so that levels come out of hiding. */
final class FuzzMarket {

    private static final int ACTIONS = 60;
    private static final int PRICES = 12;
    private static final int DENSE_PRICES = 4;
    private static final int SIZES = 9;
    private static final int LEVELS = 5;

    private final SplittableRandom random;
    private final Setup setup;
    private final List<TreeMap<Long, Long>> bids = new ArrayList<>();
    private final List<TreeMap<Long, Long>> asks = new ArrayList<>();
    private final List<ChildOrder> sent = new ArrayList<>();
    private final boolean[] halted;
    private final boolean dense;
    private final int prices;
    private final int near;
    private long timeNs = 1;

    FuzzMarket(SplittableRandom random, Setup setup) {
        this.random = random;
        this.setup = setup;
        halted = new boolean[setup.venues()];
        dense = random.nextBoolean();
        prices = dense ? DENSE_PRICES : PRICES;
        near = prices * 2 / 3;
        for (int venue = 0; venue < setup.venues(); venue++) {
            bids.add(new TreeMap<>());
            asks.add(new TreeMap<>());
        }
    }

    static Setup setup(SplittableRandom random) {
        int latency = random.nextInt(4);
        int queue = random.nextInt(6);
        long seed = random.nextInt();
        LatencyModel latencies = switch (latency) {
            case 0 -> LatencyModels.none();
            case 1 -> LatencyModels.constant(random.nextInt(4), random.nextInt(4));
            case 2 ->
                LatencyModels.perVenue(
                        new long[] {random.nextInt(4), random.nextInt(4)},
                        new long[] {random.nextInt(4), random.nextInt(4)});
            default -> LatencyModels.sampled(new long[] {0, 1, 2, 5}, new long[] {0, 1, 4}, seed);
        };
        QueueModel queues = switch (queue) {
            case 0 -> QueueModels.tradesOnly();
            case 1 -> QueueModels.proportional();
            case 2 -> QueueModels.power(2);
            case 3 -> QueueModels.logarithmic();
            default -> QueueModels.proRata(queue - 3);
        };
        VenueRules rules = new VenueRules(oneOrTwo(random), oneOrTwo(random));
        long pairNs = 3L * random.nextInt(3);
        long throughBps = random.nextBoolean() ? 10 : 2500;
        VenueModels models = VenueModels.defaults()
                .withLatency(latencies)
                .withQueue(queues)
                .withRules(rules)
                .withPrints(new PrintRules(pairNs, throughBps))
                .withLiquidity(venues -> new ConservedLiquidity(venues, new PrintRules(pairNs, throughBps)));
        int venues = 2 + random.nextInt(2);
        int capacity = random.nextBoolean() ? 1 : 3;
        String told = "venues=" + venues + ", capacity=" + capacity + ", latency=" + latency + ", queue=" + queue + ", "
                + rules + ", pairNs=" + pairNs + ", throughBps=" + throughBps;
        return new Setup(venues, capacity, models, latency == 3, told);
    }

    private static int oneOrTwo(SplittableRandom random) {
        return random.nextInt(4) == 0 ? 2 : 1;
    }

    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < ACTIONS; i++) {
            timeNs += Math.max(0, random.nextInt(5) - 2);
            int venue = random.nextInt(dense ? 9 : 3) > 0 ? 0 : random.nextInt(setup.venues());
            actions.add(action(venue, random.nextInt(100)));
        }
        return actions;
    }

    private Action action(int venue, int what) {
        if (what == 0 && random.nextBoolean()) {
            bids.get(venue).clear();
            asks.get(venue).clear();
            return new Clear(timeNs, venue);
        } else if (what < 42) {
            return book(venue);
        } else if (what < (dense ? 76 : 62)) {
            BookSide[] sides = BookSide.values();
            return new Print(
                    timeNs,
                    venue,
                    printPx(),
                    dense ? 1 + random.nextInt(3) : size(),
                    sides[random.nextInt(sides.length)]);
        } else if (what < 63 || (halted[venue] && what < 75)) {
            halted[venue] = !halted[venue];
            return new Halt(timeNs, venue, halted[venue]);
        } else if (what < 86 || sent.isEmpty()) {
            sent.add(order(venue));
            return new Send(timeNs, sent.get(sent.size() - 1));
        }
        ChildOrder target = sent.get(Math.max(0, sent.size() - 1 - random.nextInt(6)));
        int at = random.nextInt(20) == 0 ? venue : target.venue();
        if (what < 90) {
            return new Cancel(timeNs, at, target.id());
        }
        long newPx = random.nextBoolean() ? target.limitPxE9() : px();
        return new Replace(timeNs, at, target.id(), size(), newPx);
    }

    private Action book(int venue) {
        change(bids.get(venue), asks.get(venue), random.nextBoolean());
        if (random.nextInt(4) == 0) {
            change(bids.get(venue), asks.get(venue), random.nextBoolean());
        }
        TreeMap<Long, Long> shownBids = new TreeMap<>(bids.get(venue));
        TreeMap<Long, Long> shownAsks = new TreeMap<>(asks.get(venue));
        while (shownBids.size() > setup.capacity()) {
            shownBids.pollFirstEntry();
        }
        while (shownAsks.size() > setup.capacity()) {
            shownAsks.pollLastEntry();
        }
        return new Book(timeNs, venue, shownBids, shownAsks);
    }

    private void change(NavigableMap<Long, Long> bid, NavigableMap<Long, Long> ask, boolean isBid) {
        NavigableMap<Long, Long> side = isBid ? bid : ask;
        int what = random.nextInt(20);
        if (what == 0) {
            side.clear();
        } else if (what < 4 && !side.isEmpty()) {
            side.remove(isBid ? side.lastKey() : side.firstKey());
        } else {
            boolean known = what < (dense ? 18 : 14) && !side.isEmpty();
            long px = known
                    ? List.copyOf(side.keySet()).get(random.nextInt(side.size()))
                    : 1L + random.nextInt(near) + (isBid ? 0 : prices - near);
            side.put(px, size());
            if (random.nextInt(8) > 0) {
                (isBid ? ask.headMap(px, true) : bid.tailMap(px, true)).clear();
            }
            if (side.size() > LEVELS) {
                side.remove(isBid ? side.firstKey() : side.lastKey());
            }
        }
    }

    private ChildOrder order(int venue) {
        int kind = random.nextInt(10);
        OrderType type = kind == 0 ? OrderType.MARKET : kind < 3 ? OrderType.POST_ONLY : OrderType.LIMIT;
        TimeInForce[] all = TimeInForce.values();
        TimeInForce lives = all[random.nextInt(all.length)];
        if (type == OrderType.MARKET) {
            lives = random.nextBoolean() ? TimeInForce.IOC : TimeInForce.FOK;
        } else if (type == OrderType.POST_ONLY || random.nextInt(3) == 0 || dense) {
            lives = random.nextInt(3) > 0 ? TimeInForce.DAY : TimeInForce.GTT;
        }
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long nearPx = 1L + random.nextInt(near) + (side == Side.BUY ? 0 : prices - near);
        long px = random.nextInt(4) == 0 ? px() : nearPx;
        return new ChildOrder(sent.size() + 1L, venue, side, size(), type, px, lives, timeNs - 1 + random.nextInt(12));
    }

    private long printPx() {
        return sent.isEmpty() || random.nextInt(3) == 0
                ? px()
                : sent.get(Math.max(0, sent.size() - 1 - random.nextInt(6))).limitPxE9();
    }

    private long px() {
        return 1L + random.nextInt(prices);
    }

    private long size() {
        return 1L + random.nextInt(SIZES);
    }
}
