package io.slipway.dbn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Decodes what follows the first eight bytes of a file. */
final class MetadataReader {

    /** Bytes before the metadata: magic, version and length. */
    static final int PRELUDE_BYTES = 8;

    private static final int DATASET_BYTES = 16;
    private static final int FIXED_BYTES = 100;
    private static final int V1_SYMBOL_BYTES = 22;
    private static final int V1_RECORD_COUNT_BYTES = 8;
    private static final int V1_RESERVED_BYTES = 47;
    private static final int RESERVED_BYTES = 53;

    private final String name;
    private final ByteBuffer bytes;
    private int symbolBytes = V1_SYMBOL_BYTES;

    private MetadataReader(String name, ByteBuffer bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    static void checkLength(String name, long length) {
        if (length < FIXED_BYTES) {
            throw new DbnException(
                    name + ": byte 4: metadata too short: bytes=" + length + ", expected at least " + FIXED_BYTES);
        }
    }

    /** Decodes metadata whose bytes, little-endian, start at the buffer's position and end at its limit. */
    static DbnMetadata read(String name, int version, ByteBuffer bytes) {
        return new MetadataReader(name, bytes).read(version);
    }

    private DbnMetadata read(int version) {
        String dataset = text(DATASET_BYTES);
        int schema = bytes.getChar();
        long start = bytes.getLong();
        long end = bytes.getLong();
        long limit = bytes.getLong();
        if (version == 1) {
            skip(V1_RECORD_COUNT_BYTES);
        }
        int stypeIn = Byte.toUnsignedInt(bytes.get());
        int stypeOut = Byte.toUnsignedInt(bytes.get());
        boolean tsOut = bytes.get() != 0;
        if (version > 1) {
            symbolBytes = bytes.getChar();
        }
        skip(version == 1 ? V1_RESERVED_BYTES : RESERVED_BYTES);
        int definitions = count("schema definition", 1);
        if (definitions != 0) {
            throw fault("a schema definition, which is not supported: bytes=" + definitions);
        }
        return new DbnMetadata(
                version,
                dataset,
                schema,
                start,
                end,
                limit,
                stypeIn,
                stypeOut,
                tsOut,
                texts("symbols"),
                texts("partial symbols"),
                texts("symbols not found"),
                mappings());
    }

    private List<SymbolMapping> mappings() {
        int count = count("symbol mappings", symbolBytes + Integer.BYTES);
        List<SymbolMapping> mappings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String symbol = text(symbolBytes);
            int intervals = count("mapping intervals", symbolBytes + 2 * Integer.BYTES);
            List<SymbolMapping.Interval> days = new ArrayList<>(intervals);
            for (int j = 0; j < intervals; j++) {
                days.add(new SymbolMapping.Interval(date(), date(), text(symbolBytes)));
            }
            mappings.add(new SymbolMapping(symbol, days));
        }
        return mappings;
    }

    private List<String> texts(String what) {
        int count = count(what, symbolBytes);
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(symbolBytes));
        }
        return texts;
    }

    /** A count of things of at least so many bytes each, which must fit in what is left. */
    private int count(String what, int bytesEach) {
        need(Integer.BYTES);
        long count = Integer.toUnsignedLong(bytes.getInt());
        if (count * Math.max(1, bytesEach) > bytes.remaining()) {
            throw fault("more " + what + " than fit in the metadata: count=" + count);
        }
        return (int) count;
    }

    private LocalDate date() {
        need(Integer.BYTES);
        int yyyymmdd = bytes.getInt();
        try {
            return LocalDate.of(yyyymmdd / 10_000, yyyymmdd / 100 % 100, yyyymmdd % 100);
        } catch (DateTimeException e) {
            throw new DbnException(at() + "not a date: value=" + Integer.toUnsignedString(yyyymmdd), e);
        }
    }

    private String text(int length) {
        need(length);
        byte[] text = new byte[length];
        bytes.get(text);
        int end = 0;
        while (end < length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    private void skip(int count) {
        need(count);
        bytes.position(bytes.position() + count);
    }

    private void need(int count) {
        if (bytes.remaining() < count) {
            throw fault("the metadata ends too early: bytes needed=" + count + ", left=" + bytes.remaining());
        }
    }

    private DbnException fault(String what) {
        return new DbnException(at() + what);
    }

    private String at() {
        return name + ": byte " + (PRELUDE_BYTES + bytes.position()) + ": ";
    }
}
