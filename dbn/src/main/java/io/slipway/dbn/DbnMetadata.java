package io.slipway.dbn;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.MetadataLayout;
import io.slipway.dbn.record.Schema;
import io.slipway.dbn.record.SymbolType;
import java.util.List;
import java.util.Optional;

/**
 * What a DBN file says of itself before its records. Immutable.
 *
 * @param version of DBN, 1 to 3
 * @param dataset Databento's code, such as {@code XNAS.ITCH}; at most 15 characters
 * @param schema what the records are; empty if there are several kinds or if it is one without a {@link Schema}
 * @param schemaCode the number of the schema, {@link #MIXED} if there are several
 * @param startNs start of the request, nanoseconds since 1970 UTC
 * @param endNs end of the request, exclusive; {@link Field#UNDEFINED_TIME} is none
 * @param limit largest number of records that was asked for; 0 is none
 * @param stypeIn kind of the symbols that were asked for, see {@link SymbolType}
 * @param stypeOut kind of the symbols that these were mapped to
 * @param tsOut whether each record ends with the time it was sent, 8 bytes more
 * @param symbols the symbols that were asked for
 * @param partial those that were not found for every day
 * @param notFound those that were not found at all
 * @param mappings what the symbols stand for, by day
 */
public record DbnMetadata(
        int version,
        String dataset,
        Optional<Schema> schema,
        int schemaCode,
        long startNs,
        long endNs,
        long limit,
        int stypeIn,
        int stypeOut,
        boolean tsOut,
        List<String> symbols,
        List<String> partial,
        List<String> notFound,
        List<SymbolMapping> mappings) {

    /** The schema's number in a file with several kinds of records. */
    public static final int MIXED = 0xFFFF;

    public DbnMetadata {
        if (schema.isPresent() && schema.get().code() != schemaCode) {
            throw new IllegalArgumentException("schemaCode is not that of the schema: schemaCode=" + schemaCode
                    + ", expected " + schema.get().code());
        }
        symbols = List.copyOf(symbols);
        partial = List.copyOf(partial);
        notFound = List.copyOf(notFound);
        mappings = List.copyOf(mappings);
    }

    /** Metadata of version 3 that tells the schema and what the records' instrument numbers stand for. */
    public static DbnMetadata of(
            String dataset, Schema schema, long startNs, long endNs, List<SymbolMapping> mappings) {
        return new DbnMetadata(
                MetadataLayout.VERSION,
                dataset,
                Optional.of(schema),
                schema.code(),
                startNs,
                endNs,
                0,
                SymbolType.RAW_SYMBOL,
                SymbolType.INSTRUMENT_ID,
                false,
                mappings.stream().map(SymbolMapping::rawSymbol).toList(),
                List.of(),
                List.of(),
                mappings);
    }

    /**
     * This metadata as the first bytes of a file of version 3, whatever {@link #version()} is.
     *
     * @throws DbnException if a text is too long or not ASCII
     */
    public byte[] toBytes() {
        return MetadataEncoder.encode(this);
    }
}
