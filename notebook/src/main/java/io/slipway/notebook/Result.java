package io.slipway.notebook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.report.chart.CumulativeCostChart;
import io.slipway.report.chart.SavingsChart;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.RunDirectory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory that a command wrote: a run, a study, a calibration, an inspection or own executions. The keys of its files and
 * their units are in {@code docs/SCHEMA.md}; costs are positive when the order paid.
 */
public final class Result {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Path directory;
    private final List<String> files;

    private Result(Path directory, List<String> files) {
        this.directory = directory;
        this.files = files;
    }

    static Result read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new NotebookException("no such folder: folder=" + directory);
        }
        try (Stream<Path> all = Files.list(directory)) {
            List<String> files = all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") || name.endsWith(".csv"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new NotebookException("no result of Slipway: folder=" + directory);
            }
            return new Result(directory, files);
        } catch (IOException e) {
            throw new NotebookException("cannot be read: folder=" + directory + ", reason=" + e.getMessage(), e);
        }
    }

    /** Names of the files that can be read here, in alphabetical order. */
    public List<String> files() {
        return files;
    }

    /**
     * One row per strategy: of a run with prices and costs, of a study with mean costs and savings.
     *
     * @throws NotebookException if this is neither a run nor a study
     */
    public Table table() {
        for (String name : List.of("results.json", "study.json")) {
            if (files.contains(name)) {
                return strategies(json(name).path("strategies"));
            }
        }
        throw new NotebookException("neither a run nor a study: folder=" + directory);
    }

    /** The scalar values of each strategy, which are the members of an object (run) or the items of a list (study). */
    private static Table strategies(JsonNode strategies) {
        List<Map.Entry<String, JsonNode>> named = new ArrayList<>();
        if (strategies.isObject()) {
            named.addAll(strategies.properties());
        } else {
            strategies.forEach(each -> named.add(Map.entry(each.path("name").asText(), each)));
        }
        Set<String> columns = new LinkedHashSet<>(List.of("strategy"));
        named.forEach(each -> each.getValue().properties().stream()
                .filter(member ->
                        member.getValue().isValueNode() && !member.getKey().equals("name"))
                .forEach(member -> columns.add(member.getKey())));
        List<List<Object>> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : named) {
            List<Object> row = new ArrayList<>(List.of(each.getKey()));
            columns.stream()
                    .skip(1)
                    .forEach(column -> row.add(scalar(each.getValue().path(column))));
            rows.add(row);
        }
        return new Table(List.copyOf(columns), rows);
    }

    private static Object scalar(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue();
        }
        return node.isMissingNode() || node.isNull() ? "" : node.asText();
    }

    /**
     * The rows of a CSV file, such as {@code "fills.csv"}; numbers as {@link BigDecimal}, all else as text.
     *
     * @throws NotebookException if there is no such file
     */
    public Table table(String file) {
        try {
            return Table.parse(Files.readString(present(file)));
        } catch (IOException e) {
            throw new NotebookException("cannot be read: file=" + file + ", reason=" + e.getMessage(), e);
        }
    }

    /**
     * A value of a JSON file by its path, such as {@code value("results.json", "order.qty")}: a {@link BigDecimal} or a text, empty
     * where the file has null.
     *
     * @throws NotebookException if there is no such file or key, or the key has parts of its own
     */
    public Object value(String file, String path) {
        JsonNode node = json(file);
        for (String part : path.split("\\.", -1)) {
            node = part.matches("\\d+") && node.isArray() ? node.path(Integer.parseInt(part)) : node.path(part);
        }
        if (node.isMissingNode() || node.isContainerNode()) {
            throw new NotebookException("no value: file=" + file + ", key=" + path);
        }
        return scalar(node);
    }

    /** The savings against the baselines, drawn from the files of a run. */
    public Picture chart() {
        return draw(SavingsChart::write);
    }

    /** The cost of each strategy as it grew, drawn from the files of a run. */
    public Picture costs() {
        return draw(CumulativeCostChart::write);
    }

    /** Draws a run into a file. */
    private interface Drawing {
        void write(RunDirectory run, Path file) throws IOException;
    }

    private Picture draw(Drawing drawing) {
        try {
            Path file = Files.createTempFile("slipway", ".png");
            try {
                drawing.write(RunDirectory.read(directory), file);
                return new Picture(Files.readAllBytes(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException | ReportException e) {
            throw new NotebookException("no chart: folder=" + directory + ", reason=" + e.getMessage(), e);
        }
    }

    private JsonNode json(String file) {
        try {
            return JSON.readTree(present(file).toFile());
        } catch (IOException e) {
            throw new NotebookException("cannot be read: file=" + file + ", reason=" + e.getMessage(), e);
        }
    }

    private Path present(String file) {
        if (!files.contains(file)) {
            throw new NotebookException("no such file: name=" + file + ", expected " + String.join(", ", files));
        }
        return directory.resolve(file);
    }

    @Override
    public String toString() {
        return "Result " + directory + ": " + String.join(", ", files);
    }
}
