package io.slipway.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A single file that is written beside its place and renamed, so that it is there whole or not at all. */
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
        Path part = file.resolveSibling(
                "." + file.getFileName() + ".part-" + ProcessHandle.current().pid());
        try {
            content.writeTo(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
