package io.slipway.search;

import io.slipway.strategy.Parameters;

/**
 * A parameter point that could not be worked out and is left out of a search.
 *
 * @param point the parameters
 * @param reason the error in a sentence
 */
public record PointFailure(Parameters point, String reason) {}
