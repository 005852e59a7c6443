package io.slipway.app.study;

import io.slipway.data.store.TapeStore;
import io.slipway.publish.OutputException;
import io.slipway.publish.PartFolder;
import io.slipway.study.StudyTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Work on a planned study by a process that may be lost at any moment. A mark in the folder tells that a task was begun; a task whose
 * marks stay behind several times has ended the processes that worked it, and is left.
 */
public final class SharedWork {

    /** A process may be lost for other reasons now and then, hardly ever over the same task three times. */
    private static final int ATTEMPTS = 3;

    private static final String BEGUN = "begun-";
    private static final String FAILED = "failed-";

    private final StudyJob job;
    private final PartFolder folder;

    private SharedWork(StudyJob job, PartFolder folder) {
        this.job = job;
        this.folder = folder;
    }

    /** Opens the folder of a planned study on the data as this process sees it. */
    public static SharedWork open(Path folder) {
        StudyJob job = StudyJob.open(folder, TapeStore.none());
        return new SharedWork(job, PartFolder.shared(folder, job.panel(), warning -> {}));
    }

    /** Works a task and keeps its part, or the reason why there is none. */
    public void work(StudyTask task) {
        if (folder.find(task).isPresent() || failure(folder.folder(), task).isPresent()) {
            return;
        }
        String name = task.digest();
        try {
            long begun = count(BEGUN + name);
            if (begun >= ATTEMPTS) {
                fail(task, "it ended " + begun + " workers");
                return;
            }
            Path mark = Files.createFile(folder.folder().resolve(BEGUN + name + "-" + UUID.randomUUID()));
            try {
                folder.keep(job.work(task));
            } catch (RuntimeException e) {
                fail(task, String.valueOf(e.getMessage()));
            }
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw new OutputException(folder.folder(), e);
        }
    }

    private long count(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder.folder())) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
                    .count();
        }
    }

    private void fail(StudyTask task, String reason) throws IOException {
        Path aside = folder.folder().resolve(FAILED + UUID.randomUUID() + ".new");
        Files.writeString(aside, reason);
        Files.move(
                aside,
                folder.folder().resolve(FAILED + task.digest()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** The reason why a task has no part; empty if it has one or is not done. */
    public static Optional<String> failure(Path folder, StudyTask task) {
        Path file = folder.resolve(FAILED + task.digest());
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }

    /** Forgets marks and reasons of an earlier try. */
    public static void forget(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(BEGUN) || name.startsWith(FAILED)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new OutputException(folder, e);
        }
    }
}
