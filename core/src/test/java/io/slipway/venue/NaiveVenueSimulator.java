package io.slipway.venue;

import io.slipway.market.BookSide;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.ExecutionReport.Kind;
import io.slipway.model.ExecutionReport.Reason;
import io.slipway.model.OrderType;
import io.slipway.model.Side;
import io.slipway.model.TimeInForce;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The work of {@link VenueSimulator} with {@link ConservedLiquidity}, written for the eye and not for speed. */
final class NaiveVenueSimulator {

    private static final int TO_US = 1000;
    private static final int TO_NOBODY = -1;

    final List<ExecutionReport> reports = new ArrayList<>();
    private final VenueModels models;
    private final int capacity;
    private final List<Venue> venues = new ArrayList<>();
    private final List<Message> pending = new ArrayList<>();
    private final Map<Integer, Long> lastDelayedNs = new HashMap<>();
    private long nowNs = Long.MIN_VALUE;
    private long requestCount;
    private long reportCount;

    NaiveVenueSimulator(int venues, int capacity, VenueModels models) {
        this.models = models;
        this.capacity = capacity;
        for (int i = 0; i < venues; i++) {
            this.venues.add(new Venue());
        }
    }

    /** Of the same way, none arrives before one that was sent earlier. */
    private record Message(long timeNs, int way, Runnable effect) {}

    /** One side of a venue's book, best level first. */
    private final class Displayed {
        final TreeMap<Long, Long> sizes;
        final Map<Long, Long> taken = new HashMap<>();
        final List<Fall> falls = new ArrayList<>();
        final Map<Long, Fall> prints = new HashMap<>();
        final Map<Long, Long> compared = new HashMap<>();
        final List<Fall> doubtful = new ArrayList<>();
        boolean unknown;
        boolean told;

        Displayed(Side makers) {
            sizes = new TreeMap<>(bestFirst(makers));
        }

        /** Notes what left the best quote; the falls of another price, or of before a while, are over. */
        void noteFall(Map<Long, Long> next) {
            if (sizes.isEmpty()
                    || (!next.isEmpty() && sizes.comparator().compare(bestOf(next), sizes.firstKey()) < 0)) {
                return;
            }
            long px = sizes.firstKey();
            long gone = sizes.get(px) - next.getOrDefault(px, 0L);
            if (gone > 0) {
                falls.removeIf(fall -> fall.px != px || !isRecent(falls.get(falls.size() - 1).timeNs));
                falls.add(new Fall(px, nowNs, gone));
            }
        }

        private long bestOf(Map<Long, Long> levels) {
            return Collections.min(levels.keySet(), sizes.comparator());
        }

        boolean fellFrom(long px, Side makers) {
            return !falls.isEmpty()
                    && isRecent(falls.get(falls.size() - 1).timeNs)
                    && !isBetter(makers, px, falls.get(0).px);
        }

        /** Takes away what a print explains, oldest first; an explained fall keeps its time. */
        long explain(long px, long size) {
            if (falls.isEmpty() || !isRecent(falls.get(falls.size() - 1).timeNs)) {
                return size;
            }
            long left = size;
            for (int i = 0; i < falls.size() && falls.get(i).px == px; i++) {
                long here = Math.min(left, falls.get(i).size);
                falls.set(i, new Fall(px, falls.get(i).timeNs, falls.get(i).size - here));
                left -= here;
            }
            return left;
        }

        boolean isHidden(long px) {
            return sizes.size() == capacity && sizes.comparator().compare(px, sizes.lastKey()) > 0;
        }

        long available(long px) {
            settle();
            return sizes.getOrDefault(px, 0L) - taken.getOrDefault(px, 0L);
        }

        /** Gives back what others took and no fall has explained for a while. */
        void settle() {
            for (Fall print : List.copyOf(prints.values())) {
                if (!isRecent(print.timeNs)) {
                    refill(print.px);
                }
            }
        }

        private void refill(long px) {
            Fall print = prints.remove(px);
            if (print != null) {
                taken.computeIfPresent(px, (same, qty) -> Math.max(0, qty - print.size));
            }
        }

