package io.slipway.publish;

import io.slipway.text.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A single file that is written beside its place and renamed, so that it is there whole or not at all. What a killed process left
 * beside it is deleted. A device, a pipe or a link that is there, such as {@code /dev/stdout}, is written to and never replaced.
 */
public final class WholeFile {

    private WholeFile() {}

    /** Writer of a file's content. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of it to {@code part}. */
        void writeTo(Path part) throws IOException;
    }

    /** Writes the file; an earlier one stays until then. */
    public static void write(Path file, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            content.writeTo(file);
            return;
        }
        String before = "." + file.getFileName() + ".part-";
        Leftovers.delete(file, before, "");
        Path part = file.resolveSibling(before + ProcessHandle.current().pid());
        try {
            content.writeTo(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
