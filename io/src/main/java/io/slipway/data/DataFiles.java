package io.slipway.data;

import io.slipway.data.databento.RecordFormat;
import io.slipway.data.databento.RecordOutput;
import io.slipway.data.databento.RecordReader;
import io.slipway.data.databento.RecordWriter;
import io.slipway.data.mapped.MappedCsvFormat;
import io.slipway.data.source.ArrivalLock;
import io.slipway.data.source.DataFormat;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.source.TableFormat;
import io.slipway.data.tardis.TardisOthers;
import io.slipway.dbn.record.Schema;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Opens market data of any known format: one file, several merged in one order, or standard input. */
public final class DataFiles {

    private static final String FALLBACK = "databento-csv";
    private static final String MAPPED = "mapped-csv";

    private static volatile @Nullable Found found;

    private DataFiles() {}

    /**
     * Opens one file, whatever its extension says.
     *
     * @throws MarketDataException if the file cannot be read, is empty, or is not of a known format
     */
    public static MarketDataReader open(Path file, ReadOptions options) {
        return open(List.of(file.toString()), options);
    }

    /**
     * Opens all files that the patterns name.
     *
     * @param patterns files, folders, globs such as {@code data/*.csv.zst}, or {@code -} for standard input
     * @throws MarketDataException if nothing is found, or a file cannot be read, is empty, or is not of a known format
     */
    public static MarketDataReader open(List<String> patterns, ReadOptions options) {
        List<MarketDataReader> readers = new ArrayList<>();
        IssueLog issues = new IssueLog(options.skipLimit());
        try {
            for (Path file : used(patterns, options, issues)) {
                readers.add(openRaw(file, options, issues));
            }
            return new CheckedReader(readers, options);
        } catch (RuntimeException e) {
            readers.forEach(MarketDataReader::close);
            throw e;
        }
    }

    /**
     * The files that are read for their quotes and trades; others are passed over and named.
     *
     * @throws MarketDataException if nothing is left
     */
    static List<Path> used(List<String> patterns, ReadOptions options, IssueLog issues) {
        List<Path> files = FilePatterns.expand(patterns);
        boolean isNamed = options.format().isPresent() || options.mapping().isPresent();
        List<String> names =
                files.stream().map(file -> String.valueOf(file.getFileName())).toList();
        List<Path> used = new ArrayList<>();
        String last = "";
        for (int i = 0; i < names.size(); i++) {
            Optional<String> told = isNamed ? Optional.empty() : TardisOthers.reason(names.get(i), names);
            Path file = files.get(i);
            Optional<String> reason = told.or(() -> files.size() > 1 ? Archives.reason(file) : Optional.empty());
            if (reason.isEmpty()) {
                used.add(file);
            } else {
                last = names.get(i) + ": " + reason.get();
                issues.note(DataIssue.PASSED_OVER_FILE, last);
            }
        }
        if (used.isEmpty() && !last.isEmpty()) {
            throw new MarketDataException(last + "; name a file of quotes, books or trades too, or give --format");
        }
        return used;
    }