        void note(long px, long size) {
            settle();
            if (size > 0 && taken.containsKey(px) && sizes.containsKey(px)) {
                long before = prints.containsKey(px) ? prints.get(px).size : 0;
                prints.put(px, new Fall(px, nowNs, before + size));
            }
        }

        private void explainFalls(Map<Long, Long> next) {
            prints.keySet().removeIf(px -> !next.containsKey(px));
            for (Fall print : List.copyOf(prints.values())) {
                long gone = compared.getOrDefault(print.px, next.get(print.px)) - next.get(print.px);
                if (gone < 0) {
                    refill(print.px);
                } else if (gone > 0) {
                    prints.put(print.px, new Fall(print.px, print.timeNs, Math.max(0, print.size - gone)));
                }
            }
        }

        void update(Map<Long, Long> levels) {
            noteFall(levels);
            settle();
            explainFalls(levels);
            sizes.clear();
            sizes.putAll(levels);
            unknown &= sizes.isEmpty();
            taken.keySet().removeIf(px -> !sizes.containsKey(px) && !isHidden(px));
            taken.replaceAll((px, qty) -> sizes.containsKey(px) ? Math.min(qty, sizes.get(px)) : qty);
            taken.values().removeIf(qty -> qty == 0);
            prints.keySet().retainAll(taken.keySet());
            compared.clear();
            compared.putAll(levels);
        }
    }

    private final class Venue {
        final Displayed bids = new Displayed(Side.BUY);
        final Displayed asks = new Displayed(Side.SELL);
        final List<Resting> arrived = new ArrayList<>();
        boolean halted;

        Displayed makers(Side side) {
            return side == Side.BUY ? bids : asks;
        }

        List<Resting> queue(Side side) {
            return arrived.stream()
                    .filter(resting -> resting.order.side() == side)
                    .sorted(Comparator.comparing(Resting::px, bestFirst(side)))
                    .toList();
        }

        boolean isLocked() {
            return !bids.sizes.isEmpty() && !asks.sizes.isEmpty() && bids.sizes.firstKey() >= asks.sizes.firstKey();
        }
    }

    /** Shares that left a queue in one row. */
    private record Fall(long px, long timeNs, long size) {}

    private static final class Resting {
        ChildOrder order;
        long open;
        double ahead = Double.POSITIVE_INFINITY;
        double aheadBefore;
        long displayed;
        long printed;
        long printedNs;
        final List<Fall> falls = new ArrayList<>();
        long fallBeganNs;
        final List<Fall> before = new ArrayList<>();

        @Nullable
        Long absentNs;

        boolean empty;
        boolean hidden = true;

        Resting(ChildOrder order, long open) {
            this.order = order;
            this.open = open;
        }

        long px() {
            return order.limitPxE9();
        }
    }

    private static Comparator<Long> bestFirst(Side side) {
        return side == Side.BUY ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }

    private static boolean isBetter(Side side, long px, long other) {
        return side == Side.BUY ? px > other : px < other;
    }

    private static boolean reaches(ChildOrder order, long px) {
        return order.type() == OrderType.MARKET || !isBetter(order.side(), px, order.limitPxE9());
    }

    void send(ChildOrder order, long timeNs) {
        nowNs = timeNs;
        long arrivalNs = arrivalNs(order.venue(), models.latency().entryNs(order.venue(), requestCount++));
        Message submit = new Message(arrivalNs, order.venue(), () -> arrive(order, order.qty()));
        int place = pending.size();
        if (order.timeInForce() == TimeInForce.GTT) {
            long endNs = Math.max(arrivalNs, order.expireNs());
            pending.add(new Message(endNs, TO_NOBODY, () -> end(order, Kind.EXPIRED)));
        }
        dispatch(submit, place);
    }

    void cancel(int venue, long orderId, long timeNs) {
        request(venue, orderId, timeNs, resting -> end(resting.order, Kind.CANCELLED));
    }

    void replace(int venue, long orderId, long qty, long limitPx, long timeNs) {
        request(venue, orderId, timeNs, resting -> change(resting, qty, limitPx));
    }

