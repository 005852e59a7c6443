package io.slipway.app.live;

import io.slipway.kafka.orders.OrderWish;
import io.slipway.kafka.orders.OrderWishTopic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/** Sorts the wishes of a topic by the instrument of their order. Thread-safe. */
final class TopicInbox implements AutoCloseable {

    /** Soon for a person, and rare beside the rows. */
    private static final long LOOK_NS = 20_000_000;

    private final OrderWishTopic topic;
    private final long lastNs;
    private final Consumer<String> warnings;
    private final Map<String, Queue<OrderWish>> bySymbol = new HashMap<>();
    private final Map<String, String> symbols = new HashMap<>();
    private long lookedNs = System.nanoTime() - LOOK_NS;

    /**
     * An inbox.
     *
     * @param lastNs time of the run after which it waits for no further order, in nanoseconds since 1970 UTC
     * @param warnings told of wishes about no order
     */
    TopicInbox(OrderWishTopic topic, long lastNs, Consumer<String> warnings) {
        this.topic = topic;
        this.lastNs = lastNs;
        this.warnings = warnings;
    }

    /** The inbox of an instrument with the orders that are known. */
    synchronized OrderInbox of(String symbol, List<LiveOrder> orders) {
        bySymbol.put(symbol, new ArrayDeque<>());
        orders.forEach(order -> symbols.put(order.id(), symbol));
        return new OrderInbox() {
            @Override
            public List<OrderWish> take() {
                return taken(symbol);
            }

            @Override
            public boolean isOpen(long clockNs) {
                return clockNs <= lastNs;
            }
        };
    }

    private synchronized List<OrderWish> taken(String symbol) {
        long nowNs = System.nanoTime();
        if (nowNs - lookedNs >= LOOK_NS) {
            lookedNs = nowNs;
            topic.take().forEach(this::sort);
        }
        Queue<OrderWish> queue = bySymbol.getOrDefault(symbol, new ArrayDeque<>());
        List<OrderWish> taken = new ArrayList<>(queue);
        queue.clear();
        return taken;
    }

    private void sort(OrderWish wish) {
        Optional<String> symbol = wish.kind() == OrderWish.Kind.NEW
                ? Optional.ofNullable(wish.terms().get("symbol")).or(this::onlySymbol)
                : Optional.ofNullable(symbols.get(root(wish.id())));
        Optional<Queue<OrderWish>> queue = symbol.map(bySymbol::get);
        if (queue.isEmpty()) {
            warnings.accept("wish refused: action=" + wish.kind().label() + ", order=" + wish.id()
                    + ", reason=no such order, or an instrument that this run does not follow");
            return;
        }
        symbols.putIfAbsent(wish.id(), symbol.orElseThrow());
        queue.get().add(wish);
    }

    /** The id of the order that was replaced, directly or not, by one of a name. */
    private String root(String id) {
        String root = id;
        while (!symbols.containsKey(root) && root.lastIndexOf('.') > 0) {
            root = root.substring(0, root.lastIndexOf('.'));
        }
        return root;
    }

    private Optional<String> onlySymbol() {
        return bySymbol.size() == 1 ? bySymbol.keySet().stream().findFirst() : Optional.empty();
    }

    @Override
    public synchronized void close() {
        topic.close();
    }
}
