package io.slipway.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.run.ExitCode;
import io.slipway.report.read.ResultReader;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.file.tuning.TuningKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches over the days of a corpus: the joined searches of its days, in one process and in several. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTuneTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final List<String> FILES =
            List.of("tuning.csv", "tuning.json", "tuning.html", "config.resolved.yaml", "config.best.yaml");
    private static final String NAME = "cont-kukanov-static";
    private static final List<String> DAYS = List.of("AAA 2024-08-01", "BBB 2024-08-01", "AAA 2024-08-02");

    private Path directory = Path.of("");

    private static Commands run(List<String> arguments) {
        return Commands.run(arguments.toArray(String[]::new));
    }

    private static void succeed(List<String> arguments) {
        Commands result = run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private static void succeed(String... arguments) {
        succeed(List.of(arguments));
    }

    private Path file(String day) {
        return directory.resolve(day.replace(' ', '-') + ".csv");
    }

    private String corpus() {
        return directory.resolve("corpus").toString();
    }

    @BeforeAll
    void fill(@TempDir Path made) {
        directory = made;
        List<String> add = new ArrayList<>(List.of("corpus", "add", corpus(), "--data"));
        for (String day : DAYS) {
            String start = day.substring(4) + "T14:00:00Z";
            List<String> generate = new ArrayList<>(List.of("generate", "--symbol", day.substring(0, 3), "--start"));
            generate.addAll(List.of(start, "--duration", "15s", "--seed", Integer.toString(day.hashCode())));
            generate.addAll(List.of("--out", file(day).toString()));
            succeed(generate);
            add.add(file(day).toString());
        }
        succeed(add);
    }

    private static List<String> tune(List<String> data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("tune"));
        arguments.addAll(data);
        arguments.addAll(List.of("--start", "10:00:02", "--end", "10:00:12", "--slice", "2s", "--qty", "900"));
        arguments.addAll(List.of("--strategies", "twap,cont-kukanov-static,best-ask", "--under-test", NAME));
        arguments.addAll(List.of("--venue-fees", "us-equities", "--lambda-over", "0.05", "--quiet"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** 81 points, which are two blocks. */
    private static List<String> many(List<String> data, String... more) {
        List<String> arguments = tune(data, "--lambda-under", "0.001..0.041/9", "--theta-queue", "0..0.04/9");
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** Four points. */
    private List<String> ofCorpus(String... more) {
        List<String> arguments = tune(List.of("--corpus", corpus()));
        arguments.addAll(List.of("--lambda-under", "0.001,0.041", "--theta-queue", "0,0.04"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static void assertSame(Path out, Path other) {
        for (String file : FILES) {
            assertThat(out.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
        }
    }

    private static String figures(JsonNode execution) {
        return execution.get("filled_qty").decimalValue().toPlainString() + ","
                + execution
                        .get("total_cash")
                        .decimalValue()
                        .stripTrailingZeros()
                        .toPlainString();
    }

    @Test
    void theRowsAreThoseOfTheDaysSearchedAloneAndTheBestPointIsThatOfTheirSums() throws IOException {
        Path out = directory.resolve("all");
        succeed(many(List.of("--corpus", corpus()), "--out", out.toString()));
        JsonNode amounts = JSON.readTree(out.resolve("tuning.json").toFile());
        assertThat(amounts.path("currency").asText()).isEqualTo("USD");
        List<String> joined = new ArrayList<>();
        List<BigDecimal> cash = new ArrayList<>();
        List<BigDecimal> filled = new ArrayList<>();
        for (String day : DAYS) {
            Path own = directory.resolve("alone-" + day.replace(' ', '-'));
            succeed(many(List.of("--input", file(day).toString()), "--out", own.toString()));
            JsonNode strategies =
                    JSON.readTree(own.resolve("results.json").toFile()).get("strategies");
            for (String name : List.of("twap", "best-ask")) {
                joined.add(day + " " + name + " " + figures(strategies.get(name)));
            }
            JsonNode points = JSON.readTree(own.resolve("grid_results.json").toFile());
            assertThat(points).hasSize(81);
            for (int i = 0; i < points.size(); i++) {
                joined.add(day + " " + i + " " + figures(points.get(i)));
                if (cash.size() == i) {
                    cash.add(BigDecimal.ZERO);
                    filled.add(BigDecimal.ZERO);
                }
                cash.set(i, cash.get(i).add(points.get(i).get("total_cash").decimalValue()));
                filled.set(i, filled.get(i).add(points.get(i).get("filled_qty").decimalValue()));
            }
        }
        List<String> rows = new ArrayList<>();
        for (Values row : ResultReader.csv(out, TuningKeys.CSV)) {
            String name = row.find(TuningKeys.ROW_POINT).map(String::valueOf).orElse(row.get(TuningKeys.ROW_STRATEGY));
            if (!name.equals(NAME)) {
                rows.add(row.get(TuningKeys.ROW_SYMBOL) + " " + row.get(TuningKeys.ROW_DAY) + " " + name + " "
                        + row.get(TuningKeys.ROW_FILLED_QTY).toPlainString() + ","
                        + row.get(TuningKeys.ROW_TOTAL_CASH)
                                .stripTrailingZeros()
                                .toPlainString());
            }
        }
        assertThat(rows).hasSameSizeAs(joined);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).isEqualTo(joined.get(i));
        }
        int best = IntStream.range(0, 81)
                .boxed()
                .min(Comparator.<Integer, BigDecimal>comparing(
                                i -> filled.get(i).negate())
                        .thenComparing(cash::get))
                .orElseThrow();
        Values tuning = ResultReader.object(out, TuningKeys.FILE);
        assertThat(tuning.get(TuningKeys.BEST).get(TuningKeys.PARAMETERS))
                .isEqualTo(tuning.get(TuningKeys.POINTS).get(best).get(TuningKeys.PARAMETERS));
        assertThat(tuning.get(TuningKeys.BEST).get(TuningKeys.TOTAL_CASH)).isEqualByComparingTo(cash.get(best));
        assertThat(tuning.get(TuningKeys.ORDERED_QTY)).isEqualByComparingTo("2700");
        assertThat(Files.readString(out.resolve("tuning.html"))).contains(NAME + " on 3 orders", "BBB", "In-sample");
    }

    @Test
    void meanCostsRankThePointsByShortfallAndTheirBestValuesAreInSampleOnTheirDaysOnly() throws IOException {
        Path out = directory.resolve("shortfall");
        succeed(ofCorpus("--objective", "shortfall", "--days", "2024-08-01", "--out", out.toString()));
        Values tuning = ResultReader.object(out, TuningKeys.FILE);
        List<BigDecimal> means = new ArrayList<>();
        for (long point = 0; point < 4; point++) {
            long own = point;
            List<BigDecimal> costs = ResultReader.csv(out, TuningKeys.CSV).stream()
                    .filter(row -> row.find(TuningKeys.ROW_POINT).equals(java.util.Optional.of(own)))
                    .map(row -> row.find(TuningKeys.ROW_COST_BPS).orElseThrow())
                    .toList();
            assertThat(costs).hasSize(2);
            means.add(costs.get(0).add(costs.get(1)).divide(BigDecimal.valueOf(2)));
        }
        BigDecimal least = means.stream().min(Comparator.naturalOrder()).orElseThrow();
        assertThat(tuning.get(TuningKeys.BEST)
                        .find(TuningKeys.MEAN_COST_BPS)
                        .orElseThrow()
                        .subtract(least)
                        .abs())
                .isLessThan(new BigDecimal("0.000001"));
        assertThat(isInSample(out, "2024-08-01")).isTrue();
        assertThat(isInSample(out, "2024-08-02")).isFalse();
    }

    /** The execution of one point on one day, from a backtest of that day alone. */
    private JsonNode alone(String day, int number, Values point) throws IOException {
        Path out = directory.resolve("point-" + day.replace(' ', '-') + "-" + number);
        List<String> words = tune(List.of("--input", file(day).toString()));
        words.set(0, "backtest");
        for (String name : List.of("lambda_under", "theta_queue")) {
            BigDecimal value =
                    Objects.requireNonNull(point.get(TuningKeys.PARAMETERS).get(name));
            words.addAll(List.of("--" + name.replace('_', '-'), value.toPlainString()));
        }
        words.addAll(List.of("--out", out.toString()));
        if (Files.notExists(out)) {
            succeed(words);
        }
        return JSON.readTree(out.resolve("results.json").toFile()).at("/strategies/" + NAME);
    }

    private static BigDecimal seconds(String day, JsonNode execution) {
        Instant start = Instant.parse(day.substring(4) + "T14:00:02Z");
        Duration duration = Duration.between(
                start, Instant.parse(execution.get("last_fill_time").asText()));
        return BigDecimal.valueOf(duration.toNanos(), 9);
    }

    /** The oracle: each point on each day in a backtest of its own, summed here. */
    @ParameterizedTest
    @ValueSource(strings = {"fees", "duration"})
    void sumsOfFeesAndDurationsRankThePoints(String objective) throws IOException {
        Path out = directory.resolve(objective);
        succeed(ofCorpus("--objective", objective, "--out", out.toString()));
        Values tuning = ResultReader.object(out, TuningKeys.FILE);
        List<BigDecimal> filled = new ArrayList<>();
        List<BigDecimal> ranked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Values point = tuning.get(TuningKeys.POINTS).get(i);
            BigDecimal qty = BigDecimal.ZERO;
            BigDecimal fees = BigDecimal.ZERO;
            BigDecimal seconds = BigDecimal.ZERO;
            for (String day : DAYS) {
                JsonNode execution = alone(day, i, point);
                qty = qty.add(execution.get("filled_qty").decimalValue());
                fees = fees.add(execution.get("fees").decimalValue());
                seconds = seconds.add(seconds(day, execution));
            }
            assertThat(point.get(TuningKeys.FEES)).isEqualByComparingTo(fees);
            assertThat(point.get(TuningKeys.MEAN_DURATION_S))
                    .isEqualByComparingTo(seconds.divide(BigDecimal.valueOf(3), 9, RoundingMode.HALF_EVEN));
            filled.add(qty);
            ranked.add(objective.equals("fees") ? fees : seconds);
        }
        assertThat(Set.copyOf(ranked)).hasSizeGreaterThan(1);
        int best = IntStream.range(0, 4)
                .boxed()
                .min(Comparator.<Integer, BigDecimal>comparing(
                                i -> filled.get(i).negate())
                        .thenComparing(ranked::get))
                .orElseThrow();
        assertThat(tuning.get(TuningKeys.BEST).get(TuningKeys.PARAMETERS))
                .isEqualTo(tuning.get(TuningKeys.POINTS).get(best).get(TuningKeys.PARAMETERS));
        assertThat(Commands.run("audit", out.toString()).exitCode()).isZero();
        assertThat(Commands.run("report", out.toString()).out())
                .contains(objective.equals("fees") ? "fees" : "done after", "ranked by " + objective);
    }

    private boolean isInSample(Path tuned, String day) {
        Path out = directory.resolve("judged-" + day);
        List<String> study = new ArrayList<>(
                List.of("study", "--config", tuned.resolve("config.best.yaml").toString()));
        study.addAll(
                List.of("--corpus", corpus(), "--symbols", "AAA", "--days", day, "--horizon", "2s", "--slice", "1s"));
        study.addAll(List.of("--sizes", "100", "--starts", "6", "--strategies", NAME + ",twap", "--quiet"));
        study.addAll(List.of("--out", out.toString()));
        succeed(study);
        return ResultReader.object(out, StudyKeys.FILE).get(StudyKeys.IN_SAMPLE);
    }

    @Tag("slow")
    @Test
    void sharesProcessesAndInterruptionsGiveTheSameBytes() throws IOException {
        Path out = directory.resolve("one");
        succeed(ofCorpus("--threads", "1", "--out", out.toString()));
        Path again = directory.resolve("again");
        succeed(
                "tune",
                "--config",
                out.resolve("config.resolved.yaml").toString(),
                "--quiet",
                "--out",
                again.toString());
        assertSame(again, out);
        Path plan = directory.resolve("plan");
        succeed(ofCorpus("--plan-only", plan.toString()));
        succeed("work", plan.toString(), "--shard", "2/2");
        Path merged = directory.resolve("merged");
        Commands missing = Commands.run("merge", plan.toString(), "--out", merged.toString());
        assertThat(missing.err()).contains("missing=2");
        succeed("work", plan.toString());
        succeed("merge", plan.toString(), "--quiet", "--out", merged.toString());
        assertSame(merged, out);
        Path processes = directory.resolve("processes");
        succeed(ofCorpus("--processes", "2", "--out", processes.toString()));
        assertSame(processes, out);
    }

    @Test
    void alteredFiguresAreFound() throws IOException {
        Path out = directory.resolve("altered");
        succeed(ofCorpus("--out", out.toString()));
        assertThat(Commands.run("audit", out.toString()).exitCode()).isZero();
        assertThat(Commands.run("report", out.toString()).exitCode()).isZero();
        Path csv = out.resolve("tuning.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(csv));
        String last = lines.get(lines.size() - 1);
        lines.set(lines.size() - 1, last.replace(",900,", ",901,"));
        assertThat(lines.get(lines.size() - 1)).isNotEqualTo(last);
        Files.write(csv, lines);
        Commands audit = Commands.run("audit", out.toString());
        assertThat(audit.exitCode()).isEqualTo(ExitCode.ALTERED);
        assertThat(audit.out()).contains("point 3");
    }

    private void refused(List<String> arguments, String... sentence) {
        Commands result = run(arguments);
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(sentence);
    }

    @Test
    void wrongInputIsExplained() {
        refused(List.of("tune", "--corpus", corpus(), "--profile", "trial"), "--profile", "one tape");
        refused(ofCorpus("--decision-price", "100"), "--decision-price", "not with --corpus");
        refused(ofCorpus("--input", file(DAYS.get(0)).toString()), "give one of them");
        refused(List.of("tune", "--corpus", corpus(), "--start", "03:00", "--end", "03:01"), "holds no data");
        List<String> plain = tune(List.of("--input", file(DAYS.get(0)).toString()), "--lambda-under", "0.01,0.02");
        plain.addAll(List.of("--cluster", "127.0.0.1:1"));
        refused(plain, "--cluster", "give --corpus");
        Commands none = run(ofCorpus("--symbols", "ZZZ"));
        assertThat(none.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(none.err()).contains("no day of that choice");
    }
}
