package io.slipway.dbn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Encodes metadata in the latest version. */
final class MetadataWriter {

    private static final int DATASET_BYTES = 16;
    private static final int SYMBOL_BYTES = 71;
    private static final int RESERVED_BYTES = 53;
    private static final int FIXED_BYTES = 100;
    private static final int COUNTS = 5;
    private static final int ALIGNMENT = 8;

    private MetadataWriter() {}

    static byte[] toBytes(DbnMetadata metadata) {
        int length = align(FIXED_BYTES + COUNTS * Integer.BYTES + variableBytes(metadata));
        ByteBuffer bytes =
                ByteBuffer.allocate(MetadataReader.PRELUDE_BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'D').put((byte) 'B').put((byte) 'N').put((byte) DbnMetadata.LATEST_VERSION);
        bytes.putInt(length);
        text(bytes, metadata.dataset(), DATASET_BYTES);
        bytes.putChar((char) metadata.schemaCode());
        bytes.putLong(metadata.startNs()).putLong(metadata.endNs()).putLong(metadata.limit());
        bytes.put((byte) metadata.stypeIn()).put((byte) metadata.stypeOut());
        bytes.put((byte) (metadata.tsOut() ? 1 : 0));
        bytes.putChar((char) SYMBOL_BYTES);
        bytes.position(bytes.position() + RESERVED_BYTES);
        bytes.putInt(0);
        texts(bytes, metadata.symbols());
        texts(bytes, metadata.partial());
        texts(bytes, metadata.notFound());
        bytes.putInt(metadata.mappings().size());
        metadata.mappings().forEach(mapping -> mapping(bytes, mapping));
        return bytes.array();
    }

    private static int variableBytes(DbnMetadata metadata) {
        int texts = metadata.symbols().size()
                + metadata.partial().size()
                + metadata.notFound().size();
        int intervals = metadata.mappings().stream()
                .mapToInt(mapping -> mapping.intervals().size())
                .sum();
        return texts * SYMBOL_BYTES
                + metadata.mappings().size() * (SYMBOL_BYTES + Integer.BYTES)
                + intervals * (SYMBOL_BYTES + 2 * Integer.BYTES);
    }

    private static int align(int length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static void mapping(ByteBuffer bytes, SymbolMapping mapping) {
        text(bytes, mapping.symbol(), SYMBOL_BYTES);
        bytes.putInt(mapping.intervals().size());
        for (SymbolMapping.Interval interval : mapping.intervals()) {
            bytes.putInt(date(interval.start()));
            bytes.putInt(date(interval.end()));
            text(bytes, interval.symbol(), SYMBOL_BYTES);
        }
    }

    private static int date(LocalDate date) {
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    private static void texts(ByteBuffer bytes, List<String> texts) {
        bytes.putInt(texts.size());
        texts.forEach(text -> text(bytes, text, SYMBOL_BYTES));
    }

    private static void text(ByteBuffer bytes, String text, int length) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (encoded.length >= length) {
            throw new DbnException("name too long for DBN: name=" + text + ", at most " + (length - 1) + " bytes");
        }
        bytes.put(Arrays.copyOf(encoded, length));
    }
}
