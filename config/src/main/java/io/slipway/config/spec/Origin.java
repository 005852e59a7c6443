package io.slipway.config.spec;

/**
 * The program and the source that a result is from.
 *
 * @param version of the program
 * @param source where the market data was read, e.g. {@code file:quotes.csv} or {@code kafka:topic}
 */
public record Origin(String version, String source) {}
