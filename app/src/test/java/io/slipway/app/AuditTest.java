package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.app.run.ExitCode;
import io.slipway.report.audit.Audit;
import io.slipway.report.audit.Finding;
import io.slipway.report.audit.Finding.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sound run, and the same run doctored in every way that the auditor knows. */
class AuditTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @TempDir
    private static Path runs = Path.of("");

    @TempDir
    private Path directory = Path.of("");

    @BeforeAll
    static void run() {
        String example = SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
        String[] common = {
            "--input",
            example,
            "--start",
            "2024-08-01T14:00:30Z",
            "--qty",
            "3000",
            "--fee",
            "0.3c",
            "--slice",
            "10s",
            "-q"
        };
        Stream.of(List.of("backtest"), List.of("tune", "--lambda-under", "0.002,0.02,0.03"))
                .forEach(command -> {
                    Stream<String> out =
                            Stream.of("--out", runs.resolve(command.get(0)).toString());
                    String[] all = Stream.concat(Stream.concat(command.stream(), Stream.of(common)), out)
                            .toArray(String[]::new);
                    assertThat(Commands.run(all).exitCode()).isZero();
                });
    }

    private Path copy(String run) throws IOException {
        try (Stream<Path> files = Files.list(runs.resolve(run))) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName().toString()));
            }
        }
        return directory;
    }

    private void doctor(UnaryOperator<ObjectNode> change) throws IOException {
        Path file = directory.resolve("results.json");
        ObjectNode results = (ObjectNode) JSON.readTree(file.toFile());
        Files.writeString(file, change.apply(results).toString());
    }

    private void doctorFills(UnaryOperator<String> change) throws IOException {
        Path file = directory.resolve("fills.csv");
        Files.writeString(file, change.apply(Files.readString(file)));
    }

    private static ObjectNode strategy(ObjectNode results, String name) {
        return (ObjectNode) results.path("strategies").path(name);
    }

    private static ObjectNode tested(ObjectNode results) {
        return strategy(results, results.path("optimized_strategy").asText());
    }

    @Test
    void findsNothingInASoundRun() {
        assertThat(Audit.of(runs.resolve("backtest"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "TIES_DECIDE",
                "EARLY_STARTS",
                "HALTED_STARTS",
                "NOT_MEASURED",
                "RECORDS_AT_FAULT",
                "LEFT_OUT",
                "FEW_DAYS",
                "LARGE_ORDER",
                "LAW_EXTENDED",
                "COST_DIFFERS",
                "SCORE_DIFFERS",
                "TABLE_DIFFERS"
            })
    void findsEveryFaultThatIsPlanted(Fault fault) throws IOException {
        boolean ofSearch = List.of(Fault.DEAD_PARAMETERS, Fault.SATURATED_GRID, Fault.NOT_THE_BEST, Fault.IN_SAMPLE)
                .contains(fault);
        copy(ofSearch ? "tune" : "backtest");
        plant(fault);
        assertThat(Audit.of(directory)).extracting(Finding::fault).contains(fault);
    }

    @Test
    void theExitCodeTellsOfAlteredResults() throws IOException {
        copy("backtest");
        assertThat(Commands.run("audit", directory.toString()).exitCode()).isZero();
        plant(Fault.CASH_DIFFERS);
        assertThat(Commands.run("audit", directory.toString()).exitCode()).isEqualTo(ExitCode.ALTERED);
    }

    private void plant(Fault fault) throws IOException {
        switch (fault) {
            case DEAD_PARAMETERS ->
                doctor(results ->
                        results.set("dead_parameters", JSON.createArrayNode().add("theta_queue")));
            case SATURATED_GRID -> saturate();
            case NOT_THE_BEST -> worsenTheBest();
            case IN_SAMPLE -> doctor(results -> results.put("in_sample", true));
            case ONE_VENUE ->
                doctor(results -> results.set("venues", JSON.createObjectNode().put("2", "XNAS")));
            case UNEQUAL_QUANTITIES ->
                doctor(results -> with(
                        with(results, tested(results).put("filled_qty", 300)),
                        strategy(results, "twap").put("filled_qty", 300)));
            case UNFINISHED -> doctor(results -> with(results, tested(results).put("unfilled_qty", 7)));
            case NOTHING_FILLED ->
                doctor(results ->
                        with(results, tested(results).put("unfilled_qty", 3000).put("filled_qty", 0)));
            case LOOK_AHEAD ->
                doctor(results -> with(
                        results,
                        strategy(results, "twap")
                                .set("traits", JSON.createArrayNode().add("looks_ahead"))));
            case OUTSIDE_THE_WINDOW ->
                doctor(results ->
                        with(results, ((ObjectNode) results.path("order")).put("start", "2024-08-01T14:09:00Z")));
            case IMPOSSIBLE_PRICE -> doctorFills(fills -> fills.replaceAll("(?m)^(twap,.*),[^,]*$", "$1,999.00"));
            case STALE_QUOTES ->
                doctorFills(fills -> fills.replaceAll("(?m)^(twap,(?:[^,]*,){10})[^,]*(,.*)$", "$13600000000000$2"));
            case CROSSED_MARKET ->
                doctorFills(fills -> fills.replaceAll("(?m)^(twap,(?:[^,]*,){11})false(,.*)$", "$1true$2"));
            case STUB_PRICES ->
                doctorFills(fills -> fills.replaceAll("(?m)^(twap,(?:[^,]*,){12})false(,.*)$", "$1true$2"));
            case OUTSIDE_THE_SESSION ->
                doctor(results -> with(
                        results,
                        ((ObjectNode) results.path("window"))
                                .set(
                                        "sessions",
                                        JSON.createArrayNode().add("2024-08-01T13:30:00Z/2024-08-01T14:00:31Z"))));
            case REUSED_LIQUIDITY ->
                doctor(results -> with(results, tested(results).put("reused_displayed_qty", 100)));
            case ONE_SIDED_FEES ->
                doctorFills(fills -> fills.replaceAll("(?m)^(twap,(?:[^,]*,){6})[^,]*(,.*)$", "$10$2"));
            case SUSPECT_DATA ->
                doctor(results ->
                        with(results, ((ObjectNode) results.path("data_quality")).put("maybe_bad_book_rows", 900)));
            case ONE_FILL -> hangOnOneFill();
            case CASH_DIFFERS ->
                doctor(results -> with(results, tested(results).put("total_cash", new BigDecimal("1.5"))));
            case SAVING_DIFFERS ->
                doctor(results ->
                        with(results, ((ObjectNode) results.path("savings_vs_baselines_bps")).put("twap", 42)));
            case BARS_DIFFER ->
                doctor(results -> with(results, ((ObjectNode) tested(results).path("costs")).put("total", 9)));
            case OVERFILLED -> doctor(results -> with(results, ((ObjectNode) results.path("order")).put("qty", 10)));
            default -> throw new IllegalArgumentException("no fault of runs: fault=" + fault);
        }
    }

    private static ObjectNode with(ObjectNode results, JsonNode changed) {
        assertThat(changed).isNotNull();
        return results;
    }

    /** Makes the cost fall along one parameter up to its greatest value, which is called best. */
    private void saturate() throws IOException {
        Path file = directory.resolve("grid_results.json");
        ArrayNode grid = (ArrayNode) JSON.readTree(file.toFile());
        BigDecimal[] least = {BigDecimal.valueOf(1_000_000)};
        for (JsonNode point : grid) {
            BigDecimal cash = new BigDecimal("500000")
                    .subtract(point.path("parameters").path("lambda_under").decimalValue());
            ((ObjectNode) point).put("total_cash", cash);
            least[0] = least[0].min(cash);
        }
        Files.writeString(file, grid.toString());
        doctor(results -> {
            ((ObjectNode) results.path("best_parameters")).put("lambda_under", new BigDecimal("0.03"));
            ((ObjectNode) results.path("optimized")).put("total_cash", least[0]);
            results.set("dead_parameters", JSON.createArrayNode());
            return results;
        });
    }

    private void worsenTheBest() throws IOException {
        Path file = directory.resolve("grid_results.json");
        ArrayNode grid = (ArrayNode) JSON.readTree(file.toFile());
        ((ObjectNode) grid.get(1)).put("total_cash", BigDecimal.ONE);
        Files.writeString(file, grid.toString());
    }

    /** Four fills that cost more than the baseline's average and one that is nearly free. */
    private void hangOnOneFill() throws IOException {
        String name = JSON.readTree(directory.resolve("results.json").toFile())
                .path("optimized_strategy")
                .asText();
        String fill = name + ",2024-08-01T14:01:0%dZ,2,XNAS,buy,%d,%s,0.00,taker,0,0,0,false,false,,%n";
        StringBuilder fills = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            fills.append(String.format(fill, i, 700, "151.00"));
        }
        fills.append(String.format(fill, 5, 200, "100.00"));
        doctorFills(text -> text.replaceAll("(?m)^" + name + ",.*\\R", "") + fills);
        BigDecimal cash = new BigDecimal("442800.00");
        doctor(results -> with(results, tested(results).put("total_cash", cash)));
    }
}
