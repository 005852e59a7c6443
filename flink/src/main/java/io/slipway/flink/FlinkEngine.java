package io.slipway.flink;

import io.slipway.app.run.Cleanups;
import io.slipway.app.study.ClusterEngine;
import io.slipway.app.study.SharedWork;
import io.slipway.publish.PartFolder;
import io.slipway.study.StudyException;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyTask;
import io.slipway.study.TaskRunner;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Studies on Apache Flink 2. */
public final class FlinkEngine implements ClusterEngine {

    private static final Pattern ADDRESS = Pattern.compile("([^:/\\s]+):(\\d{1,5})");

    /** More than a study has workers; the adaptive scheduler uses as many as there are. */
    private static final int MOST_PARALLEL = 256;

    private static final long POLL_MS = 100;

    @Override
    public TaskRunner runner(String address, PartFolder folder) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new ConfigException("--cluster: not an address: value=" + address + ", expected HOST:PORT");
        }
        String host = parts.group(1);
        int port = Integer.parseInt(parts.group(2));
        return (tasks, work, done) -> run(host, port, folder, tasks, done);
    }

    private static void run(String host, int port, PartFolder folder, List<StudyTask> tasks, Consumer<StudyPart> done) {
        if (tasks.isEmpty()) {
            return;
        }
        SharedWork.forget(folder.folder());
        JobClient job = submit(host, port, folder.folder().toAbsolutePath(), tasks);
        Cleanups.Handle cleanup = Cleanups.register(() -> {
            CompletableFuture<Void> unused = job.cancel();
        });
        List<StudyTask> left = new ArrayList<>(tasks);
        List<String> failures = new ArrayList<>();
        try {
            JobStatus status = job.getJobStatus().get();
            while (!status.isGloballyTerminalState() && !left.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
                collect(folder, left, failures, done);
                status = job.getJobStatus().get();
            }
            collect(folder, left, failures, done);
            refuse(left, failures, status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the cluster was working", e);
        } catch (ExecutionException e) {
            throw new StudyException("the cluster is lost; go on with --resume when it is back: address=" + host + ":"
                    + port + ", reason=" + reason(e));
        } finally {
            cleanup.close();
        }
    }

    private static JobClient submit(String host, int port, Path folder, List<StudyTask> tasks) {
        Configuration settings = new Configuration();
        settings.setString("execution.runtime-mode", "STREAMING");
        settings.setString("restart-strategy.type", "fixed-delay");
        settings.setString("restart-strategy.fixed-delay.attempts", "1000000");
        settings.setString("restart-strategy.fixed-delay.delay", "500 ms");
        try {
            StreamExecutionEnvironment environment =
                    StreamExecutionEnvironment.createRemoteEnvironment(host, port, settings);
            environment.setParallelism(Math.min(MOST_PARALLEL, tasks.size()));
            environment
                    .fromSource(
                            new TaskSource(tasks.stream().map(StudyTask::toText).toList(), folder.toString()),
                            WatermarkStrategy.noWatermarks(),
                            "tasks")
                    .sinkTo(new DiscardingSink<>());
            return environment.executeAsync("slipway study");
        } catch (Exception e) {
            throw new StudyException(
                    "the cluster cannot be reached: address=" + host + ":" + port + ", reason=" + reason(e));
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static void collect(
            PartFolder folder, List<StudyTask> left, List<String> failures, Consumer<StudyPart> done) {
        for (Iterator<StudyTask> each = left.iterator(); each.hasNext(); ) {
            StudyTask task = each.next();
            Optional<StudyPart> part = folder.find(task);
            Optional<String> failure = SharedWork.failure(folder.folder(), task);
            if (part.isPresent()) {
                done.accept(part.get());
                each.remove();
            } else if (failure.isPresent()) {
                failures.add("task " + task.number() + " of the data " + task.data() + ", orders " + task.fromOrder()
                        + " to " + (task.toOrder() - 1) + ": " + failure.get());
                each.remove();
            }
        }
    }

    private static void refuse(List<StudyTask> left, List<String> failures, JobStatus status) {
        if (!failures.isEmpty()) {
            throw new StudyException("tasks failed, all others are done: failed=" + failures.size() + "; "
                    + String.join("; ", failures));
        }
        if (!left.isEmpty()) {
            throw new StudyException("the job ended before its tasks; go on with --resume: status=" + status
                    + ", tasks left=" + left.size());
        }
    }

    @Override
    public LocalCluster start(int workers, int port, Path folder, Consumer<String> said) {
        return ProcessCluster.start(workers, port, folder, said);
    }
}
