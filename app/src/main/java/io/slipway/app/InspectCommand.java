package io.slipway.app;

import io.slipway.data.DataFiles;
import io.slipway.data.InspectionText;
import io.slipway.data.InspectionWarnings;
import io.slipway.data.venue.VenueNames;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataReader;
import io.slipway.publish.InspectionFile;
import io.slipway.publish.OutputException;
import io.slipway.publish.ResultKind;
import io.slipway.report.InspectionReport;
import io.slipway.survey.DayProfile;
import io.slipway.survey.DayProfileObserver;
import io.slipway.survey.SurveyObserver;
import io.slipway.survey.TapeSurvey;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway inspect}: describes data files. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows what data files hold and what they are good for: shape, venues, spreads, sizes, repeats, gaps, quality.",
            "With --out it also writes inspection.json, a picture of the day and a page with both."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway inspect examples/demo_mbp-1.csv --out runs/inspect",
            "  ./slipway inspect taq_quotes_2018-01-02.csv taq_trades_2018-01-02.csv --symbol IBM"
        })
final class InspectCommand implements Callable<Integer> {

    private static final int BINS = 600;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "market data: files, folders or patterns, merged in time order; - is standard input")
    private List<String> input = List.of();

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "which instrument, where there are several")
    private @Nullable String symbol;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "directory for inspection.json, day.png and inspection.html")
    private @Nullable Path out;

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Override
    public Integer call() {
        MarketDataReader reader = DataFiles.open(input, reading.toOptions(Optional.ofNullable(symbol)));
        MarketTape tape = SourceOptions.readAll(reader, false);
        Map<DataIssue, String> examples = reader.issues().examples();
        SurveyObserver surveyed = new SurveyObserver(tape, TapeSurvey.DEFAULT_GAP_NS);
        DayProfileObserver profiled = new DayProfileObserver(tape, BINS);
        TapePass pass = TapePass.over(tape).add(surveyed);
        (out == null ? pass : pass.add(profiled)).run();
        TapeSurvey survey = surveyed.survey();
        VenueNames venues = VenueNames.load();
        spec.commandLine().getOut().println(InspectionText.render(survey, venues, tape.issues(), examples));
        if (out != null) {
            write(out, tape, survey, profiled.profile());
            spec.commandLine().getOut().println("Written to " + out);
        }
        return ExitCode.DONE;
    }

    private void write(Path out, MarketTape tape, TapeSurvey survey, DayProfile profile) {
        VenueNames venues = VenueNames.load();
        InspectionFile.Inspection inspection = new InspectionFile.Inspection(
                Version.text(),
                ReadingOptions.label(input),
                tape.sha256(),
                survey,
                profile,
                tape.issues(),
                InspectionWarnings.uses(survey, venues),
                InspectionWarnings.of(survey, venues));
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.INSPECTION)) {
            InspectionFile.write(publication.staging(), inspection, venues::mic);
            InspectionReport.write(publication.staging());
            publication.publish();
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
    }
}