    /**
     * Opens a file that grows, or {@code -} for standard input: where it ends for now, its reader waits for more. Each row is given a
     * fifth of a second after its arrival at the latest.
     *
     * @param idle time without more bytes after which a file is taken to be complete, positive
     * @throws MarketDataException if it cannot be read, or is not of a known format
     */
    public static MarketDataReader follow(Path file, Duration idle, ReadOptions options) {
        ArrivalLock lock = new ArrivalLock();
        DataSource source = DataSource.arriving(file, idle, lock);
        try {
            MarketDataReader reader =
                    formatOf(source, options).open(source, options, new IssueLog(options.skipLimit()));
            return new ArrivingReader(new CheckedReader(List.of(reader), options), lock);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /**
     * The files that the patterns name, in the order in which they are read.
     *
     * @throws MarketDataException if a folder or pattern names none
     */
    public static List<Path> expand(List<String> patterns) {
        return FilePatterns.expand(patterns);
    }

    /**
     * The files of the disk on which the data of the patterns depends: archives themselves, not their entries, and files that are
     * read along with one that is named. As absolute paths.
     *
     * @throws MarketDataException if a folder or pattern names none
     */
    public static List<Path> sources(List<String> patterns) {
        return FilePatterns.sources(patterns);
    }

    /**
     * Opens a single file of Databento records with all their fields.
     *
     * @return empty if the patterns name several files, or one of another format
     * @throws MarketDataException if the file cannot be read, is empty, or is damaged
     */
    public static Optional<RecordReader> openRecords(List<String> patterns, ReadOptions options) {
        List<Path> files = FilePatterns.expand(patterns);
        if (files.size() != 1 || files.get(0).toString().equals(DataSource.STANDARD_INPUT)) {
            return Optional.empty();
        }
        DataSource source = DataSource.open(files.get(0));
        try {
            if (formatOf(source, options) instanceof RecordFormat format) {
                return Optional.of(format.records(source, options, new IssueLog(options.skipLimit()), true));
            }
            source.close();
            return Optional.empty();
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** The names of the formats that can be read here. */
    public static List<String> formats() {
        return load().stream().map(DataFormat::name).sorted().toList();
    }

    /**
     * The format of a source: the one that the options name, that of columns mapped by the user, or the first to recognise it.
     *
     * @throws MarketDataException if there is none
     */
    public static DataFormat formatOf(DataSource source, ReadOptions options) {
        List<DataFormat> formats = load();
        boolean mapped = options.mapping().isPresent()
                && MappedCsvFormat.maps(options.mapping().get(), source);
        Optional<TableFormat> container = mapped ? container(source, formats) : Optional.empty();
        if (container.isPresent()) {
            return MappedCsvFormat.over(container.get());
        }
        String wanted = options.format().orElse(mapped ? MAPPED : FALLBACK);
        if (options.format().isEmpty() && !mapped) {
            Optional<DataFormat> recognised = recognised(source, formats);
            if (recognised.isPresent()) {
                return recognised.get();
            }
            UnknownFormat.check(source, formats, FALLBACK);
        }
        return formats.stream()
                .filter(format -> format.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new MarketDataException(
                        "no such format: format=" + wanted + ", expected one of " + String.join(", ", formats())));
    }

    /** The table in a container such as Parquet, as text that a mapping names the columns of; it then owns the source. */
    public static Optional<DataSource> table(DataSource source) {
        return container(source, load()).map(format -> format.text(source, List.of()));
    }

    /** The table in a container such as Parquet, as a CSV file of it would be; it then owns the source. */
    public static Optional<DataSource> asCsv(DataSource source) {
        return container(source, load()).map(format -> format.asCsv(source));
    }

    private static Optional<TableFormat> container(DataSource source, List<DataFormat> formats) {
        return formats.stream()
                .filter(format -> format instanceof TableFormat && format.recognises(source))
                .map(TableFormat.class::cast)
                .findFirst();
    }

    /** The name of the format that recognises a source. */
    public static Optional<String> recognised(DataSource source) {
        return recognised(source, load()).map(DataFormat::name);
    }

    private static Optional<DataFormat> recognised(DataSource source, List<DataFormat> formats) {
        return formats.stream().filter(format -> format.recognises(source)).findFirst();
    }

    /**
     * Starts to write a file of Databento records in the format and compression that its name says.
     *
     * @param dataset Databento's name of the dataset
     * @param hasSymbols whether records come with symbols
     * @throws ConfigException if the name is of no known format
     * @throws MarketDataException if the file cannot be created
     */
    public static RecordWriter create(Path file, Schema schema, String dataset, boolean hasSymbols) {
        String name = file.toString();
        for (DataFormat format : load()) {
            if (format instanceof RecordOutput records && records.isNamed(name)) {
                return records.create(file, schema, dataset, hasSymbols);
            }
        }
        throw new ConfigException("no format for a file of that name: file=" + file
                + ", expected .csv, .csv.gz, .csv.zst, .dbn, .dbn.zst, .itch or .pitch, or .parquet with its module");
    }

    static MarketDataReader openRaw(Path file, ReadOptions options, IssueLog issues) {
        DataSource source = DataSource.open(file);
        try {
            return formatOf(source, options).open(source, options, issues);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static List<DataFormat> load() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Found known = found;
        if (known == null || known.loader != loader) {
            known = new Found(
                    loader,
                    ServiceLoader.load(DataFormat.class, loader).stream()
                            .map(ServiceLoader.Provider::get)
                            .toList());
            found = known;
        }
        return known.formats;
    }

    /** The formats that a class loader finds, which do not change; to look for them again in every jar costs more than a small file. */
    private record Found(ClassLoader loader, List<DataFormat> formats) {}
}
