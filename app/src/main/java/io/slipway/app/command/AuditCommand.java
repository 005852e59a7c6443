package io.slipway.app.command;

import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Summaries;
import io.slipway.app.run.Terminal;
import io.slipway.config.OutputSettings;
import io.slipway.publish.Publication;
import io.slipway.publish.table.ResultTables;
import io.slipway.report.SymbolListReport;
import io.slipway.report.audit.Audit;
import io.slipway.report.audit.Finding;
import io.slipway.text.MissingModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway audit}: recomputes the figures of a run and lists errors and weaknesses. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Recomputes the figures of a result directory from its other files, and lists errors and weaknesses: "
                    + "look-ahead, in-sample tuning, unequal quantities and others. Exit code 1 if figures do not "
                    + "follow from the fills."
        },
        footer = {"", "Example:", "  ./slipway audit runs/demo"})
public final class AuditCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "run directory")
    private Path directory = Path.of("");

    @Override
    public Integer call() {
        Path result = Publication.restore(directory);
        List<Finding> findings = new ArrayList<>();
        if (SymbolListReport.isSymbolList(result)) {
            for (Path symbol : SymbolListReport.directories(result)) {
                spec.commandLine().getOut().println(symbol.getFileName());
                findings.addAll(print(Audit.of(symbol)));
            }
            List<Finding> tables = tables(result);
            if (!tables.isEmpty()) {
                findings.addAll(print(tables));
            }
        } else {
            findings.addAll(Audit.of(result));
            findings.addAll(tables(result));
            print(findings);
        }
        spec.commandLine().getOut().flush();
        return findings.stream().anyMatch(finding -> finding.fault().isAlteration()) ? ExitCode.ALTERED : ExitCode.DONE;
    }

    private List<Finding> print(List<Finding> findings) {
        spec.commandLine().getOut().print(Summaries.audit(findings));
        return findings;
    }

    /** A finding for each typed table that differs from its CSV file; none, and a sentence, where no module can read them. */
    private static List<Finding> tables(Path result) {
        if (!ResultTables.areIn(result, OutputSettings.PARQUET)) {
            return List.of();
        }
        Optional<ResultTables> tables = ResultTables.find(OutputSettings.PARQUET);
        if (tables.isEmpty()) {
            Terminal.warn("the Parquet tables are not compared with the CSV files: " + MissingModule.PARQUET);
            return List.of();
        }
        return tables.get().differences(result).stream()
                .map(difference -> new Finding(Finding.Fault.TABLE_DIFFERS, difference))
                .toList();
    }
}
