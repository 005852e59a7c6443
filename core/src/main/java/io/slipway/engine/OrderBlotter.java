package io.slipway.engine;

import io.slipway.market.MarketView;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.Fill;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.WorkingOrder;
import io.slipway.tca.order.SentOrders;
import io.slipway.tca.order.VenueOrder;
import io.slipway.venue.VenueSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The child orders of one strategy, as far as the strategy knows of them. Their ids count from zero. Not thread-safe. */
final class OrderBlotter {

    private final long parentQty;

    /** By id, which is the order in which they were sent. */
    private final ArrayList<Entry> working = new ArrayList<>();

    /** The orders of {@link #working} as a list; null after a change. Strategies ask for it more often than it changes. */
    private @Nullable List<WorkingOrder> list;

    private final SentOrders sent = new SentOrders();

    /** Orders that became larger, in the order in which they did. */
    private final List<Enlarged> enlarged = new ArrayList<>();

    private long filledQty;
    private long workingQty;
    private @Nullable OrderJournal journal;

    OrderBlotter(long parentQty) {
        this.parentQty = parentQty;
    }

    /** An order that a change made larger than it ever was, and its shares then. */
    private record Enlarged(long orderId, long qty) {}

    /** An order, and the change of it that was asked for: the order as it then is, or null. */
    private record Entry(WorkingOrder order, @Nullable ChildOrder replacement) {

        long id() {
            return order.order().id();
        }

        /** Shares by which the change makes the order larger. */
        long addedQty() {
            return replacement == null
                    ? 0
                    : Math.max(0, replacement.qty() - order.order().qty());
        }
    }

    /** Keeps the lives of all orders from now on, which is before the first. */
    void keepJournal() {
        journal = new OrderJournal();
    }

    /** Something happens at a venue now, or has just happened. */
    void look(VenueSimulator venues, int venue, long nowNs) {
        if (journal != null) {
            journal.look(venues, venue, nowNs);
        }
    }

    /**
     * All orders that were sent, by id.
     *
     * @param fills of each, by id
     */
    List<VenueOrder> venueOrders(MarketView market, List<List<Fill>> fills) {
        return sent.withFills(publisherIds(market), fills, journal == null ? Map.of() : journal.steps());
    }

    /** All orders that were sent, by id, as they were sent. */
    List<VenueOrder> asSent(MarketView market) {
        return sent.asSent(publisherIds(market));
    }

    private static int[] publisherIds(MarketView market) {
        return IntStream.range(0, market.venues()).map(market::publisherId).toArray();
    }

    long nextId() {
        return sent.size();
    }

    long remainingQty() {
        return parentQty - filledQty - workingQty;
    }

    long filledQty() {
        return filledQty;
    }

    List<WorkingOrder> working() {
        if (list == null) {
            WorkingOrder[] now = new WorkingOrder[working.size()];
            for (int i = 0; i < now.length; i++) {
                now[i] = working.get(i).order();
            }
            list = List.of(now);
        }
        return list;
    }

    /** True if shares of a working order were filled. */
    boolean hasArrived() {
        return working().stream()
                .anyMatch(each -> each.leavesQty() != each.order().qty());
    }

    @Nullable
    WorkingOrder find(long orderId) {
        int at = at(orderId);
        return at < 0 ? null : working.get(at).order();
    }

    /** The place of an order in {@link #working}, negative if it is not there. Most that is asked is of the latest order. */
    private int at(long orderId) {
        int from = 0;
        int to = working.size() - 1;
        int middle = to;
        while (from <= to) {
            long id = working.get(middle).id();
            if (id == orderId) {
                return middle;
            }
            from = id < orderId ? middle + 1 : from;
            to = id < orderId ? to : middle - 1;
            middle = (from + to) >>> 1;
        }
        return -1;
    }

    /** Number of child orders that were sent. */
    int sentCount() {
        return sent.size();
    }

    void onSend(ChildOrder child, long shownQty, long nowNs) {
        list = null;
        working.add(new Entry(new WorkingOrder(child, child.qty(), false), null));
        workingQty += child.qty();
        sent.add(child.venue(), nowNs, child.qty(), shownQty);
        if (journal != null) {
            journal.onSend(child, nowNs);
        }
    }

    void onCancel(long orderId) {
        list = null;
        int at = at(orderId);
        if (at >= 0) {
            Entry entry = working.get(at);
            WorkingOrder ending =
                    new WorkingOrder(entry.order().order(), entry.order().leavesQty(), true);
            working.set(at, new Entry(ending, entry.replacement()));
        }
    }

