package io.slipway.app.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.app.SharedFiles;
import io.slipway.placement.Alternative;
import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.Forecast;
import io.slipway.placement.Gap;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementVenue;
import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.Geometric;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.placement.distribution.Outflows;
import io.slipway.placement.distribution.Pareto;
import io.slipway.placement.distribution.Poisson;
import io.slipway.placement.distribution.Scenarios;
import io.slipway.placement.expectation.ExpectedCost;
import io.slipway.placement.solver.FullModel;
import io.slipway.placement.solver.LotGreedy;
import io.slipway.placement.solver.NoOverbooking;
import io.slipway.placement.solver.SingleVenue;
import io.slipway.placement.solver.StochasticApproximation;
import io.slipway.placement.solver.TwoVenues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The placement solvers on the reference numbers, which independent programs computed. */
class GoldenPlacementTest {

    private static final double RATE = 1e-9;
    /** The reference looks for the nearest point by sections, to about this. */
    private static final double PROJECTION = 5e-6;

    private static JsonNode read(String name) throws IOException {
        return JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build()
                .readTree(SharedFiles.file("golden/golden_" + name + ".json").toFile());
    }

    private static double number(JsonNode node, String key) {
        return node.get(key).asDouble();
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(item -> numbers.add(item.asDouble()));
        return numbers;
    }

    private static PlacementCosts costs(JsonNode of) {
        double over = of.has("lo") ? number(of, "lo") : 1;
        return new PlacementCosts(number(of, "h"), number(of, "f"), number(of, "lu"), over, number(of, "theta"));
    }

    private static Placement split(List<Double> x) {
        return new Placement(x.get(0), x.subList(1, x.size()));
    }

    private static List<PlacementVenue> venues(JsonNode queues, JsonNode rebates) {
        List<PlacementVenue> venues = new ArrayList<>();
        for (int k = 0; k < queues.size(); k++) {
            venues.add(
                    new PlacementVenue(queues.get(k).asDouble(), rebates.get(k).asDouble()));
        }
        return venues;
    }

