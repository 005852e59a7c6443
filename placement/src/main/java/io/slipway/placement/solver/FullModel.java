package io.slipway.placement.solver;

import io.slipway.placement.Gap;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.descent.Descent;
import io.slipway.placement.descent.LatticeMoves;
import io.slipway.placement.descent.Moves;
import io.slipway.placement.descent.PairMoves;
import io.slipway.placement.descent.ScenarioMoves;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.Scenarios;
import io.slipway.placement.expectation.ExpectedCost;
import io.slipway.placement.expectation.FillLattice;
import io.slipway.placement.expectation.IndependentExpectation;
import io.slipway.placement.expectation.Terms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The whole model, over-booking included, for any number of venues: descent along lines ({@link Descent}) from many starts, among them all
 * corners, the equal split and the solution without over-booking. Scenarios are averaged; independent whole-share outflows are
 * convolved, exactly; two continuous ones are integrated; more go on a lattice of 1,000 steps.
 *
 * <p>Under A2 the cost is not convex, whatever Proposition 2 says, so a local minimum is not known to be the best: the certificate
 * says so. With one venue it is exact.
 */
public final class FullModel extends CertifyingSolver {

    private static final int FIRST_CELLS = 128;
    private static final int SECOND_CELLS = 1_024;
    private static final int LATTICE_CELLS = 1_000;
    private static final int FIRST_SCENARIOS = 64;
    private static final int ROUGH_ROUNDS = 3;
    private static final int MOST_ROUNDS = 60;
    private static final int KEPT = 2;
    private static final int SPREAD = 24;
    private static final int FURTHER = 3;
    private static final int HALVINGS = 60;
    private static final double TIE = 1e-13;
    /** Every transfer between two venues is tried with the distribution of all others: 40 venues take seconds, 100 minutes. */
    static final int MOST_VENUES = 50;

    @Override
    public String name() {
        return "full";
    }

    @Override
    public Optional<String> refusal(PlacementProblem problem) {
        int venues = problem.venues().size();
        return venues <= MOST_VENUES || live(problem).length <= MOST_VENUES
                ? Optional.empty()
                : Optional.of("it compares every pair of venues, for at most " + MOST_VENUES + ": venues=" + venues);
    }

    @Override
    Solution solution(PlacementProblem problem) {
        int[] live = live(problem);
        if (live.length == 0 || live.length == problem.venues().size()) {
            return ofLive(problem);
        }
        Solution solution = ofLive(problem.withVenues(live));
        double[] part = solution.placement().toArray();
        double[] x = new double[problem.venues().size() + 1];
        x[0] = part[0];
        for (int i = 0; i < live.length; i++) {
            x[live[i] + 1] = part[i + 1];
        }
        return new Solution(Placement.of(x), solution.gap());
    }

    /** The venues where anything can be filled. */
    private static int[] live(PlacementProblem problem) {
        return IntStream.range(0, problem.venues().size())
                .filter(k -> problem.outflows()
                                .marginal(k)
                                .survival(problem.venues().get(k).queue())
                        > 0)
                .toArray();
    }

    private static Solution ofLive(PlacementProblem problem) {
        SingleVenue single = new SingleVenue();
        if (single.refusal(problem).isEmpty()) {
            return single.solution(problem);
        }
        Terms terms = new Terms(problem);
        ExpectedCost objective = ExpectedCost.of(problem);
        if (BoundLimits.applies(terms)) {
            return new BoundLimits(terms, objective)
                    .solution(problem.outflows() instanceof IndependentOutflows && FillLattice.fitsWhole(terms));
        }
        List<double[]> starts = starts(terms);
        List<Moves> levels = levels(problem, terms);
        if (levels.size() == 1 && !(levels.get(0) instanceof PairMoves)) {
            starts.addAll(spread(terms, SPREAD));
        }
        double[] found = best(levels, terms, starts);
        Gap gap = new Gap(Gap.Kind.NONE, 0, "best of " + starts.size() + " starts");
        return new Solution(Placement.of(better(objective, found, starts.get(0), terms)), gap);
    }

    private static double[] best(List<Moves> levels, Terms terms, List<double[]> starts) {
        if (levels.size() == 1) {
            return furthest(levels.get(0), terms, descended(levels.get(0), terms, starts, MOST_ROUNDS));
        }
        List<double[]> splits = descended(levels.get(0), terms, starts, 0);
        for (int level = 0; level < levels.size() - 1; level++) {
            splits =
                    descended(levels.get(level), terms, splits.subList(0, Math.min(KEPT, splits.size())), ROUGH_ROUNDS);
        }
        return descended(levels.get(levels.size() - 1), terms, splits.subList(0, 1), MOST_ROUNDS)
                .get(0);
    }

