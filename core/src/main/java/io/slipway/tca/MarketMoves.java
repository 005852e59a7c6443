package io.slipway.tca;

import io.slipway.calendar.SessionClock;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.Fill;
import io.slipway.model.ParentOrder;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.tape.TapeState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Observer that measures the {@link MarketMove} under several executions of several orders in one pass. The mid of a moment is that
 * after all rows up to it; where a side is missing, the last one before counts, or the first one after. Not thread-safe.
 */
final class MarketMoves implements TapeState {

    private final List<ParentOrder> orders;
    private final List<List<List<Fill>>> fills;
    private final VenueBooks books;
    private final SessionClock clock;
    private final long[] momentsNs;
    private final long[] twiceMidsE9;
    private int next;
    private long latestNs = Long.MIN_VALUE;
    private boolean hasMid;
    private long twiceMidE9;

    /**
     * An observer of one pass over a tape.
     *
     * @param books that nothing has changed yet
     * @param orders of one market, at least one; a quote does not outlive their sessions
     * @param fills of every order, then of every execution of it
     */
    MarketMoves(VenueBooks books, List<ParentOrder> orders, List<List<List<Fill>>> fills) {
        this.orders = orders;
        this.fills = fills;
        this.books = books;
        clock = new SessionClock(orders.get(0).sessions());
        LongStream ends = orders.stream().mapToLong(ParentOrder::endNs);
        LongStream after = fills.stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .flatMapToLong(fill -> MarketMove.DELAYS_NS.stream().mapToLong(delay -> fill.timeNs() + delay));
        momentsNs = LongStream.concat(ends, after).sorted().distinct().toArray();
        twiceMidsE9 = new long[momentsNs.length];
    }

    @Override
    public void onRow(MarketEvent event, long index) {
        if (next == momentsNs.length) {
            return;
        }
        for (; next < momentsNs.length && hasMid && event.eventNs() > momentsNs[next]; next++) {
            twiceMidsE9[next] = twiceMidE9;
        }
        latestNs = Math.max(latestNs, event.eventNs());
        if (clock.advanceTo(event.eventNs())) {
            books.clear();
            hasMid = false;
        }
        if (!event.action().isPrint()) {
            books.apply(event);
            note();
        }
    }

    @Override
    public long neededUntilNs() {
        return next == momentsNs.length ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    @Override
    public long timeNs() {
        return latestNs;
    }

    @Override
    public void save(StateWriter state) {
        state.section("moves").put(latestNs).put(hasMid).put(twiceMidE9);
        books.save(state);
    }

    @Override
    public void restore(StateReader state) {
        latestNs = state.section("moves").takeLong();
        hasMid = state.takeBoolean();
        twiceMidE9 = state.takeLong();
        clock.restore(latestNs);
        books.restore(state);
    }

    private void note() {
        if (books.view().hasMid()) {
            hasMid = true;
            twiceMidE9 = books.view().twiceMidE9();
        }
    }

    @Override
    public void onEnd() {
        Arrays.fill(twiceMidsE9, next, twiceMidsE9.length, twiceMidE9);
    }

    /** The moves under the executions of an order, by its place; after the pass. */
    List<MarketMove> moves(int order) {
        return fills.get(order).stream()
                .map(some -> move(orders.get(order), some))
                .toList();
    }

    private MarketMove move(ParentOrder order, List<Fill> some) {
        List<BigInteger> values = new ArrayList<>();
        for (long delayNs : MarketMove.DELAYS_NS) {
            BigInteger value = BigInteger.ZERO;
            long unfilled = order.qty();
            for (Fill fill : some) {
                unfilled -= fill.qty();
                value = value.add(worth(fill.qty(), fill.timeNs() + delayNs));
            }
            values.add(value.add(worth(unfilled, order.endNs())));
        }
        return new MarketMove(values);
    }

    private BigInteger worth(long qty, long momentNs) {
        long twiceMid = twiceMidsE9[Arrays.binarySearch(momentsNs, momentNs)];
        return BigInteger.valueOf(qty).multiply(BigInteger.valueOf(twiceMid));
    }
}
