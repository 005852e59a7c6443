package io.slipway.app;

import io.slipway.config.RunConfig;
import io.slipway.data.venue.VenueNames;
import io.slipway.publish.PartFolder;
import io.slipway.publish.Provenance;
import io.slipway.publish.ResultKind;
import io.slipway.publish.StudyFile;
import io.slipway.report.StudyReport;
import io.slipway.study.Study;
import io.slipway.study.StudyResult;
import io.slipway.study.StudyRunner;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
        description = {
            "Works many parent orders (sizes, sides and start times over the data) with every strategy, and "
                    + "says what can be told from chance: paired savings against a baseline, with intervals and tests "
                    + "that know how orders overlap.",
            "--start and --end bound the stretch, --side and --qty are not used. Where parameters are "
                    + "lists, the strategy under test is also tuned on earlier orders and judged on later ones."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway study --input examples/demo_mbp-1.csv --start 2024-08-01T14:00:30Z --horizon 30s --slice 5s",
            "  ./slipway study --input quotes.csv trades.csv --strategies cont-kukanov,best-ask,twap --starts 120 --horizon 10m",
            "  ./slipway study --input quotes.csv --allocator cont-kukanov --lambda-under 0.005..0.05/10 --folds 6"
        })
final class StudyCommand implements Callable<Integer> {

    private static final List<String> ASKED = List.of("sizes", "sides", "starts", "horizon", "level", "folds");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Mixin
    private final StudyOptions options = new StudyOptions();

    @Option(
            names = "--resume",
            description = "go on with a study that was broken off; its parts are in the folder DIR.parts")
    private boolean resumes;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws IOException {
        RunConfig config = settings.toConfig();
        if (!config.rules().takesExecutionModel()) {
            throw new ConfigException(
                    "--profile: a study needs the product's own rules: value=trial, expected default");
        }
        options.level();
        options.folds();
        Path out = output.out("study");
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.STUDY)) {
            MarketTape tape = source.read(config);
            Study study = PlannedStudy.of(tape, config, options);
            StudyResult result;
            try (PartFolder parts = PartFolder.open(out, study.plan(), resumes, Terminal::warn)) {
                result = work(study, parts);
                write(publication.staging(), result, config, tape.sha256());
                publication.publish();
                parts.delete();
            }
            if (!output.quiet()) {
                spec.commandLine().getOut().print(StudyText.of(result));
                spec.commandLine().getOut().println("Written to " + out);
            }
        }
        return ExitCode.DONE;
    }

    private StudyResult work(Study study, PartFolder parts) {
        try (Workers workers = new Workers(output.threads());
                Progress progress = new Progress("working orders")) {
            return new StudyRunner(workers, (part, done, total) -> progress.update(done, total), parts).run(study);
        }
    }

    private void write(Path directory, StudyResult result, RunConfig config, String sha256) throws IOException {
        Map<String, String> asked = new LinkedHashMap<>();
        ASKED.forEach(name -> asked.put(name, options.text(name)));
        PlannedStudy.settings(config).forEach(asked::put);
        Provenance provenance = new Provenance(
                Version.text(),
                source.label(),
                config.seed(),
                config.feeSource().orElse(null),
                VenueNames.load()::mic);
        StudyFile.writeJson(directory.resolve("study.json"), result, asked, provenance, sha256);
        StudyFile.writeCsv(directory.resolve("study.csv"), result);
        StudyReport.write(directory);
    }
}
