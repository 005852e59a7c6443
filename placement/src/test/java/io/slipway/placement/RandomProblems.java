package io.slipway.placement;

import io.slipway.placement.distribution.Empirical;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.OutflowDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small random problems in which everything matters. */
public final class RandomProblems {

    private RandomProblems() {}

    /** Costs under which A1 to A3 and lambda_u >= h + f hold, mostly. */
    public static PlacementCosts costs(SplittableRandom random) {
        double halfSpread = 0.005 + 0.015 * random.nextDouble();
        double takeFee = -0.002 + 0.005 * random.nextDouble();
        boolean isPatient = random.nextInt(8) == 0;
        double lambdaUnder =
                isPatient ? 0.01 * random.nextDouble() + 1e-4 : halfSpread + takeFee + 0.08 * random.nextDouble();
        double lambdaOver = halfSpread + 0.004 + 0.08 * random.nextDouble() * random.nextDouble();
        double theta = random.nextBoolean() ? 0 : 0.004 * random.nextDouble();
        return new PlacementCosts(halfSpread, takeFee, lambdaUnder, lambdaOver, theta);
    }

    public static PlacementCosts withoutTheta(PlacementCosts costs) {
        return new PlacementCosts(costs.halfSpread(), costs.takeFee(), costs.lambdaUnder(), costs.lambdaOver(), 0);
    }

    public static double rebate(SplittableRandom random) {
        return -0.002 + 0.005 * random.nextDouble();
    }

    public static List<PlacementVenue> venues(SplittableRandom random, int count, int largestQueue) {
        List<PlacementVenue> venues = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            venues.add(new PlacementVenue(random.nextInt(largestQueue + 1), rebate(random)));
        }
        return venues;
    }

    /** Whole outflows, rows by columns. */
    public static double[][] outflows(SplittableRandom random, int rows, int columns, int largest) {
        double[][] outflows = new double[rows][columns];
        for (double[] row : outflows) {
            for (int k = 0; k < columns; k++) {
                row[k] = random.nextInt(largest + 1);
            }
        }
        return outflows;
    }

    public static IndependentOutflows empirical(double[][] valuesByVenue) {
        List<OutflowDistribution> distributions = new ArrayList<>();
        for (double[] values : valuesByVenue) {
            distributions.add(Empirical.of(values));
        }
        return new IndependentOutflows(distributions);
    }
}
