package io.slipway.kafka.wire;

import java.util.List;

/**
 * The facts that a stream without an end declares at its beginning, since no end marker tells them.
 *
 * @param publishers the publishers that may occur, ascending
 * @param namesOrders true if the data of every venue is order-level
 * @param firstNs time of the first event, in nanoseconds since 1970 UTC
 * @param tickMs largest time between two records while the producer lives, in milliseconds, positive
 */
public record EndlessTerms(List<Integer> publishers, boolean namesOrders, long firstNs, long tickMs) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no publisher or no tick
     */
    public EndlessTerms {
        publishers = publishers.stream().sorted().distinct().toList();
        if (publishers.isEmpty() || tickMs <= 0) {
            throw new IllegalArgumentException("no endless stream: publishers=" + publishers + ", tickMs=" + tickMs);
        }
    }
}
