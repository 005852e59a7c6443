package io.slipway.model;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The state of a run as bytes, some parts of which are journals: lists to which a run only ever adds, such as its fills. What is left
 * is open: it changes, and its size does not grow with the length of the run. Open state and journals together are the whole state.
 *
 * <pre>{@code
 * SavedState state = replay.save();
 * int open = state.open().length;      // bounded
 * byte[] fills = state.journal(0, 0);  // grows
 * }</pre>
 */
public final class SavedState {

    private final byte[] bytes;
    private final int[] journals;

    /**
     * A state.
     *
     * @param bytes the whole state, which is not copied
     * @param journals for each journal its first byte and its number of bytes, ascending, which is not copied
     */
    SavedState(byte[] bytes, int[] journals) {
        this.bytes = bytes;
        this.journals = journals;
    }

    /** A state without journals. */
    public static SavedState of(byte[] bytes) {
        return new SavedState(bytes.clone(), new int[0]);
    }

    /** The whole state. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Number of journals. */
    public int journalCount() {
        return journals.length / 2;
    }

    /** Number of bytes of the open state before a journal. */
    public int openBefore(int journal) {
        int before = journals[2 * journal];
        for (int i = 0; i < journal; i++) {
            before -= journals[2 * i + 1];
        }
        return before;
    }

    /** The bytes of a journal from one on. */
    public byte[] journal(int journal, int from) {
        int first = journals[2 * journal];
        return Arrays.copyOfRange(bytes, first + from, first + journals[2 * journal + 1]);
    }

    /** Number of bytes of a journal. */
    public int journalBytes(int journal) {
        return journals[2 * journal + 1];
    }

    /** True if this state has the journals of an earlier one, to which it has added. */
    public boolean continues(SavedState earlier) {
        if (journals.length != earlier.journals.length) {
            return false;
        }
        for (int i = 0; i < journals.length; i += 2) {
            int known = earlier.journals[i + 1];
            if (journals[i + 1] < known
                    || !Arrays.equals(
                            bytes,
                            journals[i],
                            journals[i] + known,
                            earlier.bytes,
                            earlier.journals[i],
                            earlier.journals[i] + known)) {
                return false;
            }
        }
        return true;
    }

    /** The state without its journals. */
    public byte[] open() {
        int length = bytes.length;
        for (int i = 0; i < journals.length; i += 2) {
            length -= journals[i + 1];
        }
        ByteBuffer open = ByteBuffer.allocate(length);
        int at = 0;
        for (int i = 0; i < journals.length; i += 2) {
            open.put(bytes, at, journals[i] - at);
            at = journals[i] + journals[i + 1];
        }
        return open.put(bytes, at, bytes.length - at).array();
    }

    /**
     * The state of an open part and its journals.
     *
     * @param openBefore for each journal, the bytes of the open state before it
     * @param parts the journals
     * @throws IllegalArgumentException if they do not fit each other
     */
    public static SavedState join(byte[] open, int[] openBefore, byte[][] parts) {
        int length = open.length;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int[] journals = new int[2 * parts.length];
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            if (openBefore[i] < at || openBefore[i] > open.length) {
                throw new IllegalArgumentException("a state whose journals do not fit: place=" + openBefore[i]);
            }
            bytes.put(open, at, openBefore[i] - at);
            at = openBefore[i];
            journals[2 * i] = bytes.position();
            journals[2 * i + 1] = parts[i].length;
            bytes.put(parts[i]);
        }
        bytes.put(open, at, open.length - at);
        return new SavedState(bytes.array(), journals);
    }
}
