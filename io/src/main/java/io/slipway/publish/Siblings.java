package io.slipway.publish;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Hidden directories beside a result directory: new results being made, and old ones moved aside. */
final class Siblings {

    private static final String NEW = ".new-";
    private static final String OLD = ".old-";

    private Siblings() {}

    static Path parent(Path target) throws IOException {
        Path parent = target.getParent();
        if (parent == null) {
            throw new FileAlreadyExistsException(target.toString(), null, "the root of a disk");
        }
        return parent;
    }

    /** Makes an empty directory for a new result. The process id in its name tells whether its maker still lives. */
    static Path create(Path target) throws IOException {
        for (int n = 0; ; n++) {
            Path made = sibling(target, NEW + ProcessHandle.current().pid() + "-" + n);
            try {
                return Files.createDirectory(made);
            } catch (FileAlreadyExistsException e) {
                if (n == Integer.MAX_VALUE) {
                    throw e;
                }
            }
        }
    }

    private static Path sibling(Path target, String suffix) throws IOException {
        return parent(target).resolve("." + target.getFileName() + suffix);
    }

    /** Renames the directory, if it is there. */
    static Optional<Path> moveAside(Path target) throws IOException {
        if (!Files.exists(target)) {
            return Optional.empty();
        }
        Path old = sibling(target, OLD + ProcessHandle.current().pid() + "-" + System.nanoTime());
        try {
            return Optional.of(Files.move(target, old, StandardCopyOption.ATOMIC_MOVE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Renames the newest old result to its place, where a process died before it put a new one there. */
    static void putBack(Path target) throws IOException {
        List<Path> old = abandonedOld(target);
        if (!old.isEmpty()) {
            Files.move(old.get(old.size() - 1), target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Deletes new results that processes left unfinished which are no more. */
    static void deleteUnfinished(Path target) throws IOException {
        for (Path left : abandoned(target, NEW)) {
            delete(left);
        }
    }

    /** Old results that processes moved aside which are no more. */
    static List<Path> abandonedOld(Path target) throws IOException {
        return abandoned(target, OLD);
    }

    private static List<Path> abandoned(Path target, String kind) throws IOException {
        return find(target, kind).stream()
                .filter(left -> !isOfLiveProcess(left, kind))
                .toList();
    }

    private static boolean isOfLiveProcess(Path directory, String kind) {
        String name = String.valueOf(directory.getFileName());
        String pid = name.substring(name.lastIndexOf(kind) + kind.length()).replaceFirst("-.*", "");
        try {
            return ProcessHandle.of(Long.parseLong(pid))
                    .map(ProcessHandle::isAlive)
                    .orElse(false);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static List<Path> find(Path target, String kind) throws IOException {
        Path parent = parent(target);
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        String prefix = "." + target.getFileName() + kind;
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(parent)) {
            all.filter(path -> String.valueOf(path.getFileName()).startsWith(prefix))
                    .forEach(found::add);
        }
        Collections.sort(found);
        return found;
    }

    /** Deletes a directory with all that is in it; does nothing if it is not there. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = new ArrayList<>(walk.toList());
        }
        Collections.reverse(all);
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
