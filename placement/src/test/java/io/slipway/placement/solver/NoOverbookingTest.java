package io.slipway.placement.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementVenue;
import io.slipway.placement.RandomProblems;
import io.slipway.placement.distribution.Empirical;
import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.Geometric;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.placement.distribution.Pareto;
import io.slipway.placement.distribution.Poisson;
import io.slipway.placement.expectation.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoOverbookingTest {

    /** The least cost of at most {@code qty} whole shares in all, by dynamic programming over the venues. */
    private static double dynamicProgram(Terms terms) {
        int qty = (int) terms.qty;
        double[] least = new double[qty + 1];
        for (int n = 0; n <= qty; n++) {
            least[n] = n * terms.market + (qty - n) * terms.under;
            for (int taken = 0; taken < n; taken++) {
                least[n] = Math.min(least[n], taken * terms.market + (qty - taken) * terms.under);
            }
        }
        for (int k = 0; k < terms.venues(); k++) {
            double[] next = new double[qty + 1];
            for (int n = 0; n <= qty; n++) {
                next[n] = least[n];
                for (int limit = 1; limit <= n; limit++) {
                    double here = terms.theta * limit - terms.worth(k) * terms.fill(k, limit);
                    next[n] = Math.min(next[n], least[n - limit] + here);
                }
            }
            least = next;
        }
        return least[qty];
    }

    private static OutflowDistribution wholeDistribution(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Poisson(0.5 + 12 * random.nextDouble());
            case 1 -> Geometric.ofMean(0.5 + 12 * random.nextDouble());
            default -> Empirical.of(RandomProblems.outflows(random, 1, 1 + random.nextInt(5), 20)[0]);
        };
    }

    @Test
    void bothFormsCostWhatADynamicProgramCosts() {
        SplittableRandom random = new SplittableRandom(51);
        LotGreedy greedy = new LotGreedy(1);
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            int venues = 1 + random.nextInt(4);
            List<OutflowDistribution> distributions = new ArrayList<>();
            for (int k = 0; k < venues; k++) {
                distributions.add(wholeDistribution(random));
            }
            PlacementProblem problem = new PlacementProblem(
                    1 + random.nextInt(20),
                    RandomProblems.costs(random),
                    RandomProblems.venues(random, venues, 10),
                    new IndependentOutflows(distributions));
            double least = dynamicProgram(new Terms(problem));
            CertifiedPlacement found = new NoOverbooking().solve(problem);
            assertThat(found.cost()).as("%s %s", problem, found.placement()).isCloseTo(least, within(1e-11));
            assertThat(found.certificate().gap().value())
                    .as("%s %s", problem, found.placement())
                    .isLessThan(1e-9);
            assertThat(found.placement().total()).isLessThanOrEqualTo(problem.qty() * (1 + 1e-12));
            CertifiedPlacement lots = greedy.solve(problem);
            assertThat(lots.cost()).as("%s %s", problem, lots.placement()).isCloseTo(least, within(1e-11));
            assertThat(lots.certificate().gap().value()).isLessThan(1e-12);
            taken += found.placement().market() > 0 ? 1 : 0;
        }
        assertThat(taken).as("problems in which something is taken").isBetween(1_000, 9_000);
    }

    @Test
    void meetsTheConditionsOfOptimalityForContinuousOutflows() {
        SplittableRandom random = new SplittableRandom(52);
        for (int i = 0; i < 10_000; i++) {
            int venues = 1 + random.nextInt(6);
            List<OutflowDistribution> distributions = new ArrayList<>();
            for (int k = 0; k < venues; k++) {
                double mean = 1 + 300 * random.nextDouble();
                distributions.add(
                        random.nextInt(3) == 0
                                ? Pareto.ofMean(mean, 1.2 + 4 * random.nextDouble())
                                : new Exponential(mean));
            }
            PlacementProblem problem = new PlacementProblem(
                    10 + random.nextInt(500),
                    RandomProblems.costs(random),
                    RandomProblems.venues(random, venues, 200),
                    new IndependentOutflows(distributions));
            CertifiedPlacement found = new NoOverbooking().solve(problem);
            assertThat(found.certificate().gap().value())
                    .as("%s %s", problem, found.placement())
                    .isLessThan(1e-9);
            assertThat(found.certificate().forecast().overProbability()).isLessThan(1e-12);
        }
    }

    @Test
    void lotsCostNoLessThanShares() {
        PlacementProblem problem = new PlacementProblem(
                3000,
                new PlacementCosts(0.01, 0.003, 0.05, 1, 0),
                List.of(new PlacementVenue(1500, 0.002), new PlacementVenue(400, 0.0016)),
                new IndependentOutflows(List.of(new Exponential(2500), new Exponential(2000))));
        double shares = new NoOverbooking().solve(problem).cost();
        assertThat(new LotGreedy(100).solve(problem).cost()).isBetween(shares, shares + 0.02);
        assertThat(new LotGreedy(7).refusal(problem))
                .hasValueSatisfying(reason -> assertThat(reason).contains("lot=7"));
    }
}
