package io.slipway.data.text;

import io.slipway.market.MarketDataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file in blocks that end with a whole line, so that a row is parsed where it lies. The buffer goes on for
 * {@link #SLACK} bytes after its last line, so that a parser may look ahead without checking.
 */
public final class LineBlocks {

    /** Bytes that may be read after the last line. */
    public static final int SLACK = 64;

    /** Bytes of a line above which it is refused. */
    public static final int LONGEST_LINE_BYTES = 1 << 22;

    /** Bytes of a block: some two thousand rows, which a processor cache holds. */
    public static final int BLOCK_BYTES = 1 << 18;

    /** Bytes of the first block: all of a small file, so that thousands of those cost no large buffers. */
    private static final int FIRST_BLOCK_BYTES = 1 << 13;

    private final InputStream in;
    private final String file;
    private byte[] buffer = new byte[FIRST_BLOCK_BYTES + SLACK];
    private int position;
    private int linesEnd;
    private int bytesEnd;
    private long lineNumber;
    private boolean atEnd;
    private boolean unterminated;
    private @Nullable BlocksAhead<?> ahead;

    /** The failure of the stream after the lines of the block that was read ahead. */
    private @Nullable IOException failure;

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

    /** True if the next line, if there is one, has not been read from the stream yet. */
    public boolean isBetweenBlocks() {
        return position == linesEnd;
    }

    /**
     * Lets a thread of its own read the rest of the stream and parse it ahead, block by block. Lines and faults stay the same, and come
     * in their order.
     *
     * @param blockBytes bytes of a block, unless a line is longer
     * @param parsers makes the parser of a block; a few blocks are under way at once
     * @param user told the parser of a block when its first line becomes the current one
     * @throws IllegalStateException if the current line is {@linkplain #isBetweenBlocks not between} blocks
     */
    public <P extends LineParser> void readAhead(int blockBytes, Supplier<P> parsers, Consumer<P> user) {
        if (!isBetweenBlocks() || ahead != null) {
            throw new IllegalStateException("lines of a block are left: from=" + position + ", to=" + linesEnd);
        }
        if (!atEnd) {
            byte[] rest = Arrays.copyOfRange(buffer, position, bytesEnd);
            ahead = new BlocksAhead<>(in, rest, blockBytes, parsers, user);
            position = 0;
            linesEnd = 0;
            bytesEnd = 0;
        }
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
        if (ahead != null) {
            ahead.close();
        }
        try {
            in.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }

    private boolean refill() {
        return ahead == null ? refillHere() : takeBlock(ahead);
    }

    private boolean takeBlock(BlocksAhead<?> blocks) {
        while (position == linesEnd) {
            if (failure != null) {
                throw damaged(failure);
            }
            BlocksAhead.Block<?> block = blocks.next();
            if (block == null) {
                return false;
            }
            buffer = block.buffer();
            position = 0;
            linesEnd = block.linesEnd();
            bytesEnd = linesEnd;
            unterminated = block.isUnterminated();
            failure = block.failure();
        }
        return true;
    }

    private boolean refillHere() {
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
        if (buffer.length < BLOCK_BYTES && lineNumber > 0) {
            buffer = Arrays.copyOf(buffer, BLOCK_BYTES + SLACK);
        }
        if (bytesEnd < buffer.length - SLACK) {
            return;
        }
        if (bytesEnd >= LONGEST_LINE_BYTES) {
            throw tooLong(bytesEnd);
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
            throw damaged(e);
        }
    }

    private MarketDataException damaged(IOException e) {
        if (e instanceof BlocksAhead.LongLineException line) {
            return tooLong(line.bytes());
        }
        String reason = e instanceof EOFException ? "unexpected end" : e.getMessage();
        String what = "damaged or cut off: lines before=" + lineNumber + ", reason=" + reason;
        return new MarketDataException(file + ": " + what, e);
    }

    private MarketDataException tooLong(int bytes) {
        return fault("line too long: bytes=" + bytes + ", at most=" + LONGEST_LINE_BYTES);
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
