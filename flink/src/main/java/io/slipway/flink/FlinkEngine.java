package io.slipway.flink;

import io.slipway.app.run.Cleanups;
import io.slipway.app.study.ClusterEngine;
import io.slipway.app.study.SharedWork;
import io.slipway.publish.OutputException;
import io.slipway.publish.PartFolder;
import io.slipway.study.StudyException;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyTask;
import io.slipway.study.TaskRunner;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.deployment.executors.PipelineExecutorUtils;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Studies on Apache Flink 2. */
public final class FlinkEngine implements ClusterEngine {

    private static final Pattern ADDRESS = Pattern.compile("([^:/\\s]+):(\\d{1,5})");

    /** More than a study has workers; the adaptive scheduler uses as many as there are. */
    private static final int MOST_PARALLEL = 256;

    private static final long POLL_MS = 100;
    private static final long LONGEST_CANCEL_S = 3;

    @Override
    public TaskRunner runner(String address, PartFolder folder) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new ConfigException("--cluster: not an address: value=" + address + ", expected HOST:PORT");
        }
        String host = parts.group(1);
        int port = Integer.parseInt(parts.group(2));
        return (tasks, work, results) -> run(host, port, folder, tasks, results);
    }

    private static void run(
            String host, int port, PartFolder folder, List<StudyTask> tasks, TaskRunner.Results results) {
        if (tasks.isEmpty()) {
            return;
        }
        Configuration settings = settings(host, port);
        // One for all requests: each has threads and connections of its own.
        try (RestClusterClient<StandaloneClusterId> cluster =
                new RestClusterClient<>(settings, StandaloneClusterId.getInstance())) {
            endEarlier(cluster, settings, folder);
            SharedWork.forget(folder.folder());
            await(cluster, submit(cluster, settings, folder, tasks), folder, tasks, results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the cluster was working", e);
        } catch (ExecutionException e) {
            throw new StudyException("the cluster is lost; go on with --resume when it is back: address=" + host + ":"
                    + port + ", reason=" + reason(e));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw unreachable(settings, e);
        }
    }

    private static void await(
            RestClusterClient<StandaloneClusterId> cluster,
            JobID job,
            PartFolder folder,
            List<StudyTask> tasks,
            TaskRunner.Results results)
            throws InterruptedException, ExecutionException {
        Cleanups.Handle cleanup = Cleanups.register(() -> cancel(cluster, job));
        List<StudyTask> left = new ArrayList<>(tasks);
        try {
            JobStatus status = cluster.getJobStatus(job).get();
            Map<Path, FileTime> seen = Map.of();
            while (!status.isGloballyTerminalState() && !left.isEmpty()) {
                long fromNs = System.nanoTime();
                // Whatever a worker tells is a new file, or a newer one in the place of a damaged part.
                Map<Path, FileTime> files = files(folder);
                if (!files.equals(seen)) {
                    collect(folder, left, results);
                    seen = files;
                }
                // Many files on a slow disk: looking takes a tenth of the time at most.
                long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - fromNs);
                TimeUnit.MILLISECONDS.sleep(Math.max(POLL_MS, 10 * tookMs));
                status = cluster.getJobStatus(job).get();
            }
            collect(folder, left, results);
            if (!left.isEmpty()) {
                throw new StudyException("the job ended before its tasks; go on with --resume: status=" + status
                        + ", tasks left=" + left.size());
            }
        } finally {
            cleanup.close();
        }
    }

    /** Ends the job; one that has ended, or whose cluster does not answer, is left alone. */
    private static void cancel(RestClusterClient<StandaloneClusterId> cluster, JobID job) {
        try {
            cluster.cancel(job).get(LONGEST_CANCEL_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The next client of this folder ends it.
            return;
        }
    }

    private static Configuration settings(String host, int port) {
        Configuration settings = new Configuration();
        settings.setString("rest.address", host);
        settings.setString("rest.port", Integer.toString(port));
        settings.setString("rest.retry.max-attempts", "10");
        settings.setString("rest.retry.delay", "1 s");
        settings.setString("execution.runtime-mode", "STREAMING");
        settings.setString("restart-strategy.type", "fixed-delay");
        settings.setString("restart-strategy.fixed-delay.attempts", "1000000");
        settings.setString("restart-strategy.fixed-delay.delay", "500 ms");
        return settings;
    }

    private static String jobName(PartFolder folder) {
        return "slipway study " + folder.folder().toAbsolutePath();
    }

    /** Ends jobs on the same folder that a killed client left behind, so that they do not take workers from the new job. */
    private static void endEarlier(
            RestClusterClient<StandaloneClusterId> cluster, Configuration settings, PartFolder folder)
            throws InterruptedException {
        try {
            for (JobStatusMessage job : cluster.listJobs().get()) {
                if (job.getJobName().equals(jobName(folder))
                        && !job.getJobState().isGloballyTerminalState()) {
                    end(cluster, job.getJobId());
                }
            }
        } catch (ExecutionException e) {
            throw unreachable(settings, e);
        }
    }

    /** Cancels a job, which may have ended since it was listed. */
    private static void end(RestClusterClient<StandaloneClusterId> cluster, JobID job)
            throws InterruptedException, ExecutionException {
        try {
            cluster.cancel(job).get();
        } catch (ExecutionException e) {
            if (!cluster.getJobStatus(job).get().isGloballyTerminalState()) {
                throw e;
            }
        }
    }

    private static StudyException unreachable(Configuration settings, Exception failure) {
        return new StudyException("the cluster cannot be reached: address=" + settings.get(RestOptions.ADDRESS) + ":"
                + settings.get(RestOptions.PORT) + ", reason=" + reason(failure));
    }

    private static JobID submit(
            RestClusterClient<StandaloneClusterId> cluster,
            Configuration settings,
            PartFolder folder,
            List<StudyTask> tasks)
            throws Exception {
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(settings);
        environment.setParallelism(Math.min(MOST_PARALLEL, tasks.size()));
        environment
                .fromSource(
                        new TaskSource(
                                tasks.stream().map(StudyTask::toText).toList(),
                                folder.folder().toAbsolutePath().toString()),
                        WatermarkStrategy.noWatermarks(),
                        "tasks")
                .sinkTo(new DiscardingSink<>());
        StreamGraph graph = PipelineExecutorUtils.getStreamGraph(environment.getStreamGraph(), settings);
        graph.setJobName(jobName(folder));
        graph.serializeUserDefinedInstances();
        try {
            return cluster.submitJob(graph).get();
        } catch (ExecutionException e) {
            throw new StudyException("the cluster does not take the work; go on with --resume when it does: address="
                    + settings.get(RestOptions.ADDRESS) + ":" + settings.get(RestOptions.PORT) + ", reason="
                    + reason(e));
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** The times of writing of the files in a folder. */
    private static Map<Path, FileTime> files(PartFolder folder) {
        Map<Path, FileTime> times = new HashMap<>();
        try (Stream<Path> files = Files.list(folder.folder())) {
            for (Path file : files.toList()) {
                try {
                    times.put(file, Files.getLastModifiedTime(file));
                } catch (NoSuchFileException e) {
                    // It was renamed or deleted meanwhile.
                    times.remove(file);
                }
            }
            return times;
        } catch (IOException e) {
            throw new OutputException(folder.folder(), e);
        }
    }

    private static void collect(PartFolder folder, List<StudyTask> left, TaskRunner.Results results) {
        for (Iterator<StudyTask> each = left.iterator(); each.hasNext(); ) {
            StudyTask task = each.next();
            Optional<StudyPart> part = folder.find(task);
            if (part.isPresent()) {
                results.done(part.get());
                each.remove();
                continue;
            }
            Optional<String> refusal = SharedWork.refusal(folder.folder(), task);
            if (refusal.isPresent()) {
                throw new StudyException(
                        "a worker cannot work on this study; mend it, then go on with --resume: " + refusal.get());
            }
            folder.leftOut(task).ifPresent(failed -> {
                results.failed(failed);
                each.remove();
            });
        }
    }

    @Override
    public LocalCluster start(int workers, int port, Path folder, Consumer<String> said) {
        return ProcessCluster.start(workers, port, folder, said);
    }
}
