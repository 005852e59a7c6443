package io.slipway.app.command;

import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.Cleanups;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.ResolvedFile;
import io.slipway.config.Settings;
import io.slipway.config.spec.GenerateSpec;
import io.slipway.data.DataFiles;
import io.slipway.data.databento.RecordWriter;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.dirty.DirtyTape;
import io.slipway.text.ConfigException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Synthetic market data. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Writes synthetic market data of up to sixteen venues as Databento CSV or DBN, and of one venue as "
                    + "ITCH or PITCH. Equal settings and seeds give equal bytes.",
            "Presets: standard (like a measured NYSE stock), liquid (the shipped example), tight, wide, halt "
                    + "(an outage of one venue and a halt of all), dirty (faults that a reader can handle, with a "
                    + "second file of the counts to expect)."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway generate --preset liquid --out quotes.csv",
            "  ./slipway generate --seed 7 --start 2024-08-01T13:30:00Z --duration 6h30m \\",
            "    --out day.csv.zst",
            "  ./slipway generate --preset tight --schema mbp-10 --venues 5 --out depth.csv.gz",
            "  ./slipway generate --venues 1 --schema mbp-10 --out 20240801.itch.gz"
        })
public final class GenerateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "file to write: .csv or .dbn, or of one venue .itch or .pitch; also .gz or .zst")
    private Path out = Path.of("");

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Override
    public Integer call() {
        PrintWriter terminal = spec.commandLine().getOut();
        Settings given = settings.toSettings();
        GenerateSpec tape = GenerateSpec.of(given);
        if (tape.dirty()) {
            writeDirty(tape, terminal);
        } else {
            terminal.printf(Locale.ROOT, "Wrote %,d events to %s%n", write(tape), out);
        }
        ResolvedFile.write(out, given);
        return ExitCode.DONE;
    }

    private void writeDirty(GenerateSpec tape, PrintWriter terminal) {
        if (!out.toString().endsWith(".csv")) {
            throw new ConfigException("the dirty preset is plain CSV: out=" + out);
        }
        DirtyTape dirty = DirtyTape.of(tape.tape());
        Path expected = dirty.write(out);
        terminal.printf(
                Locale.ROOT,
                "Wrote %,d good events among faults to %s, the counts to expect to %s%n",
                dirty.expected().get("data_quality.events"),
                out,
                expected);
    }

    private long write(GenerateSpec tape) {
        SyntheticMarket market = SyntheticMarket.records(tape.tape(), tape.schema());
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
