package io.slipway.data.arrow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Numbers in bytes, the lowest byte first. All methods throw {@link IndexOutOfBoundsException} beyond the end.
 *
 * @param bytes the bytes, which nobody changes
 */
@SuppressWarnings("ArrayRecordComponent")
record LittleEndian(byte[] bytes) {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    long longAt(int index) {
        return (long) LONGS.get(bytes, Math.multiplyExact(index, Long.BYTES));
    }

    int intAt(int index) {
        return (int) INTS.get(bytes, Math.multiplyExact(index, Integer.BYTES));
    }

    short shortAt(int index) {
        return (short) SHORTS.get(bytes, Math.multiplyExact(index, Short.BYTES));
    }

    boolean bitAt(int index) {
        return (bytes[index >> 3] >> (index & 7) & 1) != 0;
    }

    /**
     * The numbers of a width by their index.
     *
     * @param bits 1, 8, 16, 32 or 64
     * @param isSigned whether a set highest bit means a negative number; numbers of 64 bits always are given as signed ones
     * @throws IndexOutOfBoundsException for another width
     */
    IntToLongFunction numbers(int bits, boolean isSigned) {
        return switch (bits) {
            case 1 -> index -> bitAt(index) ? 1 : 0;
            case Byte.SIZE -> isSigned ? index -> bytes[index] : index -> bytes[index] & 0xFF;
            case Short.SIZE -> isSigned ? this::shortAt : index -> shortAt(index) & 0xFFFF;
            case Integer.SIZE -> isSigned ? this::intAt : index -> intAt(index) & 0xFFFF_FFFFL;
            case Long.SIZE -> this::longAt;
            default -> throw new IndexOutOfBoundsException("bits=" + bits);
        };
    }

    /** The signed number of so many bytes. */
    BigInteger wholeAt(int index, int width) {
        int from = Math.multiplyExact(index, width);
        byte[] reversed = Arrays.copyOfRange(bytes, from, from + width);
        for (int i = 0; i < width / 2; i++) {
            byte low = reversed[i];
            reversed[i] = reversed[width - 1 - i];
            reversed[width - 1 - i] = low;
        }
        return new BigInteger(reversed);
    }

    /** A text of UTF-8 at a position. */
    String text(long from, long to) {
        if (from < 0 || to < from || to > bytes.length) {
            throw new IndexOutOfBoundsException("text from=" + from + ", to=" + to);
        }
        return new String(bytes, (int) from, (int) (to - from), StandardCharsets.UTF_8);
    }

    /** Bytes at a position. */
    byte[] part(long from, long to) {
        if (from < 0 || to < from || to > bytes.length) {
            throw new IndexOutOfBoundsException("bytes from=" + from + ", to=" + to);
        }
        return Arrays.copyOfRange(bytes, (int) from, (int) to);
    }
}
