package io.slipway.flink;

import io.slipway.app.study.SharedWork;
import io.slipway.study.StudyTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * The work of a worker process. Studies stay open while it lives, so that a task finds their tapes and code warm. A task is worked in a
 * thread of its own: Flink interrupts its threads when another worker is lost, and an interrupt would close files in use. The task then
 * goes on, and whoever asks for it next waits for it.
 */
final class TaskWork {

    /** A worker that has worked more studies than this forgets them all. */
    private static final int MOST_STUDIES = 4;

    private static final Map<String, SharedWork> OPEN = new ConcurrentHashMap<>();
    private static final Map<String, CompletableFuture<Void>> UNDER_WAY = new ConcurrentHashMap<>();

    private static final Executor THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "task");
        thread.setDaemon(true);
        // That of the caller belongs to a job and is closed when the job ends.
        thread.setContextClassLoader(TaskWork.class.getClassLoader());
        return thread;
    });

    private TaskWork() {}

    /** A folder may hold another plan than a minute ago; empty if its study has ended and deleted it. */
    private static Optional<String> key(Path folder) {
        Path plan = folder.resolve("plan.txt");
        try {
            return Optional.of(folder + " " + Files.size(plan) + " " + Files.getLastModifiedTime(plan));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Works a task of a planned study; its text. */
    static String work(String folder, String task) {
        CompletableFuture<Void> own = UNDER_WAY.computeIfAbsent(
                folder + " " + task,
                name -> CompletableFuture.runAsync(() -> workNow(Path.of(folder), StudyTask.parse(task)), THREADS));
        try {
            own.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlinkRuntimeException("interrupted; the task goes on", e);
        } catch (ExecutionException e) {
            throw new FlinkRuntimeException(e.getCause());
        }
        UNDER_WAY.remove(folder + " " + task, own);
        return task;
    }

    private static void workNow(Path folder, StudyTask task) {
        Optional<String> key = key(folder);
        if (key.isEmpty()) {
            return;
        }
        if (OPEN.size() > MOST_STUDIES) {
            OPEN.clear();
        }
        try {
            OPEN.computeIfAbsent(key.get(), each -> SharedWork.open(folder)).work(task);
        } catch (RuntimeException e) {
            if (key(folder).isPresent()) {
                SharedWork.refuse(folder, task, String.valueOf(e.getMessage()));
            }
        }
    }
}
