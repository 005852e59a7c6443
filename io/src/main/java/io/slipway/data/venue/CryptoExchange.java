package io.slipway.data.venue;

/**
 * A crypto exchange.
 *
 * @param publisherId its id, from 10001 on
 * @param name what Tardis.dev calls it
 * @param description its name and what its amounts are
 */
public record CryptoExchange(int publisherId, String name, String description) {}
