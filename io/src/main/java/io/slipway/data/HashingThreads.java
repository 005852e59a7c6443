package io.slipway.data;

import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Digests that are worked out on threads of their own, one of each. Threads of digests that were given up end with {@link #close}.
 *
 * <pre>{@code
 * try (HashingThreads threads = new HashingThreads()) {
 *     MarketTape tape = new MarketDataConsumer(connection).digestingBy(threads::digest).load(request, monitor);
 * }
 * }</pre>
 */
public final class HashingThreads implements AutoCloseable {

    private final List<HashingThread> threads = new ArrayList<>();

    /** No threads yet. */
    public HashingThreads() {}

    /** A digest without events. */
    public EventDigest digest(Instrument instrument) {
        HashingThread thread = new HashingThread();
        threads.add(thread);
        return new EventDigest(instrument, thread);
    }

    @Override
    public void close() {
        threads.forEach(HashingThread::close);
    }
}
