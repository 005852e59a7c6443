package io.slipway.placement.solver;

import io.slipway.placement.Alternative;
import io.slipway.placement.Certificate;
import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.Forecast;
import io.slipway.placement.Gap;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementSolver;
import io.slipway.placement.expectation.ExpectedCost;
import io.slipway.placement.expectation.InformationBound;
import io.slipway.placement.expectation.Terms;
import java.util.ArrayList;
import java.util.List;

/** The common part of all solvers: refusals and certificates. */
abstract class CertifyingSolver implements PlacementSolver {

    /** Solves a problem that is not refused. */
    abstract Solution solution(PlacementProblem problem);

    @Override
    public final Placement place(PlacementProblem problem) {
        checkAccepted(problem);
        return solution(problem).placement();
    }

    @Override
    public final CertifiedPlacement solve(PlacementProblem problem) {
        checkAccepted(problem);
        Solution solution = solution(problem);
        Placement placement = solution.placement();
        ExpectedCost objective = ExpectedCost.of(problem);
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
        List<Double> prices = new ArrayList<>(placement.venues());
        for (int k = 0; k < placement.venues(); k++) {
            prices.add(objective.shadowPrice(placement, k));
        }
        return new Certificate.ShadowPrices(objective.marketShadowPrice(placement), prices);
    }

    private static List<Alternative> alternatives(PlacementProblem problem, ExpectedCost objective) {
        int venues = problem.venues().size();
        List<Alternative> alternatives = new ArrayList<>(venues + 2);
        add(alternatives, objective, "all market", Placement.allMarket(problem.qty(), venues));
        for (int k = 0; k < venues; k++) {
            add(alternatives, objective, "all limit at venue " + (k + 1), Placement.allLimit(problem.qty(), venues, k));
        }
        add(alternatives, objective, "equal split", Placement.equalSplit(problem.qty(), venues));
        return alternatives;
    }

    private static void add(List<Alternative> all, ExpectedCost objective, String name, Placement placement) {
        all.add(new Alternative(name, placement, objective.cost(placement)));
    }
}