    private static IndependentOutflows laws(int count, IntFunction<OutflowDistribution> law) {
        List<OutflowDistribution> laws = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            laws.add(law.apply(k));
        }
        return new IndependentOutflows(laws);
    }

    private static PlacementProblem exponentials(JsonNode of) {
        Outflows outflows = laws(
                of.get("mu").size(), k -> new Exponential(of.get("mu").get(k).asDouble()));
        return new PlacementProblem(number(of, "S"), costs(of), venues(of.get("Q"), of.get("r")), outflows);
    }

    private static double alternative(CertifiedPlacement found, String name) {
        return found.certificate().alternatives().stream()
                .filter(other -> other.name().equals(name))
                .mapToDouble(Alternative::cost)
                .findFirst()
                .orElseThrow();
    }

    private static PlacementProblem single(JsonNode of) {
        OutflowDistribution law = switch (of.get("dist").asText()) {
            case "pois" -> new Poisson(number(of, "mean"));
            case "exp" -> new Exponential(number(of, "mean"));
            default -> Pareto.ofMean(number(of, "mean"), number(of, "alpha"));
        };
        return new PlacementProblem(
                number(of, "S"),
                costs(of),
                List.of(new PlacementVenue(number(of, "Q"), number(of, "r"))),
                new IndependentOutflows(List.of(law)));
    }

    @Test
    void oneVenue() throws IOException {
        int checked = 0;
        for (JsonNode of : read("single")) {
            PlacementProblem problem = single(of);
            CertifiedPlacement found = new SingleVenue().solve(problem);
            String id = of.get("id").asText();
            double limit = found.placement().limits().get(0);
            assertThat(found.cost()).as(id).isCloseTo(number(of, "V"), within(RATE));
            assertThat(limit).as(id).isCloseTo(number(of, "L"), within(1e-6));
            assertThat(found.placement().market()).as(id).isCloseTo(number(of, "M"), within(1e-6));
            SingleVenue.Thresholds thresholds = new SingleVenue().thresholds(problem);
            assertThat(thresholds.allLimit()).as(id).isCloseTo(number(of, "lu_low"), within(RATE));
            assertThat(1 / thresholds.allMarket()).as(id).isCloseTo(1 / number(of, "lu_high"), within(RATE));
            assertThat(found.certificate().gap().kind()).isEqualTo(Gap.Kind.OPTIMALITY);
            assertThat(found.certificate().gap().value()).as(id).isLessThan(RATE);
            assertThat(alternative(found, "all market")).isCloseTo(number(of, "V_market"), within(RATE));
            assertThat(alternative(found, "all limit at venue 1")).isCloseTo(number(of, "V_limit"), within(RATE));
            checked++;
        }
        assertThat(checked).isEqualTo(10);
    }

    @Test
    void twoExponentialVenues() throws IOException {
        int closed = 0;
        for (JsonNode of : read("exp2")) {
            PlacementProblem problem = exponentials(of);
            String id = of.get("id").asText();
            double least = number(of, "V_num");
            assertThat(new FullModel().solve(problem).cost()).as(id).isCloseTo(least, within(1e-6));
            if (new TwoVenues().refusal(problem).isEmpty()) {
                CertifiedPlacement found = new TwoVenues().solve(problem);
                assertThat(found.cost()).as(id).isCloseTo(least, within(RATE));
                assertThat(found.certificate().gap().isCertified()).isTrue();
                assertThat(alternative(found, "all market")).isCloseTo(number(of, "V_M"), within(RATE));
                assertThat(alternative(found, "all limit at venue 1")).isCloseTo(number(of, "V_L1"), within(RATE));
                assertThat(alternative(found, "all limit at venue 2")).isCloseTo(number(of, "V_L2"), within(RATE));
                assertThat(alternative(found, "equal split")).isCloseTo(number(of, "V_E"), within(RATE));
                closed++;
            }
        }
        assertThat(closed).isEqualTo(6);
    }

    @Test
    void overbookingAtFiveVenues() throws IOException {
        JsonNode golden = read("overbook");
        List<PlacementVenue> venues =
                Collections.nCopies(5, new PlacementVenue(number(golden, "Q"), number(golden, "r")));
        for (JsonNode row : golden.get("rows")) {
            PlacementCosts costs = new PlacementCosts(
                    number(golden, "h"),
                    number(golden, "f"),
                    number(golden, "lu"),
                    number(row, "lo"),
                    number(row, "theta"));
            PlacementProblem problem = new PlacementProblem(100, costs, venues, laws(5, k -> Geometric.ofMean(60)));
            Placement expected = new Placement(number(row, "M"), Collections.nCopies(5, number(row, "L")));
            Forecast forecast = ExpectedCost.of(problem).forecast(expected);
            assertThat(forecast.cost()).isCloseTo(number(row, "V"), within(RATE));
            assertThat(forecast.underShares()).isCloseTo(number(row, "E_short"), within(RATE));
            assertThat(forecast.overShares()).isCloseTo(number(row, "E_over"), within(RATE));
            // The reference gives all venues the same quantity; different ones may cost a little less.
            double cost = new FullModel().solve(problem).cost();
            assertThat(cost).isBetween(number(row, "V") - 0.004, number(row, "V") + RATE);
        }
        assertThat(golden.get("rows")).hasSize(6);
    }

    @Test
    void scenariosAtFiveVenues() throws IOException {
        JsonNode golden = read("scenarios");
        double[][] rows = new double[golden.get("xi").size()][];
        for (int s = 0; s < rows.length; s++) {
            rows[s] = numbers(golden.get("xi").get(s)).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
        for (JsonNode of : golden.get("cases")) {
            PlacementProblem problem = new PlacementProblem(
                    number(golden, "S"), costs(of), venues(golden.get("Q"), golden.get("r")), Scenarios.of(rows));
            Placement onGrid = split(numbers(of.get("X")));
            assertThat(ExpectedCost.of(problem).cost(onGrid)).isCloseTo(number(of, "V"), within(RATE));
            CertifiedPlacement found = new FullModel().solve(problem);
            // Off the grid of 100 shares there may be better splits, never much.
            assertThat(found.cost()).as("%s", of.get("id")).isBetween(number(of, "V") - 0.15, number(of, "V") + RATE);
            assertThat(alternative(found, "all market")).isCloseTo(number(of, "V_M"), within(RATE));
            assertThat(alternative(found, "equal split")).isCloseTo(number(of, "V_E"), within(RATE));
        }
        assertThat(golden.get("cases")).hasSize(5);
    }

    @Test
    void withoutOverbooking() throws IOException {
        int checked = 0;
        for (JsonNode of : read("nob")) {
            PlacementProblem problem = exponentials(of);
            String id = of.get("id").asText();
            CertifiedPlacement found = new NoOverbooking().solve(problem);
            assertThat(found.cost()).as(id).isCloseTo(number(of, "V"), within(RATE));
            assertThat(found.placement().market()).as(id).isCloseTo(number(of, "M"), within(1e-6));
            for (int k = 0; k < problem.venues().size(); k++) {
                assertThat(found.placement().limits().get(k))
                        .isCloseTo(of.get("L").get(k).asDouble(), within(1e-6));
            }
            assertThat(found.certificate().gap().value()).as(id).isLessThan(RATE);
            CertifiedPlacement lots = new LotGreedy(100).solve(problem);
            assertThat(lots.cost()).as(id).isCloseTo(number(of.get("greedy100"), "V"), within(RATE));
            assertThat(lots.cost()).as(id).isCloseTo(number(of, "DP100"), within(RATE));
            checked++;
        }
        assertThat(checked).isEqualTo(6);
    }

    /** Table 1 of version 1: our cost is exact, the paper's split is costed exactly too. */
    @Test
    void tableOne() throws IOException {
        int rows = 0;
        for (JsonNode of : read("table1")) {
            PlacementProblem problem = PaperTable.problem(of.get("K").asInt(), number(of, "S"));
            CertifiedPlacement found = new FullModel().solve(problem);
            assertThat(found.cost()).as("%s", of).isBetween(number(of, "V") - 1e-3, number(of, "V") + RATE);
            Placement paper = PaperTable.paperSplit(problem.qty(), numbers(of.get("paperX")));
            double paperCost = ExpectedCost.of(problem).cost(paper);
            assertThat(paperCost).as("%s", of).isCloseTo(number(of, "V_exact_at_paperX"), within(RATE));
            assertThat(found.cost()).isLessThanOrEqualTo(paperCost);
            assertThat(alternative(found, "all market")).isCloseTo(number(of, "V_M"), within(RATE));
            assertThat(alternative(found, "all limit at venue 1")).isCloseTo(number(of, "V_L"), within(RATE));
            rows++;
        }
        assertThat(rows).isEqualTo(15);
    }

    @Test
    void stochasticApproximationFollowsTheTrace() throws IOException {
        JsonNode golden = read("sa_trace");
        int venues = golden.get("Q").size();
        PlacementProblem problem = new PlacementProblem(
                number(golden, "S"),
                costs(golden),
                venues(golden.get("Q"), golden.get("r")),
                laws(venues, k -> new Exponential(1000)));
        JsonNode trace = golden.get("trace");
        double[][] outflows = new double[trace.size()][];
        for (int n = 0; n < outflows.length; n++) {
            outflows[n] = numbers(trace.get(n).get("xi")).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
        Placement average = StochasticApproximation.average(problem, split(numbers(golden.get("X0"))), outflows);
        Placement expected = split(numbers(golden.get("Xbar")));
        assertThat(outflows).hasDimensions(6, venues);
        assertThat(average.market()).isCloseTo(expected.market(), within(PROJECTION));
        for (int k = 0; k < venues; k++) {
            assertThat(average.limits().get(k)).isCloseTo(expected.limits().get(k), within(PROJECTION));
        }
    }

    @Test
    void stochasticApproximationEndsNearTheOptimum() throws IOException {
        JsonNode golden = read("sa_convergence");
        for (int venues : new int[] {1, 2, 5}) {
            PlacementProblem problem = PaperTable.problem(venues, 1000);
            double least = new FullModel().solve(problem).cost();
            double gap = new StochasticApproximation(10_000, 11).solve(problem).cost() - least;
            double reference = number(golden.get("K" + venues + "_S1000_N10000"), "mean_gap");
            assertThat(gap).as("%s venues", venues).isBetween(0.0, 2 * reference);
        }
    }
}
