package io.slipway.dbn;

import java.time.LocalDate;
import java.util.List;

/**
 * What a requested symbol stood for, day by day.
 *
 * @param symbol as it was requested, in the metadata's {@link DbnMetadata#stypeIn()}
 * @param intervals ascending
 */
public record SymbolMapping(String symbol, List<Interval> intervals) {

    /** Copies the list. */
    public SymbolMapping {
        intervals = List.copyOf(intervals);
    }

    /**
     * Some days.
     *
     * @param start first UTC day
     * @param end the UTC day after the last
     * @param symbol what the symbol stood for, in the metadata's {@link DbnMetadata#stypeOut()}
     */
    public record Interval(LocalDate start, LocalDate end, String symbol) {}
}
