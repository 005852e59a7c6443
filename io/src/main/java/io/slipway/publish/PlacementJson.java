package io.slipway.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.placement.Alternative;
import io.slipway.placement.Certificate;
import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementProblem;
import java.util.List;
import java.util.Map;

/** Placements with their certificates as JSON. Amounts are in quote currency, quantities in shares. */
public final class PlacementJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PlacementProblem problem;
    private final List<String> venues;

    private PlacementJson(PlacementProblem problem, List<String> venues) {
        this.problem = problem;
        this.venues = venues;
    }

    /**
     * What solvers found, and why others do not apply.
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
        ObjectNode root = MAPPER.createObjectNode();
        root.put("qty", problem.qty());
        ArrayNode assumptions = root.putArray("broken_assumptions");
        problem.assumptions().forEach(assumptions::add);
        ArrayNode solutions = root.putArray("solutions");
        found.forEach(solution -> json.add(solutions.addObject(), solution));
        ObjectNode refused = root.putObject("refusals");
        refusals.forEach(refused::put);
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree cannot be written as JSON", e);
        }
    }

    private void add(ObjectNode node, CertifiedPlacement solution) {
        Certificate certificate = solution.certificate();
        Placement placement = solution.placement();
        node.put("solver", certificate.solver());
        node.put("expected_cost", solution.cost());
        node.put("market", placement.market());
        ArrayNode limits = node.putArray("venues");
        for (int k = 0; k < venues.size(); k++) {
            ObjectNode limit = limits.addObject();
            limit.put("name", venues.get(k));
            limit.put("queue", problem.venues().get(k).queue());
            limit.put("limit", placement.limits().get(k));
            limit.put("expected_fill", certificate.forecast().fills().get(k));
            limit.put("shadow_price", certificate.shadowPrices().get(k));
        }
        node.put("market_shadow_price", certificate.marketShadowPrice());
        node.put("under_probability", certificate.forecast().underProbability());
        node.put("under_shares", certificate.forecast().underShares());
        node.put("over_probability", certificate.forecast().overProbability());
        node.put("over_shares", certificate.forecast().overShares());
        addGap(node.putObject("gap"), certificate);
        ArrayNode alternatives = node.putArray("alternatives");
        certificate.alternatives().forEach(other -> add(alternatives.addObject(), other));
    }

    private static void addGap(ObjectNode node, Certificate certificate) {
        node.put("kind", certificate.gap().kind().name());
        node.put("certified", certificate.gap().isCertified());
        putFinite(node, "value", certificate.gap().value());
        node.put("among", certificate.gap().among());
        node.put("text", certificate.gap().text());
        node.put("expectation", certificate.expectation());
        putFinite(node, "lower_bound", certificate.lowerBound());
    }

    private static void add(ObjectNode node, Alternative other) {
        node.put("name", other.name());
        node.put("expected_cost", other.cost());
    }

    private static void putFinite(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
