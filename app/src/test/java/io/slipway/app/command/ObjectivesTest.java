package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ExitCode;
import io.slipway.search.NamedObjective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches of other parameters than the penalties, and by other figures than the cash. */
class ObjectivesTest {

    @TempDir
    private Path directory = Path.of("");

    private JsonNode tuned(String... more) throws IOException {
        Path out = directory.resolve("run");
        String input = SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
        Commands run = Commands.run(Stream.concat(
                        Stream.of("tune", "--input", input, "--qty", "2000", "--quiet", "--out", out.toString()),
                        Arrays.stream(more))
                .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Commands.run("audit", out.toString()).err()).isEmpty();
        return new ObjectMapper().readTree(out.resolve("results.json").toFile());
    }

    @ParameterizedTest
    @EnumSource(NamedObjective.class)
    void aSearchRanksByTheFigureAskedFor(NamedObjective objective) throws IOException {
        JsonNode results = tuned("--under-test", "cont-kukanov-static", "--objective", objective.label());
        assertThat(results.at("/search/objective").asText()).isEqualTo(objective.label());
        assertThat(Files.readString(directory.resolve("run/config.best.yaml")))
                .contains("objective=" + objective.label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pov participation", "almgren-chriss urgency", "obizhaeva-wang urgency"})
    void aSearchHoldsTheParametersOfTheStrategyUnderTestAndNoOther(String strategyAndParameter) throws IOException {
        String[] words = strategyAndParameter.split(" ", -1);
        JsonNode results = tuned("--under-test", words[0], "--strategies", words[0] + ",cont-kukanov-static");
        assertThat(results.path("best_parameters").fieldNames()).toIterable().containsExactly(words[1]);
        assertThat(results.at("/search/untuned/parameters").fieldNames())
                .toIterable()
                .containsExactly(words[1]);
        assertThat(results.at("/strategies/" + words[0] + "/parameters")).isEqualTo(results.path("best_parameters"));
        assertThat(Files.readString(directory.resolve("run/config.best.yaml")))
                .contains("\n" + words[1] + ": ")
                .doesNotContain("lambda");
    }

    @Test
    void aWrongObjectiveIsCorrectedAndHelpListsThemAll() {
        Commands wrong = Commands.run("tune", "--objective", "shortfal");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("did you mean shortfall?");
        String help = Commands.run("tune", "--help-all").out();
        for (NamedObjective each : NamedObjective.values()) {
            assertThat(help).contains(each.label() + " (");
        }
    }
}
