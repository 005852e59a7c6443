package io.slipway.app.stream;

import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.KafkaCluster;
import io.slipway.app.run.Progress;
import io.slipway.app.run.ProgressMonitor;
import io.slipway.config.DataSettings;
import io.slipway.config.Settings;
import io.slipway.data.TapeSpill;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.durable.StreamStretch;
import io.slipway.kafka.durable.TopicReader;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A stretch of a topic to a file. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description =
                "Writes a stretch of a Kafka stream to a file: from the first row at --from through the first row after"
                        + " --to, which is waited for. A stream that has an end need not have --to. Prints the SHA-256 of the"
                        + " events, which is that of a run on them.",
        footer = {
            "",
            "Example, with a broker that is running:",
            "  ./slipway produce --input examples/demo_mbp-1.csv --topic quotes",
            "  ./slipway record --topic quotes --to 2024-08-01T14:05:00Z --out stretch.dbn"
        })
public final class RecordCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "file to write: .csv, .csv.gz, .csv.zst, .dbn, .dbn.zst or .parquet")
    private Path out = Path.of("");

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Override
    public Integer call() {
        Settings given = settings.toSettings();
        MarketTape tape = read(given);
        RecordedFile file = RecordedFile.write(out, tape);
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "Recorded %,d events of %s to %s%n  sha256 %s%n%s",
                        tape.size(),
                        tape.instrument().symbol(),
                        out,
                        tape.sha256(),
                        file.note());
        return ExitCode.DONE;
    }

    private static MarketTape read(Settings given) {
        StreamRequest request = new StreamRequest(
                KafkaCluster.topic(given),
                given.find(DataSettings.SYMBOL),
                given.find(DataSettings.RUN_ID),
                Duration.ofNanos(given.get(DataSettings.IDLE_TIMEOUT)));
        StreamStretch stretch = stretch(given);
        try (Progress progress = new Progress("recording");
                TopicReader reader =
                        TopicReader.open(KafkaCluster.connection(given), request, new ProgressMonitor(progress))) {
            if (reader.isEndless() && given.find(DataSettings.TO).isEmpty()) {
                throw new ConfigException("--to: a stream without an end needs one");
            }
            return stretch.read(reader, TapeSpill.ofProcess());
        }
    }

    private static StreamStretch stretch(Settings given) {
        try {
            return new StreamStretch(
                    given.find(DataSettings.FROM).orElse(Long.MIN_VALUE),
                    given.find(DataSettings.TO).orElse(Long.MAX_VALUE));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--from is after --to", e);
        }
    }
}
