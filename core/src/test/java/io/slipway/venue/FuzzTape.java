package io.slipway.venue;

import io.slipway.market.BookSide;
import io.slipway.market.DepthBooks;
import io.slipway.market.DepthSide;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** A random market and what we do in it. */
record FuzzTape(Setup setup, List<Action> actions) {

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
        Setup setup = FuzzMarket.setup(random);
        return new FuzzTape(setup, new FuzzMarket(random, setup).actions());
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
}
