package io.slipway.data.executions;

import io.slipway.data.DataFiles;
import io.slipway.data.source.DataSource;
import io.slipway.executions.OwnRecords;
import io.slipway.executions.OwnRoute;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.text.MissingModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** Reads files of orders and fills of any known format. */
public final class ExecutionFiles {

    private ExecutionFiles() {}

    /**
     * The records of all files. A FIX log has orders and fills: it is read once, also where it is named for both.
     *
     * @param orders files, folders or patterns of orders; may be empty
     * @param fills the same of fills
     * @throws io.slipway.market.MarketDataException if a file cannot be read
     * @throws io.slipway.text.ConfigException if a mapping cannot be used
     */
    public static OwnRecords read(List<String> orders, List<String> fills, ExecutionOptions options) {
        OwnRecords records = new OwnRecords(List.of(), List.of());
        Set<Path> logs = new HashSet<>();
        for (Path file : DataFiles.expand(orders)) {
            records = records.plus(read(file, options, true, logs));
        }
        for (Path file : DataFiles.expand(fills)) {
            records = records.plus(read(file, options, false, logs));
        }
        return records;
    }

    /**
     * The child orders of files.
     *
     * @param routes files, folders or patterns; may be empty
     * @throws io.slipway.market.MarketDataException if a file cannot be read
     */
    public static List<OwnRoute> readRoutes(List<String> routes, ExecutionOptions options) {
        List<OwnRoute> all = new ArrayList<>();
        for (Path file : DataFiles.expand(routes)) {
            try (DataSource source = DataSource.open(file);
                    DataSource table = table(source)) {
                all.addAll(RouteRows.read(
                        table, options, new IssueLog(options.reading().skipLimit())));
            }
        }
        return all;
    }

    private static OwnRecords read(Path file, ExecutionOptions options, boolean isOrders, Set<Path> logs) {
        try (DataSource source = DataSource.open(file)) {
            Optional<ExecutionFormat> format = ServiceLoader.load(ExecutionFormat.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(each -> each.recognises(source))
                    .findFirst();
            if (format.isPresent()) {
                return logs.add(place(file))
                        ? format.get().read(source, options)
                        : new OwnRecords(List.of(), List.of());
            }
            if (new String(source.head(), StandardCharsets.ISO_8859_1).contains("8=FIX")) {
                throw new MarketDataException(source.name()
                        + ": a FIX log, and the module that reads it is not there; the launcher fetches it when the file's"
                        + " name ends in .fix");
            }
            try (DataSource table = table(source)) {
                return rows(table, options, isOrders);
            }
        }
    }

    /** The file itself, however it is named; the path where it is none of the disk, such as an entry of an archive. */
    private static Path place(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath();
        }
    }

    private static OwnRecords rows(DataSource table, ExecutionOptions options, boolean isOrders) {
        IssueLog issues = new IssueLog(options.reading().skipLimit());
        OwnRecords records = isOrders ? OrderRows.read(table, options, issues) : FillRows.read(table, options, issues);
        return records.withSkipped(issues);
    }

    /** The rows of a container such as Parquet as text; the source itself if it is text. */
    private static DataSource table(DataSource source) {
        Optional<DataSource> table = DataFiles.asCsv(source);
        if (table.isEmpty() && new String(source.head(), StandardCharsets.ISO_8859_1).startsWith("PAR1")) {
            throw new MarketDataException(source.name() + ": " + MissingModule.PARQUET);
        }
        return table.orElse(source);
    }
}