    private void request(int venue, long orderId, long timeNs, Consumer<Resting> effect) {
        nowNs = timeNs;
        long latencyNs = models.latency().entryNs(venue, requestCount++);
        Runnable whenThere = () -> {
            List<Resting> found = new ArrayList<>(venues.get(venue).arrived);
            found.removeIf(resting -> resting.order.id() != orderId);
            found.forEach(effect);
            if (found.isEmpty()) {
                hear(new ExecutionReport(nowNs, nowNs, venue, orderId, Kind.CANCEL_REJECTED, 0, 0, 0, Reason.TOO_LATE));
            }
        };
        dispatch(new Message(arrivalNs(venue, latencyNs), venue, whenThere), pending.size());
    }

    private long arrivalNs(int way, long latencyNs) {
        return Math.max(nowNs + latencyNs, lastDelayedNs.getOrDefault(way, Long.MIN_VALUE));
    }

    private void dispatch(Message message, int place) {
        if (message.timeNs == nowNs && lastDelayedNs.getOrDefault(message.way, Long.MIN_VALUE) < nowNs) {
            message.effect.run();
        } else {
            lastDelayedNs.put(message.way, message.timeNs);
            pending.add(place, message);
        }
    }

    void advanceBefore(long timeNs) {
        while (pending.stream().anyMatch(message -> message.timeNs < timeNs)) {
            Message next = Collections.min(pending, Comparator.comparingLong(Message::timeNs));
            pending.remove(next);
            nowNs = next.timeNs;
            next.effect.run();
        }
    }

    void finish(long timeNs) {
        advanceBefore(timeNs + 1);
        nowNs = timeNs;
        for (Venue venue : venues) {
            venue.queue(Side.BUY).forEach(resting -> end(resting.order, Kind.EXPIRED));
            venue.queue(Side.SELL).forEach(resting -> end(resting.order, Kind.EXPIRED));
        }
        pending.removeIf(message -> message.way < TO_US);
        pending.stream().sorted(Comparator.comparingLong(Message::timeNs)).forEach(message -> message.effect.run());
        pending.clear();
    }

    void onHalt(int venue, boolean halted, long timeNs) {
        nowNs = timeNs;
        venues.get(venue).halted = halted;
    }

    void onPrint(int venue, long px, long size, BookSide aggressor, long timeNs) {
        nowNs = timeNs;
        Venue at = venues.get(venue);
        Long bid = at.bids.sizes.isEmpty() ? null : at.bids.sizes.firstKey();
        Long ask = at.asks.sizes.isEmpty() ? null : at.asks.sizes.firstKey();
        boolean told = aggressor != BookSide.NONE;
        boolean sold = bid != null && px <= bid;
        boolean bought = ask != null && px >= ask;
        if (told ? aggressor == BookSide.ASK : sold || at.bids.fellFrom(px, Side.BUY)) {
            meet(at, Side.BUY, px, size, told);
        }
        if (told ? aggressor == BookSide.BID : bought || at.asks.fellFrom(px, Side.SELL)) {
            meet(at, Side.SELL, px, size, told);
        }
    }

    private boolean isRecent(long timeNs) {
        return nowNs - timeNs <= models.prints().pairNs();
    }

    private void meet(Venue venue, Side side, long px, long size, boolean told) {
        Displayed makers = venue.makers(side);
        long unexplained = makers.explain(px, size);
        makers.told |= told;
        if (venue.halted) {
            return;
        }
        makers.note(px, told || !makers.told ? unexplained : 0);
        if (isDoubtful(venue, side, px) && !venue.queue(side).isEmpty()) {
            if (makers.doubtful.size() == 8) {
                makers.doubtful.remove(0);
            }
            makers.doubtful.add(new Fall(px, nowNs, size));
            return;
        }
        trade(venue, side, px, size);
    }

    /** Far beyond the best: by more than the spread and more than the distance that prints have. */
    private boolean isDoubtful(Venue venue, Side side, long px) {
        Displayed makers = venue.makers(side);
        if (makers.sizes.isEmpty()) {
            return false;
        }
        long best = makers.sizes.firstKey();
        long beyond = side == Side.BUY ? best - px : px - best;
        boolean twoSided = !venue.bids.sizes.isEmpty() && !venue.asks.sizes.isEmpty();
        long spread = twoSided ? venue.asks.sizes.firstKey() - venue.bids.sizes.firstKey() : 0;
        double most = Math.abs((double) best) * models.prints().throughBps() / 10_000;
        return beyond > spread && beyond > Math.floor(most);
    }

