package io.slipway.data.databento;

import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every order of others and of ours in plain lists, first come first, and what prints leave for ours. Slow and obvious. */
final class FifoVenue {

    /** An order in a queue; one of ours has an id below zero. */
    static final class Order {
        final long id;
        final Side side;
        long px;
        long size;
        /** Shares of it that traded since its last record. */
        long filled;
        /** Of ours, in the moment: shares printed at its price, those that orders ahead and behind traded, and those that it and ours ahead got. */
        long printed;

        long ahead;
        long behind;
        long got;

        Order(long id, Side side, long px, long size) {
            this.id = id;
            this.side = side;
            this.px = px;
            this.size = size;
        }

        void forget() {
            printed = 0;
            ahead = 0;
            behind = 0;
            got = 0;
        }

        boolean isOurs() {
            return id < 0;
        }
    }

    /** One record of the feed; the side of a trade is that of who took. */
    record Change(char action, Side side, long px, long size, long id) {}

    private final TreeMap<Long, List<Order>> bids = new TreeMap<>();
    private final TreeMap<Long, List<Order>> asks = new TreeMap<>();
    private final Map<Long, Order> orders = new TreeMap<>();
    private final List<String> fills = new ArrayList<>();
    private final Set<Side> named = EnumSet.noneOf(Side.class);
    private long printedNs;

    private NavigableMap<Long, List<Order>> book(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private Order order(long id) {
        return Objects.requireNonNull(orders.get(id));
    }

    private List<Order> queue(Side side, long px) {
        return book(side).computeIfAbsent(px, any -> new ArrayList<>());
    }

    /** Adds an order of others, or of ours, behind all. */
    void join(long id, Side side, long px, long size) {
        Order order = new Order(id, side, px, size);
        orders.put(id, order);
        queue(side, px).add(order);
    }

    private void leave(Order order) {
        queue(order.side, order.px).remove(order);
        orders.remove(order.id);
    }

    List<Order> others() {
        return orders.values().stream().filter(order -> !order.isOurs()).toList();
    }

    List<Order> ours() {
        return orders.values().stream().filter(Order::isOurs).toList();
    }

    void leave(long id) {
        leave(order(id));
    }

    void reduce(long id, long left) {
        order(id).size = left;
    }

    /** Tells whether an order was filled and no record has taken the shares off yet. */
    boolean awaitsRecords() {
        return orders.values().stream().anyMatch(order -> order.filled > 0);
    }

    /** Displayed prices of a side, the best first. */
    List<Long> prices(Side side) {
        List<Long> prices = book(side).entrySet().stream()
                .filter(level -> level.getValue().stream().anyMatch(order -> !order.isOurs()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayList::new));
        if (side == Side.BUY) {
            Collections.reverse(prices);
        }
        return prices;
    }

    /** The orders of others at a price, the first first. */
    List<Order> othersAt(Side side, long px) {
        return queue(side, px).stream().filter(order -> !order.isOurs()).toList();
    }

    /** All records of one message. */
    void message(List<Change> changes, long timeNs) {
        if (timeNs != printedNs) {
            orders.values().forEach(Order::forget);
            printedNs = timeNs;
        }
        for (Change change : changes) {
            apply(change);
        }
        if (changes.stream().anyMatch(change -> change.action != 'T' && change.action != 'F')) {
            named.forEach(this::give);
            ours().stream().filter(order -> !named.contains(order.side)).forEach(Order::forget);
        }
    }

    /** Gives ours what prints of the moment left for them: all that orders behind traded, and all that nobody ahead had or can have. */
    private void give(Side side) {
        List<Order> inQueues = book(side).values().stream()
                .flatMap(List::stream)
                .filter(Order::isOurs)
                .toList();
        for (Order order : inQueues) {
            long come = Math.max(order.behind, order.printed - order.ahead - ahead(order));
            give(order, Math.min(come, order.printed - order.ahead) - order.got);
        }
    }

    /** Fills one of ours, and notes it for those behind. */
    private long give(Order order, long most) {
        List<Order> queue = List.copyOf(queue(order.side, order.px));
        long filled = fill(order, Math.max(0, most));
        queue.subList(queue.indexOf(order), queue.size()).forEach(each -> each.got += filled);
        return filled;
    }

    /** An order lost shares, of which it had traded some. */
    private void traded(List<Order> queue, Order order, long shares) {
        if (shares > 0) {
            named.add(order.side);
            int place = queue.indexOf(order);
            queue.subList(0, place).forEach(each -> each.behind += shares);
            queue.subList(place, queue.size())
                    .forEach(each -> each.ahead += Math.max(0, Math.min(shares, each.printed - each.ahead - each.got)));
        }
    }

    private void apply(Change change) {
        switch (change.action) {
            case 'A' -> join(change.id, change.side, change.px, change.size);
            case 'C' -> {
                Order order = order(change.id);
                traded(queue(order.side, order.px), order, Math.min(order.filled, change.size));
                order.size -= change.size;
                order.filled -= Math.min(order.filled, change.size);
                if (order.size <= 0) {
                    leave(order);
                }
            }
            case 'M' -> {
                Order order = order(change.id);
                boolean keepsPlace = order.px == change.px && change.size <= order.size - order.filled;
                long lost = order.size - (keepsPlace ? change.size : 0);
                traded(queue(order.side, order.px), order, Math.min(order.filled, lost));
                if (keepsPlace) {
                    order.size = change.size;
                    order.filled = 0;
                } else {
                    leave(order);
                    join(change.id, change.side, change.px, change.size);
                }
            }
            case 'F' -> order(change.id).filled += change.size;
            case 'T' -> print(change.side.opposite(), change.px, change.size);
            default -> {}
        }
    }

    private void print(Side hit, long px, long size) {
        long left = size;
        for (long better : List.copyOf(
                hit == Side.BUY
                        ? book(hit).tailMap(px, false).descendingKeySet()
                        : book(hit).headMap(px, false).keySet())) {
            List<Order> queue = queue(hit, better);
            List<Order> ours = queue.stream().filter(Order::isOurs).toList();
            queue.removeAll(ours);
            queue.addAll(0, ours);
            for (Order order : ours) {
                left -= fill(order, left);
            }
        }
        for (Order order : List.copyOf(queue(hit, px))) {
            order.printed += size;
            order.got += order.isOurs() ? size - left : 0;
        }
        for (Order order : List.copyOf(queue(hit, px))) {
            if (order.isOurs()) {
                give(order, order.printed - order.ahead - ahead(order) - order.got);
            }
        }
    }

    private long fill(Order order, long most) {
        long filled = Math.min(order.size, most);
        order.size -= filled;
        if (filled > 0) {
            fills.add(order.id + "*" + filled + "@" + order.px);
        }
        if (order.size == 0) {
            leave(order);
        }
        return filled;
    }

    /** Shares of others ahead of the order under test. */
    long ahead(Order order) {
        long ahead = 0;
        for (Order other : queue(order.side, order.px)) {
            if (other.id == order.id) {
                return ahead;
            }
            ahead += other.isOurs() ? 0 : other.size;
        }
        throw new AssertionError("not in its queue: id=" + order.id);
    }

    /** The fills since the last call, and what stands ahead of each order of ours. */
    String trace() {
        String trace = String.join(" ", fills) + " | "
                + ours().stream().map(order -> order.id + ":" + ahead(order)).collect(Collectors.joining(" "));
        fills.clear();
        return trace;
    }
}
