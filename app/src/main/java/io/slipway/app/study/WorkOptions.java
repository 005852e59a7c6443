package io.slipway.app.study;

import io.slipway.app.option.CacheOptions;
import io.slipway.app.option.ThreadOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Interruption;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.Progress;
import io.slipway.app.run.Terminal;
import io.slipway.app.run.Workers;
import io.slipway.config.Settings;
import io.slipway.publish.OutputException;
import io.slipway.publish.PartFolder;
import io.slipway.publish.ResultKind;
import io.slipway.study.StudyListener;
import io.slipway.study.StudyRunner;
import io.slipway.study.TaskRunner;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of commands that work tasks: in threads, in processes, on a cluster, or planned for others. */
public final class WorkOptions {

    /** Each takes the memory of a program of its own. */
    private static final int MOST_PROCESSES = 1_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--resume", description = "go on with a command that was killed, from the parts in OUT.parts")
    private boolean resumes;

    @Option(
            names = "--processes",
            paramLabel = "N",
            description = "work in N processes of this machine in place of threads; no more than processors or tasks")
    private int processes;

    @Option(
            names = "--cluster",
            paramLabel = "HOST:PORT",
            description =
                    "work on a Flink cluster, as slipway cluster up starts one; its workers must see data and --out by the same names")
    private String cluster = "";

    @Option(
            names = "--plan-only",
            paramLabel = "DIR",
            description =
                    "only plan the tasks, in a new folder; slipway work works them anywhere, slipway merge joins the parts")
    private @Nullable Path planOnly;

    /**
     * A result directory to fill.
     *
     * @param kind kind of the result
     * @param out the directory
     * @param quiet true if nothing is told on standard output
     * @param settings of the command
     */
    public record Target(ResultKind kind, Path out, boolean quiet, Settings settings) {}

    /** Refuses the options where there are no tasks. */
    public void refuse(String reason) {
        String given = resumes
                ? "--resume"
                : processes != 0
                        ? "--processes"
                        : !cluster.isEmpty() ? "--cluster" : planOnly != null ? "--plan-only" : "";
        if (!given.isEmpty()) {
            throw new ConfigException(given + ": " + reason);
        }
    }

    /** True if nothing is to be worked now. */
    public boolean plansOnly() {
        return planOnly != null;
    }

    /** True if parts of an earlier process are taken. */
    public boolean resumes() {
        return resumes;
    }

    /** Plans a job in the folder that was given; the exit code. */
    public int plan(StudyJob job) {
        return plan(job, "");
    }

    /** Plans a job in a folder of a name below the one that was given; the exit code. */
    public int plan(StudyJob job, String name) {
        Path folder = (planOnly == null ? Path.of("") : planOnly).resolve(name);
        PartFolder.plan(folder, job.panel(), job.configText(), Terminal::warn).close();
        spec.commandLine()
                .getOut()
                .println(String.format(
                        Locale.ROOT,
                        "Planned %,d tasks in %s; work them with slipway work, then slipway merge",
                        job.panel().tasks().size(),
                        folder));
        return ExitCode.DONE;
    }

    /**
     * Works a job and publishes its result; the exit code.
     *
     * @param planned the job, planned when the result directory is known to be free
     */
    public int run(Target target, Supplier<StudyJob> planned, ThreadOptions threads, CacheOptions cache) {
        Path out = target.out();
        try (OpenPublication publication = OpenPublication.of(out, target.kind(), target.settings())) {
            StudyJob job = planned.get();
            try (PartFolder parts = PartFolder.open(out, job.panel(), resumes, Terminal::warn)) {
                parts.keepConfig(job.configText());
                StudyRunner.Outcome outcome = work(job, parts, out, threads, cache);
                job.write(publication.staging(), outcome);
                publication.publish();
                if (outcome.leftOut().isEmpty()) {
                    parts.delete();
                }
                return told(job, outcome, target);
            }
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
    }

    private int told(StudyJob job, StudyRunner.Outcome outcome, Target target) {
        if (!target.quiet()) {
            spec.commandLine().getOut().print(job.text(target.out()));
            spec.commandLine().getOut().println("Written to " + target.out());
        }
        if (outcome.leftOut().isEmpty()) {
            return ExitCode.DONE;
        }
        Terminal.warn(String.format(
                Locale.ROOT,
                "incomplete: the work of %,d tasks failed, and %s names them in left_out; the same command with"
                        + " --resume --out %s tries them again",
                outcome.leftOut().size(),
                target.kind().mainFile(),
                target.out()));
        return ExitCode.INCOMPLETE;
    }

    /** Works the tasks of a job that have no part yet. */
    @SuppressWarnings("try") // the interruption is there to be closed
    public StudyRunner.Outcome work(
            StudyJob job, PartFolder parts, Path out, ThreadOptions threads, CacheOptions cache) {
        AtomicInteger orders = new AtomicInteger();
        AtomicInteger all = new AtomicInteger();
        try (Workers workers = new Workers(threads.count());
                Progress progress = new Progress("working orders")) {
            StudyListener listener = (part, done, total) -> {
                orders.set(done);
                all.set(total);
                progress.update(done, total);
            };
            return Interruption.explained(
                    () -> howToGoOn(orders.get(), all.get(), out),
                    () -> new StudyRunner(runner(job, parts, workers, cache), listener, parts)
                            .work(job.panel().tasks(), job::work));
        }
    }

    private TaskRunner runner(StudyJob job, PartFolder parts, Workers workers, CacheOptions cache) {
        List<String> more = new ArrayList<>(ProcessRunner.plugins(spec));
        more.addAll(cache.words());
        if (!cluster.isEmpty()) {
            return ClusterEngine.installed().runner(cluster, parts);
        }
        return processes == 0
                ? TaskRunner.on(workers)
                : new ProcessRunner(parts, job.panel(), processes(job), more, pid -> {});
    }

    private int processes(StudyJob job) {
        if (processes < 0 || processes > MOST_PROCESSES) {
            throw new ConfigException(
                    "--processes: out of range: value=" + processes + ", expected 1 to " + MOST_PROCESSES);
        }
        int most = ProcessRunner.most(processes, job.panel());
        if (most < processes) {
            Terminal.warn("--processes: " + most + " are started in place of " + processes
                    + ", as many as there are processors or tasks");
        }
        return most;
    }

    private static String howToGoOn(int done, int total, Path out) {
        return done == 0
                ? "no order is done, so the same command begins anew"
                : String.format(
                        Locale.ROOT,
                        "%,d of %,d orders are done; go on with the same command and --resume --out %s",
                        done,
                        total,
                        out);
    }
}
