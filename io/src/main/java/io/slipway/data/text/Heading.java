package io.slipway.data.text;

import java.util.Arrays;

/** The line that names the columns. In files that were joined it comes again between rows; it is no row, since it has names alone. */
public final class Heading {

    /** The heading of a text without one. */
    public static final Heading NONE = new Heading(new byte[0]);

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] line;

    private Heading(byte[] line) {
        this.line = line;
    }

    /** The current line. */
    public static Heading of(LineBlocks lines) {
        byte[] line = Arrays.copyOfRange(lines.buffer(), lines.position(), lines.lineEnd());
        boolean isMarked = line.length > BYTE_ORDER_MARK.length
                && Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        return new Heading(isMarked ? Arrays.copyOfRange(line, BYTE_ORDER_MARK.length, line.length) : line);
    }

    /** True if the current line is the heading, byte for byte, but for a mark of the order of bytes before it. */
    public boolean isAgain(LineBlocks lines) {
        byte[] b = lines.buffer();
        int end = lines.lineEnd();
        int start = end - line.length;
        int before = start - lines.position();
        return line.length > 0
                && (before == 0 || before == BYTE_ORDER_MARK.length)
                && b[start] == line[0]
                && Arrays.equals(b, start, end, line, 0, line.length)
                && Arrays.equals(b, lines.position(), start, BYTE_ORDER_MARK, 0, before);
    }
}
