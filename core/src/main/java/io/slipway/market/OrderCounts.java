package io.slipway.market;

/** Numbers of orders at the levels of an event, where the data tells them. */
final class OrderCounts {

    private final int[] counts = new int[2 * MarketEvent.MOST_LEVELS];
    private boolean known;

    void forget() {
        known = false;
    }

    void set(int level, int bids, int asks) {
        known = true;
        counts[2 * level] = bids;
        counts[2 * level + 1] = asks;
    }

    void copyOf(OrderCounts other) {
        known = other.known;
        if (known) {
            System.arraycopy(other.counts, 0, counts, 0, counts.length);
        }
    }

    int bids(int level) {
        return known ? counts[2 * level] : 1;
    }

    int asks(int level) {
        return known ? counts[2 * level + 1] : 1;
    }
}
