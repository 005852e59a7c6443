package io.slipway.dbn;

import io.slipway.dbn.record.LittleEndian;
import io.slipway.dbn.record.MetadataLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads metadata of versions 1 to 3. Checks every count against the remaining bytes before it allocates memory for it. */
final class MetadataDecoder {

    private static final int COUNT_BYTES = 4;
    private static final int DATE_BYTES = 4;

    private final String name;
    private final ByteBuffer in;
    private final int version;
    private final int end;
    private int symbolBytes;
    private int position;

    private MetadataDecoder(String name, ByteBuffer in, int end) {
        this.name = name;
        this.in = in;
        this.version = in.get(3);
        this.end = end;
    }

    /** Reads the metadata at the start of the data; the first record follows at {@link #end}. */
    static MetadataDecoder open(String name, ByteWindow window) throws IOException {
        window.fill(0, FileStart.BYTES);
        if (window.end() < FileStart.BYTES && window.failure().isPresent()) {
            throw window.failure().get();
        }
        byte[] start = new byte[Math.min(FileStart.BYTES, window.end())];
        window.buffer().get(0, start);
        new FileStart(start).checkMagic(name);
        if (start.length < MetadataLayout.PRELUDE_BYTES) {
            throw new DbnException(name + ": cut metadata: bytes=" + start.length);
        }
        int version = Byte.toUnsignedInt(start[3]);
        if (version < 1 || version > MetadataLayout.VERSION) {
            throw new DbnException(name + ": DBN of another version: version=" + version + ", expected 1 to "
                    + MetadataLayout.VERSION);
        }
        long length = Integer.toUnsignedLong(window.buffer().getInt(4));
        if (length < MetadataLayout.MIN_LENGTH) {
            throw new DbnException(name + ": byte 4: metadata too short: length=" + length + ", expected at least "
                    + MetadataLayout.MIN_LENGTH);
        }
        long end = MetadataLayout.PRELUDE_BYTES + length;
        window.fill(0, (int) Math.min(end, Integer.MAX_VALUE));
        if (window.end() < end && window.failure().isPresent()) {
            throw window.failure().get();
        }
        if (window.end() < end) {
            throw new DbnException(name + ": byte 4: metadata ends before its end: length=" + length + ", available="
                    + (window.end() - MetadataLayout.PRELUDE_BYTES));
        }
        return new MetadataDecoder(name, window.buffer(), (int) end);
    }

    /** Index in the buffer of the first record. */
    int end() {
        return end;
    }

    DbnMetadata decode() {
        int shift = version == 1 ? MetadataLayout.SHIFT_V1 : 0;
        symbolBytes = version == 1 ? MetadataLayout.SYMBOL_BYTES_V1 : in.getChar(MetadataLayout.SYMBOL_WIDTH);
        if (symbolBytes == 0) {
            throw fault(MetadataLayout.SYMBOL_WIDTH, "symbols without width: symbol_cstr_len=0");
        }
        position = MetadataLayout.SCHEMA_DEFINITION;
        need("schema definition", COUNT_BYTES);
        long definition = Integer.toUnsignedLong(in.getInt(position));
        if (definition != 0) {
            throw fault(position, "schema definitions are not read: length=" + definition + ", expected 0");
        }
        position = MetadataLayout.LISTS;
        return new DbnMetadata(
                version,
                LittleEndian.text(in, MetadataLayout.DATASET, MetadataLayout.DATASET_BYTES),
                in.getChar(MetadataLayout.SCHEMA),
                new DbnMetadata.Request(
                        in.getLong(MetadataLayout.START),
                        in.getLong(MetadataLayout.END),
                        in.getLong(MetadataLayout.LIMIT),
                        Byte.toUnsignedInt(in.get(MetadataLayout.STYPE_IN + shift)),
                        Byte.toUnsignedInt(in.get(MetadataLayout.STYPE_OUT + shift))),
                in.get(MetadataLayout.TS_OUT + shift) != 0,
                new DbnMetadata.Symbols(
                        symbols("symbols"), symbols("partial symbols"), symbols("symbols not found"), mappings()));
    }

    private List<String> symbols(String what) {
        int count = count(what, symbolBytes);
        List<String> symbols = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            symbols.add(symbol());
        }
        return symbols;
    }

    private List<SymbolMapping> mappings() {
        int count = count("symbol mappings", symbolBytes + COUNT_BYTES);
        List<SymbolMapping> mappings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            need("symbol mapping", symbolBytes);
            mappings.add(new SymbolMapping(symbol(), intervals()));
        }
        return mappings;
    }

    private List<MappingInterval> intervals() {
        int count = count("intervals", 2 * DATE_BYTES + symbolBytes);
        List<MappingInterval> intervals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            intervals.add(new MappingInterval(date(), date(), symbol()));
        }
        return intervals;
    }

    /** Reads a number of items of at least {@code bytesEach} bytes and checks that the remaining bytes can hold them. */
    private int count(String what, int bytesEach) {
        need(what, COUNT_BYTES);
        long count = Integer.toUnsignedLong(in.getInt(position));
        if (count * bytesEach > end - position - COUNT_BYTES) {
            throw fault(
                    position,
                    what + " beyond the metadata's end: count=" + count + ", bytes left="
                            + (end - position - COUNT_BYTES));
        }
        position += COUNT_BYTES;
        return (int) count;
    }

    private void need(String what, int bytes) {
        if (end - position < bytes) {
            throw fault(position, what + " beyond the metadata's end: bytes left=" + (end - position));
        }
    }

    private String symbol() {
        String symbol = LittleEndian.text(in, position, symbolBytes);
        position += symbolBytes;
        return symbol;
    }

    private LocalDate date() {
        int number = in.getInt(position);
        try {
            LocalDate date = LocalDate.of(number / 10_000, number / 100 % 100, number % 100);
            position += DATE_BYTES;
            return date;
        } catch (DateTimeException e) {
            throw fault(position, "not a date: value=" + Integer.toUnsignedString(number) + ", expected YYYYMMDD");
        }
    }

    private DbnException fault(int at, String what) {
        return new DbnException(name + ": byte " + at + ": " + what);
    }
}
