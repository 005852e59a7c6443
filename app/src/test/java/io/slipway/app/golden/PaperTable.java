package io.slipway.app.golden;

import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementVenue;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.Poisson;
import io.slipway.placement.expectation.ExpectedCost;
import io.slipway.placement.solver.FullModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Table 1 of Cont and Kukanov, version 1: identical venues, Q = 2,000, xi ~ Poisson(2,200). */
final class PaperTable {

    private static final int FIRST_SHARE = 2;

    /** S, K, and the paper's M/S, L_1/S, ... as it prints them. */
    private static final List<List<Double>> ROWS = List.of(
            List.of(500.0, 1.0, .481, .519),
            List.of(500.0, 2.0, .034, .601, .615),
            List.of(500.0, 3.0, .003, .438, .433, .421),
            List.of(500.0, 4.0, .002, .280, .277, .273, .264),
            List.of(500.0, 5.0, .001, .198, .215, .224, .206, .214),
            List.of(1000.0, 1.0, .713, .287),
            List.of(1000.0, 2.0, .484, .343, .338),
            List.of(1000.0, 3.0, .268, .338, .334, .336),
            List.of(1000.0, 4.0, .055, .316, .313, .351, .333),
            List.of(1000.0, 5.0, .003, .309, .300, .300, .309, .321),
            List.of(5000.0, 1.0, .839, .161),
            List.of(5000.0, 2.0, .747, .192, .192),
            List.of(5000.0, 3.0, .693, .189, .189, .189),
            List.of(5000.0, 4.0, .650, .186, .186, .186, .186),
            List.of(5000.0, 5.0, .614, .167, .167, .167, .167, .167));

    private PaperTable() {}

    static PlacementProblem problem(int venues, double qty) {
        return new PlacementProblem(
                qty,
                new PlacementCosts(0.02, 0.003, 0.026, 0.024, 0),
                Collections.nCopies(venues, new PlacementVenue(2000, 0.002)),
                new IndependentOutflows(Collections.nCopies(venues, new Poisson(2200))));
    }

    /** The paper's split, which it prints as parts of the order, in whole shares. */
    static Placement paperSplit(double qty, List<Double> parts) {
        List<Double> limits = new ArrayList<>();
        for (double part : parts.subList(1, parts.size())) {
            limits.add(Math.rint(qty * part));
        }
        return new Placement(Math.rint(qty * parts.get(0)), limits);
    }

    /** The table with exact costs, as Markdown. */
    static String markdown() {
        StringBuilder table = new StringBuilder("""
                | S | K | the paper's split: taken; resting at each | exact cost | our split | exact cost | better by |
                |---|---|---|---|---|---|---|
                """);
        ROWS.forEach(row -> table.append(markdown(row)));
        return table.toString();
    }

    private static String markdown(List<Double> row) {
        double qty = row.get(0);
        PlacementProblem problem = problem(row.get(1).intValue(), qty);
        Placement paper = paperSplit(qty, row.subList(FIRST_SHARE, row.size()));
        CertifiedPlacement ours = new FullModel().solve(problem);
        double paperCost = ExpectedCost.of(problem).cost(paper);
        return String.format(
                Locale.ROOT,
                "| %,d | %d | %s | %.4f | %s | %.4f | %.2f %% |%n",
                (int) qty,
                problem.venues().size(),
                text(paper),
                paperCost,
                text(ours.placement()),
                ours.cost(),
                100 * (paperCost - ours.cost()) / Math.abs(paperCost));
    }

    private static String text(Placement placement) {
        List<Double> limits = placement.limits();
        boolean isEqual = limits.stream().distinct().count() == 1;
        String resting = isEqual
                ? String.format(Locale.ROOT, "%.0f", limits.get(0))
                : limits.stream()
                        .map(limit -> String.format(Locale.ROOT, "%.0f", limit))
                        .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%.0f; %s", placement.market(), resting);
    }
}
