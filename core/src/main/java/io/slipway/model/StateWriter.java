package io.slipway.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.function.Consumer;

/**
 * Writes the state of a run as bytes: equal states give equal bytes. A {@link StateReader} reads the values back in the same
 * order. Most values of a state are small, prices in cents, or say that there is none, and take one to three bytes. Not thread-safe.
 *
 * <pre>{@code
 * byte[] saved = new StateWriter().section("clock").put(nowNs).toBytes();
 * long restoredNs = new StateReader(saved).section("clock").takeLong();
 * }</pre>
 */
public final class StateWriter {

    /** First capacity in bytes: enough for a small state without growing. */
    private static final int FIRST_CAPACITY = 256;

    /** Flags of a number: with its sign and one bit to spare, so that no flags are the smallest or the largest number. */
    static final int FLAGS = 62;

    private final IdentityHashMap<Object, Boolean> written = new IdentityHashMap<>();
    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_CAPACITY);
    private int[] journals = {};

    /** Begins a section with a name, which the reader checks. */
    public StateWriter section(String name) {
        return putText(name);
    }

    public StateWriter put(long value) {
        Numbers.put(room(Numbers.MOST_BYTES), value);
        return this;
    }

    public StateWriter put(boolean value) {
        return put(value ? 1L : 0L);
    }

    /** Writes a number so that all its 64 bits come back. */
    public StateWriter put(double value) {
        Numbers.put(room(Numbers.MOST_BYTES), value);
        return this;
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

    /** Writes flags whose number the reader knows, 62 of them as one number. */
    public StateWriter put(boolean[] flags) {
        for (int from = 0; from < flags.length; from += FLAGS) {
            long bits = 0;
            for (int i = from; i < Math.min(flags.length, from + FLAGS); i++) {
                bits |= (flags[i] ? 1L : 0L) << (i - from);
            }
            put(bits);
        }
        return this;
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
        put((long) utf8.length);
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

    /**
     * Writes a part that several things share, the first time that it is told of it, and later that it was written already.
     *
     * @param shared what they share, by its identity; {@link StateReader#once} is told the one that takes its place
     */
    public StateWriter once(Object shared, Consumer<StateWriter> part) {
        boolean isNew = written.put(shared, true) == null;
        put(isNew);
        if (isNew) {
            part.accept(this);
        }
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

    /**
     * The form of numbers in a saved state. The first byte tells the form; {@code z} is a number with its sign in the lowest bit.
     *
     * <pre>
     * 0xxxxxxx                    z of 7 bits
     * 10xxxxxx + 1 byte           z of 14 bits
     * 110xxxxx + 2 bytes          z of 21 bits
     * 1110nnnn + n bytes          z, n = 3 to 8
     * 11110nnn + n bytes          z of a multiple of half a cent, n = 1 to 4
     * 11111000, 11111001          the smallest and the largest number, which mean that there is none
     * 11111111 + 8 bytes          the bits of a double that is no whole number
     * </pre>
     */
    static final class Numbers {

        /** Most bytes of a number. */
        static final int MOST_BYTES = 1 + Long.BYTES;

        /** Half a cent in 1e-9 of a currency: prices of shares are whole cents, and mids of two of them half ones. */
        private static final long UNIT = 5_000_000;

        private static final int ONE_BITS = 7;
        private static final int TWO_BITS = 14;
        private static final int THREE_BITS = 21;
        private static final int TWO = 0x80;
        private static final int THREE = 0xC0;
        private static final int LONG = 0xE0;
        private static final int UNITS = 0xF0;
        private static final int MOST_UNIT_BYTES = 4;
        private static final int SMALLEST = 0xF8;
        private static final int LARGEST = 0xF9;
        private static final int DOUBLE = 0xFF;
        private static final int BYTE_MASK = 0xFF;
        private static final int SHORT_MASK = 0xFFFF;

        /** Whole numbers up to here are doubles. */
        private static final double MOST_WHOLE = 1L << 53;

        private Numbers() {}

        static void put(ByteBuffer bytes, long value) {
            if (value == Long.MIN_VALUE || value == Long.MAX_VALUE) {
                bytes.put((byte) (value < 0 ? SMALLEST : LARGEST));
                return;
            }
            long folded = fold(value);
            if (folded >>> ONE_BITS == 0) {
                bytes.put((byte) folded);
            } else if (folded >>> TWO_BITS == 0) {
                bytes.putShort((short) (folded | (TWO << Byte.SIZE)));
            } else if (folded >>> THREE_BITS == 0) {
                bytes.put((byte) ((folded >>> (2 * Byte.SIZE)) | THREE)).putShort((short) folded);
            } else {
                putLong(bytes, value, folded);
            }
        }

        private static void putLong(ByteBuffer bytes, long value, long folded) {
            long units = fold(value / UNIT);
            if (value % UNIT == 0 && length(units) <= MOST_UNIT_BYTES && length(units) < length(folded)) {
                putBytes(bytes, UNITS, units);
            } else {
                putBytes(bytes, LONG, folded);
            }
        }

        private static void putBytes(ByteBuffer bytes, int form, long folded) {
            int length = length(folded);
            bytes.put((byte) (form | length));
            for (int shift = Byte.SIZE * (length - 1); shift >= 0; shift -= Byte.SIZE) {
                bytes.put((byte) (folded >>> shift));
            }
        }

        private static int length(long folded) {
            return (Long.SIZE - Long.numberOfLeadingZeros(folded) + Byte.SIZE - 1) / Byte.SIZE;
        }

        static void put(ByteBuffer bytes, double value) {
            boolean isWhole = value == Math.rint(value)
                    && Math.abs(value) < MOST_WHOLE
                    && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0);
            if (isWhole) {
                put(bytes, (long) value);
            } else {
                bytes.put((byte) DOUBLE).putLong(Double.doubleToRawLongBits(value));
            }
        }

        /**
         * Reads a number.
         *
         * @throws IllegalArgumentException if another form comes next
         * @throws java.nio.BufferUnderflowException if the bytes end
         */
        static long takeLong(ByteBuffer bytes) {
            int first = bytes.get() & BYTE_MASK;
            if (first < TWO) {
                return unfold(first);
            }
            if (first < THREE) {
                return unfold(((first & ~TWO) << Byte.SIZE) | (bytes.get() & BYTE_MASK));
            }
            if (first < LONG) {
                return unfold(((long) (first & ~THREE) << (2 * Byte.SIZE)) | (bytes.getShort() & SHORT_MASK));
            }
            return switch (first) {
                case SMALLEST -> Long.MIN_VALUE;
                case LARGEST -> Long.MAX_VALUE;
                default -> longOf(first, bytes);
            };
        }

        private static long longOf(int first, ByteBuffer bytes) {
            boolean isUnits = first > UNITS && first <= UNITS + MOST_UNIT_BYTES;
            if (!isUnits && (first <= LONG || first > LONG + Long.BYTES)) {
                throw new IllegalArgumentException("no number is written so: byte=" + first);
            }
            long folded = 0;
            for (int left = first - (isUnits ? UNITS : LONG); left > 0; left--) {
                folded = (folded << Byte.SIZE) | (bytes.get() & BYTE_MASK);
            }
            return isUnits ? unfold(folded) * UNIT : unfold(folded);
        }

        /** Reads a double, as {@link #takeLong}. */
        static double takeDouble(ByteBuffer bytes) {
            if ((bytes.get(bytes.position()) & BYTE_MASK) != DOUBLE) {
                return takeLong(bytes);
            }
            bytes.get();
            return Double.longBitsToDouble(bytes.getLong());
        }

        private static long fold(long value) {
            return (value << 1) ^ (value >> (Long.SIZE - 1));
        }

        private static long unfold(long folded) {
            return (folded >>> 1) ^ -(folded & 1);
        }
    }
}
