package io.slipway.app.command;

import io.slipway.app.option.CacheOptions;
import io.slipway.app.option.ThreadOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Interruption;
import io.slipway.app.run.Progress;
import io.slipway.app.run.Terminal;
import io.slipway.app.run.Workers;
import io.slipway.app.study.ServedWork;
import io.slipway.app.study.StudyJob;
import io.slipway.publish.PartFolder;
import io.slipway.study.StudyListener;
import io.slipway.study.StudyRunner;
import io.slipway.study.StudyTask;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A share of a planned study. */
@picocli.CommandLine.Command(
        name = "work",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Works the tasks of a plan that study --plan-only or tune --plan-only made, and keeps a part of each in the folder of the plan. "
                    + "Any number of processes and machines that see the folder and the data may do so at once. Tasks that have a "
                    + "part are not worked again.",
            "File names in the plan are those that --plan-only was given: use absolute ones if the machines have other folders."
        },
        footer = {
            "",
            "Example:",
            "  ./slipway study --input examples/demo_mbp-1.csv --start 2024-08-01T14:00:30Z \\",
            "    --horizon 8s --slice 4s --sizes 300 --plan-only runs/plan",
            "  ./slipway work runs/plan --shard 1/2",
            "  ./slipway work runs/plan --shard 2/2",
            "  ./slipway merge runs/plan --out runs/study"
        })
public final class WorkCommand implements Callable<Integer> {

    private static final Pattern SHARD = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PLAN", description = "folder of the planned study")
    private Path folder = Path.of("");

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "the I-th of N equal shares of the tasks, I from 1 to N [1/1]")
    private String shard = "1/1";

    @Option(
            names = "--serve",
            hidden = true,
            paramLabel = "PID",
            description = "take numbers of tasks from standard input while this process lives")
    private Optional<Long> parent = Optional.empty();

    @Mixin
    private final ThreadOptions threads = new ThreadOptions();

    @Mixin
    private final CacheOptions cache = new CacheOptions();

    @Override
    public Integer call() {
        parent.ifPresent(ServedWork::endWith);
        Matcher share = SHARD.matcher(shard);
        if (!share.matches()) {
            throw new ConfigException("--shard: not a share: value=" + shard + ", expected I/N such as 3/16");
        }
        StudyJob job = StudyJob.open(folder, cache.store());
        try (PartFolder parts = PartFolder.shared(folder, job.panel(), Terminal::warn)) {
            if (parent.isPresent()) {
                new ServedWork(job, parts).serve(System.in, spec.commandLine().getOut());
                return ExitCode.DONE;
            }
            return work(job, parts, tasks(job, Integer.parseInt(share.group(1)), Integer.parseInt(share.group(2))));
        }
    }

    private List<StudyTask> tasks(StudyJob job, int share, int of) {
        if (share < 1 || share > of) {
            throw new ConfigException("--shard: no such share: value=" + shard + ", expected 1/N to N/N");
        }
        return job.panel().tasks(share, of);
    }

    @SuppressWarnings("try") // the threads are there to be closed
    private int work(StudyJob job, PartFolder parts, List<StudyTask> tasks) {
        StudyRunner.Outcome outcome;
        try (Workers workers = new Workers(threads.count());
                Progress progress = new Progress("working orders")) {
            StudyListener listener = (part, done, total) -> progress.update(done, total);
            outcome = Interruption.explained(
                    () -> "parts that are done stay; go on with the same command",
                    () -> new StudyRunner(workers, listener, parts).work(tasks, job::work));
        }
        spec.commandLine()
                .getOut()
                .println(String.format(
                        Locale.ROOT,
                        "Share %s: %,d tasks are done in %s",
                        shard,
                        outcome.parts().size(),
                        folder));
        outcome.leftOut()
                .forEach(each -> Terminal.warn("its work failed, and slipway merge leaves it out: "
                        + job.panel().named(each).text()));
        return outcome.leftOut().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
}
