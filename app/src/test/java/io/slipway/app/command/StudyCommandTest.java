package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.report.StudyReport;
import io.slipway.report.audit.Audit;
import io.slipway.report.audit.Finding;
import io.slipway.report.audit.Finding.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {

    @TempDir
    private Path directory = Path.of("");

    private Path study(String name, List<String> arguments) {
        Path out = directory.resolve(name);
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--out", out.toString(), "--quiet"));
        Commands result = Commands.run(all.toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        return out;
    }

    private static String text(Path run, String file) throws IOException {
        return Files.readString(run.resolve(file));
    }

    /** Ten seconds in slices of ten are one slice, taken whole at the start; in slices of four they are three. */
    @Test
    void aHorizonOfOneSliceIsSaidToLeaveSchedulesNothingToSpread() throws IOException {
        Path whole = study("whole", ofTenSeconds("10s"));
        JsonNode study = new ObjectMapper().readTree(text(whole, "study.json"));
        assertThat(study.path("slices").asInt()).isEqualTo(1);
        assertThat(study.path("strategies").findValues("mean_cost_bps"))
                .hasSize(3)
                .containsOnly(study.at("/strategies/0/mean_cost_bps"));
        assertThat(text(whole, "study.html"))
                .contains("The horizon of 10s is a single slice of 10s. Twap, vwap send the whole order at its start");
        Path parts = study("parts", ofTenSeconds("4s"));
        assertThat(new ObjectMapper()
                        .readTree(text(parts, "study.json"))
                        .path("slices")
                        .asInt())
                .isEqualTo(3);
        assertThat(text(parts, "study.html")).doesNotContain("is a single slice");
    }

    private static List<String> ofTenSeconds(String slice) {
        String input = SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
        return List.of(
                "study",
                "--input",
                input,
                "--starts",
                "6",
                "--horizon",
                "10s",
                "--slice",
                slice,
                "--sizes",
                "500",
                "--strategies",
                "best-ask,twap,vwap",
                "--baseline",
                "best-ask");
    }

    @Test
    void aStudyIsTheSameOnAnyNumberOfThreadsAndJudgesTuningOnLaterOrders() throws IOException {
        String[] arguments = {
            "study",
            "--input",
            SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString(),
            "--start",
            "2024-08-01T14:00:30Z",
            "--horizon",
            "8s",
            "--slice",
            "4s",
            "--starts",
            "60",
            "--sizes",
            "300",
            "--strategies",
            "twap,best-ask,cont-kukanov",
            "--allocator",
            "cont-kukanov",
            "--lambda-under",
            "0.005,0.05",
            "--folds",
            "6",
            "--fee",
            "0.3c",
            "--rebate",
            "0.2c"
        };
        List<String> one = new ArrayList<>(List.of(arguments));
        one.addAll(List.of("--threads", "1"));
        Path first = study("one", one);
        Path second = study("two", List.of(arguments));
        assertThat(text(first, "study.json")).isEqualTo(text(second, "study.json"));
        assertThat(text(first, "study.csv")).isEqualTo(text(second, "study.csv"));
        JsonNode study = new ObjectMapper().readTree(text(first, "study.json"));
        assertThat(study.path("orders").asInt()).isEqualTo(100);
        assertThat(study.path("starts").asInt()).isEqualTo(50);
        assertThat(study.path("days").asInt()).isEqualTo(1);
        assertThat(study.path("tried").asInt()).isEqualTo(3);
        assertThat(study.path("strategies").findValuesAsText("name"))
                .containsExactly("twap", "best-ask", "cont-kukanov", "cont-kukanov tuned walk-forward");
        assertThat(study.path("pairs").get(0).path("differences_bps")).hasSize(50);
        assertThat(study.path("pairs").get(0).path("detectable_bps").asDouble())
                .isGreaterThan(2.8
                        * study.path("pairs").get(0).path("standard_error_bps").asDouble());
        assertThat(study.path("best_of_all").path("strategies").asInt()).isEqualTo(3);
    }

    /** The penalty and the weight of the queue move the split; over-booking is not done, so its penalty is dead. */
    @Test
    void theParametersOfTheRouterMatter() throws IOException {
        Path out = directory.resolve("tuned");
        Commands tuned = Commands.run(
                "tune",
                "--input",
                SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString(),
                "--allocator",
                "cont-kukanov",
                "--lambda-over",
                "0,0.1",
                "--lambda-under",
                "0.0005,0.005,0.05",
                "--theta-queue",
                "0,0.01",
                "--queue-model",
                "proportional",
                "--out",
                out.toString(),
                "--quiet");
        assertThat(tuned.err()).isEmpty();
        JsonNode results = new ObjectMapper().readTree(text(out, "results.json"));
        assertThat(results.path("dead_parameters")).extracting(JsonNode::asText).containsExactly("lambda_over");
        JsonNode grid = new ObjectMapper().readTree(text(out, "grid_results.json"));
        Set<String> prices = new TreeSet<>();
        grid.findValues("avg_fill_px").forEach(price -> prices.add(price.asText()));
        assertThat(prices).hasSizeGreaterThanOrEqualTo(4);
    }

    /** The first order starts when one of twelve venues shows an offer; the next starts when all do. */
    @Test
    void aStartBeforeTheBooksAreFilledIsToldOnPageTextAndAudit() throws IOException {
        List<String> arguments = List.of(
                "study",
                "--input",
                SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString(),
                "--sizes",
                "800",
                "--horizon",
                "5s",
                "--starts",
                "60",
                "--strategies",
                "best-ask,sweep",
                "--baseline",
                "best-ask");
        Path early = study("early", arguments);
        String sentence = "At 1 of 60 starts fewer than half of the venues show a price.";
        assertThat(new ObjectMapper()
                        .readTree(text(early, "study.json"))
                        .path("early_starts")
                        .asInt())
                .isEqualTo(1);
        assertThat(StudyReport.text(early)).contains(sentence);
        assertThat(text(early, "study.html")).contains(sentence);
        assertThat(Audit.of(early)).extracting(Finding::fault).containsExactly(Fault.EARLY_STARTS);
        List<String> later = new ArrayList<>(arguments);
        later.addAll(List.of("--start", "2024-08-01T14:00:30Z"));
        Path filled = study("filled", later);
        assertThat(text(filled, "study.html")).doesNotContain("show a price");
        assertThat(Audit.of(filled)).isEmpty();
    }
}
