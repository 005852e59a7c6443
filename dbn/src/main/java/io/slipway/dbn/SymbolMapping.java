package io.slipway.dbn;

import java.util.List;

/**
 * The meaning of a symbol over time.
 *
 * @param rawSymbol symbol of the file's input kind, {@link DbnMetadata.Request#stypeIn()}
 * @param intervals its meaning by range of days
 */
public record SymbolMapping(String rawSymbol, List<MappingInterval> intervals) {

    public SymbolMapping {
        intervals = List.copyOf(intervals);
    }
}
