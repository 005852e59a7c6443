package io.slipway.tca;

import io.slipway.market.VenueBooks;
import io.slipway.model.FeeTable;
import io.slipway.model.Fill;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import io.slipway.tca.benchmark.Benchmarks;
import io.slipway.tca.benchmark.SnapshotSums;
import io.slipway.tca.benchmark.UsableRows;
import io.slipway.venue.PrintRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prices, best possible takings and market moves of several orders, from one pass over a tape. Orders of one side and window share their prices.
 */
public final class OrderPass {

    private final List<OrderCost> prices = new ArrayList<>();
    private final List<Optional<BigDecimal>> spreads = new ArrayList<>();
    private final List<Execution> bestPossible = new ArrayList<>();
    private final MarketMoves moves;

    private record Window(Side side, long startNs, long endNs) {
        static Window of(ParentOrder order) {
            return new Window(order.side(), order.startNs(), order.endNs());
        }
    }

    /** The observers of a pass. */
    record Observers(
            Collection<Benchmarks.Observer> benchmarks, Collection<BestPossible.Observer> takings, MarketMoves moves) {}

    private OrderPass(MarketMoves moves) {
        this.moves = moves;
    }

    /**
     * Measures.
     *
     * @param fees of every order
     */
    public static OrderPass over(MarketTape tape, List<ParentOrder> orders, FeeTable fees) {
        return over(
                tape,
                orders,
                Terms.of(fees),
                orders.stream().map(order -> List.<List<Fill>>of()).toList());
    }

    /**
     * The assumptions of the orders.
     *
     * @param fees of every order
     * @param staleNs age in ns from which quotes of a venue are left out of the best; zero for no limit
     * @param prints rules that match prints with changes of a venue's book
     */
    public record Terms(FeeTable fees, long staleNs, PrintRules prints) {

        /** No age limit and the usual rules of prints. */
        public static Terms of(FeeTable fees) {
            return new Terms(fees, 0, PrintRules.DEFAULT);
        }
    }

    /**
     * Measures orders that have been executed.
     *
     * @param fills of every order, then of every execution of it
     */
    public static OrderPass over(MarketTape tape, List<ParentOrder> orders, Terms terms, List<List<List<Fill>>> fills) {
        return over(tape, orders, terms, fills, null);
    }

    /**
     * The same, from shortly before the first order begins to where nothing more is needed.
     *
     * @param checkpoints of the tape, the orders' hours and {@code terms}; null for a pass from the tape's first row
     */
    public static OrderPass over(
            MarketTape tape,
            List<ParentOrder> orders,
            Terms terms,
            List<List<List<Fill>>> fills,
            @Nullable OrderCheckpoints checkpoints) {
        int[] publisherIds = tape.publisherIds();
        Map<Window, Benchmarks.Observer> windows = new HashMap<>();
        Map<Window, BestPossible.Observer> takings = new HashMap<>();
        for (ParentOrder order : orders) {
            Window window = Window.of(order);
            windows.computeIfAbsent(
                    window,
                    any -> new Benchmarks.Observer(
                            new VenueBooks(publisherIds), order, terms.staleNs(), UsableRows.ALL));
            takings.computeIfAbsent(
                            window,
                            any -> new BestPossible.Observer(
                                    new VenueBooks(publisherIds), order, terms.fees(), terms.prints()))
                    .want(order.qty());
        }
        MarketMoves moves = new MarketMoves(new VenueBooks(publisherIds), orders, fills);
        TapePass tapePass = TapePass.over(tape);
        windows.values().forEach(tapePass::add);
        takings.values().forEach(tapePass::add);
        tapePass.add(moves);
        if (checkpoints != null) {
            long fromNs = orders.stream().mapToLong(ParentOrder::startNs).min().orElseThrow();
            tapePass.from(checkpoints.restore(fromNs, new Observers(windows.values(), takings.values(), moves)));
        }
        tapePass.run();
        OrderPass pass = new OrderPass(moves);
        Map<Window, Benchmarks> benchmarks = new HashMap<>();
        windows.forEach((window, observer) -> benchmarks.put(window, observer.toBenchmarks(SnapshotSums.NONE)));
        for (ParentOrder order : orders) {
            Benchmarks own = Objects.requireNonNull(benchmarks.get(Window.of(order)));
            pass.prices.add(OrderCost.of(order, own.arrivalMid(), own.endTouch(), terms.fees()));
            boolean isAtStart =
                    Objects.requireNonNull(windows.get(Window.of(order))).isArrivalAtStart();
            pass.spreads.add(Optional.ofNullable(own.arrivalSpread()).filter(spread -> isAtStart));
            pass.bestPossible.add(
                    Objects.requireNonNull(takings.get(Window.of(order))).cheapest(order.qty()));
        }
        return pass;
    }

    /** The prices that an order's cost is measured by, by its place among the orders. */
    public OrderCost prices(int order) {
        return prices.get(order);
    }

    /**
     * Best offer less best bid at an order's start, by its place among the orders; empty if not both sides were quoted then, though there
     * may be an arrival mid of a later moment.
     */
    public Optional<BigDecimal> arrivalSpread(int order) {
        return spreads.get(order);
    }

    /** The least that taking an order could have cost with perfect foresight, by its place among the orders. */
    public Execution bestPossible(int order) {
        return bestPossible.get(order);
    }

    /** The market's moves under the executions of an order, by its place among the orders. */
    public List<MarketMove> moves(int order) {
        return moves.moves(order);
    }
}
