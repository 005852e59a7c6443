package io.slipway.app;

import io.slipway.config.RunConfig;
import io.slipway.data.venue.VenueNames;
import io.slipway.engine.Profile;
import io.slipway.publish.Provenance;
import io.slipway.publish.ResultKind;
import io.slipway.publish.StudyFile;
import io.slipway.report.StudyReport;
import io.slipway.study.StudyResult;
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

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws IOException {
        RunConfig config = settings.toConfig();
        if (config.profile() == Profile.TRIAL) {
            throw new ConfigException(
                    "--profile: a study needs the product's own rules: value=trial, expected default");
        }
        options.level();
        options.folds();
        Path out = output.out("study");
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.STUDY)) {
            StudyResult study = write(publication.staging(), config);
            publication.publish();
            if (!output.quiet()) {
                spec.commandLine().getOut().print(StudyText.of(study));
                spec.commandLine().getOut().println("Written to " + out);
            }
        }
        return ExitCode.DONE;
    }

    private StudyResult write(Path directory, RunConfig config) throws IOException {
        MarketTape tape = source.read(config);
        StudyResult study = new StudyRunner(tape, config, options, output.threads()).run();
        Map<String, String> asked = new LinkedHashMap<>();
        ASKED.forEach(name -> asked.put(name, options.text(name)));
        config.texts().forEach(asked::put);
        Provenance provenance = new Provenance(
                Version.text(),
                source.label(),
                config.seed(),
                config.feeSource().orElse(null),
                VenueNames.load()::mic);
        StudyFile.writeJson(directory.resolve("study.json"), study, asked, provenance, tape.sha256());
        StudyFile.writeCsv(directory.resolve("study.csv"), study);
        StudyReport.write(directory);
        return study;
    }
}
