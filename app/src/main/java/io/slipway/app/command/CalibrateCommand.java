package io.slipway.app.command;

import io.slipway.app.option.OutputOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.MarketSource;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Version;
import io.slipway.config.MarketSettings;
import io.slipway.config.OrderSettings;
import io.slipway.config.Setting;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.config.StudySettings;
import io.slipway.config.spec.CalibrateSpec;
import io.slipway.data.venue.VenueNames;
import io.slipway.outflow.FillCalibration;
import io.slipway.outflow.FillCalibration.Outcome;
import io.slipway.outflow.FillReliability;
import io.slipway.publish.CalibrationFile;
import io.slipway.publish.OutputException;
import io.slipway.publish.Provenance;
import io.slipway.publish.ResultKind;
import io.slipway.report.CalibrationReport;
import io.slipway.stats.Reliability;
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

/** {@code slipway calibrate}: tests predicted fill probabilities against simulated fills. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Predicts the probability that an order joining each venue's best quote fills within --rest, "
                    + "using only data received so far, and compares it with the fills simulated under --queue-model. "
                    + "Writes a reliability table, Brier scores and an HTML page.",
            "--start and --end limit the times of the forecasts."
        },
        footer = {
            "",
            "Example:",
            "  ./slipway calibrate --input examples/demo_mbp-1.csv --rest 5s --queue-model proportional"
        })
public final class CalibrateCommand implements Callable<Integer> {

    private static final List<Setting<?>> ASKED = List.of(
            StudySettings.REST,
            StudySettings.SIZE,
            OrderSettings.START,
            OrderSettings.END,
            MarketSettings.QUEUE_MODEL,
            MarketSettings.OUTFLOW);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Settings given = settings.toSettings();
        MarketSource source = new MarketSource(given);
        Path out = output.out("calibrate");
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.CALIBRATION)) {
            write(publication.staging(), given, source);
            publication.publish();
            if (!output.quiet()) {
                spec.commandLine().getOut().print(CalibrationReport.text(out));
                spec.commandLine().getOut().println("Written to " + out);
            }
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
        return ExitCode.DONE;
    }

    private static void write(Path directory, Settings given, MarketSource source) throws IOException {
        MarketTape tape = source.read();
        CalibrateSpec calibration = CalibrateSpec.of(given);
        List<Outcome> outcomes = FillCalibration.of(tape, calibration.terms(tape));
        if (outcomes.isEmpty()) {
            throw new ConfigException(
                    "no order could be forecast: the data is too short for --rest, or shows too little: rest="
                            + given.text(StudySettings.REST));
        }
        VenueNames venues = VenueNames.load();
        Map<String, Reliability> judged = FillReliability.of(outcomes, venues::mic);
        Map<String, String> asked = new LinkedHashMap<>();
        ASKED.forEach(setting -> asked.put(setting.name(), given.text(setting)));
        Provenance provenance = new Provenance(Version.text(), source.label(), 0, "", null, venues::mic, false);
        CalibrationFile.writeJson(directory.resolve("calibration.json"), judged, asked, provenance, tape.sha256());
        CalibrationFile.writeCsv(directory.resolve("calibration.csv"), outcomes, venues::mic);
        RunPipeline.writeText(
                directory.resolve(SettingsFile.RESOLVED),
                SettingsFile.print(calibration.resolved(tape), Version.text()));
        CalibrationReport.write(directory);
    }
}
