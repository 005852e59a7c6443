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
 * from one tape for orders of the same hours and staleness. Immutable and thread-safe.
 */
public final class OrderCheckpoints {

    private final TapeCheckpoints benchmarks;
    private final TapeCheckpoints moves;
    private final Map<Side, TapeCheckpoints> takings = new EnumMap<>(Side.class);

    /**
     * Reads a tape.
     *
     * @param hours of the orders
     * @param terms of the orders; their fees change nothing before a window
     */
    public OrderCheckpoints(MarketTape tape, TradingHours hours, OrderPass.Terms terms) {
        this(tape, hours, terms, TapeCheckpoints.USUAL_ROWS);
    }

    /** The same with checkpoints every {@code rows} rows. */
    OrderCheckpoints(MarketTape tape, TradingHours hours, OrderPass.Terms terms, int rows) {
        benchmarks = TapeCheckpoints.of(
                tape, new Benchmarks.Observer(tape, never(Side.BUY, hours), terms.staleNs(), UsableRows.ALL), rows);
        moves = TapeCheckpoints.of(
                tape, new MarketMoves(tape, List.of(never(Side.BUY, hours)), List.of(List.of())), rows);
        for (Side side : Side.values()) {
            BestPossible.Observer taking =
                    new BestPossible.Observer(tape, never(side, hours), terms.fees(), terms.prints());
            takings.put(side, TapeCheckpoints.of(tape, taking, rows));
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
