package io.slipway.dbn.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Little-endian buffers and NUL-terminated text, as in DBN. */
public final class LittleEndian {

    private LittleEndian() {}

    public static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads text that ends at the first NUL or after {@code width} bytes. */
    public static String text(ByteBuffer buffer, int at, int width) {
        int length = 0;
        while (length < width && buffer.get(at + length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        buffer.get(at, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
