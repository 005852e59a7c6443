package io.slipway.tca;

import io.slipway.calendar.TradingHours;
import io.slipway.model.ParentOrder;
import io.slipway.model.PriceLimits;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
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
     * @param pass over {@code tape}
     * @param hours of the orders
     * @param terms of the orders; their fees change nothing before a window
     */
    public OrderCheckpoints(TapeCheckpoints.Pass pass, MarketTape tape, TradingHours hours, OrderPass.Terms terms) {
        benchmarks = pass.add(new Benchmarks.Observer(tape, never(Side.BUY, hours), terms.staleNs(), UsableRows.ALL));
        moves = pass.add(new MarketMoves(tape, List.of(never(Side.BUY, hours)), List.of(List.of())));
        for (Side side : Side.values()) {
            BestPossible.Observer taking =
                    new BestPossible.Observer(tape, never(side, hours), terms.fees(), terms.prints());
            takings.put(side, pass.add(taking));
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
