package io.slipway.venue;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketBooks;
import io.slipway.market.MarketEvent;
import io.slipway.market.RemovedOrders;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport.Kind;
import io.slipway.model.ExecutionReport.Reason;
import io.slipway.model.OrderType;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.model.TimeInForce;

/**
 * Simulates the venues for the orders of one strategy run. The caller passes the market events in the order of the venues'
 * clocks: first {@link #advanceBefore} with the event's time, then the event. Messages to one venue arrive in the order in
 * which they were sent, and so do its reports. A message without latency acts at once. Any other acts after all market events
 * of its moment of arrival. Not thread-safe.
 */
public final class VenueSimulator {

    /** The price of an order that is not there. */
    public static final long NO_ORDER = Long.MAX_VALUE;

    /** The {@link #settledSize} of an order behind all that is shown. */
    public static final long OUT_OF_SIGHT = RestingOrder.OUT_OF_SIGHT;

    private final MarketBooks books;
    private final VenueModels models;
    private final DisplayedLiquidity liquidity;
    private final RecentBook recent;
    private final OwnOrders own;
    private final boolean[] halted;
    private boolean closed;
    private long nowNs = Long.MIN_VALUE;
    private final MessageQueue courier;
    private final VenueReports reports;
    private final DisplayedLiquidity.TakeListener onTaken;
    private final DisplayedLiquidity.TakeListener onMidpoint;

    /** Creates the venues. */
    public VenueSimulator(MarketBooks books, VenueModels models, ReportListener listener) {
        this(books, models, listener, new RecentBook(books, models.prints()));
    }

    /** Creates the venues with the recent past of {@code books}, by the rules for prints of {@code models}. */
    public VenueSimulator(MarketBooks books, VenueModels models, ReportListener listener, RecentBook recent) {
        this.recent = recent;
        this.books = books;
        this.models = models;
        int venues = books.venues();
        liquidity = new DisplayedLiquidity(books, models);
        own = new OwnOrders(books, models, liquidity, recent, this::onProvided);
        halted = new boolean[venues];
        courier = new MessageQueue(models.latency(), venues, this::deliver);
        reports = new VenueReports(courier, listener);
        onTaken = (order, qty, pxE9, left) -> reports.fill(nowNs, order, Kind.TAKEN, qty, pxE9, left);
        onMidpoint = (order, qty, pxE9, left) -> reports.fill(nowNs, order, Kind.MIDPOINT, qty, pxE9, left);
    }

    /** Shares of a displayed level that an order of {@code side} could still take. */
    public long available(int venue, Side side, int level) {
        return liquidity.available(venue, side, level, nowNs);
    }

    /** Shares that were taken although they had been taken before, where the liquidity model allows that. */
    public long reusedQty() {
        return liquidity.reusedQty();
    }

    /** Time of the next arrival, at a venue or at the strategy; {@link Long#MAX_VALUE} if no message is in flight. */
    public long nextMessageNs() {
        return courier.nextNs();
    }

    /** Shares of others ahead of an order by its queue model; infinite where the data does not show its level, NaN if it does not rest. */
    public double ahead(int venue, Side side, long orderId) {
        return own.ahead(venue, side, orderId);
    }

    /** The limit of the best order of {@code side} at a venue, signed for those who trade with it; {@link #NO_ORDER} if none rests. */
    public long restingSignedPxE9(int venue, Side side) {
        return own.of(venue, side).bestSignedPxE9();
    }

    /**
     * The size at the price of the only order of {@code side} at a venue that a row may show without a change of it, if it is out of reach and
     * the venue {@linkplain #isStill still}: {@link #OUT_OF_SIGHT} beyond all that is shown, less if every row may change it, zero for none.
     */
    public long settledSize(int venue, Side side) {
        return own.of(venue, side).settledSize();
    }

    /** The best price, signed for {@code side}, at which it took size of a venue that counts as taken; {@link #NO_ORDER} if there is none. */
    public long takenSignedPxE9(int venue, Side side) {
        return liquidity.taken(side).bestTakenPxE9(venue);
    }