    /** Lets the doubtful prints act that the book follows. */
    private void confirm(Venue venue, Side side) {
        Displayed makers = venue.makers(side);
        makers.doubtful.removeIf(print -> !isRecent(print.timeNs));
        for (Fall print : List.copyOf(makers.doubtful)) {
            if (makers.sizes.isEmpty() || !isBetter(side, makers.sizes.firstKey(), print.px)) {
                makers.doubtful.remove(print);
                trade(venue, side, print.px, print.size);
            }
        }
    }

    private void trade(Venue venue, Side side, long px, long size) {
        long left = size;
        for (Resting resting : venue.queue(side)) {
            boolean through = isBetter(side, resting.px(), px);
            if (!through && (left == 0 || isBetter(side, px, resting.px()))) {
                return;
            }
            long got = left;
            if (!through) {
                got = print(resting, left);
            } else {
                resting.ahead = 0;
            }
            left -= provide(resting, got);
        }
    }

    private static long sum(List<Fall> falls) {
        return falls.stream().mapToLong(Fall::size).sum();
    }

    /** What of a print at its price reaches an order: as if the print had come before a fall that it explains. */
    private long print(Resting resting, long size) {
        long old = resting.before.stream().anyMatch(fall -> isRecent(fall.timeNs))
                ? Math.min(size, sum(resting.before))
                : 0;
        if (old > 0) {
            Fall all = resting.before.get(0);
            resting.before.set(0, new Fall(all.px, all.timeNs, all.size - old));
        }
        long counts = size - old;
        if (counts == 0) {
            return 0;
        }
        settle(resting);
        boolean fell = sum(resting.falls) > 0;
        double first = fell ? resting.aheadBefore : resting.ahead;
        long shown = resting.displayed + sum(resting.falls);
        long got = first == Double.POSITIVE_INFINITY ? 0 : models.queue().filledBy(counts, first, shown, resting.open);
        long unexplained = counts;
        while (unexplained > 0 && !resting.falls.isEmpty()) {
            Fall oldest = resting.falls.remove(0);
            long here = Math.min(unexplained, oldest.size);
            unexplained -= here;
            if (here < oldest.size) {
                resting.falls.add(0, new Fall(oldest.px, oldest.timeNs, oldest.size - here));
            }
        }
        if (unexplained > 0) {
            resting.printed += unexplained;
            resting.printedNs = nowNs;
        }
        resting.ahead = Math.max(0, first - counts);
        if (fell) {
            long cancelled = sum(resting.falls);
            resting.ahead = Math.min(resting.ahead, (double) (resting.displayed + cancelled));
            resting.aheadBefore = resting.ahead;
            if (cancelled > 0) {
                double behind = resting.displayed + cancelled - resting.ahead;
                resting.ahead = models.queue().aheadAfterCancel(resting.ahead, behind, cancelled);
            }
            resting.ahead = Math.min(resting.ahead, (double) resting.displayed);
        }
        return got;
    }

    /** Falls and prints of long ago are over, and a side that is away for long is empty. */
    private void settle(Resting resting) {
        if (!resting.falls.isEmpty() && !isRecent(resting.falls.get(resting.falls.size() - 1).timeNs)) {
            resting.falls.clear();
        }
        if (!isRecent(resting.printedNs)) {
            resting.printed = 0;
        }
        if (resting.absentNs != null && !resting.empty && !isRecent(resting.absentNs)) {
            resting.empty = true;
            resting.hidden = false;
            resting.ahead = 0;
            resting.displayed = 0;
            resting.printed = 0;
            resting.falls.clear();
        }
    }

    private long provide(Resting resting, long most) {
        long filled = Math.min(resting.open, most);
        if (filled > 0) {
            resting.open -= filled;
            venues.get(resting.order.venue()).arrived.removeIf(any -> any.open == 0);
            fill(resting.order, Kind.PROVIDED, resting.open, filled, resting.px());
        }
        return filled;
    }

