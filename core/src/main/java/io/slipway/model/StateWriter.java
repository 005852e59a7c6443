package io.slipway.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects the state of a run as bytes that depend on nothing but that state. A {@link StateReader} takes the same values in
 * the same order. Not thread-safe.
 */
public final class StateWriter {

    private static final int FIRST_CAPACITY = 256;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_CAPACITY);

    /** Begins a part of the state by its name, which the reader checks. */
    public StateWriter section(String name) {
        return putText(name);
    }

    public StateWriter put(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    public StateWriter put(boolean value) {
        return put(value ? 1L : 0L);
    }

    /** Writes the bits of a value. */
    public StateWriter put(double value) {
        return put(Double.doubleToRawLongBits(value));
    }

    /** Writes the first {@code count} of {@code values}; the reader is told the count. */
    public StateWriter put(long[] values, int count) {
        put((long) count);
        for (int i = 0; i < count; i++) {
            put(values[i]);
        }
        return this;
    }

    public StateWriter put(long[] values) {
        return put(values, values.length);
    }

    /** Writes the name of a constant. */
    public StateWriter put(Enum<?> value) {
        return putText(value.name());
    }

    private StateWriter putText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(utf8.length);
        room(utf8.length).put(utf8);
        return this;
    }

    /** All that was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            byte[] wider = Arrays.copyOf(bytes.array(), 2 * (bytes.position() + more));
            bytes = ByteBuffer.wrap(wider).position(bytes.position());
        }
        return bytes;
    }
}
