package io.slipway.tca.order;

import io.slipway.model.Fill;
import io.slipway.model.OrderStep;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The orders that one strategy sent to venues, by number, as columns: a run over a large tape sends millions, and an order takes 28
 * bytes here. Orders are added and never taken away. Not thread-safe; the lists that it gives are.
 */
public final class SentOrders {

    private static final int BLOCK_BITS = 10;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private final List<Block> blocks = new ArrayList<>();

    /** The shares of orders that became larger than they were sent. */
    private final Map<Integer, Long> enlarged = new HashMap<>();

    private int size;

    /** A number of orders in a row. What is written once is not changed. */
    private static final class Block {
        private final int[] venue = new int[BLOCK];
        private final long[] timeNs = new long[BLOCK];
        private final long[] qty = new long[BLOCK];
        private final long[] shownQty = new long[BLOCK];
    }

    /**
     * Adds an order; its number is that of the orders before it.
     *
     * @param venue index of the venue
     * @param timeNs time of sending, ns since 1970 UTC
     * @param qty shares that it was sent with
     * @param shownQty shares that were believed to be there for it to take; zero if it was to rest
     */
    public void add(int venue, long timeNs, long qty, long shownQty) {
        if ((size & (BLOCK - 1)) == 0) {
            blocks.add(new Block());
        }
        Block block = blocks.get(size >>> BLOCK_BITS);
        int at = size & (BLOCK - 1);
        block.venue[at] = venue;
        block.timeNs[at] = timeNs;
        block.qty[at] = qty;
        block.shownQty[at] = shownQty;
        size = Math.addExact(size, 1);
    }

    /** Notes that an order is for {@code qty} shares from now on, and returns whether it was never for as many. */
    public boolean enlarge(int number, long qty) {
        boolean larger = qty > enlarged.getOrDefault(number, qty(number));
        if (larger) {
            enlarged.put(number, qty);
        }
        return larger;
    }

    /** Forgets all orders. */
    public void clear() {
        blocks.clear();
        enlarged.clear();
        size = 0;
    }

    public int size() {
        return size;
    }

    /** Index of the venue of an order. */
    public int venue(int number) {
        return blocks.get(number >>> BLOCK_BITS).venue[number & (BLOCK - 1)];
    }

    /** Time at which an order was sent, ns since 1970 UTC. */
    public long timeNs(int number) {
        return blocks.get(number >>> BLOCK_BITS).timeNs[number & (BLOCK - 1)];
    }

    /** Shares that an order was sent with. */
    public long qty(int number) {
        return blocks.get(number >>> BLOCK_BITS).qty[number & (BLOCK - 1)];
    }

    /** Shares that were believed to be there for an order to take. */
    public long shownQty(int number) {
        return blocks.get(number >>> BLOCK_BITS).shownQty[number & (BLOCK - 1)];
    }

    /**
     * The orders until now as they were sent; later orders and changes do not show in the list.
     *
     * @param publisherIds of the venues by index
     */
    public List<VenueOrder> asSent(int[] publisherIds) {
        return new Sent(this, publisherIds, Map.of(), List.of(), Map.of());
    }

    /**
     * The orders until now, each with the most shares that it ever was for.
     *
     * @param publisherIds of the venues by index
     * @param fills the fills of each order, by number
     * @param steps the lives of the orders of which they are known, by number
     */
    public List<VenueOrder> withFills(int[] publisherIds, List<List<Fill>> fills, Map<Integer, List<OrderStep>> steps) {
        return new Sent(this, publisherIds, Map.copyOf(enlarged), List.copyOf(fills), Map.copyOf(steps));
    }

    /** The same orders as a list that cannot change: the list itself if it is one of this class. */
    public static List<VenueOrder> copyOf(List<VenueOrder> orders) {
        return orders instanceof Sent ? orders : List.copyOf(orders);
    }

    /** The same orders as of a run that kept no steps of them. */
    public static List<VenueOrder> withoutSteps(List<VenueOrder> orders) {
        if (orders instanceof Sent sent) {
            return new Sent(sent, Map.of());
        }
        return orders.stream()
                .map(each ->
                        new VenueOrder(each.publisherId(), each.sentNs(), each.qty(), each.shownQty(), each.fills()))
                .toList();
    }

    /** Orders that are made when they are asked for. Immutable. */
    private static final class Sent extends AbstractList<VenueOrder> implements RandomAccess {

        private final Block[] blocks;
        private final int size;
        private final int[] publisherIds;
        private final Map<Integer, Long> enlarged;
        private final List<List<Fill>> fills;
        private final Map<Integer, List<OrderStep>> steps;

        private Sent(
                SentOrders orders,
                int[] publisherIds,
                Map<Integer, Long> enlarged,
                List<List<Fill>> fills,
                Map<Integer, List<OrderStep>> steps) {
            blocks = orders.blocks.toArray(Block[]::new);
            size = orders.size;
            this.publisherIds = publisherIds.clone();
            this.enlarged = enlarged;
            this.fills = fills;
            this.steps = steps;
        }

        private Sent(Sent same, Map<Integer, List<OrderStep>> steps) {
            blocks = same.blocks;
            size = same.size;
            publisherIds = same.publisherIds;
            enlarged = same.enlarged;
            fills = same.fills;
            this.steps = steps;
        }

        @Override
        public VenueOrder get(int number) {
            Objects.checkIndex(number, size);
            Block block = blocks[number >>> BLOCK_BITS];
            int at = number & (BLOCK - 1);
            return new VenueOrder(
                    publisherIds[block.venue[at]],
                    block.timeNs[at],
                    enlarged.isEmpty() ? block.qty[at] : enlarged.getOrDefault(number, block.qty[at]),
                    block.shownQty[at],
                    fills.isEmpty() ? List.of() : fills.get(number),
                    steps.isEmpty() ? List.of() : steps.getOrDefault(number, List.of()));
        }

        @Override
        public int size() {
            return size;
        }
    }
}
