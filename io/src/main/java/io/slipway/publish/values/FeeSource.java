package io.slipway.publish.values;

/**
 * The file that the fees of a run are from.
 *
 * @param file its name
 * @param sha256 of its bytes, in hexadecimal
 */
public record FeeSource(String file, String sha256) {}
