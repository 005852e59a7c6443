package io.slipway.data.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that are still arriving, read under a lock that is let go while they are waited for. Another thread can then look at what the
 * bytes so far have given.
 */
final class ArrivingBytes extends FilterInputStream {

    private final ArrivalLock lock;

    /**
     * Bytes of a stream.
     *
     * @param lock held by the reading thread while it reads; a thread that does not hold it waits without it
     */
    ArrivingBytes(InputStream bytes, ArrivalLock lock) {
        super(bytes);
        this.lock = lock;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (!lock.isHeldByCurrentThread() || in.available() > 0) {
            return in.read(bytes, from, length);
        }
        lock.beginWaiting();
        try {
            return in.read(bytes, from, length);
        } finally {
            lock.endWaiting();
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
