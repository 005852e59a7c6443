package io.slipway.executions.measure;

/**
 * Trading, volatility and quotes of the market around an order.
 *
 * @param volatilityBps standard deviation of the mid over one session in bps, from moves of a minute on the order's day; NaN if there
 *     is no such move
 * @param dayVolume shares traded in the session of the order's day, those of the recorded part extended to all of it; zero if
 *     nothing traded
 * @param windowVolume shares traded from the arrival to the end
 * @param receipt quotes when the order was received and when its limit first could be met
 */
public record MarketActivity(double volatilityBps, double dayVolume, long windowVolume, OrderReceipt receipt) {}
