package io.slipway.data.store;

import io.slipway.publish.OutputException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Hidden files beside their final place while they are written. The process id in a name tells whether its writer still lives. */
final class Aside {

    private static final String NEW = ".new-";
    private static final AtomicLong COUNT = new AtomicLong();

    private Aside() {}

    /**
     * A name that no other writer has, in a folder that is there.
     *
     * @throws OutputException if the folder cannot be made
     */
    static Path of(Path path) {
        Path target = path.toAbsolutePath();
        Path folder = target.getParent();
        try {
            if (folder == null) {
                throw new IOException("no folder");
            }
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new OutputException(path, e);
        }
        return folder.resolve(
                "." + target.getFileName() + NEW + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
    }

    /** Deletes a file if it is there and can be deleted. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is hidden, and the next writer to the folder tries again.
        }
    }

    /** Deletes what processes left in a folder that are no more. */
    static void deleteAbandoned(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*" + NEW + "*")) {
            for (Path file : files) {
                if (!isOfLiveProcess(String.valueOf(file.getFileName()))) {
                    delete(file);
                }
            }
        }
    }

    private static boolean isOfLiveProcess(String name) {
        String pid = name.substring(name.lastIndexOf(NEW) + NEW.length()).replaceFirst("-.*", "");
        try {
            return ProcessHandle.of(Long.parseLong(pid))
                    .map(ProcessHandle::isAlive)
                    .orElse(false);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
