package io.slipway.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.ExecutionReport.Kind;
import io.slipway.model.OrderType;
import io.slipway.model.Side;
import io.slipway.venue.latency.LatencyModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks of what no market could do, without a second simulator. Reports take no time here, so that each is heard during the
 * action that caused it.
 */
final class FillChecks {

    private final FuzzTape tape;
    private final LatencyModel entry;
    private final FuzzTape.Fast fast;
    private final Map<Long, Sent> sent = new HashMap<>();
    private final Map<Integer, Map<Long, Life>> lives = new HashMap<>();
    private long requests;
    private FuzzTape.@Nullable Action cause;
    private long filledByCause;
    private long printed;

    FillChecks(FuzzTape tape) {
        this.tape = tape;
        entry = tape.setup().models().latency();
        VenueModels models = tape.setup().models().withLatency(new LatencyModel() {
            @Override
            public long entryNs(int venue, long message) {
                return entry.entryNs(venue, message);
            }

            @Override
            public long reportNs(int venue, long report) {
                return 0;
            }
        });
        fast = new FuzzTape.Fast(tape.setup(), models, this::onReport);
    }

    /** A displayed level from its appearance to its end. */
    private static final class Life {
        long displayed;
        long shown;
        long taken;
    }

    /** An order, and the limits and quantities that it may have by now. */
    private static final class Sent {
        final ChildOrder order;
        final long arrivalNs;
        final Set<Long> limits = new HashSet<>();
        final Set<Long> quantities = new HashSet<>();
        long qty;
        long filled;

        Sent(ChildOrder order, long arrivalNs) {
            this.order = order;
            this.arrivalNs = arrivalNs;
            qty = order.qty();
            limits.add(order.limitPxE9());
        }
    }

    void run() {
        for (FuzzTape.Action action : tape.actions()) {
            fast.simulator.advanceBefore(action.timeNs());
            cause = action;
            filledByCause = 0;
            note(action);
            fast.actNow(action);
            check(action);
            cause = null;
        }
        fast.simulator.finish(tape.finishNs());
        fast.simulator.advanceBefore(Long.MAX_VALUE);
    }

    private void note(FuzzTape.Action action) {
        if (action instanceof FuzzTape.Send send) {
            int venue = send.order().venue();
            sent.put(send.order().id(), new Sent(send.order(), send.timeNs() + entry.entryNs(venue, requests++)));
        } else if (action instanceof FuzzTape.Cancel) {
            requests++;
        } else if (action instanceof FuzzTape.Replace replace) {
            requests++;
            Sent replaced = sent.get(replace.id());
            if (replaced != null) {
                replaced.limits.add(replace.px());
                replaced.quantities.add(replace.qty());
            }
        } else if (action instanceof FuzzTape.Print print) {
            for (Side taker : Side.values()) {
                Life life = lives(print.venue(), taker).get(print.px());
                if (life != null) {
                    life.shown += print.size();
                }
            }
        } else if (action instanceof FuzzTape.Book book) {
            showBids(book);
            showAsks(book);
        }
    }

    private void showBids(FuzzTape.Book book) {
        boolean full = book.bids().size() == tape.setup().capacity();
        show(
                lives(book.venue(), Side.SELL),
                book.bids(),
                px -> full && px < book.bids().firstKey());
    }

    private void showAsks(FuzzTape.Book book) {
        boolean full = book.asks().size() == tape.setup().capacity();
        show(
                lives(book.venue(), Side.BUY),
                book.asks(),
                px -> full && px > book.asks().lastKey());
    }

    private static void show(Map<Long, Life> lives, Map<Long, Long> levels, LongPredicate isHidden) {
        lives.keySet().removeIf(px -> !levels.containsKey(px) && !isHidden.test(px));
        levels.forEach((px, size) -> {
            Life life = lives.computeIfAbsent(px, fresh -> new Life());
            life.shown += Math.max(0, size - life.displayed);
            life.displayed = size;
        });
    }

    /** The levels that orders of {@code taker} take. */
    private Map<Long, Life> lives(int venue, Side taker) {
        return lives.computeIfAbsent(2 * venue + (taker == Side.BUY ? 1 : 0), fresh -> new HashMap<>());
    }

    private void check(FuzzTape.Action action) {
        if (action instanceof FuzzTape.Print print) {
            printed += print.size();
            assertThat(filledByCause).as("filled by %s", print).isLessThanOrEqualTo(print.size());
        } else if (action instanceof FuzzTape.Book book) {
            long mostOfASide = Math.max(total(book.bids()), total(book.asks()));
            assertThat(filledByCause).as("filled by %s", book).isLessThanOrEqualTo(mostOfASide + printed);
        } else if (action instanceof FuzzTape.Halt halt) {
            assertThat(filledByCause).as("filled by %s", halt).isZero();
        }
    }

    private static long total(Map<Long, Long> levels) {
        return levels.values().stream().mapToLong(Long::longValue).sum();
    }

    private void onReport(ExecutionReport report) {
        Sent of = sent.get(report.orderId());
        if (of == null) {
            assertThat(report.kind()).as("%s", report).isEqualTo(Kind.CANCEL_REJECTED);
        } else if (report.kind() == Kind.REPLACED) {
            of.qty = of.filled + report.leavesQty();
            assertThat(of.quantities).as("%s", report).contains(of.qty);
        } else if (report.kind() == Kind.ACCEPTED) {
            assertThat(report.leavesQty()).as("%s", report).isEqualTo(of.qty - of.filled);
        } else if (report.kind().isFill()) {
            onFill(report, of);
        }
    }

    private void onFill(ExecutionReport report, Sent of) {
        of.filled += report.lastQty();
        filledByCause += report.lastQty();
        assertThat(report.lastQty()).as("%s", report).isPositive();
        assertThat(report.leavesQty()).as("%s", report).isEqualTo(of.qty - of.filled);
        assertThat(report.eventNs()).as("%s", report).isGreaterThanOrEqualTo(of.arrivalNs);
        int sign = of.order.side().sign();
        if (report.kind() == Kind.PROVIDED) {
            assertThat(of.limits).as("%s", report).contains(report.lastPxE9());
            assertThat(cause).as("%s", report).isInstanceOfAny(FuzzTape.Book.class, FuzzTape.Print.class);
            if (cause instanceof FuzzTape.Book book && printed == 0) {
                useOnlyLevelReached(report, of, book);
            }
            return;
        }
        if (of.order.type() != OrderType.MARKET) {
            assertThat(of.limits).as("%s", report).anyMatch(px -> sign * report.lastPxE9() <= sign * px);
        }
        use(report, of, report.lastPxE9());
    }

    /** A fill does not tell which of several levels gave its shares. */
    private void useOnlyLevelReached(ExecutionReport report, Sent of, FuzzTape.Book book) {
        int sign = of.order.side().sign();
        Set<Long> levels =
                new HashSet<>(sign > 0 ? book.asks().keySet() : book.bids().keySet());
        levels.removeIf(px -> sign * px > sign * report.lastPxE9());
        assertThat(levels).as("%s", report).isNotEmpty();
        if (levels.size() == 1) {
            use(report, of, levels.iterator().next());
        }
    }

    private void use(ExecutionReport report, Sent of, long px) {
        Life life = lives(report.venue(), of.order.side()).get(px);
        if (life == null) {
            throw new AssertionError("took what was not shown: " + report);
        }
        life.taken += report.lastQty();
        assertThat(life.taken).as("%s", report).isLessThanOrEqualTo(life.shown);
    }
}
