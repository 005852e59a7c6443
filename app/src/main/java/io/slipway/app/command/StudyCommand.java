package io.slipway.app.command;

import io.slipway.app.option.CacheOptions;
import io.slipway.app.option.OutputOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.option.ThreadOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.Summaries;
import io.slipway.app.run.SymbolRuns;
import io.slipway.app.run.Terminal;
import io.slipway.app.study.StudyJob;
import io.slipway.app.study.WorkOptions;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.corpus.Corpus;
import io.slipway.publish.OutputException;
import io.slipway.publish.PartFolder;
import io.slipway.publish.ResultKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
            "With --corpus the orders are worked on every chosen day of every symbol, and with several symbols the tests count days.",
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
            "    --lambda-under 0.005,0.05 --folds 6",
            "  ./slipway study --corpus runs/corpus --symbols 'A*,SPY' --days 2024-01..2024-06 \\",
            "    --horizon 10m --slice 30s --processes 2"
        })
public final class StudyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final WorkOptions tasks = new WorkOptions();

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
        Optional<SymbolRuns> several = SymbolRuns.of(given.settings());
        if (tasks.plansOnly()) {
            return several.isPresent()
                    ? plans(several.get())
                    : tasks.plan(StudyJob.read(given, threads.count(), cache.store()));
        }
        Path out = output.out("study");
        if (several.isPresent()) {
            studies(several.get(), out);
            return ExitCode.DONE;
        }
        return tasks.run(
                new WorkOptions.Target(ResultKind.STUDY, out, output.quiet(), given.settings()),
                () -> StudyJob.read(given, threads.count(), cache.store()),
                threads,
                cache);
    }

    /** Plans a study of each symbol in a folder of its own. */
    private int plans(SymbolRuns several) {
        for (String symbol : several.symbols()) {
            RunConfig one = RunConfig.of(several.of(symbol));
            tasks.plan(StudyJob.read(one, threads.count(), cache.store()), Corpus.folderName(symbol));
        }
        return ExitCode.DONE;
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
                        tasks.resumes(),
                        Terminal::warn);
                kept.add(parts);
                try (OpenPublication publication = OpenPublication.of(directory, ResultKind.STUDY, one)) {
                    parts.keepConfig(job.configText());
                    job.write(publication.staging(), tasks.work(job, parts, out, threads, cache));
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
}
