package io.slipway.data.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of whole lines in their order, which a thread of its own reads and parses while earlier ones are used.
 *
 * @param <P> parser of a block, which keeps what it found there
 */
final class BlocksAhead<P extends LineParser> implements AutoCloseable {

    /** Blocks under way: a few let both threads go on while the other one waits for the disk or for a core. */
    private static final int BLOCKS = 4;

    private final InputStream in;
    private final Consumer<P> user;
    private final BlockingQueue<Block<P>> filled = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block<P>> empty = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread thread;
    private volatile boolean isClosed;
    private byte[] rest;
    private @Nullable Block<P> current;

    /**
     * Starts the thread.
     *
     * @param rest the first bytes, already read from {@code in}
     * @param blockBytes bytes of a block, unless a line is longer
     * @param parsers makes the parser of a block
     * @param user told the parser of each block when it is given
     */
    BlocksAhead(InputStream in, byte[] rest, int blockBytes, Supplier<P> parsers, Consumer<P> user) {
        this.in = in;
        this.rest = rest;
        this.user = user;
        int bytes = blockBytes;
        while (bytes <= rest.length) {
            bytes *= 2;
        }
        for (int i = 0; i < BLOCKS; i++) {
            empty.add(new Block<>(bytes, parsers.get()));
        }
        thread = new Thread(this::readAll, "reading");
        thread.setDaemon(true);
        thread.start();
    }

    /** A block, and the reason why it is the last one. */
    static final class Block<P> {

        private final P parser;
        private byte[] buffer;
        private int linesEnd;
        private boolean isUnterminated;
        private boolean isLast;
        private @Nullable IOException failure;
        private @Nullable Throwable bug;

        private Block(int bytes, P parser) {
            this.buffer = new byte[bytes + LineBlocks.SLACK];
            this.parser = parser;
        }

        byte[] buffer() {
            return buffer;
        }

        int linesEnd() {
            return linesEnd;
        }

        /** True if its last line has no newline in the file. */
        boolean isUnterminated() {
            return isUnterminated;
        }

        /** The failure of the file after its lines; null if there is none. */
        @Nullable
        IOException failure() {
            return failure;
        }

        private int room() {
            return buffer.length - LineBlocks.SLACK;
        }

        private void grow() {
            buffer = Arrays.copyOf(buffer, 2 * room() + LineBlocks.SLACK);
        }
    }

    /** The next block, which may have no lines; null after the last. The one before is then read over. */
    @Nullable
    Block<P> next() {
        Block<P> before = current;
        if (before != null && before.isLast) {
            return null;
        }
        try {
            if (before != null) {
                empty.put(before);
            }
            Block<P> next = filled.take();
            current = next;
            if (next.bug != null) {
                throw new IllegalStateException("reading ahead failed", next.bug);
            }
            user.accept(next.parser);
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        }
    }

    /** Ends the thread, which no longer uses the stream then. */
    @Override
    public void close() {
        isClosed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            Block<P> unused = filled.poll();
            if (unused != null) {
                empty.offer(unused);
            }
            try {
                thread.join(1);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() {
        try {
            Block<P> block;
            do {
                block = empty.take();
                fill(block);
                filled.put(block);
            } while (!block.isLast && !isClosed);
        } catch (InterruptedException e) {
            // Nobody asks for more.
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // whatever it is, the reader of the blocks must learn of it
    private void fill(Block<P> block) {
        try {
            block.linesEnd = 0;
            block.isLast = !read(block);
            block.parser.parse(block.buffer, block.linesEnd);
        } catch (RuntimeException | Error e) {
            block.bug = e;
            block.isLast = true;
        }
    }

    /** Fills a block; false if nothing comes after its lines. */
    private boolean read(Block<P> block) {
        while (block.room() <= rest.length) {
            block.grow();
        }
        System.arraycopy(rest, 0, block.buffer, 0, rest.length);
        int end = rest.length;
        while (end < block.room() || block.linesEnd == 0) {
            if (end == block.room()) {
                if (end >= LineBlocks.LONGEST_LINE_BYTES) {
                    block.failure = new LongLineException(end);
                    return false;
                }
                block.grow();
            }
            int count;
            try {
                count = in.read(block.buffer, end, block.room() - end);
            } catch (IOException e) {
                block.failure = e;
                return false;
            }
            if (count < 0) {
                finish(block, end);
                return false;
            }
            int lines = afterLastLine(block.buffer, end, end + count);
            block.linesEnd = lines > 0 ? lines : block.linesEnd;
            end += count;
        }
        rest = Arrays.copyOfRange(block.buffer, block.linesEnd, end);
        return true;
    }

    private static int afterLastLine(byte[] bytes, int from, int to) {
        int p = to;
        while (p > from && bytes[p - 1] != '\n') {
            p--;
        }
        return p > from ? p : 0;
    }

    private static void finish(Block<?> block, int end) {
        block.isUnterminated = end > block.linesEnd;
        if (block.isUnterminated) {
            block.buffer[end] = '\n';
        }
        block.linesEnd = block.isUnterminated ? end + 1 : end;
    }

    /** A line longer than {@link LineBlocks#LONGEST_LINE_BYTES}. */
    static final class LongLineException extends IOException {

        private static final long serialVersionUID = 1L;

        private final int bytes;

        private LongLineException(int bytes) {
            super("line too long");
            this.bytes = bytes;
        }

        /** Bytes of it that were read. */
        int bytes() {
            return bytes;
        }
    }
}
