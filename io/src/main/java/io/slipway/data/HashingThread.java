package io.slipway.data;

import io.slipway.tape.EventDigest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hashes on a thread of its own, so that a second core works while the first one decodes. The thread starts with the first full buffer
 * and ends with {@link #close}.
 *
 * <pre>{@code
 * try (HashingThread hashing = new HashingThread()) {
 *     EventDigest digest = new EventDigest(instrument, hashing);
 * }
 * }</pre>
 */
public final class HashingThread implements EventDigest.Hashing, AutoCloseable {

    /** Buffers under way: a few let both threads go on while the other one waits for memory or for a core. */
    private static final int BUFFERS = 8;

    /** The last buffer is an empty one, which no other is. */
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final BlockingQueue<ByteBuffer> filled = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<ByteBuffer> empty = new ArrayBlockingQueue<>(BUFFERS + 1);
    private int made;
    private @Nullable Thread thread;

    /** A thread that has not started. */
    public HashingThread() {}

    @Override
    public ByteBuffer add(ByteBuffer buffer, MessageDigest digest) {
        if (thread == null) {
            thread = new Thread(() -> hash(digest), "hashing");
            thread.setDaemon(true);
            thread.start();
        }
        try {
            filled.put(buffer);
            if (made < BUFFERS) {
                made++;
                return ByteBuffer.allocate(buffer.capacity());
            }
            return empty.take();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The thread ends after the last buffer; what it did is then visible here. */
    @Override
    public void finish() {
        Thread hashing = thread;
        if (hashing != null) {
            try {
                filled.put(END);
                hashing.join();
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    /** Ends the thread if it has not ended. */
    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void hash(MessageDigest digest) {
        try {
            for (ByteBuffer next = filled.take(); next.capacity() > 0; next = filled.take()) {
                digest.update(next.flip());
                empty.put(next.clear());
            }
        } catch (InterruptedException e) {
            // The tape is given up.
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while hashing", e);
    }
}
