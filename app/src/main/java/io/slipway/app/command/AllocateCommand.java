package io.slipway.app.command;

import io.slipway.app.run.ExitCode;
import io.slipway.config.file.PlacementFile;
import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementSolver;
import io.slipway.placement.solver.PlacementSolvers;
import io.slipway.publish.PlacementJson;
import io.slipway.text.ConfigException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway allocate}: splits one order between taking and resting. */
@Command(
        name = "allocate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Splits an order between taking now and resting in the queues of several venues at the lowest "
                    + "expected cost. Prints the split, its cost, its proven distance from the optimum, and "
                    + "alternatives. The order and the book are in a YAML or JSON file; the example has every key."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway allocate examples/allocate.yaml",
            "  ./slipway allocate examples/allocate.yaml --solver all",
            "  ./slipway allocate examples/allocate.yaml --json"
        })
public final class AllocateCommand implements Callable<Integer> {

    private static final String BEST = "best";
    private static final String ALL = "all";
    private static final double NANOS = 1e9;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "the order and the book, YAML or JSON")
    private Path file = Path.of("");

    @Option(
            names = "--solver",
            paramLabel = "NAME",
            defaultValue = BEST,
            description = {
                "best: an exact one where there is one, else full; all: every one that applies, compared; or "
                        + "one of single-venue, two-venues, full, no-overbooking, lot-greedy, grid, "
                        + "stochastic-approximation"
            })
    private String solver = BEST;

    @Option(names = "--json", description = "write JSON")
    private boolean json;

    @Override
    public Integer call() {
        PlacementFile.Request request = PlacementFile.read(file);
        PlacementProblem problem = request.problem();
        List<CertifiedPlacement> found = new ArrayList<>();
        Map<String, String> refusals = new LinkedHashMap<>();
        Map<String, Double> seconds = new HashMap<>();
        for (PlacementSolver each : solvers(request)) {
            Optional<String> refusal = each.refusal(problem);
            if (refusal.isPresent()) {
                refusals.put(each.name(), refusal.get());
            } else {
                long start = System.nanoTime();
                found.add(each.solve(problem));
                seconds.put(each.name(), (System.nanoTime() - start) / NANOS);
            }
        }
        if (found.isEmpty()) {
            refusals.forEach((name, reason) -> {
                throw new ConfigException("--solver: " + name + " does not apply: " + reason);
            });
        }
        found.sort(Comparator.comparingDouble(CertifiedPlacement::cost));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PlacementJson.write(problem, request.venues(), found, refusals));
        } else {
            out.print(new AllocationText(request).render(found, refusals, seconds));
            out.flush();
        }
        return ExitCode.DONE;
    }

    private List<PlacementSolver> solvers(PlacementFile.Request request) {
        List<PlacementSolver> all = PlacementSolvers.all(request.lot(), request.seed());
        if (solver.equals(ALL)) {
            return all;
        }
        if (solver.equals(BEST)) {
            return List.of(PlacementSolvers.best(request.problem()));
        }
        return List.of(PlacementSolvers.named(solver, request.lot(), request.seed())
                .orElseThrow(() -> new ConfigException("--solver: unknown: value=" + solver + ", expected best, all, "
                        + all.stream().map(PlacementSolver::name).collect(Collectors.joining(", ")))));
    }
}
