package io.slipway.data.databento;

import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
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
        /** Shares that a print took and no record has taken off yet. */
        long printed;

        Order(long id, Side side, long px, long size) {
            this.id = id;
            this.side = side;
            this.px = px;
            this.size = size;
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

    /** Tells whether a print took shares that no record has taken off yet. */
    boolean awaitsRecords() {
        return orders.values().stream().anyMatch(order -> order.printed > 0);
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
            orders.values().forEach(order -> order.printed = 0);
            printedNs = timeNs;
        }
        for (Change change : changes) {
            apply(change);
        }
        if (changes.stream().anyMatch(change -> change.action != 'T' && change.action != 'F')) {
            orders.values().forEach(order -> order.printed = 0);
        }
    }

    private void apply(Change change) {
        switch (change.action) {
            case 'A' -> join(change.id, change.side, change.px, change.size);
            case 'C' -> {
                Order order = order(change.id);
                order.size -= change.size;
                order.filled = 0;
                if (order.size <= 0) {
                    leave(order);
                }
            }
            case 'M' -> {
                Order order = order(change.id);
                if (order.px == change.px && change.size <= order.size - order.filled) {
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
            if (order.isOurs()) {
                left -= fill(order, left);
            } else {
                long taken = Math.min(left, order.size - order.printed);
                order.printed += taken;
                left -= taken;
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