    /** Takes the best few further. */
    private static double[] furthest(Moves moves, Terms terms, List<double[]> splits) {
        Descent descent = Descent.exact(moves, terms);
        double[] best = splits.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (double[] x : splits.subList(0, Math.min(FURTHER, splits.size()))) {
            double cost = descent.descendFurther(x, MOST_ROUNDS);
            if (cost < least) {
                least = cost;
                best = x;
            }
        }
        return best;
    }

    /** The one found, unless the first start, which no lattice has rounded, is as good. */
    private static double[] better(ExpectedCost objective, double[] found, double[] first, Terms terms) {
        double tie = TIE * terms.qty * terms.swing();
        return objective.cost(first) <= objective.cost(found) + tie ? first : found;
    }

    /** From rough to exact. */
    private static List<Moves> levels(PlacementProblem problem, Terms terms) {
        List<Moves> levels = new ArrayList<>();
        if (problem.outflows() instanceof Scenarios scenarios) {
            if (scenarios.count() >= 2 * FIRST_SCENARIOS) {
                levels.add(new ScenarioMoves(terms, scenarios, scenarios.count() / FIRST_SCENARIOS));
            }
            levels.add(new ScenarioMoves(terms, scenarios, 1));
            return levels;
        }
        boolean isPair = terms.venues() == 2
                && IndependentExpectation.isContinuous(terms.distributions[0])
                && IndependentExpectation.isContinuous(terms.distributions[1]);
        int finest = isPair ? FIRST_CELLS : cells(terms);
        for (int cells : new int[] {FIRST_CELLS, SECOND_CELLS}) {
            if (finest > 2 * cells) {
                levels.add(lattice(terms, cells, cells));
            }
        }
        levels.add(isPair ? new PairMoves(terms) : lattice(terms, finest, levels.isEmpty() ? finest : FIRST_CELLS));
        return levels;
    }

    private static Moves lattice(Terms terms, int cells, int widest) {
        return new LatticeMoves(terms, new FillLattice(terms, terms.qty / cells, cells), widest);
    }

    /** One share a step where that is exact. */
    private static int cells(Terms terms) {
        return FillLattice.fitsWhole(terms) ? (int) terms.qty : LATTICE_CELLS;
    }

    static List<double[]> starts(Terms terms) {
        List<double[]> starts = new ArrayList<>();
        int venues = terms.venues();
        if (NoOverbooking.refusalOf(terms).isEmpty()) {
            starts.add(NoOverbooking.split(terms));
        }
        starts.add(Placement.equalSplit(terms.qty, venues).toArray());
        for (double taken : new double[] {0, 0.5, 0.8}) {
            starts.add(overbooked(terms, taken * terms.qty));
        }
        for (int k = 0; k < venues; k++) {
            starts.add(Placement.allLimit(terms.qty, venues, k).toArray());
        }
        starts.add(Placement.allMarket(terms.qty, venues).toArray());
        return starts;
    }

    /**
     * Splits spread evenly over the feasible set, by multiples of the roots of x^(d+1) = x + 1 modulo one (the R sequence of M.
     * Roberts). Few scenarios make sharp ridges on which a descent along lines stops early; many starts avoid this.
     */
    private static List<double[]> spread(Terms terms, int count) {
        double root = 2;
        for (int i = 0; i < HALVINGS; i++) {
            root = StrictMath.pow(1 + root, 1.0 / (terms.venues() + 2));
        }
        List<double[]> spread = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            double[] x = new double[terms.venues() + 1];
            double power = 1;
            for (int j = 0; j < x.length; j++) {
                power /= root;
                double part = (0.5 + i * power) % 1;
                x[j] = part * (j == 0 ? terms.qty : terms.qty - x[0]);
            }
            spread.add(x);
        }
        return spread;
    }

    /** The remaining quantity at every venue. */
    private static double[] overbooked(Terms terms, double market) {
        double[] x = new double[terms.venues() + 1];
        Arrays.fill(x, terms.qty - market);
        x[0] = market;
        return x;
    }

    /** Descends from each split, a little where no rounds are asked; cheapest first. */
    private static List<double[]> descended(Moves moves, Terms terms, List<double[]> splits, int rounds) {
        Descent descent = moves instanceof ScenarioMoves sample && sample.isLarge()
                ? Descent.close(moves, terms)
                : Descent.exact(moves, terms);
        List<Found> found = new ArrayList<>();
        for (double[] split : splits) {
            double[] x = split.clone();
            moves.align(x);
            double cost = rounds == 0 ? descent.glance(x) : descent.descend(x, rounds);
            found.add(new Found(x, cost));
        }
        found.sort(Comparator.comparingDouble(split -> split.cost));
        return found.stream().map(split -> split.x).toList();
    }

    /** A split and its cost. */
    private static final class Found {

        private final double[] x;
        private final double cost;

        Found(double[] x, double cost) {
            this.x = x;
            this.cost = cost;
        }
    }
}
