package io.slipway.app;

import io.slipway.config.ConfigException;
import io.slipway.config.Units;
import io.slipway.data.DataFiles;
import io.slipway.data.databento.EventRecords;
import io.slipway.data.databento.RecordWriter;
import io.slipway.data.synthetic.SyntheticMarket;
import io.slipway.data.synthetic.SyntheticSettings;
import io.slipway.dbn.Schema;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Synthetic market data. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Writes a synthetic tape of seven venues as Databento mbp-1 CSV; the seed decides all of it.",
        footer = {"", "Example:", "  ./slipway generate --seed 7 --duration 30m --out quotes.csv"})
final class GenerateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "CSV file to write")
    private Path out = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "seed; default: that of the shipped example")
    private @Nullable Long seed;

    @Option(names = "--duration", paramLabel = "DURATION", description = "e.g. 10m, 2h [10m]")
    private String duration = "10m";

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "name of the instrument [DEMO]")
    private String symbol = "DEMO";

    @Override
    public Integer call() {
        long events = write(settings());
        spec.commandLine().getOut().printf("Wrote %,d events to %s%n", events, out);
        return ExitCode.DONE;
    }

    private SyntheticSettings settings() {
        try {
            SyntheticSettings settings = SyntheticSettings.defaults()
                    .withDuration(Duration.ofNanos(Units.parseDurationNs(duration)))
                    .withSymbol(symbol);
            return seed == null ? settings : settings.withSeed(seed);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(e.getMessage() == null ? "wrong settings" : e.getMessage(), e);
        }
    }

    private long write(SyntheticSettings settings) {
        MarketDataReader market = SyntheticMarket.of(settings);
        RecordWriter records = DataFiles.create(out, Schema.MBP_1, "", true);
        EventRecords file = new EventRecords(records, market.instrument().symbol());
        Cleanups.Handle unfinished = Cleanups.register(file::discard);
        try {
            MarketEvent event = new MarketEvent();
            long events = 0;
            while (market.next(event)) {
                file.write(event);
                events++;
            }
            file.close();
            return events;
        } finally {
            unfinished.close();
        }
    }
}
