package io.slipway.kafka.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An exclusive lock on a broker's data directory. It is taken before anything in the directory is written. Kafka's own lock
 * comes too late: Kafka first rewrites the metadata, which can make a broker that already runs there fail.
 */
final class DirectoryLock implements AutoCloseable {

    private static final String FILE = "slipway.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks an existing directory until the lock is closed or the process ends.
     *
     * @throws IOException if the directory cannot be written, or a broker of this or another process has locked it
     */
    static DirectoryLock of(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new IOException("another broker uses the directory");
        }
        return new DirectoryLock(channel);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
