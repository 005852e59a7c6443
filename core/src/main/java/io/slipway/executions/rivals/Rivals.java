package io.slipway.executions.rivals;

import io.slipway.calendar.Sessions;
import io.slipway.engine.StrategyResult;
import io.slipway.executions.OwnExecution;
import io.slipway.executions.rivals.TakenTwice.Together;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import io.slipway.tca.OrderCost;
import io.slipway.tca.quote.FillDoubts;
import io.slipway.tca.quote.StaleAges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** Strategies that work the orders of one day in the place of those who really did. Not thread-safe. */
public final class Rivals {

    private final MarketTape tape;
    private final OrderRunner runner;
    private final Sessions sessions;
    private final IdentityHashMap<OwnExecution, Worked> byOwn = new IdentityHashMap<>();
    private final List<Worked> worked = new ArrayList<>();

    /** No orders yet. */
    public Rivals(MarketTape tape, OrderRunner runner, Sessions sessions) {
        this.tape = tape;
        this.runner = runner;
        this.sessions = sessions;
    }

    /** An order that strategies worked, and how many shares of each another order had filled before. */
    private static final class Worked {

        private final ParentOrder order;
        private final List<StrategyResult> results;
        private final long[] twice;

        Worked(ParentOrder order, List<StrategyResult> results) {
            this.order = order;
            this.results = results;
            twice = new long[results.size()];
        }
    }

    /** Works an order with all strategies. */
    public void work(OwnExecution own, ParentOrder order) {
        List<StrategyResult> results = runner.run(tape, order);
        Worked done = new Worked(order, results);
        byOwn.put(own, done);
        worked.add(done);
    }

    /** Counts shares that several orders of one strategy filled, after all were worked. */
    public void countTwice() {
        List<Together> groups = new ArrayList<>();
        List<List<Worked>> members = new ArrayList<>();
        List<Integer> strategies = new ArrayList<>();
        for (Side side : Side.values()) {
            for (List<Worked> some : together(side)) {
                int count = some.get(0).results.size();
                for (int strategy = 0; strategy < count; strategy++) {
                    int place = strategy;
                    groups.add(new Together(
                            side,
                            some.stream()
                                    .map(each -> each.results.get(place).fills())
                                    .toList()));
                    members.add(some);
                    strategies.add(strategy);
                }
            }
        }
        if (groups.isEmpty()) {
            return;
        }
        TakenTwice twice = new TakenTwice(tape, sessions, groups);
        TapePass.over(tape).add(twice).run();
        for (int group = 0; group < groups.size(); group++) {
            List<Worked> some = members.get(group);
            for (int order = 0; order < some.size(); order++) {
                some.get(order).twice[strategies.get(group)] = twice.twiceQty(group, order);
            }
        }
    }

    /** Orders of a side that are open at the same time, directly or through others; none that is alone. */
    private List<List<Worked>> together(Side side) {
        List<Worked> sorted = worked.stream()
                .filter(each -> each.order.side() == side && !each.results.isEmpty())
                .sorted(Comparator.comparingLong(each -> each.order.startNs()))
                .toList();
        List<List<Worked>> all = new ArrayList<>();
        long endNs = Long.MIN_VALUE;
        for (Worked each : sorted) {
            if (all.isEmpty() || each.order.startNs() > endNs) {
                all.add(new ArrayList<>());
            }
            all.get(all.size() - 1).add(each);
            endNs = Math.max(endNs, each.order.endNs());
        }
        all.removeIf(some -> some.size() < 2);
        return all;
    }

    /** The costs of all strategies; empty if one of them has none, or the order was not worked. */
    public List<StrategyCost> costs(OwnExecution own, OrderCost prices, StaleAges ages) {
        Worked done = byOwn.get(own);
        if (done == null || !done.results.stream().allMatch(each -> prices.isKnown(each.execution()))) {
            return List.of();
        }
        List<StrategyCost> costs = new ArrayList<>();
        for (int i = 0; i < done.results.size(); i++) {
            StrategyResult result = done.results.get(i);
            costs.add(new StrategyCost(
                    result.name(),
                    prices.bps(result.execution()).doubleValue(),
                    result.unfilledQty(),
                    result.execution().remainder().walkedQty(),
                    FillDoubts.of(done.order.side(), result.fills(), ages, done.twice[i])));
        }
        return costs;
    }
}
