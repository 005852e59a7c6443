package io.slipway.venue;

import io.slipway.market.BookSide;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.ExecutionReport.Kind;
import io.slipway.model.ExecutionReport.Reason;
import io.slipway.model.OrderType;
import io.slipway.model.Side;
import io.slipway.model.TimeInForce;
import io.slipway.venue.NaiveQuotes.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The work of {@link VenueSimulator} with {@link ConservedLiquidity}, written for the eye and not for speed. */
final class NaiveVenueSimulator {

    private static final int TO_US = 1000;
    private static final int TO_NOBODY = -1;

    final List<ExecutionReport> reports = new ArrayList<>();
    private final NaiveClock clock;
    private final VenueModels models;
    private final int capacity;
    private final List<Venue> venues = new ArrayList<>();
    private final List<Message> pending = new ArrayList<>();
    private final Map<Integer, Long> lastDelayedNs = new HashMap<>();
    private long requestCount;
    private long reportCount;

    NaiveVenueSimulator(int venues, int capacity, VenueModels models) {
        this.models = models;
        clock = new NaiveClock(models);
        this.capacity = capacity;
        for (int i = 0; i < venues; i++) {
            this.venues.add(new Venue());
        }
    }

    /** Of the same way, none arrives before one that was sent earlier. */
    private record Message(long timeNs, int way, Runnable effect) {}

    private final class Venue {
        final NaiveQuotes bids = new NaiveQuotes(clock, capacity, Side.BUY);
        final NaiveQuotes asks = new NaiveQuotes(clock, capacity, Side.SELL);
        final List<NaiveOrder> arrived = new ArrayList<>();
        boolean halted;

        NaiveQuotes makers(Side side) {
            return side == Side.BUY ? bids : asks;
        }

        List<NaiveOrder> queue(Side side) {
            return arrived.stream()
                    .filter(resting -> resting.order.side() == side)
                    .sorted(Comparator.comparing(NaiveOrder::px, NaiveQuotes.bestFirst(side)))
                    .toList();
        }

        boolean isLocked() {
            return !bids.sizes.isEmpty() && !asks.sizes.isEmpty() && bids.sizes.firstKey() >= asks.sizes.firstKey();
        }
    }

    private static boolean reaches(ChildOrder order, long px) {
        return order.type() == OrderType.MARKET || !NaiveQuotes.isBetter(order.side(), px, order.limitPxE9());
    }