    /** The size at that price, if all of it was taken; else negative. */
    public long takenSize(int venue, Side side) {
        return liquidity.taken(side).exhaustedSize(venue);
    }

    /** True if a row that shows the best quotes of a venue as they were, where more is not shown, changes nothing. */
    public boolean isStill(int venue) {
        return own.isStill(venue);
    }

    /** True if rows of a venue, unless they halt it, change nothing but what is left of what was taken, and time does not. */
    public boolean isCalm(int venue) {
        return own.isNowhere(venue) || own.isCalm(venue);
    }

    /** The displayed size at {@link #takenSignedPxE9} as of the last row; negative where there is none. */
    public long shownSize(int venue, Side side) {
        return liquidity.taken(side).shownSize(venue);
    }

    /** Sends an order now. */
    public void send(ChildOrder order, long timeNs) {
        setClock(timeNs);
        courier.send(order, nowNs);
    }

    /** Lets an order arrive now, whatever the latency. */
    public void place(ChildOrder order, long timeNs) {
        setClock(timeNs);
        arrive(order, order.qty());
        courier.deliverImmediate();
    }

    /** Ends an order now, whatever the latency, if it rests, without a report. */
    public void withdraw(int venue, long orderId, long timeNs) {
        setClock(timeNs);
        own.remove(venue, orderId);
    }

    /** Asks now that an order end. */
    public void cancel(int venue, long orderId, long timeNs) {
        setClock(timeNs);
        courier.cancel(venue, orderId, nowNs);
    }

    /**
     * Asks for another quantity, what is filled included, and price. Fewer shares at the same price keep the place in the queue;
     * anything else joins at the end, and trades if it can. What the venue would reject is refused.
     */
    public void replace(int venue, long orderId, long qty, long limitPxE9, long timeNs) {
        setClock(timeNs);
        courier.replace(venue, orderId, qty, limitPxE9, nowNs);
    }

    /** Lets all that arrives before {@code timeNs} arrive. */
    public void advanceBefore(long timeNs) {
        for (long next = courier.nextNs(); next < timeNs; next = courier.nextNs()) {
            setClock(next);
            courier.deliverNext();
        }
    }

    /** A session begins or ends: at its end resting orders expire, and orders that arrive until the next one are rejected. */
    public void onSession(boolean isOpen, long timeNs) {
        setClock(timeNs);
        closed = !isOpen;
        if (closed) {
            own.removeAll(order -> reports.report(nowNs, order, Kind.EXPIRED, 0, Reason.NONE));
            courier.deliverImmediate();
        }
    }

    /** Ends the data: messages that reach the venues until {@code timeNs} arrive, resting orders expire, every report is delivered. */
    public void finish(long timeNs) {
        advanceBefore(Math.addExact(timeNs, 1));
        setClock(timeNs);
        own.removeAll(order -> reports.report(nowNs, order, Kind.EXPIRED, 0, Reason.NONE));
        courier.deliverReports();
    }

    /** After the {@linkplain #finish end}: an order takes what it can at once, and its reports are delivered. */
    public void complete(ChildOrder order) {
        arrive(order, order.qty());
        courier.deliverReports();
    }

    /**
     * A row of a venue, whose books show it already if it changes them. Data that names orders has each trade twice, as the trade
     * and as the fills of the orders that rested: the trade counts.
     */
    public void onEvent(int venue, MarketEvent event, long timeNs) {
        setClock(timeNs);
        if (own.isNowhere(venue) && !event.action().isStatus()) {
            return;
        }
        onRemovals(venue, event.removals(), timeNs);
        if (event.action() == BookAction.CLEAR) {
            onClear(venue, timeNs);
        } else if (event.action().isBook()) {
            onBook(venue, timeNs);
        } else if (event.isTradeInBook()) {
            onPrint(venue, event.priceE9(), event.size(), event.side(), timeNs);
        } else if (event.action().isStatus()) {
            onHalt(venue, event.action() == BookAction.HALT, timeNs);
        }
    }

