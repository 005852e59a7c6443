package io.slipway.app.study;

import io.slipway.data.store.TapeStore;
import io.slipway.publish.OutputException;
import io.slipway.publish.PartFolder;
import io.slipway.study.LeftOut;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyTask;
import io.slipway.study.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Work on a planned study by a process that may be lost at any moment. A mark in the folder tells that a task was begun; a task whose
 * marks stay behind several times has ended the processes that worked it, and is left out.
 */
public final class SharedWork {

    private static final String BEGUN = "begun-";
    private static final String REFUSED = "refused-";

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

    /** Works a task and keeps its part, or the reason why it is left out, or why this process cannot work the study. */
    public void work(StudyTask task) {
        if (folder.find(task).isPresent()
                || folder.leftOut(task).isPresent()
                || refusal(folder.folder(), task).isPresent()) {
            return;
        }
        try {
            long begun = count(BEGUN + task.digest());
            if (begun >= TaskRunner.ATTEMPTS) {
                folder.leave(new LeftOut(task, ended(begun)));
                return;
            }
            Path mark = Files.createFile(folder.folder().resolve(BEGUN + task.digest() + "-" + UUID.randomUUID()));
            try {
                TaskRunner.attempt(task, job::work, new Kept());
            } catch (RuntimeException e) {
                refuse(folder.folder(), task, String.valueOf(e.getMessage()));
            }
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw new OutputException(folder.folder(), e);
        }
    }

    private final class Kept implements TaskRunner.Results {

        @Override
        public void done(StudyPart part) {
            folder.keep(part);
        }

        @Override
        public void failed(LeftOut task) {
            folder.leave(task);
        }
    }

    /** The reason to leave out a task that ended so many processes. */
    static String ended(long processes) {
        return "it ended " + processes + " processes";
    }

    private long count(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder.folder())) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
                    .count();
        }
    }

    /** Tells the client of a study that this process cannot work on it, with the task that it was given. */
    public static void refuse(Path folder, StudyTask task, String reason) {
        Path file = folder.resolve(REFUSED + task.digest());
        try {
            Files.writeString(file, reason);
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }

    /** The reason why a process could not work on a study; empty if none has refused the task. */
    public static Optional<String> refusal(Path folder, StudyTask task) {
        Path file = folder.resolve(REFUSED + task.digest());
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }

    /** Forgets marks and reasons of an earlier try. */
    public static void forget(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(BEGUN) || name.startsWith(REFUSED) || PartFolder.isFailure(name)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new OutputException(folder, e);
        }
    }
}
