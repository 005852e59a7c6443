package io.slipway.dbn;

import java.util.List;
import java.util.Optional;

/**
 * What stands before the records of a file. Immutable.
 *
 * @param version of the encoding, 1 to 3
 * @param dataset such as {@code XNAS.ITCH}
 * @param schemaCode number of the schema; {@link #MIXED} for several
 * @param startNs first time asked for, ns since 1970 UTC, or {@link Field#UNDEFINED_TIME}
 * @param endNs time after the last one asked for, or {@link Field#UNDEFINED_TIME}
 * @param limit most records asked for; zero for all
 * @param stypeIn kind of the symbols asked for: 0 instrument id, 1 raw symbol, 255 none or several
 * @param stypeOut kind of the symbols that they stand for
 * @param tsOut whether each record ends with the time at which it was sent
 * @param symbols asked for
 * @param partial symbols found on some of the days only
 * @param notFound symbols not found
 * @param mappings what each symbol stood for
 */
public record DbnMetadata(
        int version,
        String dataset,
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

    /** The newest version, which is the one written. */
    public static final int LATEST_VERSION = 3;

    /** Schema code of a file of several schemas. */
    public static final int MIXED = 0xFFFF;

    /** Kind of symbol: an instrument id. */
    public static final int STYPE_INSTRUMENT_ID = 0;

    /** Kind of symbol: as the publisher writes it. */
    public static final int STYPE_RAW_SYMBOL = 1;

    /** Copies the lists. */
    public DbnMetadata {
        symbols = List.copyOf(symbols);
        partial = List.copyOf(partial);
        notFound = List.copyOf(notFound);
        mappings = List.copyOf(mappings);
    }

    /** Metadata of the latest version for records of one schema, without symbols, mappings and limits. */
    public static DbnMetadata of(String dataset, Schema schema) {
        return new DbnMetadata(
                LATEST_VERSION,
                dataset,
                schema.code(),
                Field.UNDEFINED_TIME,
                Field.UNDEFINED_TIME,
                0,
                STYPE_RAW_SYMBOL,
                STYPE_INSTRUMENT_ID,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same with these times, symbols and mappings. */
    public DbnMetadata withSymbols(
            long newStartNs, long newEndNs, List<String> newSymbols, List<SymbolMapping> newMappings) {
        return new DbnMetadata(
                version,
                dataset,
                schemaCode,
                newStartNs,
                newEndNs,
                limit,
                stypeIn,
                stypeOut,
                tsOut,
                newSymbols,
                partial,
                notFound,
                newMappings);
    }

    /** The schema; empty if there are several, or one that is not market data. */
    public Optional<Schema> schema() {
        return Schema.ofCode(schemaCode);
    }

    /**
     * The bytes that stand before the records in a file of the latest version. They may be made after the records are
     * written, as the symbols are often known only then: in a file compressed by zstd as a frame of its own, put first.
     *
     * @throws DbnException if a symbol is longer than the format allows
     */
    public byte[] toBytes() {
        return MetadataWriter.toBytes(this);
    }
}
