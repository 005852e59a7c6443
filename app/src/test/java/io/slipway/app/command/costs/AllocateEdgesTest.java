package io.slipway.app.command.costs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Placements at the edges of what is valid: a sound answer of every solver that applies, or one sentence. */
class AllocateEdgesTest {

    private static final String TWO_VENUES = """
            side: buy
            qty: 1000
            half-spread: 2c
            take-fee: 0.3c
            lambda-under: 5c
            lambda-over: 4c
            lot: 100
            venues:
              - {name: A, queue: 800, rebate: 0.2c, outflow: {law: exponential, mean: 900}}
              - {name: B, queue: 300, rebate: 0.1c, outflow: {law: exponential, mean: 500}}
            """;

    @TempDir
    private Path directory = Path.of("");

    private Commands allocate(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("order.yaml"), text);
        return Commands.run("allocate", file.toString(), "--solver", "all", "--json");
    }

    @ParameterizedTest
    @CsvSource({
        "'qty: 1000', 'qty: 1'",
        "'qty: 1000', 'qty: 999'",
        "'qty: 1000', 'qty: 50'",
        "'queue: 800', 'queue: 0'",
        "'queue: 800', 'queue: 1000000000'",
        "'mean: 900', 'mean: 0.000001'",
        "'mean: 900', 'mean: 1000000000000'",
        "'law: exponential, mean: 900', 'law: poisson, mean: 0.001'",
        "'law: exponential, mean: 900', 'law: geometric, mean: 0.5'",
        "'law: exponential, mean: 900', 'law: pareto, mean: 900, shape: 1.01'",
        "'law: exponential, mean: 900', 'law: empirical, values: [0]'",
        "'law: exponential, mean: 900', 'law: empirical, values: [1800, 1800], weights: [0, 1]'",
        "'name: B, queue: 300, rebate: 0.1c', 'name: A2, queue: 800, rebate: 0.2c'",
        "'half-spread: 2c', 'half-spread: 0'",
        "'take-fee: 0.3c', 'take-fee: -0.3c'",
        "'lambda-over: 4c', 'lambda-over: 0.0001c'",
        "'lambda-under: 5c', 'lambda-under: 500'",
        "'lot: 100', 'lot: 100\ntheta: 1c'",
        "'rebate: 0.2c', 'rebate: -5c'",
        "'lot: 100', 'lot: 1000'"
    })
    void everySolverGivesASoundAnswer(String from, String to) throws IOException {
        checkSolvers(from, to);
    }

    /** The full solver does not certify this one, and tries some seconds of CPU time. */
    @Tag("slow")
    @Test
    void everySolverGivesASoundAnswerForATailThatIsHardToCertify() throws IOException {
        checkSolvers("law: exponential, mean: 900", "law: pareto, mean: 900, shape: 1000");
    }

    private void checkSolvers(String from, String to) throws IOException {
        assertThat(TWO_VENUES).contains(from);
        Commands done = allocate(TWO_VENUES.replace(from, to));
        assertThat(done.exitCode()).as(done.err()).isZero();
        JsonNode root = new ObjectMapper().readTree(done.out());
        assertThat(root.get("solutions")).isNotEmpty();
        double qty = root.get("qty").asDouble();
        double best = Double.POSITIVE_INFINITY;
        for (JsonNode each : root.get("solutions")) {
            double placed = each.get("market").asDouble();
            assertThat(placed).isBetween(0.0, qty);
            for (JsonNode venue : each.get("venues")) {
                assertThat(venue.get("limit").asDouble()).isBetween(0.0, qty * (1 + 1e-9));
            }
            double under = each.get("under_probability").asDouble();
            double over = each.get("over_probability").asDouble();
            assertThat(under).isBetween(0.0, 1.0);
            assertThat(over).isBetween(0.0, 1.0);
            assertThat(under + over).isLessThanOrEqualTo(1 + 1e-9);
            double cost = each.get("expected_cost").asDouble();
            assertThat(cost).isFinite();
            boolean isOfAll = List.of("full", "two-venues", "single-venue")
                    .contains(each.get("solver").asText());
            if (isOfAll && each.get("gap").get("certified").asBoolean()) {
                best = Math.min(best, cost);
            }
        }
        double tolerance = 1e-6 * Math.max(1, Math.abs(best));
        for (JsonNode each : root.get("solutions")) {
            if (best < Double.POSITIVE_INFINITY) {
                assertThat(each.get("expected_cost").asDouble())
                        .as("%s beats a certified optimum", each.get("solver"))
                        .isGreaterThanOrEqualTo(best - tolerance);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'shape', 'law: pareto, mean: 900, shape: 1', 'shape'",
        "'shape', 'law: pareto, mean: 900, shape: NaN', 'shape'",
        "'values', 'law: empirical, values: []', 'values'",
        "'values', 'law: empirical, values: [-1]', 'values'",
        "'weights', 'law: empirical, values: [1, 2], weights: [0, 0]', 'weights'",
        "'weights', 'law: empirical, values: [1, 2], weights: [1]', 'weights'",
        "'mean', 'law: exponential, mean: Infinity', 'mean'",
        "'mean', 'law: exponential, mean: 1e400', 'mean'"
    })
    void anOutflowThatIsNoneIsOneSentence(String name, String outflow, String key) throws IOException {
        Commands refused = allocate(TWO_VENUES.replace("law: exponential, mean: 900", outflow));
        assertThat(refused.exitCode()).as(name + refused.out()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).startsWith("slipway: order.yaml: ").contains(key);
    }

    @Test
    void noVenuesAreOneSentence() throws IOException {
        Commands refused = allocate(TWO_VENUES.substring(0, TWO_VENUES.indexOf("venues:")) + "venues: []\n");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains("venues");
    }
}
