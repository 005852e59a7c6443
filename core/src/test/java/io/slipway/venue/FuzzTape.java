package io.slipway.venue;

import io.slipway.market.BookSide;
import io.slipway.market.DepthBooks;
import io.slipway.market.DepthSide;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.OrderType;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.model.TimeInForce;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** A random market and what we do in it. */
record FuzzTape(Setup setup, List<Action> actions) {

    private static final int ACTIONS = 60;
    private static final int PRICES = 12;
    private static final int DENSE_PRICES = 4;
    private static final int SIZES = 9;
    private static final int LEVELS = 5;
    private static final long MIRROR = 1000;
    private static final long AFTER_NS = 3;
    private static final int RESUMED_EVERY = 7;

    /** A property that does not change, and its name in messages. */
    record Setup(int venues, int capacity, VenueModels models, boolean sampled, String told) {}

    /** Something that happens at a time. */
    sealed interface Action {
        long timeNs();
    }

    record Book(long timeNs, int venue, TreeMap<Long, Long> bids, TreeMap<Long, Long> asks) implements Action {}

    record Print(long timeNs, int venue, long px, long size, BookSide aggressor) implements Action {}

    /** A venue's book is cleared, to be shown again. */
    record Clear(long timeNs, int venue) implements Action {}

    record Halt(long timeNs, int venue, boolean halted) implements Action {}

    record Send(long timeNs, ChildOrder order) implements Action {}

    record Cancel(long timeNs, int venue, long id) implements Action {}

    record Replace(long timeNs, int venue, long id, long qty, long px) implements Action {}

