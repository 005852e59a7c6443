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
import io.slipway.publish.CalibrationFile;
import io.slipway.publish.OutputException;
import io.slipway.publish.Provenance;
import io.slipway.publish.ResultKind;
import io.slipway.report.CalibrationReport;
import io.slipway.stats.Reliability;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
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
            Map<String, Reliability> judged = write(publication.staging(), given, source);
            publication.publish();
            if (!output.quiet()) {
                print(spec.commandLine().getOut(), judged);
                spec.commandLine().getOut().println("Written to " + out);
            }
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
        return ExitCode.DONE;
    }

    private static Map<String, Reliability> write(Path directory, Settings given, MarketSource source)
            throws IOException {
        MarketTape tape = source.read();
        CalibrateSpec calibration = CalibrateSpec.of(given);
        List<Outcome> outcomes = FillCalibration.of(tape, calibration.terms(tape));
        if (outcomes.isEmpty()) {
            throw new ConfigException(
                    "no order could be forecast: the data is too short for --rest, or shows too little: rest="
                            + given.text(StudySettings.REST));
        }
        VenueNames venues = VenueNames.load();
        Map<String, Reliability> judged = judged(outcomes, venues);
        Map<String, String> asked = new LinkedHashMap<>();
        ASKED.forEach(setting -> asked.put(setting.name(), given.text(setting)));
        Provenance provenance = new Provenance(Version.text(), source.label(), 0, "", null, venues::mic, false);
        CalibrationFile.writeJson(directory.resolve("calibration.json"), judged, asked, provenance, tape.sha256());
        CalibrationFile.writeCsv(directory.resolve("calibration.csv"), outcomes, venues::mic);
        RunPipeline.writeText(
                directory.resolve(SettingsFile.RESOLVED),
                SettingsFile.print(calibration.resolved(tape), Version.text()));
        CalibrationReport.write(directory);
        return judged;
    }

    private static Map<String, Reliability> judged(List<Outcome> outcomes, VenueNames venues) {
        Map<String, Reliability> judged = new LinkedHashMap<>();
        judged.put("model, all venues", reliability(outcomes, Outcome::forecast));
        judged.put("frequency so far, all venues", reliability(outcomes, Outcome::climatology));
        judged.put("Poisson departures, all venues", reliability(outcomes, Outcome::poisson));
        outcomes.stream().map(Outcome::publisherId).distinct().sorted().forEach(id -> {
            List<Outcome> own = outcomes.stream()
                    .filter(outcome -> outcome.publisherId() == id)
                    .toList();
            judged.put("model, " + venues.mic(id), reliability(own, Outcome::forecast));
        });
        return judged;
    }

    private static Reliability reliability(List<Outcome> outcomes, ToDoubleFunction<Outcome> forecast) {
        boolean[] filled = new boolean[outcomes.size()];
        for (int i = 0; i < filled.length; i++) {
            filled[i] = outcomes.get(i).filled();
        }
        return Reliability.of(outcomes.stream().mapToDouble(forecast).toArray(), filled);
    }

    private static void print(PrintWriter out, Map<String, Reliability> judged) {
        out.printf(
                "%-34s%9s%9s%13s%12s%13s%n", "forecast", "orders", "Brier", "reliability", "resolution", "uncertainty");
        judged.forEach((name, each) -> out.printf(
                Locale.ROOT,
                "%-34s%9d%9.4f%13.4f%12.4f%13.4f%n",
                name,
                each.count(),
                each.brier(),
                each.reliability(),
                each.resolution(),
                each.uncertainty()));
        out.printf("%n%-34s%9s%9s%18s%n", "model, all venues: forecast", "orders", "filled", "95 % interval");
        judged.values()
                .iterator()
                .next()
                .bins()
                .forEach(bin -> out.printf(
                        Locale.ROOT,
                        "%-34.3f%9d%9.3f%18s%n",
                        bin.forecast(),
                        bin.count(),
                        bin.observed(),
                        String.format(Locale.ROOT, "%.3f to %.3f", bin.lower(), bin.upper())));
        out.println(
                "Lower Brier scores and reliability are better; higher resolution is better. Intervals assume independent orders."
                        + " Orders placed at the same time are not independent, so true intervals are wider.");
    }
}
