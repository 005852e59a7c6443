package io.slipway.app.command;

import io.slipway.app.option.CacheOptions;
import io.slipway.app.option.OutputOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.Terminal;
import io.slipway.app.study.StudyJob;
import io.slipway.publish.OutputException;
import io.slipway.publish.PartFolder;
import io.slipway.publish.ResultKind;
import io.slipway.study.LeftOut;
import io.slipway.study.StudyException;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyRunner;
import io.slipway.study.StudyTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The result of a planned study. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Merges the parts of a plan into the files that study or tune would have written, byte for byte. If parts are missing or damaged, "
                    + "it names them and writes nothing; slipway work makes them. Tasks whose work failed are left out and named, "
                    + "with exit code 6."
        },
        footer = {"", "Example:", "  ./slipway merge runs/plan --out runs/study"})
public final class MergeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PLAN", description = "folder of the planned study")
    private Path folder = Path.of("");

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final CacheOptions cache = new CacheOptions();

    @Override
    public Integer call() {
        StudyJob job = StudyJob.open(folder, cache.store());
        Path out = output.out(job.kind() == ResultKind.TUNING ? "tune" : "study");
        StudyRunner.Outcome outcome;
        Set<String> damaged = new LinkedHashSet<>();
        try (PartFolder parts = PartFolder.shared(folder, job.panel(), damaged::add);
                OpenPublication publication = OpenPublication.of(out, job.kind(), job.settings())) {
            outcome = all(job, parts, damaged);
            job.write(publication.staging(), outcome);
            publication.publish();
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
        if (!output.quiet()) {
            spec.commandLine().getOut().print(job.text(out));
            spec.commandLine().getOut().println("Written to " + out);
        }
        outcome.leftOut()
                .forEach(each -> Terminal.warn("left out, as its work failed: "
                        + job.panel().named(each).text()));
        return outcome.leftOut().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private StudyRunner.Outcome all(StudyJob job, PartFolder folder, Set<String> damaged) {
        List<StudyPart> parts = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        List<StudyTask> tasks = job.panel().tasks();
        for (int i = 0; i < tasks.size(); i++) {
            Optional<StudyPart> part = folder.find(tasks.get(i));
            Optional<LeftOut> failure = folder.leftOut(tasks.get(i));
            if (part.isPresent()) {
                parts.add(part.get());
            } else if (failure.isPresent()) {
                leftOut.add(failure.get());
            } else {
                missing.add(i);
            }
        }
        if (!missing.isEmpty()) {
            throw new StudyException(String.format(
                    Locale.ROOT,
                    "parts are missing or damaged; work them with slipway work %s: tasks=%d, missing=%d, damaged=%d, first"
                            + " missing or damaged=%d%s",
                    this.folder,
                    tasks.size(),
                    missing.size() - damaged.size(),
                    damaged.size(),
                    missing.get(0),
                    damaged.isEmpty() ? "" : "; " + damaged.iterator().next()));
        }
        return new StudyRunner.Outcome(parts, leftOut);
    }
}
