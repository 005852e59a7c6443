package io.slipway.text;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unfinished files whose name has the id of the process that wrote them. */
public final class Leftovers {

    private Leftovers() {}

    /**
     * Deletes the files of a name whose processes are no more, as after a kill. A file that cannot be deleted stays: it does no harm.
     *
     * @param file a file in their folder
     * @param before their name before the process id
     * @param after their name after it
     */
    public static void delete(Path file, String before, String after) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(
                folder, each -> isOfDeadProcess(String.valueOf(each.getFileName()), before, after))) {
            for (Path left : all) {
                Files.deleteIfExists(left);
            }
        } catch (IOException e) {
            // What was left stays.
        }
    }

    private static boolean isOfDeadProcess(String name, String before, String after) {
        if (!name.startsWith(before) || !name.endsWith(after) || name.length() <= before.length() + after.length()) {
            return false;
        }
        String pid = name.substring(before.length(), name.length() - after.length());
        try {
            return !ProcessHandle.of(Long.parseLong(pid))
                    .map(ProcessHandle::isAlive)
                    .orElse(false);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
