package io.slipway.dbn;

import java.time.LocalDate;

/**
 * The meaning of a symbol during a range of days.
 *
 * @param start first day, UTC
 * @param end the day after the last day, UTC
 * @param symbol symbol of the file's output kind, {@link DbnMetadata.Request#stypeOut()}; may be empty
 */
public record MappingInterval(LocalDate start, LocalDate end, String symbol) {}
