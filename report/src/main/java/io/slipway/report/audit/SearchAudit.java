package io.slipway.report.audit;

import io.slipway.report.audit.Finding.Fault;
import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.ReportInput;
import io.slipway.report.read.RunDirectory;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Checks of a parameter search. */
final class SearchAudit {

    private static final int FEWEST_VALUES = 3;

    private final RunDirectory run;
    private final List<Values> grid;
    private final List<Finding> findings = new ArrayList<>();

    private SearchAudit(RunDirectory run, List<Values> grid) {
        this.run = run;
        this.grid = grid;
    }

    static List<Finding> of(RunDirectory run, Path directory) {
        List<Values> grid = ReportInput.points(run, directory);
        if (grid.isEmpty()) {
            return run.results().or(ResultsKeys.IN_SAMPLE, false)
                    ? List.of(new Finding(Fault.IN_SAMPLE, "parameters of an earlier search"))
                    : List.of();
        }
        SearchAudit audit = new SearchAudit(run, grid);
        if (audit.objective().equals("cash")) {
            audit.addBest();
        }
        audit.addParameters();
        return audit.findings;
    }

    private void add(Fault fault, String format, Object... arguments) {
        findings.add(new Finding(fault, Numbers.format(format, arguments)));
    }

    private String objective() {
        return run.results()
                .find(ResultsKeys.SEARCH)
                .map(search -> search.or(SavingKeys.OBJECTIVE, "cash"))
                .orElse("cash");
    }

    private BigDecimal headlineCash() {
        return run.results().get(ResultsKeys.OPTIMIZED).or(SavingKeys.CASH_OR_NULL, BigDecimal.ZERO);
    }

    private void addBest() {
        BigDecimal cash = headlineCash();
        BigDecimal filled = run.strategy(run.tested()).get(SavingKeys.FILLED_QTY);
        for (Values point : grid) {
            int more = point.get(SavingKeys.FILLED_QTY).compareTo(filled);
            int cheaper = cash.compareTo(point.get(SavingKeys.TOTAL_CASH)) * (run.isSell() ? -1 : 1);
            if (more > 0 || (more == 0 && cheaper > 0)) {
                add(
                        Fault.NOT_THE_BEST,
                        "a point filled %s for %s, the reported one %s for %s",
                        Html.count(point.get(SavingKeys.FILLED_QTY)),
                        point.get(SavingKeys.TOTAL_CASH).toPlainString(),
                        Html.count(filled),
                        cash);
                return;
            }
        }
    }

    private void addParameters() {
        if (run.results().get(ResultsKeys.IN_SAMPLE)) {
            add(Fault.IN_SAMPLE, "%,d points", grid.size());
        }
        List<String> dead = run.results().get(ResultsKeys.DEAD_PARAMETERS);
        if (!dead.isEmpty()) {
            add(Fault.DEAD_PARAMETERS, "%s", String.join(", ", dead));
        }
        for (Map.Entry<String, BigDecimal> best :
                run.results().get(ResultsKeys.BEST_PARAMETERS).entrySet()) {
            NavigableSet<BigDecimal> tried = new TreeSet<>();
            grid.forEach(point -> Optional.ofNullable(
                            point.get(SavingKeys.PARAMETERS).get(best.getKey()))
                    .ifPresent(tried::add));
            if (!dead.contains(best.getKey()) && tried.size() >= FEWEST_VALUES) {
                addEdge(best.getKey(), best.getValue(), tried);
            }
        }
    }

    private void addEdge(String name, BigDecimal best, NavigableSet<BigDecimal> tried) {
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
        BigDecimal cash = headlineCash();
        for (Values point : grid) {
            BigDecimal value = point.get(SavingKeys.PARAMETERS).getOrDefault(name, best);
            if (value.compareTo(best) != 0 && point.get(SavingKeys.TOTAL_CASH).compareTo(cash) == 0) {
                return false;
            }
        }
        return true;
    }
}
