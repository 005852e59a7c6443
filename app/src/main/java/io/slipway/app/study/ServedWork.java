package io.slipway.app.study;

import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Terminal;
import io.slipway.study.LeftOut;
import io.slipway.study.PartStore;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyTask;
import io.slipway.study.TaskRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The other end of a {@link WorkerProcess}: works the tasks whose numbers come in, until the input ends. */
public final class ServedWork {

    private final StudyJob job;
    private final PartStore store;

    public ServedWork(StudyJob job, PartStore store) {
        this.job = job;
        this.store = store;
    }

    /**
     * Ends this process at once when its parent has ended, also where another process still holds its input open; parts are whole or
     * absent whenever it ends.
     *
     * @param parent process id
     */
    public static void endWith(long parent) {
        CompletableFuture<Void> unused = ProcessHandle.of(parent)
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null))
                .thenRun(() -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED));
    }

    /** Answers every line with one line. */
    public void serve(InputStream numbers, PrintWriter answers) {
        List<StudyTask> tasks = job.panel().tasks();
        BufferedReader lines = new BufferedReader(new InputStreamReader(numbers, StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.println(answer(tasks.get(Integer.parseInt(line))));
                answers.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the parent process is gone", e);
        }
    }

    private String answer(StudyTask task) {
        Answer answer = new Answer();
        try {
            TaskRunner.attempt(task, job::work, answer);
        } catch (RuntimeException e) {
            return WorkerProcess.FAILED + " " + Terminal.plain(String.valueOf(e.getMessage()));
        }
        return answer.line;
    }

    private final class Answer implements TaskRunner.Results {

        private String line = "";

        @Override
        public void done(StudyPart part) {
            store.keep(part);
            line = WorkerProcess.DONE;
        }

        @Override
        public void failed(LeftOut task) {
            line = WorkerProcess.LEFT_OUT + " " + Terminal.plain(task.reason());
        }
    }
}
