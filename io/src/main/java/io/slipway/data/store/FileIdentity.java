package io.slipway.data.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Marks by which a system tells that a file was altered, without reading it. The time of the last change of its entry
 * ({@code ctime}) cannot be set by a user, so a file whose size and time of writing were restored has another identity.
 *
 * @param bytes its size
 * @param writtenNs time of the last write, in nanoseconds since 1970
 * @param changedNs time of the last change of its entry, in nanoseconds since 1970
 * @param inode number of the file on its disk
 * @param disk number of the disk
 */
record FileIdentity(long bytes, long writtenNs, long changedNs, long inode, long disk) {

    /** The identity now; empty where the system does not tell it. */
    static Optional<FileIdentity> of(Path file) throws IOException {
        try {
            Map<String, Object> found = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino,dev");
            return Optional.of(new FileIdentity(
                    number(found, "size"),
                    timeNs(found, "lastModifiedTime"),
                    timeNs(found, "ctime"),
                    number(found, "ino"),
                    number(found, "dev")));
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Time after which it has not been altered. */
    long lastNs() {
        return Math.max(writtenNs, changedNs);
    }

    /** All its marks as one line of text. */
    String toLine() {
        return bytes + " " + writtenNs + " " + changedNs + " " + inode + " " + disk;
    }

    private static long number(Map<String, Object> found, String name) {
        return found.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static long timeNs(Map<String, Object> found, String name) {
        return found.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
    }
}
