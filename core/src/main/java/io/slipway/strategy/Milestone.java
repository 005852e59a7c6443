package io.slipway.strategy;

/**
 * What should have been sent by a moment.
 *
 * @param timeNs the moment
 * @param qty shares in all
 */
public record Milestone(long timeNs, long qty) {}