    void onBook(int venue, Map<Long, Long> bids, Map<Long, Long> asks, long timeNs) {
        nowNs = timeNs;
        Venue at = venues.get(venue);
        at.bids.update(bids);
        at.asks.update(asks);
        for (Side side : Side.values()) {
            if (!at.halted) {
                confirm(at, side);
            }
            if (!at.isLocked() && !at.halted) {
                tradeWithQuotes(at, side);
            }
            at.queue(side).forEach(resting -> follow(resting, at.makers(side)));
        }
    }

    private void tradeWithQuotes(Venue venue, Side side) {
        Displayed quotes = venue.makers(side.opposite());
        for (long px : quotes.sizes.keySet()) {
            for (Resting resting : venue.queue(side)) {
                if (reaches(resting.order, px) && quotes.available(px) > 0) {
                    resting.ahead = 0;
                    quotes.taken.merge(px, provide(resting, quotes.available(px)), Long::sum);
                }
            }
        }
    }

    private void follow(Resting resting, Displayed own) {
        if (own.unknown) {
            return;
        }
        if (own.sizes.isEmpty()) {
            resting.absentNs = resting.absentNs == null ? (Long) nowNs : resting.absentNs;
            settle(resting);
            return;
        }
        settle(resting);
        if (resting.absentNs != null) {
            resting.hidden |= !resting.empty;
            resting.absentNs = null;
            resting.empty = false;
        }
        if (own.isHidden(resting.px())) {
            resting.hidden = true;
            return;
        }
        long size = own.sizes.getOrDefault(resting.px(), 0L);
        if (resting.hidden) {
            resting.printed = 0;
            resting.falls.clear();
        } else if (size > resting.displayed) {
            resting.printed = 0;
        } else {
            long gone = resting.displayed - size;
            long explained = Math.min(gone, resting.printed);
            long rest = resting.displayed - explained;
            resting.printed -= explained;
            resting.ahead = Math.min(resting.ahead, (double) rest);
            if (gone > explained) {
                fall(resting, rest, gone - explained);
            }
        }
        resting.ahead = Math.min(resting.ahead, (double) size);
        resting.displayed = size;
        resting.hidden = false;
    }

    private void fall(Resting resting, long shown, long gone) {
        if (resting.falls.isEmpty() || !isRecent(resting.fallBeganNs)) {
            resting.falls.clear();
            resting.fallBeganNs = nowNs;
            resting.aheadBefore = resting.ahead;
        }
        resting.falls.add(new Fall(resting.px(), nowNs, gone));
        resting.ahead = models.queue().aheadAfterCancel(resting.ahead, shown - resting.ahead, gone);
    }

    void onClear(int venue, long timeNs) {
        nowNs = timeNs;
        Venue at = venues.get(venue);
        for (Displayed side : List.of(at.bids, at.asks)) {
            side.sizes.clear();
            side.falls.clear();
            side.unknown = true;
            if (at.halted) {
                side.taken.clear();
                side.prints.clear();
            }
        }
        for (Resting resting : at.arrived) {
            resting.hidden = true;
            resting.absentNs = null;
            resting.empty = false;
        }
    }

    private void join(Resting resting, Displayed own) {
        own.doubtful.clear();
        resting.hidden = own.unknown || own.isHidden(resting.px());
        resting.displayed = own.sizes.getOrDefault(resting.px(), 0L);
        resting.ahead = resting.hidden ? Double.POSITIVE_INFINITY : resting.displayed;
        if (!own.falls.isEmpty()
                && isRecent(own.falls.get(own.falls.size() - 1).timeNs)
                && own.falls.get(0).px == resting.px()) {
            resting.before.add(new Fall(resting.px(), own.falls.get(own.falls.size() - 1).timeNs, sum(own.falls)));
        }
    }