    /**
     * A change is asked for.
     *
     * @return the order's venue
     * @throws IllegalStateException if the order has ended, is being cancelled or changed, or more shares are added than remain
     */
    int onReplace(long orderId, long qty, long limitPxE9) {
        int at = at(orderId);
        Entry entry = at < 0 ? null : working.get(at);
        if (entry == null || entry.order().cancelling() || entry.replacement() != null) {
            throw new IllegalStateException("no order that can be replaced: orderId=" + orderId + ", order=" + entry);
        }
        ChildOrder was = entry.order().order();
        if (qty <= 0 || qty - was.qty() > remainingQty()) {
            throw new IllegalStateException("a replacement is for 1 to all remaining shares more: qty=" + qty
                    + ", before=" + was.qty() + ", remaining=" + remainingQty());
        }
        ChildOrder becomes = new ChildOrder(
                was.id(), was.venue(), was.side(), qty, was.type(), limitPxE9, was.timeInForce(), was.expireNs());
        Entry changed = new Entry(entry.order(), becomes);
        list = null;
        working.set(at, changed);
        workingQty += changed.addedQty();
        return was.venue();
    }

    /** A report was received; returns whether it is a fill of a working order. */
    boolean onReport(ExecutionReport report) {
        int at = at(report.orderId());
        if (at < 0) {
            return false;
        }
        Entry entry = working.get(at);
        if (journal != null) {
            journal.onReport(report, entry.replacement());
        }
        list = null;
        boolean fill = report.kind().isFill();
        filledQty += fill ? report.lastQty() : 0;
        Entry after = after(entry, report);
        workingQty -= entry.order().leavesQty() + entry.addedQty();
        if (report.leavesQty() == 0) {
            working.remove(at);
        } else {
            working.set(at, after);
            workingQty += report.leavesQty() + after.addedQty();
        }
        return fill;
    }

    private Entry after(Entry entry, ExecutionReport report) {
        WorkingOrder before = entry.order();
        ChildOrder replacement = entry.replacement();
        if (replacement != null && report.kind() == ExecutionReport.Kind.REPLACED) {
            enlarge(new Enlarged(report.orderId(), replacement.qty()));
            return new Entry(new WorkingOrder(replacement, report.leavesQty(), before.cancelling()), null);
        }
        boolean refused = report.kind() == ExecutionReport.Kind.CANCEL_REJECTED;
        WorkingOrder now = new WorkingOrder(before.order(), report.leavesQty(), before.cancelling());
        return new Entry(now, refused ? null : replacement);
    }

    private void enlarge(Enlarged change) {
        if (sent.enlarge(Math.toIntExact(change.orderId()), change.qty())) {
            enlarged.add(change);
        }
    }

    void save(StateWriter state) {
        state.section("orders").put(filledQty).put(workingQty);
        state.put((long) sent.size()).journal(this::saveSent);
        state.put((long) enlarged.size()).journal(this::saveEnlarged);
        state.put((long) working.size());
        for (Entry each : working) {
            each.order().order().save(state);
            state.put(each.order().leavesQty()).put(each.order().cancelling());
            ChildOrder replacement = each.replacement();
            state.put(replacement != null);
            if (replacement != null) {
                replacement.save(state);
            }
        }
    }

    private void saveSent(StateWriter state) {
        for (int i = 0; i < sent.size(); i++) {
            state.put(sent.venue(i)).put(sent.timeNs(i)).put(sent.qty(i)).put(sent.shownQty(i));
        }
    }

    private void saveEnlarged(StateWriter state) {
        for (Enlarged each : enlarged) {
            state.put(each.orderId()).put(each.qty());
        }
    }

    void restore(StateReader state) {
        filledQty = state.section("orders").takeLong();
        workingQty = state.takeLong();
        sent.clear();
        for (int left = state.takeCount(); left > 0; left--) {
            int venue = Math.toIntExact(state.takeLong());
            long timeNs = state.takeLong();
            long qty = state.takeLong();
            sent.add(venue, timeNs, qty, state.takeLong());
        }
        enlarged.clear();
        for (int left = state.takeCount(); left > 0; left--) {
            enlarge(new Enlarged(state.takeLong(), state.takeLong()));
        }
        list = null;
        working.clear();
        for (int left = state.takeCount(); left > 0; left--) {
            ChildOrder child = ChildOrder.restored(state);
            WorkingOrder order = new WorkingOrder(child, state.takeLong(), state.takeBoolean());
            working.add(new Entry(order, state.takeBoolean() ? ChildOrder.restored(state) : null));
        }
    }
}
