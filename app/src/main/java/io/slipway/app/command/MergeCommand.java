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
import io.slipway.report.StudyReport;
import io.slipway.study.StudyException;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            "Merges the parts of a planned study to the files that slipway study writes, byte for byte. Parts that are missing or "
                    + "damaged end it with their number: slipway work makes them."
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
        Path out = output.out("study");
        try (PartFolder parts = PartFolder.shared(folder, job.panel(), Terminal::warn);
                OpenPublication publication = OpenPublication.of(out, ResultKind.STUDY)) {
            job.write(publication.staging(), all(job, parts));
            publication.publish();
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
        if (!output.quiet()) {
            spec.commandLine().getOut().print(StudyReport.text(out));
            spec.commandLine().getOut().println("Written to " + out);
        }
        return ExitCode.DONE;
    }

    private List<StudyPart> all(StudyJob job, PartFolder folder) {
        List<StudyPart> parts = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        List<StudyTask> tasks = job.panel().tasks();
        for (int i = 0; i < tasks.size(); i++) {
            int number = i;
            folder.find(tasks.get(i)).ifPresentOrElse(parts::add, () -> missing.add(number));
        }
        if (!missing.isEmpty()) {
            throw new StudyException(String.format(
                    Locale.ROOT,
                    "parts are missing or damaged; work them with slipway work %s: tasks=%d, missing=%d, first missing=%d",
                    this.folder,
                    tasks.size(),
                    missing.size(),
                    missing.get(0)));
        }
        return parts;
    }
}
