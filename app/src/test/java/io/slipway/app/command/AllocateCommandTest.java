package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocateCommandTest {

    private static final String ONE_VENUE = """
            qty: 1000
            half-spread: 2c
            take-fee: 0.3c
            lambda-under: 2.6c
            lambda-over: 2.4c
            venues:
              - {name: A, queue: 2000, rebate: 0.2c, outflow: {law: poisson, mean: 2200}}
            """;

    @TempDir
    private Path directory = Path.of("");

    private Commands allocate(String text, String... more) throws IOException {
        Path file = Files.writeString(directory.resolve("order.yaml"), text);
        String[] arguments = new String[more.length + 2];
        arguments[0] = "allocate";
        arguments[1] = file.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Commands.run(arguments);
    }

    private static String example() {
        return SharedFiles.root().resolve("examples/allocate.yaml").toString();
    }

    @Test
    void solvesThePapersFirstExample() throws IOException {
        Commands result = allocate(ONE_VENUE);
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("Take 728 now, rest 272")
                .contains("expected cost     14.2784")
                .contains("single-venue: the best of all placements")
                .contains("all limit at A");
    }

    @Test
    void writesTheSameAsJson() throws IOException {
        Commands result = allocate(ONE_VENUE, "--json");
        JsonNode solution =
                new ObjectMapper().readTree(result.out()).get("solutions").get(0);
        assertThat(solution.get("expected_cost").asDouble()).isCloseTo(14.2783777312, within(1e-9));
        assertThat(solution.get("market").asDouble()).isEqualTo(728);
        assertThat(solution.get("venues").get(0).get("limit").asDouble()).isEqualTo(272);
        assertThat(solution.get("gap").get("certified").asBoolean()).isTrue();
        assertThat(solution.get("under_probability").asDouble()
                        + solution.get("over_probability").asDouble())
                .isBetween(0.0, 1.0);
        assertThat(solution.get("alternatives")).hasSize(3);
    }

    @Test
    void comparesAllSolversThatApplyToTheShippedExample() throws IOException {
        Commands result = Commands.run("allocate", example(), "--solver", "all", "--json");
        assertThat(result.exitCode()).isZero();
        JsonNode root = new ObjectMapper().readTree(result.out());
        assertThat(root.get("solutions").findValuesAsText("solver"))
                .startsWith("full")
                .contains("no-overbooking", "lot-greedy", "stochastic-approximation");
        assertThat(root.get("refusals").get("two-venues").asText()).contains("venues=5");
        assertThat(root.get("solutions").get(0).get("gap").get("certified").asBoolean())
                .isFalse();
        Commands text = Commands.run("allocate", example(), "--solver", "all");
        assertThat(text.out()).contains("certified", "does not apply: it needs two venues");
        assertThat(text.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(160));
    }

    @Test
    void readsScenariosAndJson() throws IOException {
        String json = """
                {"side": "sell", "qty": 1000, "bid": 10, "ask": "10.02", "take-fee": 0.003, "lambda-under": 0.03, "lambda-over": 0.02,
                 "lot": 200, "venues": [{"queue": 300, "rebate": 0.002}, {"queue": 500, "rebate": 0.0016}],
                 "scenarios": [[700, 300], [200, 900], [1300, 600]], "weights": [1, 2, 1]}
                """;
        Commands result = allocate(json, "--solver", "grid");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("SELL 1,000 at 2 venues").contains("lots of 200", "average of 3 scenarios");
    }

    @Test
    void saysWhichAssumptionIsBroken() throws IOException {
        Commands result = allocate(ONE_VENUE.replace("lambda-over: 2.4c", "lambda-over: 1c"));
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("! A2 does not hold");
    }

    @ParameterizedTest
    @CsvSource({
        "'queue: 2000', 'queue: -5', 'venues[0].queue: negative: queue=-5'",
        "'queue: 2000', 'queue: many', 'venues[0].queue: not a number: value=many'",
        "'queue: 2000, ', '', 'venues[0].queue: missing'",
        "'law: poisson', 'law: cauchy', 'venues[0].outflow.law: unknown: value=cauchy'",
        "'mean: 2200', 'mean: 0', 'venues[0].outflow.mean: not positive: mean=0'",
        "'rebate: 0.2c', 'rebate: 2%', 'venues[0].rebate: not an amount'",
        "'rebate:', 'rebait:', 'venues[0].rebait: unknown key'",
        "'qty: 1000', 'qty: 0', 'qty: not positive'",
        "'half-spread: 2c', 'bid: 10', 'ask: missing'",
        "'half-spread: 2c', '', 'expected one of the two ways to give the spread'",
        "'lambda-under: 2.6c', 'lambda-under: 0', 'lambda-under: not positive'",
        "'take-fee: 0.3c', '', 'take-fee: missing'",
        "'venues:', 'scenarios: [[1, 2]]\nvenues:', 'venues[0].outflow: given beside scenarios'",
        "'qty: 1000', 'qty: 1000\nside: up', 'side: unknown: value=up'",
        "'qty: 1000', 'qty: 1000\nqty: 5', 'qty: given twice'"
    })
    void wrongInputNamesItsPath(String from, String to, String sentence) throws IOException {
        Commands result = allocate(ONE_VENUE.replace(from, to));
        assertThat(result.err()).startsWith("slipway: order.yaml: ").contains(sentence);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aSolverThatDoesNotApplyOrIsUnknownIsAUsageError() throws IOException {
        Commands refused = allocate(ONE_VENUE, "--solver", "two-venues");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("two-venues does not apply: it needs two venues");
        Commands unknown = allocate(ONE_VENUE, "--solver", "oracle");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("unknown: value=oracle", "no-overbooking");
        assertThat(Commands.run("allocate", directory.resolve("none.yaml").toString())
                        .err())
                .contains("none.yaml");
    }

    @Test
    void scenariosOfTheWrongLengthAreNamed() throws IOException {
        String text = ONE_VENUE.replace(", outflow: {law: poisson, mean: 2200}", "") + "scenarios: [[5], [1, 2]]\n";
        assertThat(allocate(text).err()).contains("scenarios[1]: numbers=2, venues=1");
    }
}
