package io.slipway.benchmarks;

import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementVenue;
import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.placement.distribution.Outflows;
import io.slipway.placement.distribution.Scenarios;
import io.slipway.placement.solver.FullModel;
import io.slipway.placement.solver.NoOverbooking;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one placement at five venues, over a ring of random problems. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PlacementBenchmark {

    private static final int PROBLEMS = 64;
    private static final int SCENARIOS = 1_000;
    private static final double[] MEANS = {2_500, 2_000, 1_500, 3_000, 800};
    private static final double[] QUEUES = {1_500, 400, 900, 2_500, 0};
    private static final double[] REBATES = {0.002, 0.0016, -0.002, 0.0027, 0};

    private final PlacementProblem[] laws = new PlacementProblem[PROBLEMS];
    private final PlacementProblem[] scenarios = new PlacementProblem[PROBLEMS];
    private final NoOverbooking noOverbooking = new NoOverbooking();
    private final FullModel full = new FullModel();
    private int next;

    /** Makes the problems: queues, sizes and penalties around those of a large stock, outflows that partly move together. */
    @Setup
    public void makeProblems() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < PROBLEMS; i++) {
            List<OutflowDistribution> exponentials = new ArrayList<>();
            List<PlacementVenue> venues = new ArrayList<>();
            for (int k = 0; k < MEANS.length; k++) {
                exponentials.add(new Exponential(MEANS[k] * (0.5 + random.nextDouble())));
                venues.add(new PlacementVenue(Math.rint(QUEUES[k] * (0.5 + random.nextDouble())), REBATES[k]));
            }
            PlacementCosts costs = new PlacementCosts(
                    0.01, 0.003, 0.02 + 0.05 * random.nextDouble(), 0.015 + 0.05 * random.nextDouble(), 0);
            double qty = 500 * (1 + random.nextInt(8));
            laws[i] = new PlacementProblem(qty, costs, venues, new IndependentOutflows(exponentials));
            scenarios[i] = new PlacementProblem(qty, costs, venues, sample(laws[i].outflows(), random));
        }
    }

    private static Scenarios sample(Outflows outflows, SplittableRandom random) {
        double[][] rows = new double[SCENARIOS][MEANS.length];
        for (double[] row : rows) {
            double common = random.nextDouble();
            for (int k = 0; k < row.length; k++) {
                double uniform = random.nextInt(3) == 0 ? common : random.nextDouble();
                row[k] = Math.rint(outflows.marginal(k).draw(uniform));
            }
        }
        return Scenarios.of(rows);
    }

    private int problem() {
        next = (next + 1) % PROBLEMS;
        return next;
    }

    /** The fast default on exponential outflows, the split alone. */
    @Benchmark
    public Placement noOverbookingSplit() {
        return noOverbooking.place(laws[problem()]);
    }

    /** The same with its certificate. */
    @Benchmark
    public CertifiedPlacement noOverbookingCertified() {
        return noOverbooking.solve(laws[problem()]);
    }

    /** The full model over 1,000 scenarios, the split alone. */
    @Benchmark
    public Placement fullSplit() {
        return full.place(scenarios[problem()]);
    }

    /** The same with its certificate. */
    @Benchmark
    public CertifiedPlacement fullCertified() {
        return full.solve(scenarios[problem()]);
    }
}
