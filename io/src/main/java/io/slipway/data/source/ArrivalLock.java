package io.slipway.data.source;

import java.util.concurrent.locks.ReentrantLock;

/** The lock under which an input that is still being written is read. It is let go while bytes are waited for. */
public final class ArrivalLock extends ReentrantLock {

    private static final long serialVersionUID = 1L;

    private boolean waits;

    /** True if all bytes that have come were read, and the next ones are waited for; asked by a thread that holds the lock. */
    public boolean waitsForBytes() {
        return waits;
    }

    /** Says that the thread that holds the lock waits for bytes from now on, and lets the lock go. */
    public void beginWaiting() {
        waits = true;
        unlock();
    }

    /** Takes the lock again after a wait. */
    public void endWaiting() {
        lock();
        waits = false;
    }
}