    private void arrive(ChildOrder order, long qty) {
        Venue venue = venues.get(order.venue());
        Displayed quotes = venue.makers(order.side().opposite());
        long takeable = takeable(order, venue);
        Reason refusal = refusal(order, venue, takeable);
        if (refusal != Reason.NONE) {
            report(order, Kind.REJECTED, 0, refusal);
            return;
        }
        long left = qty;
        boolean killed = order.timeInForce() == TimeInForce.FOK && takeable < qty;
        for (long px : quotes.sizes.keySet()) {
            long filled = reaches(order, px) && !killed ? Math.min(left, quotes.available(px)) : 0;
            if (filled > 0) {
                left -= filled;
                quotes.taken.merge(px, filled, Long::sum);
                fill(order, Kind.TAKEN, left, filled, px);
            }
        }
        if (left > 0 && order.isImmediate()) {
            report(order, Kind.CANCELLED, 0, Reason.NOT_FILLED_AT_ONCE);
        } else if (left > 0) {
            Resting resting = new Resting(order, left);
            join(resting, venue.makers(order.side()));
            venue.arrived.add(resting);
            report(order, Kind.ACCEPTED, left, Reason.NONE);
        }
    }

    private static long takeable(ChildOrder order, Venue venue) {
        Displayed quotes = venue.makers(order.side().opposite());
        return quotes.sizes.keySet().stream()
                .filter(px -> reaches(order, px))
                .mapToLong(quotes::available)
                .sum();
    }

    private Reason refusal(ChildOrder order, Venue venue, long takeable) {
        Reason byRule = ruleBroken(order, venue);
        if (byRule != Reason.NONE) {
            return byRule;
        } else if (venue.queue(order.side().opposite()).stream().anyMatch(other -> reaches(order, other.px()))) {
            return Reason.SELF_CROSS;
        }
        return order.type() == OrderType.POST_ONLY && takeable > 0 ? Reason.POST_ONLY : Reason.NONE;
    }

    private Reason ruleBroken(ChildOrder order, Venue venue) {
        if (venue.halted) {
            return Reason.HALTED;
        } else if (order.qty() % models.rules().lot() != 0) {
            return Reason.LOT;
        } else if (order.type() != OrderType.MARKET
                && order.limitPxE9() % models.rules().tickE9() != 0) {
            return Reason.TICK;
        }
        return Reason.NONE;
    }

    private void change(Resting resting, long qty, long limitPx) {
        ChildOrder was = resting.order;
        long open = qty - (was.qty() - resting.open);
        if (open <= 0) {
            end(was, Kind.CANCELLED);
            return;
        }
        ChildOrder now = new ChildOrder(
                was.id(), was.venue(), was.side(), qty, was.type(), limitPx, was.timeInForce(), was.expireNs());
        Venue venue = venues.get(was.venue());
        boolean keepsPlace = limitPx == was.limitPxE9() && open <= resting.open;
        Reason refusal = keepsPlace ? ruleBroken(now, venue) : refusal(now, venue, takeable(now, venue));
        if (refusal != Reason.NONE) {
            report(was, Kind.CANCEL_REJECTED, resting.open, refusal);
            return;
        }
        report(now, Kind.REPLACED, open, Reason.NONE);
        if (keepsPlace) {
            resting.order = now;
            resting.open = open;
        } else {
            venue.arrived.remove(resting);
            arrive(now, open);
        }
    }

    private void end(ChildOrder order, Kind kind) {
        if (venues.get(order.venue()).arrived.removeIf(resting -> resting.order.id() == order.id())) {
            report(order, kind, 0, kind == Kind.CANCELLED ? Reason.REQUESTED : Reason.NONE);
        }
    }

    private void report(ChildOrder order, Kind kind, long leaves, Reason reason) {
        hear(ExecutionReport.of(nowNs, order, kind, leaves, reason));
    }

    private void fill(ChildOrder order, Kind kind, long leaves, long qty, long px) {
        hear(ExecutionReport.of(nowNs, order, kind, leaves, Reason.NONE).withFill(qty, px));
    }

    private void hear(ExecutionReport report) {
        int way = TO_US + report.venue();
        long recvNs = arrivalNs(way, models.latency().reportNs(report.venue(), reportCount++));
        dispatch(new Message(recvNs, way, () -> reports.add(report.receivedAt(recvNs))), pending.size());
    }
}
