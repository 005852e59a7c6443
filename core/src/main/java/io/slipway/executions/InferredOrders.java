package io.slipway.executions;

import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Orders inferred from fills alone. Fills of one order id, symbol and side are one order. Without an order id, fills of one symbol,
 * side and tags are one order as long as no {@link #GAP_NS half an hour} passes between two of them. Such an order arrives with its
 * first fill, ends with its last, and was filled completely: the wait before the first fill and what was never filled are not known.
 */
final class InferredOrders {

    /** The longest time between two fills of one order: schedules of a day in half-hour bins have none longer. */
    static final long GAP_NS = 1_800_000_000_000L;

    private InferredOrders() {}

    private record Key(String order, String symbol, Side side, String tags) implements Comparable<Key> {

        static Key of(OwnFill fill) {
            Side side = Objects.requireNonNull(fill.terms().side());
            String order = fill.ids().order();
            return new Key(
                    order,
                    fill.symbol(),
                    side,
                    order.isEmpty() ? fill.terms().tags().toString() : "");
        }

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::symbol)
                    .thenComparing(Key::order)
                    .thenComparing(Key::side)
                    .thenComparing(Key::tags)
                    .compare(this, other);
        }
    }

    /**
     * The orders of fills.
     *
     * @param fills by time, each with a side
     * @param taken ids of orders that are known
     */
    static List<OwnExecution> of(List<OwnFill> fills, Set<String> taken) {
        Map<Key, List<List<OwnFill>>> groups = new TreeMap<>();
        for (OwnFill fill : fills) {
            Key key = Key.of(fill);
            List<List<OwnFill>> runs = groups.computeIfAbsent(key, each -> new ArrayList<>());
            if (runs.isEmpty() || (key.order().isEmpty() && isApart(runs.get(runs.size() - 1), fill))) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(fill);
        }
        List<OwnExecution> found = new ArrayList<>();
        Set<String> ids = new HashSet<>(taken);
        groups.forEach((key, runs) -> runs.forEach(run -> found.add(order(key, run, ids))));
        return found;
    }

    private static boolean isApart(List<OwnFill> run, OwnFill fill) {
        return fill.timeNs() - run.get(run.size() - 1).timeNs() > GAP_NS;
    }

    private static OwnExecution order(Key key, List<OwnFill> run, Set<String> ids) {
        String base = key.order().isEmpty() ? "inferred" : key.order();
        int number = 1;
        String id = key.order().isEmpty() ? base + "-1" : base;
        while (!ids.add(id)) {
            number++;
            id = base + "-" + number;
        }
        OwnFill first = run.get(0);
        OrderTimes times =
                new OrderTimes(null, first.timeNs(), run.get(run.size() - 1).timeNs());
        long qty = run.stream().mapToLong(OwnFill::qty).reduce(0, Math::addExact);
        OwnOrder order = new OwnOrder(
                id,
                key.symbol(),
                key.side(),
                qty,
                times,
                OrderPrices.NONE,
                first.terms().tags());
        return new OwnExecution(order, run, true);
    }
}
