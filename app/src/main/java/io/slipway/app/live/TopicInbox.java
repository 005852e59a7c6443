package io.slipway.app.live;

import io.slipway.kafka.orders.OrderWish;
import io.slipway.kafka.orders.OrderWishTopic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
    private final Map<String, Long> from = new HashMap<>();
    private final Map<String, Long> takenTo = new HashMap<>();
    private final int instruments;
    private long position = -1;
    private long lookedNs = System.nanoTime() - LOOK_NS;

    /**
     * An inbox.
     *
     * @param instruments number of the instruments that will have an inbox; no wish is taken before all have
     * @param lastNs time of the run after which it waits for no further order, in nanoseconds since 1970 UTC
     * @param warnings told of wishes about no order
     */
    TopicInbox(OrderWishTopic topic, int instruments, long lastNs, Consumer<String> warnings) {
        this.topic = topic;
        this.instruments = instruments;
        this.lastNs = lastNs;
        this.warnings = warnings;
    }

    /**
     * The inbox of an instrument.
     *
     * @param orders ids of the orders that are known
     * @param begin offset of the first wish that is meant; empty for those that come from now on
     */
    synchronized OrderInbox of(String symbol, Collection<String> orders, OptionalLong begin) {
        bySymbol.put(symbol, new ArrayDeque<>());
        orders.forEach(order -> symbols.put(order, symbol));
        from.put(symbol, begin.orElseGet(topic::position));
        takenTo.put(symbol, from.getOrDefault(symbol, 0L));
        if (from.size() == instruments) {
            from.values().stream().min(Long::compare).ifPresent(topic::seek);
        }
        return new OrderInbox() {
            @Override
            public long position() {
                return takenTo(symbol);
            }

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
        if (from.size() == instruments && nowNs - lookedNs >= LOOK_NS) {
            lookedNs = nowNs;
            topic.take().forEach(this::sort);
            position = topic.position();
        }
        if (position >= 0) {
            takenTo.put(symbol, Math.max(position, from.getOrDefault(symbol, 0L)));
        }
        Queue<OrderWish> queue = bySymbol.getOrDefault(symbol, new ArrayDeque<>());
        List<OrderWish> taken = new ArrayList<>(queue);
        queue.clear();
        return taken;
    }

    private synchronized long takenTo(String symbol) {
        return takenTo.getOrDefault(symbol, 0L);
    }

    private void sort(OrderWishTopic.Placed placed) {
        OrderWish wish = placed.wish();
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
        if (placed.offset() >= from.getOrDefault(symbol.orElseThrow(), 0L)) {
            queue.get().add(wish);
        }
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
