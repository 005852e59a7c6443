package io.slipway.app.command;

import io.slipway.app.option.FileArguments;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.Cleanups;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Progress;
import io.slipway.app.run.ReadingWarnings;
import io.slipway.app.run.ResolvedFile;
import io.slipway.config.FilesDigest;
import io.slipway.config.OriginSettings;
import io.slipway.config.Settings;
import io.slipway.config.SyntheticKeys;
import io.slipway.config.spec.ReadSpec;
import io.slipway.data.DataFiles;
import io.slipway.data.FoundStep;
import io.slipway.data.databento.EventRecords;
import io.slipway.data.databento.LevelCheck;
import io.slipway.data.databento.RecordReader;
import io.slipway.data.databento.RecordWriter;
import io.slipway.data.source.ReadOptions;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.Schema;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Market data from one format to another. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Writes market data in another format: Databento CSV, DBN (version 3) or Parquet, by the "
                    + "extension of --out. One Databento file keeps every field of every record and symbol.",
            "Other formats, several inputs, or --schema: writes one symbol as mbp-10 if the first row has "
                    + "depth, otherwise as mbp-1."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway convert examples/demo_mbp-1.csv --out quotes.dbn.zst",
            "  ./slipway convert orders.mbo.dbn.zst --schema mbp-1 --symbol ESH4 --out quotes.csv.gz",
            "  ./slipway convert taq_quotes.csv taq_trades.csv --out day.dbn.zst",
            "  ./slipway convert quotes.dbn.zst --out quotes.parquet"
        })
public final class ConvertCommand implements Callable<Integer> {