    void send(ChildOrder order, long timeNs) {
        clock.nowNs = timeNs;
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

    private void request(int venue, long orderId, long timeNs, Consumer<NaiveOrder> effect) {
        clock.nowNs = timeNs;
        long latencyNs = models.latency().entryNs(venue, requestCount++);
        Runnable whenThere = () -> {
            List<NaiveOrder> found = new ArrayList<>(venues.get(venue).arrived);
            found.removeIf(resting -> resting.order.id() != orderId);
            found.forEach(effect);
            if (found.isEmpty()) {
                hear(new ExecutionReport(
                        clock.nowNs, clock.nowNs, venue, orderId, Kind.CANCEL_REJECTED, 0, 0, 0, Reason.TOO_LATE));
            }
        };
        dispatch(new Message(arrivalNs(venue, latencyNs), venue, whenThere), pending.size());
    }

    private long arrivalNs(int way, long latencyNs) {
        return Math.max(clock.nowNs + latencyNs, lastDelayedNs.getOrDefault(way, Long.MIN_VALUE));
    }

    private void dispatch(Message message, int place) {
        if (message.timeNs == clock.nowNs && lastDelayedNs.getOrDefault(message.way, Long.MIN_VALUE) < clock.nowNs) {
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
            clock.nowNs = next.timeNs;
            next.effect.run();
        }
    }

    void finish(long timeNs) {
        advanceBefore(timeNs + 1);
        clock.nowNs = timeNs;
        for (Venue venue : venues) {
            venue.queue(Side.BUY).forEach(resting -> end(resting.order, Kind.EXPIRED));
            venue.queue(Side.SELL).forEach(resting -> end(resting.order, Kind.EXPIRED));
        }
        pending.removeIf(message -> message.way < TO_US);
        pending.stream().sorted(Comparator.comparingLong(Message::timeNs)).forEach(message -> message.effect.run());
        pending.clear();
    }

    void onHalt(int venue, boolean halted, long timeNs) {
        clock.nowNs = timeNs;
        venues.get(venue).halted = halted;
    }

    void onPrint(int venue, long px, long size, BookSide aggressor, long timeNs) {
        clock.nowNs = timeNs;
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

    private void meet(Venue venue, Side side, long px, long size, boolean told) {
        NaiveQuotes makers = venue.makers(side);
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
            makers.doubtful.add(new Part(px, clock.nowNs, size));
            return;
        }
        trade(venue, side, px, size, Long.MAX_VALUE);
    }

    /** Far beyond the best: by more than the spread and more than the distance that prints have. */
    private boolean isDoubtful(Venue venue, Side side, long px) {
        NaiveQuotes makers = venue.makers(side);
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
        NaiveQuotes makers = venue.makers(side);
        makers.doubtful.removeIf(print -> !clock.isRecent(print.timeNs));
        for (Part print : List.copyOf(makers.doubtful)) {
            if (makers.sizes.isEmpty() || !NaiveQuotes.isBetter(side, makers.sizes.firstKey(), print.px)) {
                makers.doubtful.remove(print);
                trade(venue, side, print.px, print.size, print.timeNs);
            }
        }
    }

    private void trade(Venue venue, Side side, long px, long size, long joinedBeforeNs) {
        long left = size;
        for (NaiveOrder resting : venue.queue(side)) {
            if (resting.sinceNs >= joinedBeforeNs) {
                continue;
            }
            boolean through = NaiveQuotes.isBetter(side, resting.px(), px);
            if (!through && (left == 0 || NaiveQuotes.isBetter(side, px, resting.px()))) {
                return;
            }
            long got = left;
            if (!through) {
                got = resting.print(left);
            } else {
                resting.comeFirst();
            }
            left -= provide(resting, got);
        }
    }

    private long provide(NaiveOrder resting, long most) {
        long filled = Math.min(resting.open, most);
        if (filled > 0) {
            resting.open -= filled;
            venues.get(resting.order.venue()).arrived.removeIf(any -> any.open == 0);
            fill(resting.order, Kind.PROVIDED, resting.open, filled, resting.px());
        }
        return filled;
    }

    void onBook(int venue, Map<Long, Long> bids, Map<Long, Long> asks, long timeNs) {
        clock.nowNs = timeNs;
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
            at.queue(side).forEach(resting -> resting.follow(at.makers(side)));
        }
    }

    private void tradeWithQuotes(Venue venue, Side side) {
        NaiveQuotes quotes = venue.makers(side.opposite());
        for (long px : quotes.sizes.keySet()) {
            for (NaiveOrder resting : venue.queue(side)) {
                if (reaches(resting.order, px) && quotes.available(px) > 0) {
                    resting.comeFirst();
                    quotes.taken.merge(px, provide(resting, quotes.available(px)), Long::sum);
                }
            }
        }
    }

    void onClear(int venue, long timeNs) {
        clock.nowNs = timeNs;
        Venue at = venues.get(venue);
        for (NaiveQuotes side : List.of(at.bids, at.asks)) {
            side.clear(at.halted);
        }
        for (NaiveOrder resting : at.arrived) {
            resting.hidden = true;
            resting.absentNs = null;
            resting.empty = false;
        }
    }

    private void arrive(ChildOrder order, long qty) {
        Venue venue = venues.get(order.venue());
        NaiveQuotes quotes = venue.makers(order.side().opposite());
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
            NaiveOrder resting = new NaiveOrder(clock, order, left);
            resting.join(venue.makers(order.side()));
            venue.arrived.add(resting);
            report(order, Kind.ACCEPTED, left, Reason.NONE);
        }
    }

    private static long takeable(ChildOrder order, Venue venue) {
        NaiveQuotes quotes = venue.makers(order.side().opposite());
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

    private void change(NaiveOrder resting, long qty, long limitPx) {
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
        hear(ExecutionReport.of(clock.nowNs, order, kind, leaves, reason));
    }

    private void fill(ChildOrder order, Kind kind, long leaves, long qty, long px) {
        hear(ExecutionReport.of(clock.nowNs, order, kind, leaves, Reason.NONE).withFill(qty, px));
    }

    private void hear(ExecutionReport report) {
        int way = TO_US + report.venue();
        long recvNs = arrivalNs(way, models.latency().reportNs(report.venue(), reportCount++));
        dispatch(new Message(recvNs, way, () -> reports.add(report.receivedAt(recvNs))), pending.size());
    }
}
