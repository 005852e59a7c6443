package io.slipway.tca;

import io.slipway.calendar.TradingHours;
import io.slipway.model.ParentOrder;
import io.slipway.model.PriceLimits;
import io.slipway.model.Side;
import io.slipway.tape.TapeCheckpoints;
import io.slipway.tca.benchmark.Benchmarks;
import io.slipway.tca.benchmark.UsableRows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * States of the observers of an {@link OrderPass} before any order begins, so that a pass begins shortly before its orders do. Made
 * from one tape for orders of the same hours and staleness. Thread-safe.
 */
public final class OrderCheckpoints {

    private final TapeCheckpoints benchmarks;
    private final TapeCheckpoints moves;
    private final Map<Side, TapeCheckpoints> takings = new EnumMap<>(Side.class);

    /**
     * Checkpoints that are made with others of the same tape.
     *
     * @param pass over the tape, of the orders' hours
     * @param hours of the orders
     * @param terms of the orders; their fees change nothing before a window
     */
    public OrderCheckpoints(TapeCheckpoints.Pass pass, TradingHours hours, OrderPass.Terms terms) {
        ParentOrder never = never(Side.BUY, hours);
        benchmarks = pass.add(books -> new Benchmarks.Observer(books, never, terms.staleNs(), UsableRows.ALL));
        moves = pass.add(books -> new MarketMoves(books, List.of(never), List.of(List.of())));
        for (Side side : Side.values()) {
            takings.put(
                    side,
                    pass.add(books ->
                            new BestPossible.Observer(books, never(side, hours), terms.fees(), terms.prints())));
        }
    }

    /** An order that does not begin before the end of time. */
    private static ParentOrder never(Side side, TradingHours hours) {
        return new ParentOrder(side, 1, Long.MAX_VALUE, Long.MAX_VALUE, hours, PriceLimits.UNLIMITED);
    }

    /** Brings observers of one pass to the first checkpoint before a time. Returns the row that comes next, the same for all. */
    long restore(long fromNs, OrderPass.Observers observers) {
        observers.benchmarks().forEach(each -> benchmarks.restore(fromNs, each));
        observers
                .takings()
                .forEach(
                        each -> Objects.requireNonNull(takings.get(each.side())).restore(fromNs, each));
        return moves.restore(fromNs, observers.moves());
    }
}