    private static final int PROGRESS_EVERY = 1 << 16;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "file to write: .csv, .csv.gz, .csv.zst, .dbn, .dbn.zst or .parquet")
    private Path out = Path.of("");

    @Option(
            names = {"-q", "--quiet"},
            description = "no summary on standard output")
    private boolean quiet;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    private String symbol = "any";

    @Override
    public Integer call() {
        Settings given = settings.toSettings();
        ReadSpec files = FileArguments.of(given);
        List<Path> inputs = DataFiles.expand(files.inputs());
        inputs.forEach(this::refuseOverwriting);
        Optional<String> digest = FilesDigest.of(inputs);
        digest.ifPresent(files::check);
        ReadOptions options = files.options();
        symbol = options.symbol().orElse(symbol);
        Optional<Schema> schema = given.find(SyntheticKeys.TARGET_SCHEMA);
        Optional<RecordReader> records =
                schema.isEmpty() ? DataFiles.openRecords(files.inputs(), options) : Optional.empty();
        if (records.isPresent()) {
            convertRecords(records.get(), options);
        } else {
            FoundStep.read(files.inputs(), options, step -> {
                convertEvents(DataFiles.open(files.inputs(), step), schema);
                return true;
            });
        }
        ResolvedFile.write(out, given.with(OriginSettings.INPUT_SHA256, digest.orElse("")));
        return ExitCode.DONE;
    }

    private void refuseOverwriting(Path input) {
        try {
            if (Files.exists(out) && Files.exists(input) && Files.isSameFile(out, input)) {
                throw new ConfigException("--out: is a file that is read, expected another: file=" + out);
            }
        } catch (IOException e) {
            throw new ConfigException("cannot be read: file=" + input, e);
        }
    }

    private void convertRecords(RecordReader reader, ReadOptions options) {
        Schema found = reader.schema();
        Field time = found.field("ts_recv").or(() -> found.field("ts_event")).orElseThrow();
        LevelCheck levels = LevelCheck.of(found);
        RecordWriter writer = DataFiles.create(out, found, reader.dataset(), reader.hasSymbols());
        long written = 0;
        Cleanups.Handle unfinished = Cleanups.register(writer::discard);
        try (reader;
                Progress progress = new Progress("converting")) {
            while (reader.next()) {
                reader.issues().row();
                if (isWanted(reader, time, options)) {
                    check(levels, reader);
                    writer.write(reader.buffer(), reader.offset(), reader.symbol());
                    written++;
                }
                if (written % PROGRESS_EVERY == 0) {
                    progress.update(written, 0);
                }
            }
            finish(reader.issues(), written);
            writer.close();
        } finally {
            unfinished.close();
        }
        report(written, found, reader.issues());
    }

    private static void check(LevelCheck levels, RecordReader reader) {
        try {
            levels.check(reader.buffer(), reader.offset());
        } catch (IllegalArgumentException e) {
            throw new MarketDataException(reader.place() + ": " + e.getMessage(), e);
        }
    }

    private static boolean isWanted(RecordReader reader, Field time, ReadOptions options) {
        if (options.symbol().isPresent()
                && !reader.symbol().equals(options.symbol().get())) {
            reader.issues().note(DataIssue.OTHER_SYMBOL);
            return false;
        }
        long ns = time.get(reader.buffer(), reader.offset());
        return ns == Field.UNDEFINED_TIME || (ns >= options.fromNs() && ns <= options.toNs());
    }

    private void convertEvents(MarketDataReader reader, Optional<Schema> schema) {
        try (reader) {
            EventRecords.requireWholeSizes(reader.instrument());
            MarketEvent event = new MarketEvent();
            long statuses = 0;
            boolean hasEvent = reader.next(event);
            while (hasEvent && event.action().isStatus()) {
                statuses++;
                hasEvent = reader.next(event);
            }
            Schema found = event.levels() > 1 ? Schema.MBP_10 : Schema.MBP_1;
            Schema target = schema.orElse(found);
            EventRecords records = writeEvents(reader, target, event, hasEvent);
            report(records.written(), target, reader.issues());
            reportLosses(records, statuses + records.statuses());
        }
    }

    private EventRecords writeEvents(MarketDataReader reader, Schema target, MarketEvent event, boolean hasFirst) {
        RecordWriter writer = DataFiles.create(out, target, "", true);
        EventRecords records =
                new EventRecords(writer, target, reader.instrument().symbol());
        Cleanups.Handle unfinished = Cleanups.register(writer::discard);
        try (Progress progress = new Progress("converting")) {
            for (boolean hasEvent = hasFirst; hasEvent; hasEvent = reader.next(event)) {
                records.write(event);
                if (records.written() % PROGRESS_EVERY == 0) {
                    progress.update(records.written(), 0);
                }
            }
            finish(reader.issues(), records.written());
            records.close();
        } finally {
            unfinished.close();
        }
        return records;
    }

    private void reportLosses(EventRecords records, long statuses) {
        PrintWriter text = text();
        if (records.cut() > 0) {
            text.printf(
                    Locale.ROOT,
                    "  %,d records without their levels beyond the best (left out; --schema mbp-10 keeps them)%n",
                    records.cut());
        }
        if (records.withoutRemovals() > 0) {
            text.printf(
                    Locale.ROOT,
                    "  %,d records without which orders left the queues (left out: --queue-model exact needs them)%n",
                    records.withoutRemovals());
        }
        if (records.otherPrints() > 0) {
            text.printf(
                    Locale.ROOT,
                    "  %,d prints of auctions and other kinds that are not of the book (left out: these schemas have no"
                            + " kinds)%n",
                    records.otherPrints());
        }
        if (statuses > 0) {
            text.printf(
                    Locale.ROOT,
                    "  %,d halts and ends of halts, of which these schemas know nothing (left out)%n",
                    statuses);
        }
    }

    private void finish(IssueLog issues, long written) {
        issues.end();
        if (written == 0) {
            throw new MarketDataException("no records to write: file=" + out + ", symbol="
                    + symbol + ", other symbols' rows="
                    + issues.count(DataIssue.OTHER_SYMBOL));
        }
    }

    private void report(long written, Schema found, IssueLog issues) {
        ReadingWarnings.print(issues);
        PrintWriter text = text();
        text.printf(Locale.ROOT, "Wrote %,d records of schema %s to %s%n", written, found.label(), out);
        issues.counts()
                .forEach((issue, count) ->
                        text.printf(Locale.ROOT, "  %,d %s (%s)%n", count, issue.meaning(), handling(issue)));
    }

    /** The summary, which goes nowhere with {@code --quiet}. */
    private PrintWriter text() {
        return quiet ? new PrintWriter(Writer.nullWriter()) : spec.commandLine().getOut();
    }

    private static String handling(DataIssue issue) {
        return switch (issue.handling()) {
            case SKIPPED, SET_ASIDE -> "left out";
            case ACCEPTED -> "kept";
        };
    }
}
