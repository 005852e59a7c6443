package io.slipway.dbn;

import java.time.LocalDate;

/**
 * What a symbol stands for during some days.
 *
 * @param start first day, UTC
 * @param end the day after the last
 * @param symbol of the file's output kind, {@link DbnMetadata#stypeOut()}; may be empty
 */
public record MappingInterval(LocalDate start, LocalDate end, String symbol) {}
