package io.slipway.app.command;

import io.slipway.app.option.CacheOptions;
import io.slipway.app.option.OutputOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.option.ThreadOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Interruption;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.Progress;
import io.slipway.app.run.Summaries;
import io.slipway.app.run.SymbolRuns;
import io.slipway.app.run.Terminal;
import io.slipway.app.run.Workers;
import io.slipway.app.study.ClusterEngine;
import io.slipway.app.study.ProcessRunner;
import io.slipway.app.study.StudyJob;
import io.slipway.config.spec.RunConfig;
import io.slipway.publish.OutputException;
import io.slipway.publish.PartFolder;
import io.slipway.publish.ResultKind;
import io.slipway.report.StudyReport;
import io.slipway.study.StudyListener;
import io.slipway.study.StudyRunner;
import io.slipway.study.TaskRunner;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Many orders, several strategies. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Executes many parent orders (sizes x sides x start times) with every strategy and tests paired "
                    + "savings against a baseline. Intervals and tests allow for overlapping orders.",
            "Data with prints and quotes of one venue and time whose order it does not tell is worked twice, in both orders (--ties).",
            "--start and --end limit the data that is used. Lists of parameters tune the strategy under test "
                    + "on earlier orders and measure it on later ones."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway study --input examples/demo_mbp-1.csv --start 2024-08-01T14:00:30Z \\",
            "    --horizon 8s --slice 4s --sizes 300 --strategies twap,best-ask,cont-kukanov",
            "  ./slipway study --input examples/demo_mbp-1.csv --start 2024-08-01T14:00:30Z \\",
            "    --horizon 8s --slice 4s --sizes 300 --strategies cont-kukanov,twap,best-ask \\",
            "    --lambda-under 0.005,0.05 --folds 6"
        })
public final class StudyCommand implements Callable<Integer> {

    /** Each takes the memory of a program of its own. */
    private static final int MOST_PROCESSES = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--resume", description = "continue a study that was killed; its parts are in the folder DIR.parts")
    private boolean resumes;

    @Option(
            names = "--processes",
            paramLabel = "N",
            description =
                    "work in N processes of this machine, each with its own memory, in place of threads; at most one a processor and task")
    private int processes;

    @Option(
            names = "--cluster",
            paramLabel = "HOST:PORT",
            description =
                    "work on a cluster whose workers see the data and --out by the same names; slipway cluster up starts one")
    private String cluster = "";

    @Option(
            names = "--plan-only",
            paramLabel = "DIR",
            description = "plan the study in a new folder, for slipway work on other machines and slipway merge")
    private @Nullable Path planOnly;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final ThreadOptions threads = new ThreadOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final CacheOptions cache = new CacheOptions();

    @Override
    public Integer call() {
        RunConfig given = RunConfig.of(settings.toSettings());
        if (planOnly != null) {
            return plan(StudyJob.read(given, threads.count(), cache.store()), planOnly);
        }
        Path out = output.out("study");
        Optional<SymbolRuns> several = SymbolRuns.of(given.settings());
        if (several.isPresent()) {
            studies(several.get(), out);
            return ExitCode.DONE;
        }
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.STUDY, given.settings())) {
            StudyJob job = StudyJob.read(given, threads.count(), cache.store());
            try (PartFolder parts = PartFolder.open(out, job.panel(), resumes, Terminal::warn)) {
                parts.keepConfig(job.configText());
                StudyRunner.Outcome outcome = work(job, parts, out);
                job.write(publication.staging(), outcome);
                publication.publish();
                if (outcome.leftOut().isEmpty()) {
                    parts.delete();
                }
                return told(outcome, out);
            }
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
    }

    private int told(StudyRunner.Outcome outcome, Path out) {
        if (!output.quiet()) {
            spec.commandLine().getOut().print(StudyReport.text(out));
            spec.commandLine().getOut().println("Written to " + out);
        }
        if (outcome.leftOut().isEmpty()) {
            return ExitCode.DONE;
        }
        Terminal.warn(String.format(
                Locale.ROOT,
                "incomplete: the work of %,d tasks failed, and study.json names them in left_out; the same command with"
                        + " --resume --out %s tries them again",
                outcome.leftOut().size(),
                out));
        return ExitCode.INCOMPLETE;
    }

    /** Parts stay until all symbols are done, so that a study that was killed goes on with the symbol that it was at. */
    private void studies(SymbolRuns several, Path out) {
        List<PartFolder> kept = new ArrayList<>();
        try {
            several.write(out, (directory, one) -> {
                StudyJob job = StudyJob.read(RunConfig.of(one), threads.count(), cache.store());
                Path target = out.toAbsolutePath().normalize();
                PartFolder parts = PartFolder.open(
                        target.resolveSibling(target.getFileName() + "-" + directory.getFileName()),
                        job.panel(),
                        resumes,
                        Terminal::warn);
                kept.add(parts);
                try (OpenPublication publication = OpenPublication.of(directory, ResultKind.STUDY, one)) {
                    parts.keepConfig(job.configText());
                    job.write(publication.staging(), work(job, parts, out));
                    publication.publish();
                } catch (IOException e) {
                    throw new OutputException(out, e);
                }
            });
            for (PartFolder parts : kept) {
                parts.delete();
            }
        } finally {
            kept.forEach(PartFolder::close);
        }
        Summaries.printSymbols(spec.commandLine().getOut(), out, output.quiet());
    }

    private int plan(StudyJob job, Path folder) {
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

    @SuppressWarnings("try") // the interruption is there to be closed
    private StudyRunner.Outcome work(StudyJob job, PartFolder parts, Path out) {
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
                    () -> new StudyRunner(runner(job, parts, workers), listener, parts)
                            .work(job.panel().tasks(), job::work));
        }
    }

    private TaskRunner runner(StudyJob job, PartFolder parts, Workers workers) {
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
