package io.slipway.flink;

import io.slipway.app.study.SharedWork;
import io.slipway.publish.OutputException;
import io.slipway.study.StudyTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The work of a worker process. Studies stay open while it lives, so that a task finds their tapes and code warm. */
final class TaskWork {

    /** A worker that has worked more studies than this forgets them all. */
    private static final int MOST_STUDIES = 4;

    private static final Map<String, SharedWork> OPEN = new ConcurrentHashMap<>();

    private TaskWork() {}

    /** A folder may hold another plan than a minute ago. */
    private static String key(Path folder) {
        Path plan = folder.resolve("plan.txt");
        try {
            return folder + " " + Files.size(plan) + " " + Files.getLastModifiedTime(plan);
        } catch (IOException e) {
            throw new OutputException(plan, e);
        }
    }

    /** Works a task of a planned study; its text. */
    static String work(String folder, String task) {
        StudyTask parsed = StudyTask.parse(task);
        if (OPEN.size() > MOST_STUDIES) {
            OPEN.clear();
        }
        OPEN.computeIfAbsent(key(Path.of(folder)), key -> SharedWork.open(Path.of(folder)))
                .work(parsed);
        return task;
    }
}
