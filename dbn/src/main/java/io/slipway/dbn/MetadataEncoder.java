package io.slipway.dbn;

import io.slipway.dbn.record.LittleEndian;
import io.slipway.dbn.record.MetadataLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Writes metadata of version 3. */
final class MetadataEncoder {

    private static final int DATE_BYTES = 4;
    private static final int COUNT_BYTES = 4;

    private final ByteBuffer out;

    private MetadataEncoder(byte[] bytes) {
        this.out = LittleEndian.wrap(bytes);
    }

    static byte[] encode(DbnMetadata metadata) {
        byte[] bytes = new byte[length(metadata)];
        MetadataEncoder encoder = new MetadataEncoder(bytes);
        encoder.fixed(metadata);
        encoder.out.position(MetadataLayout.LISTS);
        encoder.symbols(metadata.symbols().requested());
        encoder.symbols(metadata.symbols().partial());
        encoder.symbols(metadata.symbols().notFound());
        encoder.mappings(metadata.symbols().mappings());
        return bytes;
    }

    private static int length(DbnMetadata metadata) {
        long symbol = MetadataLayout.SYMBOL_BYTES;
        long names = (long) metadata.symbols().requested().size()
                + metadata.symbols().partial().size()
                + metadata.symbols().notFound().size();
        long length = MetadataLayout.LISTS + 4 * COUNT_BYTES + names * symbol;
        for (SymbolMapping mapping : metadata.symbols().mappings()) {
            length += symbol + COUNT_BYTES + mapping.intervals().size() * (2 * DATE_BYTES + symbol);
        }
        long aligned = length + Math.floorMod(-length, (long) MetadataLayout.ALIGNMENT);
        if (aligned > Integer.MAX_VALUE - MetadataLayout.PRELUDE_BYTES) {
            throw new DbnException("metadata too long: bytes=" + aligned);
        }
        return (int) aligned;
    }

    private void fixed(DbnMetadata metadata) {
        out.put(0, new byte[] {'D', 'B', 'N', MetadataLayout.VERSION});
        out.putInt(4, out.capacity() - MetadataLayout.PRELUDE_BYTES);
        out.position(MetadataLayout.DATASET);
        text(metadata.dataset(), MetadataLayout.DATASET_BYTES);
        out.putChar(MetadataLayout.SCHEMA, (char) metadata.schemaCode());
        out.putLong(MetadataLayout.START, metadata.request().startNs());
        out.putLong(MetadataLayout.END, metadata.request().endNs());
        out.putLong(MetadataLayout.LIMIT, metadata.request().limit());
        out.put(MetadataLayout.STYPE_IN, (byte) metadata.request().stypeIn());
        out.put(MetadataLayout.STYPE_OUT, (byte) metadata.request().stypeOut());
        out.put(MetadataLayout.TS_OUT, (byte) (metadata.tsOut() ? 1 : 0));
        out.putChar(MetadataLayout.SYMBOL_WIDTH, (char) MetadataLayout.SYMBOL_BYTES);
    }

    private void symbols(List<String> symbols) {
        out.putInt(symbols.size());
        for (String symbol : symbols) {
            text(symbol, MetadataLayout.SYMBOL_BYTES);
        }
    }

    private void mappings(List<SymbolMapping> mappings) {
        out.putInt(mappings.size());
        for (SymbolMapping mapping : mappings) {
            text(mapping.rawSymbol(), MetadataLayout.SYMBOL_BYTES);
            out.putInt(mapping.intervals().size());
            for (MappingInterval interval : mapping.intervals()) {
                out.putInt(number(interval.start()));
                out.putInt(number(interval.end()));
                text(interval.symbol(), MetadataLayout.SYMBOL_BYTES);
            }
        }
    }

    private static int number(LocalDate date) {
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    /** Writes text, padded with NULs to the width; at least one NUL follows the text. */
    private void text(String text, int width) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length != text.length() || bytes.length >= width || text.indexOf('\0') >= 0) {
            throw new DbnException("text cannot be written: value=\"" + text + "\", expected at most " + (width - 1)
                    + " ASCII characters");
        }
        out.put(bytes);
        out.position(out.position() + width - bytes.length);
    }
}
