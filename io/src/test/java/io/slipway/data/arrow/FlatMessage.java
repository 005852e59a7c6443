package io.slipway.data.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes FlatBuffers messages by hand: what is written last lies last, so a reference that is set later points forwards. */
final class FlatMessage {

    private static final int SLOT_BYTES = 8;

    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    FlatMessage() {
        bytes.putInt(0);
    }

    /** Adds a table that has these slots, in their order, and gives its position. */
    int table(int... slots) {
        int count = Arrays.stream(slots).max().orElse(-1) + 1;
        int definition = bytes.position();
        short[] offsets = new short[count];
        for (int i = 0; i < slots.length; i++) {
            offsets[slots[i]] = (short) (Integer.BYTES + SLOT_BYTES * i);
        }
        bytes.putShort((short) (4 + 2 * count)).putShort((short) (Integer.BYTES + SLOT_BYTES * slots.length));
        for (short offset : offsets) {
            bytes.putShort(offset);
        }
        int table = bytes.position();
        bytes.putInt(table - definition);
        bytes.position(table + Integer.BYTES + SLOT_BYTES * slots.length);
        return table;
    }

    /** Adds a vector of numbers of eight bytes, each of so many of them. */
    int longs(int each, long... numbers) {
        int vector = bytes.position();
        bytes.putInt(numbers.length / each);
        for (long number : numbers) {
            bytes.putLong(number);
        }
        return vector;
    }

    /** Adds a vector of references, each to be set by its position, which is four bytes more for each. */
    int references(int count) {
        int vector = bytes.position();
        bytes.putInt(count);
        bytes.position(vector + Integer.BYTES * (count + 1));
        return vector;
    }

    /** Adds a text. */
    int text(byte[] text) {
        int start = bytes.position();
        bytes.putInt(text.length).put(text);
        return start;
    }

    /** Position of a slot, by its place among those that a table has. */
    static int slot(int table, int place) {
        return table + Integer.BYTES + SLOT_BYTES * place;
    }

    void set(int position, long number) {
        bytes.putLong(position, number);
    }

    void refer(int position, int target) {
        bytes.putInt(position, target - position);
    }

    /** The message with its root. */
    byte[] bytes(int root) {
        bytes.putInt(0, root);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
