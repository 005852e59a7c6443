package io.slipway.data.text;

import io.slipway.market.MarketDataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a file in blocks that end with a whole line, so that a row is parsed where it lies. The buffer goes on for
 * {@link #SLACK} bytes after its last line, so that a parser may look ahead without checking.
 */
public final class LineBlocks {

    /** Bytes that may be read after the last line. */
    public static final int SLACK = 64;

    /** Bytes of a line above which it is refused. */
    public static final int LONGEST_LINE_BYTES = 1 << 22;

    private static final int BLOCK_BYTES = 1 << 18;

    private final InputStream in;
    private final String file;
    private byte[] buffer = new byte[BLOCK_BYTES + SLACK];
    private int position;
    private int linesEnd;
    private int bytesEnd;
    private long lineNumber;
    private boolean atEnd;
    private boolean unterminated;

    public LineBlocks(InputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    public String file() {
        return file;
    }

    public byte[] buffer() {
        return buffer;
    }

    /** Start of the current line in the buffer. */
    public int position() {
        return position;
    }

    /** True if there is a current line; it ends with a newline, which is added where the file's last line has none. */
    public boolean hasLine() {
        return position < linesEnd || refill();
    }

    /** Makes the line that starts at {@code next} the current one. */
    public void advanceTo(int next) {
        position = next;
        lineNumber++;
    }

    /** Passes over the current line. */
    public void skipLine() {
        advanceTo(lineEnd() + 1);
    }

    /** Index of the newline of the current line. */
    public int lineEnd() {
        int p = position;
        while (buffer[p] != '\n') {
            p++;
        }
        return p;
    }

    public boolean isBlankLine() {
        int p = position;
        return buffer[p] == '\n' || (buffer[p] == '\r' && buffer[p + 1] == '\n');
    }

    /** True if the current line is the file's last one and has no newline. */
    public boolean isCut() {
        return unterminated && lineEnd() == bytesEnd - 1;
    }

    /** The line before the current one, which is the last that was passed over. */
    public String place() {
        return file + ":" + lineNumber;
    }

    /** Number of lines passed over. */
    public long linesPassed() {
        return lineNumber;
    }

    /** A fault in the current line. */
    public MarketDataException fault(String what) {
        return new MarketDataException(file + ":" + (lineNumber + 1) + ": " + what);
    }

    /** A fault of the file as a whole. */
    public MarketDataException faultOfFile(String what) {
        return new MarketDataException(file + ": " + what);
    }

    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }

    private boolean refill() {
        System.arraycopy(buffer, position, buffer, 0, bytesEnd - position);
        bytesEnd -= position;
        position = 0;
        linesEnd = 0;
        while (linesEnd == 0 && !atEnd) {
            ensureRoom();
            readBlock();
        }
        return linesEnd > 0;
    }

    private void ensureRoom() {
        if (bytesEnd < buffer.length - SLACK) {
            return;
        }
        if (bytesEnd >= LONGEST_LINE_BYTES) {
            throw fault("line too long: bytes=" + bytesEnd + ", at most=" + LONGEST_LINE_BYTES);
        }
        buffer = Arrays.copyOf(buffer, 2 * (buffer.length - SLACK) + SLACK);
    }

    private void readBlock() {
        int count = readBytes();
        if (count < 0) {
            endOfFile();
            return;
        }
        int p = bytesEnd + count;
        while (p > bytesEnd && buffer[p - 1] != '\n') {
            p--;
        }
        linesEnd = p > bytesEnd ? p : 0;
        bytesEnd += count;
    }

    private int readBytes() {
        try {
            return in.read(buffer, bytesEnd, buffer.length - SLACK - bytesEnd);
        } catch (IOException e) {
            String reason = e instanceof EOFException ? "unexpected end" : e.getMessage();
            String what = "damaged or cut off: lines before=" + lineNumber + ", reason=" + reason;
            throw new MarketDataException(file + ": " + what, e);
        }
    }

    private void endOfFile() {
        atEnd = true;
        if (bytesEnd > 0) {
            buffer[bytesEnd++] = '\n';
            unterminated = true;
        }
        linesEnd = bytesEnd;
    }
}
