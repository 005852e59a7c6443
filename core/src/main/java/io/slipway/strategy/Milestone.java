package io.slipway.strategy;

/**
 * The target quantity at one time.
 *
 * @param timeNs the time, in nanoseconds since 1970 UTC
 * @param qty cumulative shares due by that time
 */
public record Milestone(long timeNs, long qty) {}
