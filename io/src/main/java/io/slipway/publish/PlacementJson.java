package io.slipway.publish;

import io.slipway.placement.Alternative;
import io.slipway.placement.Certificate;
import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementProblem;
import io.slipway.result.file.PlacementKeys;
import io.slipway.result.schema.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Placements with their certificates as JSON. Amounts are in quote currency, quantities in shares. */
public final class PlacementJson {

    private final PlacementProblem problem;
    private final List<String> venues;

    private PlacementJson(PlacementProblem problem, List<String> venues) {
        this.problem = problem;
        this.venues = venues;
    }

    /**
     * The solutions of some solvers and the refusals of the others.
     *
     * @param venues names of the venues
     * @param found solutions, the first one first
     * @param refusals solver: reason
     */
    public static String write(
            PlacementProblem problem,
            List<String> venues,
            List<CertifiedPlacement> found,
            Map<String, String> refusals) {
        PlacementJson json = new PlacementJson(problem, venues);
        return JsonFile.text(Values.of(PlacementKeys.FILE)
                .put(PlacementKeys.QTY, problem.qty())
                .put(PlacementKeys.BROKEN_ASSUMPTIONS, problem.assumptions())
                .put(PlacementKeys.SOLUTIONS, found.stream().map(json::solution).toList())
                .put(PlacementKeys.REFUSALS, refusals));
    }

    private Values solution(CertifiedPlacement solution) {
        Certificate certificate = solution.certificate();
        Placement placement = solution.placement();
        return Values.of(PlacementKeys.SOLUTION)
                .put(PlacementKeys.SOLVER, certificate.solver())
                .put(PlacementKeys.EXPECTED_COST, solution.cost())
                .put(PlacementKeys.MARKET, placement.market())
                .put(PlacementKeys.VENUES, venues(certificate, placement))
                .put(
                        PlacementKeys.MARKET_SHADOW_PRICE,
                        certificate.shadowPrices().market().above())
                .put(
                        PlacementKeys.MARKET_SAVING_BELOW,
                        finite(certificate.shadowPrices().market().below()))
                .put(PlacementKeys.PROBABILITY_ERROR, certificate.forecast().probabilityError())
                .put(PlacementKeys.UNDER_PROBABILITY, certificate.forecast().underProbability())
                .put(PlacementKeys.UNDER_SHARES, certificate.forecast().underShares())
                .put(PlacementKeys.OVER_PROBABILITY, certificate.forecast().overProbability())
                .put(PlacementKeys.OVER_SHARES, certificate.forecast().overShares())
                .put(PlacementKeys.GAP_OF, gap(certificate))
                .put(
                        PlacementKeys.ALTERNATIVES,
                        certificate.alternatives().stream()
                                .map(PlacementJson::alternative)
                                .toList());
    }

    private List<Values> venues(Certificate certificate, Placement placement) {
        List<Values> limits = new ArrayList<>();
        for (int k = 0; k < venues.size(); k++) {
            limits.add(Values.of(PlacementKeys.VENUE)
                    .put(PlacementKeys.NAME, venues.get(k))
                    .put(PlacementKeys.QUEUE, problem.venues().get(k).queue())
                    .put(PlacementKeys.LIMIT, placement.limits().get(k))
                    .put(
                            PlacementKeys.EXPECTED_FILL,
                            certificate.forecast().fills().get(k))
                    .put(
                            PlacementKeys.SHADOW_PRICE,
                            certificate.shadowPrices().venues().get(k).above())
                    .put(
                            PlacementKeys.SAVING_BELOW,
                            finite(certificate.shadowPrices().venues().get(k).below())));
        }
        return limits;
    }

    private static Values gap(Certificate certificate) {
        return Values.of(PlacementKeys.GAP)
                .put(PlacementKeys.KIND, certificate.gap().kind().name())
                .put(PlacementKeys.CERTIFIED, certificate.gap().isCertified())
                .put(PlacementKeys.VALUE, finite(certificate.gap().value()))
                .put(PlacementKeys.AMONG, certificate.gap().among())
                .put(PlacementKeys.TEXT, certificate.gap().text())
                .put(PlacementKeys.EXPECTATION, certificate.expectation())
                .put(PlacementKeys.LOWER_BOUND, finite(certificate.lowerBound()));
    }

    private static Values alternative(Alternative other) {
        return Values.of(PlacementKeys.ALTERNATIVE)
                .put(PlacementKeys.ALTERNATIVE_NAME, other.name())
                .put(PlacementKeys.ALTERNATIVE_COST, other.cost());
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
