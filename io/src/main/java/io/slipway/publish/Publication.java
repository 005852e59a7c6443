package io.slipway.publish;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A result directory that is published whole or not at all. Files are made in a hidden sibling of the directory,
 * {@code .NAME.new-PID-N}, and the sibling is renamed in one step by {@link #publish}. An earlier result of the same kind stays
 * in its place until then. If the process dies between moving the old result aside and renaming the new one, the next
 * {@link #open} or {@link #restore} puts the old result back.
 *
 * <pre>{@code
 * try (Publication publication = Publication.open(Path.of("runs/mine"), ResultKind.STUDY)) {
 *     Files.writeString(publication.staging().resolve("study.json"), json);
 *     publication.publish();
 * }
 * }</pre>
 *
 * A marker file in the directory names its kind and its files. Files that are not in the marker belong to the user and are
 * kept when a new result takes the place of the old one.
 */
public final class Publication implements AutoCloseable {

    /** Name of the marker file. */
    public static final String MARKER = ".slipway";

    private static final int MOST_TRIES = 100;

    private final Path directory;
    private final ResultKind kind;
    private final Path staging;

    private Publication(Path directory, ResultKind kind, Path staging) {
        this.directory = directory;
        this.kind = kind;
        this.staging = staging;
    }

    /**
     * Makes the staging directory, so that a path that cannot be written is refused before any long work.
     *
     * @param directory where the result will be
     * @throws OutputException if it cannot be written, or holds a result of another kind
     */
    public static Publication open(Path directory, ResultKind kind) {
        Path target = restore(directory);
        kindOf(target).filter(other -> other != kind).ifPresent(other -> {
            throw new OutputException("the output directory holds a " + other.label() + ", not a " + kind.label()
                    + ": give another --out or delete it: out=" + directory);
        });
        try {
            Path parent = Siblings.parent(target);
            Files.createDirectories(parent);
            if (Files.exists(target) && !Files.isDirectory(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Siblings.deleteUnfinished(target);
            for (Path old : Siblings.abandonedOld(target)) {
                retire(old, target);
            }
            return new Publication(target, kind, Siblings.create(target));
        } catch (IOException e) {
            throw new OutputException(directory, e);
        }
    }

    /** Directory in which the files are made. */
    public Path staging() {
        return staging;
    }

    /** Directory of the finished result, links followed. */
    public Path directory() {
        return directory;
    }

    /**
     * Puts the staged files in place of an earlier result.
     *
     * @throws OutputException if the disk refuses; the earlier result is then still there
     */
    public void publish() {
        try {
            Files.writeString(staging.resolve(MARKER), kind.label() + "\n" + String.join("\n", names(staging)) + "\n");
            for (int tries = 1; !isSwapped(); tries++) {
                if (tries == MOST_TRIES) {
                    throw new FileAlreadyExistsException(directory + " is being written by another process");
                }
            }
        } catch (IOException e) {
            throw new OutputException(directory, e);
        }
    }

    /** Tries to swap the directories; false if another process put a result there in the meantime. */
    private boolean isSwapped() throws IOException {
        Optional<Path> old = Siblings.moveAside(directory);
        try {
            Files.move(staging, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (old.isPresent() && !Files.exists(directory)) {
                Files.move(old.get(), directory, StandardCopyOption.ATOMIC_MOVE);
            }
            if (Files.exists(directory) && Files.exists(staging) && old.isEmpty()) {
                return false;
            }
            throw e;
        }
        if (old.isPresent()) {
            retire(old.get(), directory);
        }
        return true;
    }

    /** Moves the user's files from an old directory to the new one, and deletes the rest. */
    private static void retire(Path old, Path directory) throws IOException {
        Set<String> ours = new HashSet<>(marked(old));
        ours.add(MARKER);
        for (String name : names(old)) {
            Path kept = directory.resolve(name);
            if (!ours.contains(name) && !Files.exists(kept)) {
                Files.createDirectories(directory);
                Files.move(old.resolve(name), kept);
            }
        }
        Siblings.delete(old);
    }

    /** Removes what was staged and not published. */
    @Override
    public void close() {
        try {
            Siblings.delete(staging);
        } catch (IOException e) {
            throw new OutputException(directory, e);
        }
    }

    /**
     * The directory with links followed; puts back an earlier result if a process died while it replaced it.
     *
     * @throws OutputException if the disk refuses
     */
    public static Path restore(Path directory) {
        try {
            Path target = Files.exists(directory)
                    ? directory.toRealPath()
                    : directory.toAbsolutePath().normalize();
            if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                Siblings.putBack(target);
            }
            return target;
        } catch (IOException e) {
            throw new OutputException(directory, e);
        }
    }

    /** Kind of result in a directory, by its marker; empty if there is none. */
    public static Optional<ResultKind> kindOf(Path directory) {
        return lines(directory).stream()
                .findFirst()
                .flatMap(label -> Stream.of(ResultKind.values())
                        .filter(kind -> kind.label().equals(label))
                        .findFirst());
    }

    private static List<String> marked(Path directory) {
        List<String> lines = lines(directory);
        return lines.isEmpty() ? List.of() : lines.subList(1, lines.size());
    }

    private static List<String> lines(Path directory) {
        Path marker = directory.resolve(MARKER);
        try {
            return Files.exists(marker) ? Files.readAllLines(marker) : List.of();
        } catch (IOException e) {
            throw new OutputException(directory, e);
        }
    }

    private static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        }
        Collections.sort(names);
        return names;
    }
}
