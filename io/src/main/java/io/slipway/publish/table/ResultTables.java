package io.slipway.publish.table;

import io.slipway.publish.OutputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The CSV files of a result directory as typed tables beside them: {@code fills.parquet} for {@code fills.csv}.
 *
 * <pre>{@code
 * ResultTables tables = ResultTables.find("parquet").orElseThrow();
 * tables.write(Path.of("runs/first"));
 * }</pre>
 */
public final class ResultTables {

    private static final String CSV = ".csv";

    private final TableStore store;

    /** Tables in a given container. */
    public ResultTables(TableStore store) {
        this.store = store;
    }

    /** Tables in the container of a name, if a module of this program writes it. */
    public static Optional<ResultTables> find(String name) {
        return ServiceLoader.load(TableStore.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(store -> store.name().equals(name))
                .findFirst()
                .map(ResultTables::new);
    }

    /**
     * Writes the table of every CSV file of a directory, and of the directories in it, that the definitions describe and that has none.
     *
     * @throws OutputException if the disk refuses
     */
    public void write(Path directory) {
        for (Path csv : files(directory)) {
            Path table = table(csv, store.name());
            try {
                Optional<List<TableColumn>> columns = columns(csv);
                if (columns.isPresent() && !Files.exists(table)) {
                    store.write(csv, columns.get(), table);
                }
            } catch (IOException e) {
                throw new OutputException(table, e);
            }
        }
    }

    /**
     * Differences between the tables of a directory and the CSV files beside them, one clause for each table that differs. A table
     * without a CSV file is left alone.
     *
     * @throws OutputException if a file cannot be read
     */
    public List<String> differences(Path directory) {
        List<String> differences = new ArrayList<>();
        for (Path csv : files(directory)) {
            Path table = table(csv, store.name());
            try {
                Optional<List<TableColumn>> columns = Files.exists(table) ? columns(csv) : Optional.empty();
                if (columns.isPresent()) {
                    store.difference(csv, columns.get(), table)
                            .ifPresent(found -> differences.add(directory.relativize(table) + ": " + found));
                }
            } catch (IOException e) {
                differences.add(directory.relativize(table) + ": cannot be read: " + e.getMessage());
            }
        }
        return List.copyOf(differences);
    }

    /** True if a directory, or one in it, has a table in the container of a name beside a CSV file. */
    public static boolean areIn(Path directory, String name) {
        return files(directory).stream().anyMatch(csv -> Files.exists(table(csv, name)));
    }

    private static Path table(Path csv, String ending) {
        String name = String.valueOf(csv.getFileName());
        return csv.resolveSibling(name.substring(0, name.length() - CSV.length()) + "." + ending);
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(CSV) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new OutputException(directory, e);
        } catch (UncheckedIOException e) {
            throw new OutputException(directory, new IOException(e.getMessage(), e));
        }
    }

    private static Optional<List<TableColumn>> columns(Path csv) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(csv)) {
            String header = lines.readLine();
            return TableColumn.of(
                    String.valueOf(csv.getFileName()), header == null ? List.of() : List.of(header.split(",", -1)));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