    static FuzzTape random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Setup setup = setup(random);
        return new FuzzTape(setup, new Generator(random, setup).actions());
    }

    FuzzTape without(int action) {
        List<Action> fewer = new ArrayList<>(actions);
        fewer.remove(action);
        return new FuzzTape(setup, fewer);
    }

    FuzzTape withLiquidity(IntFunction<LiquidityLedger> liquidity) {
        VenueModels models = setup.models.withLiquidity(liquidity);
        return new FuzzTape(new Setup(setup.venues, setup.capacity, models, setup.sampled, setup.told), actions);
    }

    /** The same where no print is believed for its distance in bps, which differs at mirrored prices. */
    FuzzTape withoutDistance() {
        PrintRules prints = new PrintRules(setup.models.prints().pairNs(), 0);
        VenueModels models = setup.models.withPrints(prints);
        return new FuzzTape(new Setup(setup.venues, setup.capacity, models, setup.sampled, setup.told), actions);
    }

    FuzzTape mirrored() {
        return new FuzzTape(setup, actions.stream().map(FuzzTape::mirrored).toList());
    }

    static long mirrored(long px) {
        return MIRROR - px;
    }

    private static Action mirrored(Action action) {
        if (action instanceof Book book) {
            return new Book(book.timeNs, book.venue, mirrored(book.asks), mirrored(book.bids));
        } else if (action instanceof Print print) {
            BookSide aggressor = switch (print.aggressor) {
                case ASK -> BookSide.BID;
                case BID -> BookSide.ASK;
                case NONE -> BookSide.NONE;
            };
            return new Print(print.timeNs, print.venue, mirrored(print.px), print.size, aggressor);
        } else if (action instanceof Replace replace) {
            return new Replace(replace.timeNs, replace.venue, replace.id, replace.qty, mirrored(replace.px));
        } else if (action instanceof Send send) {
            ChildOrder was = send.order;
            return new Send(
                    send.timeNs,
                    new ChildOrder(
                            was.id(),
                            was.venue(),
                            was.side().opposite(),
                            was.qty(),
                            was.type(),
                            mirrored(was.limitPxE9()),
                            was.timeInForce(),
                            was.expireNs()));
        }
        return action;
    }

    private static TreeMap<Long, Long> mirrored(TreeMap<Long, Long> levels) {
        TreeMap<Long, Long> mirrored = new TreeMap<>();
        levels.forEach((px, size) -> mirrored.put(mirrored(px), size));
        return mirrored;
    }

    long finishNs() {
        return actions.isEmpty() ? 0 : actions.get(actions.size() - 1).timeNs() + AFTER_NS;
    }

    List<ExecutionReport> fastReports() {
        List<ExecutionReport> reports = new ArrayList<>();
        Fast fast = new Fast(setup, setup.models, reports::add);
        actions.forEach(fast::act);
        fast.simulator.finish(finishNs());
        fast.simulator.advanceBefore(Long.MAX_VALUE);
        return reports;
    }

    /** The same reports from a simulator that is saved and made anew from that state before each of some actions. */
    List<ExecutionReport> resumedReports() {
        List<ExecutionReport> reports = new ArrayList<>();
        Fast fast = new Fast(setup, setup.models, reports::add);
        for (int i = 0; i < actions.size(); i++) {
            if (i % RESUMED_EVERY == 0) {
                StateWriter saved = new StateWriter();
                fast.simulator.save(saved);
                Fast resumed = new Fast(setup, setup.models, fast.books, reports::add);
                StateReader state = new StateReader(saved.toBytes());
                resumed.simulator.restore(state);
                state.end();
                StateWriter again = new StateWriter();
                resumed.simulator.save(again);
                if (!Arrays.equals(saved.toBytes(), again.toBytes())) {
                    throw new AssertionError("the restored state is another: action=" + i);
                }
                fast = resumed;
            }
            fast.act(actions.get(i));
        }
        fast.simulator.finish(finishNs());
        fast.simulator.advanceBefore(Long.MAX_VALUE);
        return reports;
    }

    List<ExecutionReport> naiveReports() {
        NaiveVenueSimulator naive = new NaiveVenueSimulator(setup.venues, setup.capacity, setup.models);
        for (Action action : actions) {
            naive.advanceBefore(action.timeNs());
            if (action instanceof Book book) {
                naive.onBook(book.venue, book.bids, book.asks, book.timeNs);
            } else if (action instanceof Print print) {
                naive.onPrint(print.venue, print.px, print.size, print.aggressor, print.timeNs);
            } else if (action instanceof Clear clear) {
                naive.onClear(clear.venue, clear.timeNs);
            } else if (action instanceof Halt halt) {
                naive.onHalt(halt.venue, halt.halted, halt.timeNs);
            } else if (action instanceof Send send) {
                naive.send(send.order, send.timeNs);
            } else if (action instanceof Cancel cancel) {
                naive.cancel(cancel.venue, cancel.id, cancel.timeNs);
            } else if (action instanceof Replace replace) {
                naive.replace(replace.venue, replace.id, replace.qty, replace.px, replace.timeNs);
            }
        }
        naive.finish(finishNs());
        naive.advanceBefore(Long.MAX_VALUE);
        return naive.reports;
    }

    /** The simulator under test and its books. */
    static final class Fast {
        final VenueSimulator simulator;
        private final DepthBooks books;

        Fast(Setup setup, VenueModels models, ReportListener listener) {
            this(setup, models, new DepthBooks(setup.venues, setup.capacity), listener);
        }

        Fast(Setup setup, VenueModels models, DepthBooks books, ReportListener listener) {
            this.books = books;
            simulator = new VenueSimulator(books, models, listener);
        }

        void act(Action action) {
            simulator.advanceBefore(action.timeNs());
            actNow(action);
        }

        void actNow(Action action) {
            if (action instanceof Book book) {
                DepthSide bids = books.opposite(Side.SELL);
                DepthSide asks = books.opposite(Side.BUY);
                bids.clear(book.venue);
                asks.clear(book.venue);
                book.bids.descendingMap().forEach((px, size) -> bids.append(book.venue, -px, size));
                book.asks.forEach((px, size) -> asks.append(book.venue, px, size));
                simulator.onBook(book.venue, book.timeNs);
            } else if (action instanceof Print print) {
                simulator.onPrint(print.venue, print.px, print.size, print.aggressor, print.timeNs);
            } else if (action instanceof Clear clear) {
                books.opposite(Side.SELL).clear(clear.venue);
                books.opposite(Side.BUY).clear(clear.venue);
                simulator.onClear(clear.venue, clear.timeNs);
            } else if (action instanceof Halt halt) {
                simulator.onHalt(halt.venue, halt.halted, halt.timeNs);
            } else if (action instanceof Send send) {
                simulator.send(send.order, send.timeNs);
            } else if (action instanceof Cancel cancel) {
                simulator.cancel(cancel.venue, cancel.id, cancel.timeNs);
            } else if (action instanceof Replace replace) {
                simulator.replace(replace.venue, replace.id, replace.qty, replace.px, replace.timeNs);
            }
        }
    }

    private static Setup setup(SplittableRandom random) {
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

    /** Books of which more levels may exist than are shown, so that levels come out of hiding. */
    private static final class Generator {
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

        Generator(SplittableRandom random, Setup setup) {
            this.random = random;
            this.setup = setup;
            halted = new boolean[setup.venues];
            dense = random.nextBoolean();
            prices = dense ? DENSE_PRICES : PRICES;
            near = prices * 2 / 3;
            for (int venue = 0; venue < setup.venues; venue++) {
                bids.add(new TreeMap<>());
                asks.add(new TreeMap<>());
            }
        }

        List<Action> actions() {
            List<Action> actions = new ArrayList<>();
            for (int i = 0; i < ACTIONS; i++) {
                timeNs += Math.max(0, random.nextInt(5) - 2);
                int venue = random.nextInt(dense ? 9 : 3) > 0 ? 0 : random.nextInt(setup.venues);
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
            while (shownBids.size() > setup.capacity) {
                shownBids.pollFirstEntry();
            }
            while (shownAsks.size() > setup.capacity) {
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
            return new ChildOrder(
                    sent.size() + 1L, venue, side, size(), type, px, lives, timeNs - 1 + random.nextInt(12));
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
}
