package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code slipway pretrade} on the shipped ten minutes, and on three days made of them. */
class PretradeCommandTest {

    private static final Path MARKET = SharedFiles.root().resolve("examples/demo_mbp-1.csv");

    @TempDir
    Path folder;

    private JsonNode run(String... arguments) throws IOException {
        Path out = folder.resolve("out");
        List<String> all = new ArrayList<>(List.of("pretrade", "--slice", "30s", "--qty", "2000"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", out.toString()));
        Commands result = Commands.run(all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(out.resolve("pretrade.html")).isNotEmptyFile();
        return new ObjectMapper().readTree(out.resolve("pretrade.json").toFile());
    }

    private static JsonNode strategy(JsonNode found, String name) {
        for (JsonNode each : found.get("strategies")) {
            if (each.get("strategy").textValue().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no strategy " + name);
    }

    /** The cost of the only day is that of a backtest of the same order. */
    @Test
    void theCostOfADayIsThatOfABacktest() throws IOException {
        JsonNode found =
                run("-i", MARKET.toString(), "--side", "sell", "--window", "10:01-10:06", "--strategies", "twap");
        assertThat(found.get("days").intValue()).isEqualTo(1);
        assertThat(strategy(found, "twap").get("deviation_bps").isNull()).isTrue();
        Path run = folder.resolve("run");
        Commands.run(
                "backtest",
                "-i",
                MARKET.toString(),
                "--side",
                "sell",
                "--qty",
                "2000",
                "--slice",
                "30s",
                "--strategies",
                "twap",
                "--start",
                "2024-08-01T14:01:00Z",
                "--end",
                "2024-08-01T14:05:59.999999999Z",
                "--out",
                run.toString());
        JsonNode results =
                new ObjectMapper().readTree(run.resolve("results.json").toFile());
        double bps = results.at("/strategies/twap/cost_vs_benchmarks_bps/arrival_mid")
                .doubleValue();
        assertThat(strategy(found, "twap").get("mean_bps").doubleValue()).isCloseTo(bps, within(1e-6));
    }

    /** The same market on three days, of which the last ends early: two draws of one cost, and no spread. */
    @Test
    void thePageNamesTheLevelOfItsIntervals() throws IOException {
        run("-i", MARKET.toString(), "--window", "10:01-10:06", "--strategies", "twap", "--level", "0.005");
        assertThat(folder.resolve("out").resolve("pretrade.html"))
                .content()
                .contains("Intervals of 99.5 %: of the mean");
    }

    /** The example begins at 10:00 in New York: one venue has shown a price then, a minute later all. */
    @Test
    void aWindowBeforeTheBooksAreFilledIsTold() throws IOException {
        JsonNode early = run("-i", MARKET.toString(), "--window", "10:00-10:05", "--strategies", "twap");
        assertThat(early.get("days_of_early_start")).hasToString("[\"2024-08-01\"]");
        JsonNode filled = run("-i", MARKET.toString(), "--window", "10:01-10:06", "--strategies", "twap");
        assertThat(filled.get("days_of_early_start")).isEmpty();
    }

    @Test
    void eachDayThatCoversTheWindowIsOneDraw() throws IOException {
        List<String> files = new ArrayList<>(List.of(MARKET.toString()));
        String text = Files.readString(MARKET);
        files.add(Files.writeString(folder.resolve("b.csv"), text.replace("2024-08-01T", "2024-08-02T"))
                .toString());
        String monday = text.lines()
                .filter(line -> !line.startsWith("2024") || line.compareTo("2024-08-01T14:04") < 0)
                .map(line -> line.replace("2024-08-01T", "2024-08-05T") + "\n")
                .reduce("", String::concat);
        files.add(Files.writeString(folder.resolve("c.csv"), monday).toString());
        List<String> arguments =
                new ArrayList<>(List.of("--window", "10:01-10:06", "--strategies", "twap,best-ask", "-i"));
        arguments.addAll(files);
        JsonNode found = run(arguments.toArray(String[]::new));
        assertThat(found.get("days").intValue()).isEqualTo(2);
        assertThat(found.get("days_left_out").get(0).textValue()).isEqualTo("2024-08-05");
        assertThat(strategy(found, "twap").get("deviation_bps").doubleValue()).isZero();
        assertThat(strategy(found, "twap").get("cost_by_day_bps")).hasSize(2);
        double curve = 0;
        for (JsonNode part : found.at("/market/volume_curve")) {
            curve += part.doubleValue();
        }
        assertThat(curve).isCloseTo(1, within(1e-5));
        assertThat(found.at("/market/participation").doubleValue())
                .isCloseTo(2000 / found.at("/market/volume").doubleValue(), within(1e-6));
        assertThat(Commands.run("report", folder.resolve("out").toString()).exitCode())
                .isZero();
    }

    /** The rows stop at 10:04; one at 15:00 tells that the day was recorded, so the market was only quiet after 10:04. */
    @Test
    void aDayThatIsQuietAtTheEndOfTheWindowCountsAndOneWithoutARowInItDoesNot() throws IOException {
        List<String> rows = Files.readString(MARKET)
                .lines()
                .filter(line -> !line.startsWith("2024") || line.compareTo("2024-08-01T14:04") < 0)
                .collect(Collectors.toCollection(ArrayList::new));
        rows.add(rows.get(rows.size() - 1).replace("T14:03", "T19:00"));
        String file = Files.write(folder.resolve("quiet.csv"), rows).toString();
        JsonNode found = run("-i", file, "--window", "10:01-10:06", "--strategies", "twap");
        assertThat(found.get("days").intValue()).isEqualTo(1);
        assertThat(found.get("days_left_out")).isEmpty();
        String out = folder.resolve("none").toString();
        Commands without = Commands.run(
                "pretrade",
                "--qty",
                "2000",
                "-i",
                file,
                "--window",
                "11:00-11:30",
                "--strategies",
                "twap",
                "--out",
                out);
        assertThat(without.exitCode()).isEqualTo(3);
        assertThat(without.err()).contains("days without it=[2024-08-01]");
    }

    /** Without prints, what follows the volume of others has nothing to follow: the other strategy is not named. */
    @Test
    void aStrategyThatFollowsTradesIsNamedWhereThereAreNone() throws IOException {
        List<String> rows = Files.readAllLines(MARKET);
        int action = List.of(rows.get(0).split(",", -1)).indexOf("action");
        List<String> quotes = rows.stream()
                .filter(line -> !line.split(",", -1)[action].equals("T"))
                .toList();
        String file = Files.write(folder.resolve("quotes.csv"), quotes).toString();
        JsonNode found = run("-i", file, "--window", "10:01-10:06", "--strategies", "twap,pov");
        assertThat(found.get("idle_strategies")).hasToString("[\"pov\"]");
        assertThat(folder.resolve("out").resolve("pretrade.html"))
                .content()
                .contains("shows no trades of others: pov trades by the volume of others");
        JsonNode traded = run("-i", MARKET.toString(), "--window", "10:01-10:06", "--strategies", "twap,pov");
        assertThat(traded.has("idle_strategies")).isFalse();
    }

    /** The third of July 2024 ends at 13:00: an order of five minutes in place of ten is no draw of the same cost. */
    @Test
    void aDayThatClosesInsideTheWindowIsLeftOut() throws IOException {
        String text = Files.readString(MARKET);
        List<String> files = new ArrayList<>();
        for (String day : List.of("2024-07-02", "2024-07-03")) {
            String moved = text.replace("2024-08-01T14:0", day + "T16:5");
            String later = text.replace("2024-08-01T14:0", day + "T17:0")
                    .lines()
                    .skip(1)
                    .collect(Collectors.joining("\n", "", "\n"));
            files.add(Files.writeString(folder.resolve(day + ".csv"), moved + later)
                    .toString());
        }
        List<String> arguments =
                new ArrayList<>(List.of("--side", "buy", "--window", "12:55-13:05", "--strategies", "twap", "-i"));
        arguments.addAll(files);
        JsonNode found = run(arguments.toArray(String[]::new));
        assertThat(found.get("days").intValue()).isEqualTo(1);
        assertThat(found.get("days_left_out").toString()).isEqualTo("[\"2024-07-03\"]");
    }

    /** The second window is over midnight. */
    @ParameterizedTest
    @ValueSource(strings = {"11:00-12:00", "10:06-10:01", "regular"})
    void aWindowThatNoDayCoversIsSaid(String window) {
        Commands result = Commands.run(
                "pretrade",
                "-i",
                MARKET.toString(),
                "--window",
                window,
                "--out",
                folder.resolve("x").toString());
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("no day of the data covers the window");
    }
}
