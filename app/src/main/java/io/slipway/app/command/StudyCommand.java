package io.slipway.app.command;

import io.slipway.app.option.OutputOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.option.ThreadOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Interruption;
import io.slipway.app.run.MarketSource;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.PlannedStudy;
import io.slipway.app.run.Progress;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Terminal;
import io.slipway.app.run.Version;
import io.slipway.app.run.Workers;
import io.slipway.config.SettingsFile;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.TapeSpill;
import io.slipway.publish.OutputException;
import io.slipway.publish.PartFolder;
import io.slipway.publish.Provenance;
import io.slipway.publish.ResultKind;
import io.slipway.publish.StudyFile;
import io.slipway.report.StudyReport;
import io.slipway.study.PartStore;
import io.slipway.study.Study;
import io.slipway.study.StudyListener;
import io.slipway.study.StudyResult;
import io.slipway.study.StudyRunner;
import io.slipway.study.TieCheck;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TieCount;
import io.slipway.tape.TieRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--resume", description = "continue a study that was killed; its parts are in the folder DIR.parts")
    private boolean resumes;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final ThreadOptions threads = new ThreadOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        RunConfig given = RunConfig.of(settings.toSettings());
        MarketSource source = new MarketSource(given.settings());
        Path out = output.out("study");
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.STUDY)) {
            MarketTape tape = source.read();
            given.hoursNotes(tape).forEach(Terminal::warn);
            RunConfig config = given.resolved(tape);
            Study study = PlannedStudy.of(tape, config);
            try (PartFolder parts = PartFolder.open(out, study.plan(), resumes, Terminal::warn)) {
                StudyResult result = work(study, parts, out);
                write(
                        publication.staging(),
                        result,
                        tieCheck(result, tape, config, out),
                        config,
                        config.provenance(tape, new Origin(Version.text(), source.label())),
                        tape.sha256());
                publication.publish();
                parts.delete();
            }
            if (!output.quiet()) {
                spec.commandLine().getOut().print(StudyReport.text(out));
                spec.commandLine().getOut().println("Written to " + out);
            }
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
        return ExitCode.DONE;
    }

    /** Works all orders again with simultaneous rows in the other order, if there are such rows; the parts are not kept. */
    private Optional<TieCheck> tieCheck(StudyResult result, MarketTape tape, RunConfig config, Path out) {
        long tied = TieCount.of(tape);
        if (tied == 0) {
            return Optional.empty();
        }
        TieRule rule = tape.ties().other();
        Study study = PlannedStudy.of(tape.with(rule, TapeSpill.ofProcess()), config);
        return Optional.of(new TieCheck(tied, result, rule, work(study, PartStore.NONE, out)));
    }

    @SuppressWarnings("try") // the interruption is there to be closed
    private StudyResult work(Study study, PartStore parts, Path out) {
        AtomicInteger orders = new AtomicInteger();
        try (Workers workers = new Workers(threads.count());
                Progress progress = new Progress("working orders")) {
            StudyListener listener = (part, done, total) -> {
                orders.set(done);
                progress.update(done, total);
            };
            return Interruption.explained(
                    () -> howToGoOn(orders.get(), study, out),
                    () -> new StudyRunner(workers, listener, parts).run(study));
        }
    }

    private static String howToGoOn(int done, Study study, Path out) {
        return done == 0
                ? "no order is done, so the same command begins anew"
                : String.format(
                        Locale.ROOT,
                        "%,d of %,d orders are done; go on with the same command and --resume --out %s",
                        done,
                        study.plan().grid().orders(),
                        out);
    }

    private static void write(
            Path directory,
            StudyResult result,
            Optional<TieCheck> ties,
            RunConfig config,
            Provenance provenance,
            String sha256)
            throws IOException {
        StudyFile.writeJson(
                directory.resolve("study.json"), result, ties, config.settings().textsOfResults(), provenance, sha256);
        StudyFile.writeCsv(directory.resolve("study.csv"), result);
        RunPipeline.writeText(
                directory.resolve(SettingsFile.RESOLVED), SettingsFile.print(config.settings(), Version.text()));
        StudyReport.write(directory);
    }
}
