package io.slipway.app.command;

import io.slipway.app.option.CacheOptions;
import io.slipway.app.option.FileArguments;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.MarketSource;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Summaries;
import io.slipway.app.run.SymbolRuns;
import io.slipway.app.run.Version;
import io.slipway.calendar.MarketCalendar;
import io.slipway.config.DataSettings;
import io.slipway.config.OriginSettings;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.config.spec.ReadSpec;
import io.slipway.data.store.StoredTape;
import io.slipway.data.venue.VenueCalendars;
import io.slipway.data.venue.VenueNames;
import io.slipway.publish.InspectionFile;
import io.slipway.publish.OutputException;
import io.slipway.publish.ResultKind;
import io.slipway.report.InspectionReport;
import io.slipway.report.text.InspectionText;
import io.slipway.result.schema.Values;
import io.slipway.survey.DayProfileObserver;
import io.slipway.survey.SurveyObserver;
import io.slipway.survey.TapeSurvey;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipway inspect}: describes data files. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Describes data files and what they are good for: venues, spreads, sizes, gaps, quality.",
            "With --out it also writes inspection.json, a picture of the day and an HTML page."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway inspect examples/demo_mbp-1.csv --out runs/inspect",
            "  ./slipway inspect taq_quotes.csv taq_trades.csv --symbol IBM"
        })
public final class InspectCommand implements Callable<Integer> {

    private static final int BINS = 600;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "directory for inspection.json, day.png and inspection.html")
    private @Nullable Path out;

    @Option(
            names = {"-q", "--quiet"},
            description = "no description on standard output; needs --out")
    private boolean quiet;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final CacheOptions cache = new CacheOptions();

    @Override
    public Integer call() {
        if (quiet && out == null) {
            throw new ParameterException(
                    spec.commandLine(), "--quiet: nothing would be printed or written, expected --out too");
        }
        Settings given = settings.toSettings();
        FileArguments.of(given);
        Optional<SymbolRuns> several = SymbolRuns.of(given);
        if (several.isEmpty()) {
            inspect(Optional.ofNullable(out), given);
            return ExitCode.DONE;
        }
        if (out == null) {
            several.get()
                    .symbols()
                    .forEach(symbol -> inspect(Optional.empty(), several.get().of(symbol)));
            return ExitCode.DONE;
        }
        several.get().write(out, (directory, one) -> inspect(Optional.of(directory), one));
        Summaries.printSymbols(spec.commandLine().getOut(), out, quiet);
        return ExitCode.DONE;
    }

    private void inspect(Optional<Path> directory, Settings given) {
        ReadSpec files = FileArguments.of(given);
        StoredTape read = MarketSource.find(files.inputs(), files.options(), cache.store());
        MarketTape tape = read.tape();
        files.check(tape.sha256());
        MarketCalendar calendar = VenueCalendars.common(tape.publisherIds()).orElse(MarketCalendar.ALWAYS_OPEN);
        SurveyObserver surveyed = new SurveyObserver(tape, TapeSurvey.DEFAULT_GAP_NS, calendar);
        DayProfileObserver profiled = new DayProfileObserver(tape, BINS, calendar);
        TapePass pass = TapePass.over(tape).add(surveyed);
        (directory.isEmpty() ? pass : pass.add(profiled)).run();
        InspectionFile.Inspection inspection = new InspectionFile.Inspection(
                Version.text(),
                MarketSource.label(given.get(DataSettings.INPUT)),
                tape.sha256(),
                surveyed.survey(),
                directory.isEmpty() ? null : profiled.profile(),
                tape.issues(),
                read.examples(),
                tape.absences());
        Values found = InspectionFile.of(inspection, VenueNames.load());
        if (!quiet) {
            spec.commandLine().getOut().println(InspectionText.of(found));
        }
        directory.ifPresent(written -> {
            write(written, tape, found, given);
            if (!quiet) {
                spec.commandLine().getOut().println("Written to " + written);
            }
        });
    }

    private static void write(Path out, MarketTape tape, Values found, Settings given) {
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.INSPECTION, given)) {
            InspectionFile.write(publication.staging(), found);
            Settings resolved = given.with(
                            DataSettings.SYMBOL, tape.instrument().symbol())
                    .with(OriginSettings.INPUT_SHA256, tape.sha256());
            RunPipeline.writeText(
                    publication.staging().resolve(SettingsFile.RESOLVED), SettingsFile.print(resolved, Version.text()));
            InspectionReport.write(publication.staging());
            publication.publish();
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
    }
}
