package io.slipway.data.venue;

import java.time.LocalDate;

/**
 * Highest access fee that Regulation NMS allows at prices of at least one dollar, and the time for which it does.
 *
 * @param from the first day
 * @param to the last day; {@link LocalDate#MAX} if none is known
 * @param capE9 the most that may be charged for a share taken, in 1e-9 USD
 * @param tickE9 the step of prices, in 1e-9 USD
 * @param leastTickE9 the step of prices of the stocks that trade in the smallest steps, in 1e-9 USD
 */
public record AccessFeeCap(LocalDate from, LocalDate to, long capE9, long tickE9, long leastTickE9) {}
