package io.slipway.app.command;

import io.slipway.app.option.CacheOptions;
import io.slipway.app.option.OutputOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.MarketSource;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Summaries;
import io.slipway.app.run.SymbolRuns;
import io.slipway.app.run.Terminal;
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
import io.slipway.outflow.QueueScore;
import io.slipway.outflow.RealOrders;
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
import java.util.Optional;
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
            "--start and --end limit the times of the forecasts, and they lie in the sessions of --session.",
            "With --real-orders, judges the queue models where data name orders (market by order, LOBSTER): each real order that "
                    + "joined an existing best price is hidden, and each model says whether and when an order in its place "
                    + "would have been filled within --rest; a cancelled order is judged up to its cancel."
        },
        footer = {
            "",
            "Example:",
            "  ./slipway calibrate --input examples/demo_mbp-1.csv --rest 5s --queue-model proportional",
            "  ./slipway calibrate --input orders.mbo.dbn.zst --real-orders --rest 1m"
        })
public final class CalibrateCommand implements Callable<Integer> {

    private static final List<Setting<?>> ASKED = List.of(
            StudySettings.REST,
            StudySettings.SIZE,
            OrderSettings.START,
            OrderSettings.END,
            OrderSettings.SESSION,
            MarketSettings.QUEUE_MODEL,
            MarketSettings.OUTFLOW,
            MarketSettings.PAIR_WITHIN,
            MarketSettings.THROUGH_BPS);

    private static final List<Setting<?>> ASKED_OF_REAL_ORDERS = List.of(
            StudySettings.REAL_ORDERS,
            StudySettings.REST,
            OrderSettings.START,
            OrderSettings.END,
            OrderSettings.SESSION,
            MarketSettings.PAIR_WITHIN,
            MarketSettings.THROUGH_BPS);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final CacheOptions cache = new CacheOptions();

    @Override
    public Integer call() {
        Settings given = settings.toSettings();
        Path out = output.out("calibrate");
        Optional<SymbolRuns> several = SymbolRuns.of(given);
        if (several.isPresent()) {
            several.get().write(out, this::write);
            Summaries.printSymbols(spec.commandLine().getOut(), out, output.quiet());
            return ExitCode.DONE;
        }
        write(out, given);
        if (!output.quiet()) {
            spec.commandLine().getOut().print(CalibrationReport.text(out));
            spec.commandLine().getOut().println("Written to " + out);
        }
        return ExitCode.DONE;
    }

    private void write(Path out, Settings given) {
        MarketSource source = new MarketSource(given, cache.store());
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.CALIBRATION, given)) {
            write(publication.staging(), given, source);
            publication.publish();
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
    }

    private static void write(Path directory, Settings given, MarketSource source) throws IOException {
        MarketTape tape = source.read();
        CalibrateSpec calibration = CalibrateSpec.of(given);
        calibration.hoursNotes(tape).forEach(Terminal::warn);
        if (calibration.usesRealOrders()) {
            writeQueueModels(directory, given, calibration, tape, source.label());
        } else {
            writeForecasts(directory, given, calibration, tape, source.label());
        }
        RunPipeline.writeText(
                directory.resolve(SettingsFile.RESOLVED),
                SettingsFile.print(calibration.resolved(tape), Version.text()));
        CalibrationReport.write(directory);
    }

    private static void writeQueueModels(
            Path directory, Settings given, CalibrateSpec calibration, MarketTape tape, String label)
            throws IOException {
        RealOrders.Terms terms = calibration.realOrders(tape);
        RealOrders.Findings found = RealOrders.of(tape, terms);
        if (found.orders().isEmpty()) {
            throw new ConfigException("no real order joined a best price that others had made: orders=0");
        }
        VenueNames venues = VenueNames.load();
        CalibrationFile.writeQueueModels(
                directory.resolve("calibration.json"),
                QueueScore.of(found.orders(), terms.forecasters()),
                found.lost(),
                asked(given, ASKED_OF_REAL_ORDERS),
                new Provenance(Version.text(), label, 0, "", null, venues::mic, false, tape.instrument()),
                tape.sha256());
    }

    private static Map<String, String> asked(Settings given, List<Setting<?>> settings) {
        Map<String, String> asked = new LinkedHashMap<>();
        settings.forEach(setting -> asked.put(setting.name(), given.text(setting)));
        return asked;
    }

    private static void writeForecasts(
            Path directory, Settings given, CalibrateSpec calibration, MarketTape tape, String label)
            throws IOException {
        List<Outcome> outcomes = FillCalibration.of(tape, calibration.terms(tape));
        if (outcomes.isEmpty()) {
            throw new ConfigException(
                    "no order could be forecast: the data is too short for --rest, or shows too little: rest="
                            + given.text(StudySettings.REST));
        }
        VenueNames venues = VenueNames.load();
        Map<String, Reliability> judged = FillReliability.of(outcomes, venues::mic);
        Map<String, String> asked = asked(given, ASKED);
        Provenance provenance =
                new Provenance(Version.text(), label, 0, "", null, venues::mic, false, tape.instrument());
        CalibrationFile.writeJson(directory.resolve("calibration.json"), judged, asked, provenance, tape.sha256());
        CalibrationFile.writeCsv(directory.resolve("calibration.csv"), outcomes, provenance);
    }
}