    /** The books of a venue have changed. */
    public void onBook(int venue, long timeNs) {
        setClock(timeNs);
        recent.onBook(venue, timeNs);
        own.onBook(venue, halted[venue], timeNs);
        courier.deliverImmediate();
    }

    /** The same where it changes the queues of orders of {@code side} alone: at a {@linkplain #isStill still} venue that has no others. */
    public void onQueue(int venue, Side side, long timeNs) {
        setClock(timeNs);
        own.onQueue(venue, side, timeNs);
    }

    /** A venue's book is cleared, to be shown again: its orders are still there, in front of ours or taken by us as before. */
    public void onClear(int venue, long timeNs) {
        setClock(timeNs);
        recent.onClear(venue, timeNs);
        own.onClear(venue);
        if (halted[venue]) {
            liquidity.onForget(venue);
        }
        courier.deliverImmediate();
    }

    /** A venue's book is unknown from now on, and what was taken of it is over: its session has ended. */
    public void onForget(int venue, long timeNs) {
        setClock(timeNs);
        recent.onClear(venue, timeNs);
        liquidity.onForget(venue);
        own.look(venue);
    }

    /** Others have traded. */
    public void onPrint(int venue, long pxE9, long size, BookSide aggressor, long timeNs) {
        setClock(timeNs);
        recent.onPrint(venue, pxE9, size, aggressor, timeNs);
        if (!halted[venue]) {
            own.onPrint(venue, pxE9, size, timeNs);
            own.midpoints.onPrint(venue, pxE9, size, books, models.bound().worstSignedPxE9(nowNs), onMidpoint);
        }
        courier.deliverImmediate();
    }

    /** Shares of others have left queues of a venue, cancelled or traded: before the {@link #onBook} that shows it. */
    public void onRemovals(int venue, RemovedOrders removals, long timeNs) {
        if (models.queue().isExact() && removals.count() > 0) {
            setClock(timeNs);
            own.onRemovals(venue, removals, timeNs);
        }
    }

    /** The data of a venue is known to name the orders that are filled. Until a fill that names one, it is taken not to. */
    public void onFillsNamed(int venue) {
        own.onFillsNamed(venue);
    }

    /** A venue stops or resumes trading: while halted it rejects orders, fills none, and still cancels. */
    public void onHalt(int venue, boolean isHalted, long timeNs) {
        setClock(timeNs);
        halted[venue] = isHalted;
    }

    private void setClock(long timeNs) {
        if (timeNs < nowNs) {
            throw new IllegalArgumentException("the clock goes back: nowNs=" + nowNs + ", timeNs=" + timeNs);
        }
        nowNs = timeNs;
    }

    private void deliver(Message message) {
        if (message instanceof Message.Submit submit) {
            arrive(submit.order(), submit.order().qty());
        } else if (message instanceof Message.Cancel cancel) {
            end(cancel.venue(), cancel.orderId(), Kind.CANCELLED);
        } else if (message instanceof Message.Replace replace) {
            change(replace);
        } else if (message instanceof Message.Expire expire) {
            end(expire.venue(), expire.orderId(), Kind.EXPIRED);
        } else if (message instanceof Message.Report report) {
            reports.deliver(report.report());
        }
    }

    private void arrive(ChildOrder order, long qty) {
        Reason refusal = refusal(order);
        if (refusal != Reason.NONE) {
            reports.report(nowNs, order, Kind.REJECTED, 0, refusal);
            return;
        } else if (order.type() == OrderType.MIDPOINT) {
            own.midpoints.add(order, qty);
            reports.report(nowNs, order, Kind.ACCEPTED, qty, Reason.NONE);
            return;
        }
        own.touch(order.venue());
        recent.onArrival(order.venue(), nowNs);
        boolean killed = order.timeInForce() == TimeInForce.FOK && liquidity.takeable(order, qty, nowNs) < qty;
        long left = killed ? qty : liquidity.take(order, qty, nowNs, onTaken);
        if (left > 0 && order.isImmediate()) {
            reports.report(nowNs, order, Kind.CANCELLED, 0, Reason.NOT_FILLED_AT_ONCE);
        } else if (left > 0) {
            own.add(recent.join(order, left, models.queue().isExact(), nowNs, own.takeEnded()));
            reports.report(nowNs, order, Kind.ACCEPTED, left, Reason.NONE);
        }
    }

