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
 * @param schema kind of the records; empty if there are several kinds or if {@link Schema} has no constant for it
 * @param schemaCode the number of the schema, {@link #MIXED} if there are several
 * @param startNs start of the request, in nanoseconds since 1970 UTC
 * @param endNs end of the request, exclusive; {@link Field#UNDEFINED_TIME} if open
 * @param limit requested maximum number of records; 0 if unlimited
 * @param stypeIn kind of the requested symbols, see {@link SymbolType}
 * @param stypeOut kind of the symbols to which they were mapped
 * @param tsOut true if each record ends with its send time, which adds 8 bytes
 * @param symbols the requested symbols
 * @param partial symbols that were found on some days only
 * @param notFound symbols that were not found on any day
 * @param mappings meaning of the symbols by day
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

    /** Metadata of version 3 with a schema and with the symbols of the records' instrument ids. */
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
     * The first bytes of a version 3 file with this metadata. {@link #version()} does not matter.
     *
     * @throws DbnException if a text is too long or not ASCII
     */
    public byte[] toBytes() {
        return MetadataEncoder.encode(this);
    }
}
