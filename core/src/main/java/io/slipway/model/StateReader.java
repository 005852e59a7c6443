package io.slipway.model;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.function.Consumer;

/**
 * Reads the saved state of a run from the bytes of a {@link StateWriter}, in the order in which they were written. Every method
 * throws {@link IllegalArgumentException} if the bytes are damaged or cut short. Not thread-safe.
 */
public final class StateReader {

    /** Limit in bytes for names of sections and constants, so that damaged bytes cannot ask for much memory. */
    private static final int LONGEST_NAME = 100;

    /** Limit in bytes for a sentence to the user, which may quote a long row of a file. */
    public static final int LONGEST_SENTENCE = 1 << 20;

    private final ByteBuffer bytes;
    private final IdentityHashMap<Object, Boolean> read = new IdentityHashMap<>();

    /** Reads {@code bytes}, which it does not copy. */
    public StateReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /**
     * Begins the section {@code name}.
     *
     * @throws IllegalArgumentException if another section comes next
     */
    public StateReader section(String name) {
        String found = takeText();
        if (!found.equals(name)) {
            throw new IllegalArgumentException("not the state of this run: expected=" + name + ", found=" + found);
        }
        return this;
    }

    public long takeLong() {
        try {
            return StateWriter.Numbers.takeLong(bytes);
        } catch (BufferUnderflowException end) {
            throw cutShort();
        }
    }

    public boolean takeBoolean() {
        return takeLong() != 0;
    }

    public double takeDouble() {
        if (!bytes.hasRemaining()) {
            throw cutShort();
        }
        try {
            return StateWriter.Numbers.takeDouble(bytes);
        } catch (BufferUnderflowException end) {
            throw cutShort();
        }
    }

    /** Reads the number of items that follow, each of which takes at least a byte. */
    public int takeCount() {
        return count(bytes.remaining());
    }

    public long[] takeLongs() {
        long[] values = new long[takeCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = takeLong();
        }
        return values;
    }

    /** Reads as many flags as {@code flags} has, into it. */
    public StateReader take(boolean[] flags) {
        for (int from = 0; from < flags.length; from += StateWriter.FLAGS) {
            long bits = takeLong();
            for (int i = from; i < Math.min(flags.length, from + StateWriter.FLAGS); i++) {
                flags[i] = (bits >>> (i - from) & 1) != 0;
            }
        }
        return this;
    }

    /**
     * Reads a part that several things share, where its content was written.
     *
     * @param shared what they share, by its identity
     * @throws IllegalArgumentException if its content was not written, neither here nor before
     */
    public StateReader once(Object shared, Consumer<StateReader> part) {
        if (takeBoolean()) {
            read.put(shared, true);
            part.accept(this);
        } else if (!read.containsKey(shared)) {
            throw new IllegalArgumentException("a part of the state is missing that others share");
        }
        return this;
    }

    /** Reads a constant of the enumeration {@code type}. */
    public <E extends Enum<E>> E takeEnum(Class<E> type) {
        return Enum.valueOf(type, takeText());
    }

    /** A text of at most {@value #LONGEST_NAME} bytes. */
    public String takeText() {
        return takeText(LONGEST_NAME);
    }

    /** A text of at most {@code most} bytes. */
    public String takeText(int most) {
        int length = count(most);
        if (length > bytes.remaining()) {
            throw cutShort();
        }
        byte[] utf8 = new byte[length];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /**
     * Checks that all bytes have been read.
     *
     * @throws IllegalArgumentException if bytes remain
     */
    public void end() {
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException("the state goes on after its end: bytes=" + bytes.remaining());
        }
    }

    private int count(int most) {
        long value = takeLong();
        if (value < 0 || value > most) {
            throw new IllegalArgumentException("a number in the state is out of range: value=" + value);
        }
        return (int) value;
    }

    private IllegalArgumentException cutShort() {
        return new IllegalArgumentException("the state is cut short: bytes=" + bytes.limit());
    }
}