    private Reason refusal(ChildOrder order) {
        Reason byRule = closed ? Reason.CLOSED : models.rules().refusal(order, halted[order.venue()]);
        if (byRule != Reason.NONE) {
            return byRule;
        } else if (own.cross(order)) {
            return Reason.SELF_CROSS;
        } else if (order.type() == OrderType.POST_ONLY && liquidity.takeable(order, 1, nowNs) > 0) {
            return Reason.POST_ONLY;
        }
        return Reason.NONE;
    }

    private void end(int venue, long orderId, Kind kind) {
        ChildOrder ended = own.remove(venue, orderId);
        if (ended != null) {
            reports.report(nowNs, ended, kind, 0, kind == Kind.CANCELLED ? Reason.REQUESTED : Reason.NONE);
        } else if (kind == Kind.CANCELLED) {
            reports.tooLate(venue, orderId, nowNs);
        }
    }

    private void change(Message.Replace replace) {
        RestingOrders resting = own.holding(replace.venue(), replace.orderId());
        int at = resting.find(replace.orderId());
        if (at < 0) {
            reports.tooLate(replace.venue(), replace.orderId(), nowNs);
            return;
        }
        RestingOrder old = resting.get(at);
        ChildOrder was = old.order;
        long openQty = replace.qty() - (was.qty() - old.openQty);
        if (openQty <= 0) {
            resting.remove(at);
            reports.report(nowNs, was, Kind.CANCELLED, 0, Reason.REQUESTED);
            return;
        }
        ChildOrder now = was.replaced(replace.qty(), replace.limitPxE9());
        boolean keepsPlace = replace.limitPxE9() == was.limitPxE9() && openQty <= old.openQty;
        Reason refusal = keepsPlace ? models.rules().refusal(now, halted[now.venue()]) : refusal(now);
        if (refusal != Reason.NONE) {
            reports.report(nowNs, was, Kind.CANCEL_REJECTED, old.openQty, refusal);
        } else if (keepsPlace) {
            resting.set(at, new RestingOrder(old, now, openQty));
            reports.report(nowNs, now, Kind.REPLACED, openQty, Reason.NONE);
        } else {
            resting.remove(at);
            reports.report(nowNs, now, Kind.REPLACED, openQty, Reason.NONE);
            arrive(now, openQty);
        }
    }

    private void onProvided(RestingOrder resting, long qty) {
        reports.fill(nowNs, resting.order, Kind.PROVIDED, qty, resting.order.limitPxE9(), resting.openQty);
    }

    /**
     * Writes the state of the venues for this strategy run: taken size, resting orders and messages in flight, not the books.
     *
     * @throws IllegalStateException if called during the processing of an event
     */
    public void save(StateWriter state) {
        own.midpoints.save(state.section("venues").put(nowNs).put(closed));
        liquidity.save(state);
        recent.save(state);
        courier.save(state);
        state.put(halted);
        for (int venue = 0; venue < halted.length; venue++) {
            own.save(state, venue);
        }
    }

    /** Takes over what {@link #save} of a simulator of the same market and models added; another state is refused. */
    public void restore(StateReader state) {
        nowNs = state.section("venues").takeLong();
        closed = state.takeBoolean();
        own.midpoints.restore(state);
        liquidity.restore(state);
        recent.restore(state);
        courier.restore(state);
        state.take(halted);
        for (int venue = 0; venue < halted.length; venue++) {
            own.restore(state, venue);
        }
    }
}
