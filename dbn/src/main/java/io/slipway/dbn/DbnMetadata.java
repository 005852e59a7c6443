package io.slipway.dbn;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.MetadataLayout;
import io.slipway.dbn.record.Schema;
import io.slipway.dbn.record.SymbolType;
import java.util.List;
import java.util.Optional;

/**
 * The metadata at the start of a DBN file. Immutable.
 *
 * @param version of DBN, 1 to 3
 * @param dataset Databento's code, such as {@code XNAS.ITCH}; at most 15 characters
 * @param schemaCode number of the schema, {@link #MIXED} if there are several; see {@link #schema()}
 * @param request the request that the file answers
 * @param tsOut true if each record ends with its send time, which adds 8 bytes
 * @param symbols the requested symbols and their meaning
 */
public record DbnMetadata(
        int version, String dataset, int schemaCode, Request request, boolean tsOut, Symbols symbols) {

    /** The schema's number in a file with several kinds of records. */
    public static final int MIXED = 0xFFFF;

    /**
     * The request that a file answers.
     *
     * @param startNs start, in nanoseconds since 1970 UTC
     * @param endNs end, exclusive; {@link Field#UNDEFINED_TIME} if open
     * @param limit maximum number of records; 0 if unlimited
     * @param stypeIn kind of the requested symbols, see {@link SymbolType}
     * @param stypeOut kind of the symbols to which they were mapped
     */
    public record Request(long startNs, long endNs, long limit, int stypeIn, int stypeOut) {}

    /**
     * The requested symbols and their meaning.
     *
     * @param requested all of them
     * @param partial those that were found on some days only
     * @param notFound those that were not found on any day
     * @param mappings meaning of the symbols by day
     */
    public record Symbols(
            List<String> requested, List<String> partial, List<String> notFound, List<SymbolMapping> mappings) {

        /** No symbols. */
        public static final Symbols NONE = new Symbols(List.of(), List.of(), List.of(), List.of());

        /** Copies the lists. */
        public Symbols {
            requested = List.copyOf(requested);
            partial = List.copyOf(partial);
            notFound = List.copyOf(notFound);
            mappings = List.copyOf(mappings);
        }
    }

    /** Metadata of version 3 with a schema and with the symbols of the records' instrument ids. */
    public static DbnMetadata of(
            String dataset, Schema schema, long startNs, long endNs, List<SymbolMapping> mappings) {
        List<String> requested = mappings.stream().map(SymbolMapping::rawSymbol).toList();
        return new DbnMetadata(
                MetadataLayout.VERSION,
                dataset,
                schema.code(),
                new Request(startNs, endNs, 0, SymbolType.RAW_SYMBOL, SymbolType.INSTRUMENT_ID),
                false,
                new Symbols(requested, List.of(), List.of(), mappings));
    }

    /** Kind of the records; empty if there are several kinds or if {@link Schema} has no constant for it. */
    public Optional<Schema> schema() {
        return Schema.ofCode(schemaCode);
    }

    /**
     * The first bytes of a version 3 file with this metadata. {@link #version()} does not matter.
     *
     * @throws DbnException if a text is too long or not ASCII
     */
    public byte[] toBytes() {
        return MetadataEncoder.encode(this);
    }
}
