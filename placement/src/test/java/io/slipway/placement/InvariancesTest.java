package io.slipway.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.placement.distribution.Poisson;
import io.slipway.placement.expectation.ExpectedCost;
import io.slipway.placement.solver.FullModel;
import io.slipway.placement.solver.GridSearch;
import io.slipway.placement.solver.LotGreedy;
import io.slipway.placement.solver.NoOverbooking;
import io.slipway.placement.solver.SingleVenue;
import io.slipway.placement.solver.TwoVenues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of a problem that must not change its solution. */
class InvariancesTest {

    private static final int PROBLEMS = 100;

    static List<PlacementSolver> solvers() {
        return List.of(
                new SingleVenue(),
                new TwoVenues(),
                new FullModel(),
                new NoOverbooking(),
                new LotGreedy(1),
                new GridSearch(5));
    }

    private static PlacementProblem problem(PlacementSolver solver, SplittableRandom random) {
        int venues = solver instanceof SingleVenue ? 1 : solver instanceof TwoVenues ? 2 : 3;
        List<OutflowDistribution> distributions = new ArrayList<>();
        for (int k = 0; k < venues; k++) {
            double mean = 2 + 40 * random.nextDouble();
            distributions.add(solver instanceof TwoVenues ? new Exponential(mean) : new Poisson(mean));
        }
        PlacementCosts costs = RandomProblems.costs(random);
        return new PlacementProblem(
                20,
                solver instanceof TwoVenues ? RandomProblems.withoutTheta(costs) : costs,
                RandomProblems.venues(random, venues, 20),
                new IndependentOutflows(distributions));
    }

    private static PlacementProblem scaled(PlacementProblem problem, double factor) {
        List<PlacementVenue> venues = problem.venues().stream()
                .map(venue -> new PlacementVenue(venue.queue(), venue.rebate() * factor))
                .toList();
        return new PlacementProblem(problem.qty(), problem.costs().scaled(factor), venues, problem.outflows());
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void pricesInAnotherCurrencyScaleTheCost(PlacementSolver solver) {
        SplittableRandom random = new SplittableRandom(71);
        for (int i = 0; i < PROBLEMS; i++) {
            PlacementProblem problem = problem(solver, random);
            CertifiedPlacement found = solver.solve(problem);
            CertifiedPlacement other = solver.solve(scaled(problem, 64));
            double here = ExpectedCost.of(problem).cost(other.placement());
            assertThat(here).as("%s", problem).isCloseTo(found.cost(), within(1e-11));
            assertThat(other.cost()).isCloseTo(64 * found.cost(), within(1e-10));
        }
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void theOrderOfVenuesDoesNotMatter(PlacementSolver solver) {
        SplittableRandom random = new SplittableRandom(72);
        for (int i = 0; i < PROBLEMS; i++) {
            PlacementProblem problem = problem(solver, random);
            List<Integer> order = new ArrayList<>();
            for (int k = 0; k < problem.venues().size(); k++) {
                order.add(k);
            }
            Collections.shuffle(order, new Random(i));
            PlacementProblem other = new PlacementProblem(
                    problem.qty(),
                    problem.costs(),
                    order.stream().map(problem.venues()::get).toList(),
                    new IndependentOutflows(
                            order.stream().map(problem.outflows()::marginal).toList()));
            assertThat(solver.solve(other).cost())
                    .as("%s", problem)
                    .isCloseTo(solver.solve(problem).cost(), within(1e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void aVenueWhereNothingCanBeFilledChangesNothing(PlacementSolver solver) {
        SplittableRandom random = new SplittableRandom(73);
        for (int i = 0; i < PROBLEMS; i++) {
            PlacementProblem problem = problem(solver, random);
            List<PlacementVenue> venues = new ArrayList<>(problem.venues());
            venues.add(new PlacementVenue(100_000, 0.001));
            List<OutflowDistribution> distributions =
                    new ArrayList<>(((IndependentOutflows) problem.outflows()).distributions());
            distributions.add(solver instanceof TwoVenues ? new Exponential(5) : new Poisson(5));
            PlacementProblem more = new PlacementProblem(
                    problem.qty(), problem.costs(), venues, new IndependentOutflows(distributions));
            PlacementSolver general = solver.refusal(more).isEmpty() ? solver : new FullModel();
            assertThat(general.solve(more).cost())
                    .as("%s", problem)
                    .isCloseTo(solver.solve(problem).cost(), within(1e-6));
        }
    }
}
