package io.slipway.publish;

import io.slipway.study.LeftOut;
import io.slipway.study.PartStore;
import io.slipway.study.StudyException;
import io.slipway.study.StudyPanel;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyTask;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an unfinished study: its plan and one file for each part that is done. A file is written aside and renamed, so that
 * a process that dies leaves whole parts only. The folder {@code OUT.parts} beside a result directory belongs to one process and
 * those that it starts. Any number of processes and machines may share a folder that was {@link #plan planned} for them.
 */
public final class PartFolder implements PartStore, AutoCloseable {

    private static final String PLAN = "plan.txt";
    private static final String CONFIG = "config.resolved.yaml";
    private static final String LOCK = "lock";
    private static final String PART = "part-";
    private static final String FAILED = "failed-";
    private static final String NEW = ".new-";

    /** Digits of a task's digest in the name of its part: enough that parts of two plans never have one name. */
    private static final int DIGEST_DIGITS = 16;

    /** So many differences between two plans are named; the others would hide them. */
    private static final int MOST_DIFFERENCES = 5;

    private final Path folder;
    private final @Nullable FileChannel lock;
    private final Consumer<String> warnings;

    private PartFolder(Path folder, @Nullable FileChannel lock, Consumer<String> warnings) {
        this.folder = folder;
        this.lock = lock;
        this.warnings = warnings;
    }

    /**
     * Opens the folder of a study, which may hold parts of an earlier process.
     *
     * @param out the result directory
     * @param resumes whether to go on with parts that are there
     * @param warnings takes sentences on parts that cannot be used and are worked again
     * @throws StudyException if there are parts and it does not resume, they are of another plan, or another process works on them
     * @throws OutputException if the disk refuses
     */
    public static PartFolder open(Path out, StudyPanel panel, boolean resumes, Consumer<String> warnings) {
        Path target = out.toAbsolutePath().normalize();
        Path folder = target.resolveSibling(target.getFileName() + ".parts");
        try {
            Files.createDirectories(folder);
            PartFolder parts = new PartFolder(folder, lock(folder), warnings);
            try {
                parts.begin(panel, resumes);
                return parts;
            } catch (IOException | RuntimeException e) {
                parts.close();
                throw e;
            }
        } catch (IOException e) {
            throw new OutputException(folder, e);
        }
    }

    /**
     * Plans a study for others to work.
     *
     * @param config the settings that the plan was made of, as a file
     * @throws StudyException if the folder has another plan
     * @throws OutputException if the disk refuses
     */
    public static PartFolder plan(Path folder, StudyPanel panel, String config, Consumer<String> warnings) {
        try {
            Files.createDirectories(folder);
            PartFolder parts = new PartFolder(folder, null, warnings);
            if (Files.exists(folder.resolve(PLAN))) {
                parts.check(panel, Files.readString(folder.resolve(PLAN)));
            }
            parts.write(folder.resolve(PLAN), panel.toText());
            parts.write(folder.resolve(CONFIG), config);
            return parts;
        } catch (IOException e) {
            throw new OutputException(folder, e);
        }
    }

    /**
     * Opens a folder that was planned, perhaps on another machine.
     *
     * @param panel the plan as this process makes it, from the same settings and the data that it sees
     * @throws StudyException if the folder has none or another plan
     * @throws OutputException if the disk refuses
     */
    public static PartFolder shared(Path folder, StudyPanel panel, Consumer<String> warnings) {
        try {
            PartFolder parts = new PartFolder(folder, null, warnings);
            parts.check(panel, Files.readString(planned(folder, PLAN)));
            return parts;
        } catch (IOException e) {
            throw new OutputException(folder, e);
        }
    }

    /**
     * The file of settings in a folder that was planned.
     *
     * @throws StudyException if there is none
     */
    public static Path config(Path folder) {
        return planned(folder, CONFIG);
    }

    /**
     * The plan in a folder that was planned.
     *
     * @throws StudyException if there is none, or it is damaged
     */
    public static StudyPanel panel(Path folder) {
        Path file = planned(folder, PLAN);
        try {
            return StudyPanel.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new StudyException("the plan is damaged: file=" + file + ", reason=" + e.getMessage());
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }

    private static Path planned(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new StudyException("not a folder of a planned study (study --plan-only makes one): folder=" + folder
                    + ", missing=" + name);
        }
        return file;
    }

    /**
     * Keeps the settings that the plan was made of beside it, for the processes that this one starts.
     *
     * @throws OutputException if the disk refuses
     */
    public void keepConfig(String config) {
        try {
            write(folder.resolve(CONFIG), config);
        } catch (IOException e) {
            throw new OutputException(folder, e);
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** The lock of a process ends with it, however it ends. */
    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(folder);
        }
        channel.close();
        throw inUse(folder);
    }

    private static StudyException inUse(Path folder) {
        return new StudyException("another process is working on this study: give another --out: folder=" + folder);
    }

    private void begin(StudyPanel panel, boolean resumes) throws IOException {
        Path file = folder.resolve(PLAN);
        long parts = files(PART).stream().filter(name -> !name.contains(NEW)).count();
        if (parts > 0 && !resumes) {
            throw new StudyException(
                    "an unfinished study is in the way: go on with it by --resume, or delete its folder: parts=" + parts
                            + ", folder=" + folder);
        }
        if (parts > 0) {
            check(panel, Files.readString(file));
        }
        for (String left : files(PART)) {
            if (left.contains(NEW)) {
                // A worker of the study that broke off may just be finishing its last part.
                Files.deleteIfExists(folder.resolve(left));
            }
        }
        write(file, panel.toText());
    }

    private void check(StudyPanel panel, String text) {
        List<String> differences;
        try {
            differences = panel.differences(text);
        } catch (IllegalArgumentException e) {
            throw new StudyException("the plan of the unfinished study is damaged; delete its folder: folder=" + folder
                    + ", reason=" + e.getMessage());
        }
        if (!differences.isEmpty()) {
            String more = differences.size() > MOST_DIFFERENCES
                    ? "; and " + (differences.size() - MOST_DIFFERENCES) + " more"
                    : "";
            throw new StudyException(
                    "the unfinished study was begun with other settings or data; give them again, or delete"
                            + " its folder: folder=" + folder + "; begun with "
                            + String.join("; ", differences.subList(0, Math.min(MOST_DIFFERENCES, differences.size())))
                            + more);
        }
    }

    @Override
    public Optional<StudyPart> find(StudyTask task) {
        Path file = folder.resolve(name(task));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            StudyPart part = StudyPart.parse(Files.readString(file));
            if (part.task().equals(task)) {
                return Optional.of(part);
            }
            warnings.accept("a part of another study is worked again: file=" + file);
        } catch (IllegalArgumentException e) {
            warnings.accept("a damaged part is worked again: file=" + file + ", reason=" + e.getMessage());
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
        return Optional.empty();
    }

    /**
     * Keeps a part. One that is there already, from another worker, must be the same.
     *
     * @throws StudyException if it is not: a machine, a build or a file is not what it should be
     */
    @Override
    public void keep(StudyPart part) {
        Path file = folder.resolve(name(part.task()));
        Optional<StudyPart> other = find(part.task());
        if (other.isPresent()) {
            if (!other.get().equals(part)) {
                throw new StudyException(
                        "two workers have different parts of one task, so a machine, a build or a file is"
                                + " not what it should be: file=" + file);
            }
            return;
        }
        try {
            write(file, part.toText());
            Files.deleteIfExists(failed(part.task()));
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }

    /** Keeps the reason why a task has no part, until it has one. */
    @Override
    public void leave(LeftOut task) {
        Path file = failed(task.task());
        try {
            write(file, task.reason());
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }

    /** The task with the reason why it has no part; empty if none was kept. */
    public Optional<LeftOut> leftOut(StudyTask task) {
        Path file = failed(task);
        try {
            return Optional.of(new LeftOut(task, Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }

    /** True if a file of that name holds the reason why a task has no part. */
    public static boolean isFailure(String fileName) {
        return fileName.startsWith(FAILED);
    }

    private Path failed(StudyTask task) {
        return folder.resolve(FAILED + task.digest());
    }

    private static String name(StudyTask task) {
        return String.format(
                Locale.ROOT, "%s%06d-%s.txt", PART, task.number(), task.digest().substring(0, DIGEST_DIGITS));
    }

    private void write(Path file, String text) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + NEW + UUID.randomUUID());
        Files.writeString(aside, text);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> files(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        }
    }

    /**
     * Deletes the folder, when the study has been published.
     *
     * @throws OutputException if the disk refuses
     */
    public void delete() {
        try {
            close();
            Siblings.delete(folder);
        } catch (IOException e) {
            throw new OutputException(folder, e);
        }
    }

    /** Lets other processes go on with the parts; a folder of one process without any is deleted. */
    @Override
    public void close() {
        if (lock == null) {
            return;
        }
        try {
            lock.close();
            if (Files.exists(folder) && files(PART).isEmpty()) {
                Siblings.delete(folder);
            }
        } catch (IOException e) {
            throw new OutputException(folder, e);
        }
    }
}
