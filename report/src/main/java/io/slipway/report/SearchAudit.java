package io.slipway.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.report.Finding.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Checks of a parameter search. */
final class SearchAudit {

    private static final int FEWEST_VALUES = 3;

    private final RunDirectory run;
    private final JsonNode grid;
    private final List<Finding> findings = new ArrayList<>();

    private SearchAudit(RunDirectory run, JsonNode grid) {
        this.run = run;
        this.grid = grid;
    }

    static List<Finding> of(RunDirectory run, Path directory) throws IOException {
        Path file = directory.resolve("grid_results.json");
        if (!Files.exists(file)) {
            return List.of();
        }
        JsonNode grid = new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(Files.readAllBytes(file));
        SearchAudit audit = new SearchAudit(run, grid);
        audit.addBest();
        audit.addParameters();
        return audit.findings;
    }

    private void add(Fault fault, String format, Object... arguments) {
        findings.add(new Finding(fault, String.format(Locale.ROOT, format, arguments)));
    }

    private void addBest() {
        JsonNode best = run.results().get("optimized");
        BigDecimal cash = best.path("total_cash").decimalValue();
        BigDecimal filled = run.results()
                .path("strategies")
                .path(run.text("optimized_strategy"))
                .path("filled_qty")
                .decimalValue();
        for (JsonNode point : grid) {
            int more = point.path("filled_qty").decimalValue().compareTo(filled);
            int cheaper = cash.compareTo(point.path("total_cash").decimalValue()) * (run.isSell() ? -1 : 1);
            if (more > 0 || (more == 0 && cheaper > 0)) {
                add(
                        Fault.NOT_THE_BEST,
                        "a point fills %s for %s, the one called best %s for %s",
                        point.path("filled_qty").asText(),
                        point.path("total_cash").asText(),
                        filled,
                        cash);
                return;
            }
        }
    }

    private void addParameters() {
        if (run.results().path("in_sample").asBoolean()) {
            add(Fault.IN_SAMPLE, "%d points", grid.size());
        }
        List<String> dead = new ArrayList<>();
        run.results().get("dead_parameters").forEach(name -> dead.add(name.asText()));
        if (!dead.isEmpty()) {
            add(Fault.DEAD_PARAMETERS, "%s", String.join(", ", dead));
        }
        for (Map.Entry<String, JsonNode> best :
                run.results().get("best_parameters").properties()) {
            SortedSet<BigDecimal> tried = new TreeSet<>();
            grid.forEach(point ->
                    tried.add(point.path("parameters").path(best.getKey()).decimalValue()));
            if (!dead.contains(best.getKey()) && tried.size() >= FEWEST_VALUES) {
                addEdge(best.getKey(), best.getValue().decimalValue(), tried);
            }
        }
    }

    private void addEdge(String name, BigDecimal best, SortedSet<BigDecimal> tried) {
        boolean lowest = best.compareTo(tried.first()) == 0 && best.signum() > 0;
        if ((lowest || best.compareTo(tried.last()) == 0) && matters(name, best)) {
            add(
                    Fault.SATURATED_GRID,
                    "%s=%s of %s to %s",
                    name,
                    best.toPlainString(),
                    tried.first().toPlainString(),
                    tried.last().toPlainString());
        }
    }

    /** True if every point with another value of the parameter has another cost; otherwise the edge is one of many ties. */
    private boolean matters(String name, BigDecimal best) {
        BigDecimal cash = run.results().get("optimized").path("total_cash").decimalValue();
        for (JsonNode point : grid) {
            boolean other = point.path("parameters").path(name).decimalValue().compareTo(best) != 0;
            if (other && point.path("total_cash").decimalValue().compareTo(cash) == 0) {
                return false;
            }
        }
        return true;
    }
}
