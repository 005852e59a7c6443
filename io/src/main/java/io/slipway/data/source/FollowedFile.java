package io.slipway.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The bytes of a file that grows: at its end it waits for more, and ends when nothing came for some time, or its thread is interrupted.
 * Not thread-safe.
 */
final class FollowedFile extends InputStream {

    /** A file is looked at 50 times per second: soon for a person, negligible work. */
    private static final long LOOK_MS = 20;

    private final InputStream file;
    private final long idleNs;
    private boolean interrupted;

    /**
     * Opens a file at its beginning.
     *
     * @param idle time without more bytes after which the file is taken to be complete
     */
    FollowedFile(Path file, Duration idle) throws IOException {
        this.file = Files.newInputStream(file);
        this.idleNs = idle.toNanos();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        long startNs = System.nanoTime();
        int count = readNow(bytes, from, length);
        while (count < 0 && !interrupted && System.nanoTime() - startNs < idleNs) {
            try {
                Thread.sleep(LOOK_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
            count = readNow(bytes, from, length);
        }
        return count;
    }

    private int readNow(byte[] bytes, int from, int length) throws IOException {
        if (interrupted) {
            return -1;
        }
        try {
            return file.read(bytes, from, length);
        } catch (ClosedByInterruptException e) {
            interrupted = true;
            return -1;
        }
    }

    @Override
    public int available() throws IOException {
        return interrupted ? 0 : file.available();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
