package io.slipway.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Writes the state of a run as bytes: equal states give equal bytes. A {@link StateReader} reads the values back in the same
 * order. Not thread-safe.
 *
 * <pre>{@code
 * byte[] saved = new StateWriter().section("clock").put(nowNs).toBytes();
 * long restoredNs = new StateReader(saved).section("clock").takeLong();
 * }</pre>
 */
public final class StateWriter {

    /** First capacity in bytes: enough for a small state without growing. */
    private static final int FIRST_CAPACITY = 256;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_CAPACITY);
    private int[] journals = {};

    /** Begins a section with a name, which the reader checks. */
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

    /** Writes the 64 bits of {@code value}. */
    public StateWriter put(double value) {
        return put(Double.doubleToRawLongBits(value));
    }

    /** Writes {@code count}, then the first {@code count} of {@code values}. */
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

    /** Writes the name of an enumeration constant. */
    public StateWriter put(Enum<?> value) {
        return putText(value.name());
    }

    /** Writes a short text. */
    public StateWriter put(String text) {
        return putText(text);
    }

    private StateWriter putText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(utf8.length);
        room(utf8.length).put(utf8);
        return this;
    }

    /**
     * Writes a part that is a journal: what it writes now begins with what it wrote in earlier states of the run. A reader does not
     * notice it. Journals do not lie in each other.
     */
    public StateWriter journal(Consumer<StateWriter> part) {
        int from = bytes.position();
        part.accept(this);
        journals = Arrays.copyOf(journals, journals.length + 2);
        journals[journals.length - 2] = from;
        journals[journals.length - 1] = bytes.position() - from;
        return this;
    }

    /** All written so far, with its journals. */
    public SavedState toState() {
        return new SavedState(toBytes(), journals.clone());
    }

    /** A copy of all bytes written so far. */
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
