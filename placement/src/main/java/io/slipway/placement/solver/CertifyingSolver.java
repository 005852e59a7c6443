package io.slipway.placement.solver;

import io.slipway.placement.Alternative;
import io.slipway.placement.Certificate;
import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.Forecast;
import io.slipway.placement.Gap;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementSolver;
import io.slipway.placement.Slopes;
import io.slipway.placement.expectation.ExpectedCost;
import io.slipway.placement.expectation.InformationBound;
import io.slipway.placement.expectation.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The common part of all solvers: refusals and certificates. */
abstract class CertifyingSolver implements PlacementSolver {

    /** Alternatives that are kept; each holds a placement over all venues. */
    private static final int MOST_ALTERNATIVES = 100;

    /** Solves a problem that is not refused. */
    abstract Solution solution(PlacementProblem problem);

    @Override
    public final Placement place(PlacementProblem problem) {
        checkAccepted(problem);
        return new Snap(problem.qty()).of(solution(problem).placement());
    }

    @Override
    public final CertifiedPlacement solve(PlacementProblem problem) {
        checkAccepted(problem);
        Solution solution = solution(problem);
        ExpectedCost objective = ExpectedCost.of(problem);
        Placement placement = new Snap(problem.qty()).of(solution.placement());
        Forecast forecast = objective.forecast(placement);
        double bound = InformationBound.of(new Terms(problem));
        Certificate certificate = new Certificate(
                name(),
                withBound(solution.gap(), forecast.cost() - bound),
                objective.method(),
                forecast,
                shadowPrices(objective, placement),
                alternatives(problem, objective),
                bound,
                problem.assumptions());
        return new CertifiedPlacement(placement, certificate);
    }

    private void checkAccepted(PlacementProblem problem) {
        refusal(problem).ifPresent(reason -> {
            throw new IllegalArgumentException(name() + " does not apply: " + reason);
        });
    }

    private static Gap withBound(Gap gap, double aboveBound) {
        return gap.kind() == Gap.Kind.NONE ? new Gap(gap.kind(), aboveBound, gap.among()) : gap;
    }

    private static Certificate.ShadowPrices shadowPrices(ExpectedCost objective, Placement placement) {
        List<Slopes> slopes = new ArrayList<>(placement.venues());
        for (int k = 0; k < placement.venues(); k++) {
            slopes.add(objective.slopes(placement, k));
        }
        return new Certificate.ShadowPrices(objective.marketSlopes(placement), slopes);
    }

    private static List<Alternative> alternatives(PlacementProblem problem, ExpectedCost objective) {
        int venues = problem.venues().size();
        List<Alternative> alternatives = new ArrayList<>(venues + 2);
        add(alternatives, objective, "all market", Placement.allMarket(problem.qty(), venues));
        for (int venue : cheapest(problem, objective)) {
            String name = "all limit at venue " + (venue + 1);
            add(alternatives, objective, name, Placement.allLimit(problem.qty(), venues, venue));
        }
        add(alternatives, objective, "equal split", Placement.equalSplit(problem.qty(), venues));
        return alternatives;
    }

    /** Venues at which the whole order rests at the lowest cost, in their order; all of them unless there are very many. */
    private static int[] cheapest(PlacementProblem problem, ExpectedCost objective) {
        int venues = problem.venues().size();
        double[] x = new double[venues + 1];
        double[] costs = new double[venues];
        for (int k = 0; k < venues; k++) {
            x[k + 1] = problem.qty();
            costs[k] = objective.cost(x);
            x[k + 1] = 0;
        }
        return IntStream.range(0, venues)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> costs[k]))
                .limit(MOST_ALTERNATIVES)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void add(List<Alternative> all, ExpectedCost objective, String name, Placement placement) {
        all.add(new Alternative(name, placement, objective.cost(placement)));
    }
}
