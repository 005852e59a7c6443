package io.slipway.result;

import java.util.function.IntFunction;

/**
 * Where a result comes from.
 *
 * @param version of the program
 * @param source where the market data was read, e.g. {@code file:quotes.csv} or {@code kafka:topic}; the only part of a
 *     result in which a file and a stream of the same data differ
 * @param seed of everything random
 * @param venueName name of a publisher's venue
 */
public record Provenance(String version, String source, long seed, IntFunction<String> venueName) {}
