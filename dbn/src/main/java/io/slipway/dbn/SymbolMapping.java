package io.slipway.dbn;

import java.util.List;

/**
 * What a symbol stands for over time.
 *
 * @param rawSymbol of the file's input kind, {@link DbnMetadata#stypeIn()}
 */
public record SymbolMapping(String rawSymbol, List<MappingInterval> intervals) {

    public SymbolMapping {
        intervals = List.copyOf(intervals);
    }
}
