package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.result.file.pretrade.PretradeKeys;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway pretrade --impact} with a law that {@code slipway tca} fitted to fifteen orders of the same ten minutes. */
class PretradeImpactTest {

    private static final String MARKET =
            SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();

    @TempDir
    Path folder;

    private Path tca = Path.of("");

    /** Orders of 100 to 20,000 shares that paid two cents more per thousand shares. */
    @BeforeEach
    void fit() throws IOException {
        StringBuilder fills = new StringBuilder("exec_id,order_id,side,time,venue,qty,price\n");
        for (int i = 0; i < 15; i++) {
            long qty = Math.round(100 * Math.pow(200, i / 14.0));
            BigDecimal px = new BigDecimal("149.95")
                    .add(BigDecimal.valueOf(qty).movePointLeft(5).multiply(BigDecimal.valueOf(2)));
            fills.append("E%d,O%d,buy,2024-08-01T14:%02d:%02dZ,XNAS,%d,%s\n"
                    .formatted(i, i, (30 + 36 * i) / 60, (30 + 36 * i) % 60, qty, px));
        }
        tca = folder.resolve("tca");
        Path file = Files.writeString(folder.resolve("f.csv"), fills);
        Commands result = Commands.run("tca", "--fills", file.toString(), "--input", MARKET, "--out", tca.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private Commands pretrade(String qty, Path impact, String... more) {
        List<String> all = new ArrayList<>(List.of("pretrade", "--slice", "30s", "--side", "buy", "--qty", qty));
        all.addAll(List.of("--window", "10:01-10:06", "--strategies", "twap,best-ask", "--impact", impact.toString()));
        all.addAll(List.of("--out", out().toString()));
        all.addAll(more.length == 0 ? List.of("--input", MARKET) : List.of(more));
        return Commands.run(all.toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private JsonNode model() throws IOException {
        return json(tca.resolve("tca.json")).at("/impact/models/0");
    }

    private JsonNode fit(String law) throws IOException {
        for (JsonNode each : model().get("fits")) {
            if (each.get("law").textValue().equals(law)) {
                return each;
            }
        }
        throw new AssertionError(law);
    }

    /**
     * The impact of an order of the size of an earlier one is what {@code impact.csv} and the fit say of its size and volatility:
     * expected cost less fixed part.
     */
    @Test
    void theImpactIsThatOfTheFitOnTheSameDay() throws IOException {
        Commands run = pretrade("2000", tca);
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode found = json(out().resolve("pretrade.json"));
        Values.read(PretradeKeys.FILE, new ObjectMapper().convertValue(found, Map.class), "")
                .check("");
        JsonNode impact = found.get("impact");
        List<String> lines = Files.readAllLines(tca.resolve("impact.csv"));
        List<String> header = List.of(lines.get(0).split(",", -1));
        String[] order = lines.get(1).split(",", -1);
        double orderShare = Double.parseDouble(order[header.indexOf("day_share")]);
        double volatility = Double.parseDouble(order[header.indexOf("volatility_bps")]);
        double size = orderShare / 100 * 2_000;
        assertThat(impact.at("/volatility_by_day_bps/2024-08-01").doubleValue()).isEqualTo(volatility);
        assertThat(impact.at("/size_by_day/2024-08-01").doubleValue()).isCloseTo(size, within(2e-8));
        assertThat(model().get("chosen_law").textValue()).isEqualTo("linear");
        double coefficient = fit("linear").get("coefficient").doubleValue();
        double bps = coefficient * volatility * size;
        assertThat(impact.get("impact_bps").doubleValue()).isPositive().isCloseTo(bps, within(bps * 1e-4));
        double error = fit("linear").get("coefficient_error").doubleValue() * volatility * size;
        assertThat(impact.get("impact_error_bps").doubleValue()).isCloseTo(error, within(error * 1e-4));
        assertThat(impact.get("days_in_range").intValue()).isEqualTo(1);
        for (JsonNode each : found.get("strategies")) {
            assertThat(each.get("mean_with_impact_bps").decimalValue())
                    .isEqualByComparingTo(each.get("mean_bps")
                            .decimalValue()
                            .add(impact.get("impact_bps").decimalValue()));
            assertThat(each.has("with_impact_lower_bps")).isFalse();
        }
        assertThat(run.out())
                .contains("With the impact of own executions it is")
                .contains("standard error")
                .doesNotContain("outside the sizes of the fit");
        assertThat(Files.readString(out().resolve("pretrade.html"))).contains("mean with impact");
        assertThat(Commands.run("audit", out().toString()).out()).doesNotContain("law of impact");
    }

    /** Two equal days: intervals without width, to which those of the impact are added end by end. */
    @Test
    void theIntervalsAreAddedAndAnAlterationIsFound() throws IOException {
        String text = Files.readString(Path.of(MARKET));
        Path second = Files.writeString(folder.resolve("b.csv"), text.replace("2024-08-01T", "2024-08-02T"));
        assertThat(pretrade("2000", tca.resolve("tca.json"), "--input", MARKET, second.toString())
                        .exitCode())
                .isZero();
        Path file = out().resolve("pretrade.json");
        JsonNode found = json(file);
        JsonNode impact = found.get("impact");
        assertThat(impact.get("size_by_day")).hasSize(2);
        for (JsonNode each : found.get("strategies")) {
            assertThat(each.get("with_impact_lower_bps").decimalValue())
                    .isEqualByComparingTo(each.get("mean_lower_bps")
                            .decimalValue()
                            .add(impact.get("impact_lower_bps").decimalValue()));
            assertThat(each.get("with_impact_upper_bps").decimalValue())
                    .isEqualByComparingTo(each.get("mean_upper_bps")
                            .decimalValue()
                            .add(impact.get("impact_upper_bps").decimalValue()));
        }
        assertThat(Commands.run("audit", out().toString()).exitCode()).isZero();
        String json = Files.readString(file);
        for (String key : List.of("impact_bps", "impact_error_bps", "mean_with_impact_bps", "with_impact_upper_bps")) {
            String altered = json.replaceFirst("(\"" + key + "\" : )(-?[0-9.]+)", "$1" + "9.75");
            assertThat(altered).isNotEqualTo(json);
            Files.writeString(file, altered);
            assertThat(Commands.run("audit", out().toString()).exitCode())
                    .as(key)
                    .isEqualTo(1);
        }
    }

    @Test
    void aSizeThatTheFitHasNotSeenIsSaid() throws IOException {
        Commands run = pretrade("50", tca);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("That is outside the sizes of the fit.")
                .contains("On 1 of 1 day the order is outside the sizes of the fit");
        assertThat(json(out().resolve("pretrade.json"))
                        .at("/impact/days_in_range")
                        .intValue())
                .isZero();
        assertThat(Commands.run("audit", out().toString()).out()).contains("1 of 1 days");
    }

    @Test
    void filesWithoutALawAreWrongInput() throws IOException {
        Path missing = folder.resolve("none.json");
        assertThat(pretrade("2000", missing).exitCode()).isEqualTo(2);
        Path other = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");
        Commands wrong = pretrade("2000", other);
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("--impact: not the tca.json of a tca run");
        Path negative = Files.writeString(
                folder.resolve("tca.json"),
                Files.readString(tca.resolve("tca.json")).replaceAll("(\"coefficient\" : )(?=[0-9])", "$1-"));
        assertThat(pretrade("2000", negative).err()).contains("--impact: its law lets a larger order cost less");
        Path fills = Files.writeString(folder.resolve("one.csv"), """
                exec_id,order_id,side,time,venue,qty,price
                E1,O1,buy,2024-08-01T14:01:00Z,XNAS,100,149.95
                """);
        Path one = folder.resolve("one");
        assertThat(Commands.run("tca", "--fills", fills.toString(), "--input", MARKET, "--out", one.toString())
                        .exitCode())
                .isZero();
        Commands few = pretrade("2000", one);
        assertThat(few.exitCode()).isEqualTo(2);
        assertThat(few.err()).contains("--impact: no law is fitted in it").contains("stretches=1");
    }
}
