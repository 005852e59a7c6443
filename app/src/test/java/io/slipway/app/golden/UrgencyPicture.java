package io.slipway.app.golden;

import io.slipway.app.SharedFiles;
import io.slipway.config.file.PlacementFile;
import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.solver.FullModel;
import java.util.Locale;

/** A picture in text: how the split of the shipped example changes with urgency. */
final class UrgencyPicture {

    private static final double[] URGENCIES = {0.014, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5};
    private static final int WIDTH = 24;

    private UrgencyPicture() {}

    static String markdown() {
        PlacementProblem example = PlacementFile.read(SharedFiles.root().resolve("examples/allocate.yaml"))
                .problem();
        StringBuilder picture =
                new StringBuilder("```\nlambda_u     now    rest    cost   # taken now   - resting   | the order\n");
        for (double urgency : URGENCIES) {
            picture.append(line(example, urgency));
        }
        return picture.append("```\n").toString();
    }

    private static String line(PlacementProblem example, double urgency) {
        PlacementCosts costs = example.costs();
        PlacementProblem problem = example.withCosts(
                new PlacementCosts(costs.halfSpread(), costs.takeFee(), urgency, costs.lambdaOver(), costs.theta()));
        CertifiedPlacement found = new FullModel().solve(problem);
        double market = found.placement().market();
        double total = found.placement().total();
        return String.format(
                        Locale.ROOT,
                        "%8.3f %7.0f %7.0f %7.2f   %s",
                        urgency,
                        market,
                        total - market,
                        found.cost(),
                        bar(market / problem.qty(), total / problem.qty()))
                + "\n";
    }

    private static String bar(double market, double total) {
        StringBuilder bar = new StringBuilder();
        for (int i = 0; i < Math.max(WIDTH, Math.round(total * WIDTH)); i++) {
            bar.append(i < Math.round(market * WIDTH) ? '#' : i < Math.round(total * WIDTH) ? '-' : ' ');
        }
        return bar.insert(WIDTH, '|').toString().stripTrailing();
    }
}
