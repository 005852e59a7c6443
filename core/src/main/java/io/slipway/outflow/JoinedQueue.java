package io.slipway.outflow;

/**
 * The queue that an order joins.
 *
 * @param timeNs the time at which it joins, in ns since 1970 UTC
 * @param atBest true if its price is the best of all venues
 * @param size shares displayed at the price
 */
public record JoinedQueue(long timeNs, boolean atBest, double size) {}
