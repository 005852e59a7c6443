package io.slipway.data.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The rows of a table as lines of text in UTF-8, made when they are read; tabs separate the fields. */
public abstract class FieldLines extends InputStream {

    private final StringBuilder line = new StringBuilder();
    private byte[] bytes = new byte[0];
    private int length;
    private int position;

    /**
     * Puts a header before the rows.
     *
     * @throws IllegalArgumentException if it is longer than a line may be
     */
    protected final void begin(String header) {
        this.bytes = (header + "\n").getBytes(StandardCharsets.UTF_8);
        this.length = bytes.length;
        checkLength(length);
    }

    /**
     * Appends the fields of the next row.
     *
     * @return {@code false} if there is none
     */
    protected abstract boolean next(StringBuilder line) throws IOException;

    /**
     * Checks a length before or after a text is made of it: a character takes a byte or more.
     *
     * @throws IllegalArgumentException if it is longer than a line may be
     */
    public static void checkLength(long bytes) {
        if (bytes > LineBlocks.LONGEST_LINE_BYTES) {
            throw new IllegalArgumentException(
                    "line too long: bytes=" + bytes + ", at most=" + LineBlocks.LONGEST_LINE_BYTES);
        }
    }

    /** A text without what would end a field or a line. */
    public static String oneField(String text) {
        StringBuilder clean = new StringBuilder(text);
        clean(clean, 0);
        return clean.toString();
    }

    /** Replaces what would end a field or a line in the text from an index on. */
    public static void clean(StringBuilder text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t' || c == '\r' || c == '\n') {
                text.setCharAt(i, ' ');
            } else if (c == '"') {
                text.setCharAt(i, '\'');
            }
        }
    }

    private boolean nextLine() throws IOException {
        line.setLength(0);
        if (!next(line)) {
            return false;
        }
        line.append('\n');
        position = 0;
        length = line.length();
        if (bytes.length < length) {
            bytes = new byte[2 * length];
        }
        for (int i = 0; i < length; i++) {
            char c = line.charAt(i);
            if (c > 0x7F) {
                bytes = line.toString().getBytes(StandardCharsets.UTF_8);
                length = bytes.length;
                break;
            }
            bytes[i] = (byte) c;
        }
        checkLength(length);
        return true;
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a row is longer than a line may be
     */
    @Override
    public int read(byte[] to, int from, int count) throws IOException {
        int done = 0;
        while (done < count && (position < length || nextLine())) {
            int part = Math.min(count - done, length - position);
            System.arraycopy(bytes, position, to, from + done, part);
            position += part;
            done += part;
        }
        return done == 0 && count > 0 ? -1 : done;
    }
}
