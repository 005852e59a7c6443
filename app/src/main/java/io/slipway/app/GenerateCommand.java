package io.slipway.app;

import io.slipway.data.DataFiles;
import io.slipway.data.databento.RecordWriter;
import io.slipway.dbn.record.Schema;
import io.slipway.synthetic.DirtyTape;
import io.slipway.synthetic.Preset;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Synthetic market data. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes a synthetic tape of up to twelve venues as Databento CSV or DBN; the seed decides all " + "of it.",
            "Presets: standard (like a measured stock of the NYSE), liquid (what the shipped example is), "
                    + "tight, wide, halt (an outage of one venue and a halt of all), dirty (every fault that a reader "
                    + "need not stop for, with the counts to expect in a second file)."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway generate --preset liquid --out quotes.csv",
            "  ./slipway generate --seed 7 --start 2024-08-01T13:30:00Z --duration 6h30m --out day.csv.zst",
            "  ./slipway generate --preset tight --schema mbp-10 --venues 5 --out depth.csv.gz"
        })
final class GenerateCommand implements Callable<Integer> {

    private static final String DIRTY = "dirty";
    private static final Pattern DURATION_PART = Pattern.compile("\\d+(\\.\\d+)?[a-z]+");
    private static final Duration DIRTY_DURATION = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "file to write: .csv or .dbn, compressed by .gz or .zst")
    private Path out = Path.of("");

    @Option(names = "--preset", paramLabel = "NAME", description = "kind of stock and day [standard]")
    private String preset = Preset.STANDARD.label();

    @Option(names = "--seed", paramLabel = "N", description = "seed of all randomness [1]")
    private long seed = SyntheticSettings.defaults().seed();

    @Option(names = "--duration", paramLabel = "DURATION", description = "e.g. 10m, 6h30m [10m; dirty: 2m]")
    private @Nullable String duration;

    @Option(names = "--start", paramLabel = "TIME", description = "ISO time [2024-08-01T14:00:00Z]")
    private @Nullable String start;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "name of the instrument [DEMO]")
    private String symbol = SyntheticSettings.defaults().symbol();

    @Option(names = "--schema", paramLabel = "SCHEMA", description = "mbp-1 or mbp-10 [mbp-1]")
    private String schema = Schema.MBP_1.label();

    @Option(names = "--venues", paramLabel = "N", description = "the first N of N T P K Z B Y V X J A M [12]")
    private int venues = SyntheticSettings.MOST_VENUES;

    @Override
    public Integer call() {
        PrintWriter terminal = spec.commandLine().getOut();
        if (preset.equals(DIRTY)) {
            writeDirty(terminal);
        } else {
            terminal.printf(Locale.ROOT, "Wrote %,d events to %s%n", write(settings(preset)), out);
        }
        return ExitCode.DONE;
    }

    private void writeDirty(PrintWriter terminal) {
        if (!out.toString().endsWith(".csv") || !schema.equals(Schema.MBP_1.label())) {
            throw new ConfigException("the dirty preset is plain mbp-1 CSV: out=" + out + ", schema=" + schema);
        }
        SyntheticSettings settings = settings(Preset.LIQUID.label());
        if (settings.duration().compareTo(DIRTY_DURATION) < 0) {
            throw new ConfigException("the dirty preset takes two minutes or more: duration=" + duration);
        }
        DirtyTape dirty = DirtyTape.of(settings);
        Path expected = dirty.write(out);
        terminal.printf(
                Locale.ROOT,
                "Wrote %,d good events among faults to %s, the counts to expect to %s%n",
                dirty.expected().get("data_quality.events"),
                out,
                expected);
    }

    private SyntheticSettings settings(String presetName) {
        SyntheticSettings defaults = SyntheticSettings.defaults();
        try {
            return new SyntheticSettings(
                    seed,
                    symbol,
                    start == null ? defaults.start() : Instant.parse(start),
                    duration(),
                    preset(presetName),
                    venues);
        } catch (DateTimeParseException e) {
            throw new ConfigException("not an ISO time with a zone: start=" + start, e);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(e.getMessage() == null ? "wrong settings" : e.getMessage(), e);
        }
    }

    private Duration duration() {
        if (duration == null) {
            return preset.equals(DIRTY)
                    ? DIRTY_DURATION
                    : SyntheticSettings.defaults().duration();
        }
        Matcher part = DURATION_PART.matcher(duration);
        long sumNs = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            sumNs = Math.addExact(sumNs, Units.parseDurationNs(part.group()));
            end = part.end();
        }
        return Duration.ofNanos(end == duration.length() ? sumNs : Units.parseDurationNs(duration));
    }

    private static Preset preset(String name) {
        return Preset.ofLabel(name)
                .orElseThrow(() -> new ConfigException("unknown preset: preset=" + name + ", expected one of "
                        + Stream.concat(Stream.of(Preset.values()).map(Preset::label), Stream.of(DIRTY))
                                .collect(Collectors.joining(", "))));
    }

    private Schema schema() {
        return Schema.ofLabel(schema)
                .filter(known -> known == Schema.MBP_1 || known == Schema.MBP_10)
                .orElseThrow(() -> new ConfigException("schema must be mbp-1 or mbp-10: schema=" + schema));
    }

    private long write(SyntheticSettings settings) {
        SyntheticMarket market = SyntheticMarket.records(settings, schema());
        RecordWriter file = DataFiles.create(out, market.schema(), market.dataset(), market.hasSymbols());
        Cleanups.Handle unfinished = Cleanups.register(file::discard);
        try {
            long events = 0;
            while (market.next()) {
                file.write(market.buffer(), market.offset(), market.symbol());
                events++;
            }
            file.close();
            return events;
        } finally {
            unfinished.close();
        }
    }
}
