package io.slipway.data.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of a FlatBuffers message. A field is found by its slot in the table's definition; one that was not written has its
 * default. All methods throw {@link IndexOutOfBoundsException} where a damaged message points out of itself, or backwards: references
 * point forwards, so that no chain of them is endless.
 *
 * @param bytes the message, little-endian
 * @param at position of the table
 */
record FlatTable(ByteBuffer bytes, int at) {

    private static final int REFERENCE_BYTES = 4;

    /** The root table of a message. */
    static FlatTable root(byte[] message) {
        FlatTable start = new FlatTable(ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN), 0);
        return new FlatTable(start.bytes, start.referred(0));
    }

    /** Position of a field; 0 if it was not written. */
    private int position(int slot) {
        int definition = at - bytes.getInt(at);
        int entry = 4 + 2 * slot;
        if (entry + 2 > (bytes.getShort(definition) & 0xFFFF)) {
            return 0;
        }
        int offset = bytes.getShort(definition + entry) & 0xFFFF;
        return offset == 0 ? 0 : at + offset;
    }

    long longAt(int slot, long absent) {
        int position = position(slot);
        return position == 0 ? absent : bytes.getLong(position);
    }

    int intAt(int slot, int absent) {
        int position = position(slot);
        return position == 0 ? absent : bytes.getInt(position);
    }

    int shortAt(int slot, int absent) {
        int position = position(slot);
        return position == 0 ? absent : bytes.getShort(position);
    }

    int byteAt(int slot, int absent) {
        int position = position(slot);
        return position == 0 ? absent : bytes.get(position);
    }

    boolean isSet(int slot) {
        return byteAt(slot, 0) != 0;
    }

    Optional<FlatTable> table(int slot) {
        int position = position(slot);
        return position == 0 ? Optional.empty() : Optional.of(new FlatTable(bytes, referred(position)));
    }

    Optional<String> text(int slot) {
        int position = position(slot);
        if (position == 0) {
            return Optional.empty();
        }
        int length = referred(position);
        byte[] text = new byte[count(length, 1)];
        bytes.get(length + REFERENCE_BYTES, text);
        return Optional.of(new String(text, StandardCharsets.UTF_8));
    }

    /** Number of tables of a vector of them, zero if it was not written. */
    int countOfTables(int slot) {
        int position = position(slot);
        return position == 0 ? 0 : count(referred(position), REFERENCE_BYTES);
    }

    /** Number of bytes of the message. */
    int messageBytes() {
        return bytes.limit();
    }

    List<FlatTable> tables(int slot) {
        int position = position(slot);
        List<FlatTable> tables = new ArrayList<>();
        if (position != 0) {
            int vector = referred(position);
            int count = count(vector, REFERENCE_BYTES);
            for (int i = 0; i < count; i++) {
                int entry = vector + REFERENCE_BYTES * (i + 1);
                tables.add(new FlatTable(bytes, referred(entry)));
            }
        }
        return tables;
    }

    /** The numbers of a vector of numbers, or of structures of so many numbers, one after the other. */
    long[] longs(int slot, int numbersEach) {
        int position = position(slot);
        if (position == 0) {
            return new long[0];
        }
        int vector = referred(position);
        long[] numbers = new long[numbersEach * count(vector, numbersEach * Long.BYTES)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bytes.getLong(vector + REFERENCE_BYTES + i * Long.BYTES);
        }
        return numbers;
    }

    private int referred(int position) {
        int distance = bytes.getInt(position);
        if (distance <= 0 || distance > bytes.limit() - position) {
            throw new IndexOutOfBoundsException(
                    "a reference backwards or outside: at=" + position + ", by=" + distance);
        }
        return position + distance;
    }

    /** Number of elements of a vector, which must be within the message. */
    private int count(int vector, int bytesEach) {
        int count = bytes.getInt(vector);
        if (count < 0 || (long) count * bytesEach > bytes.limit() - vector) {
            throw new IndexOutOfBoundsException("elements=" + count);
        }
        return count;
    }
}
