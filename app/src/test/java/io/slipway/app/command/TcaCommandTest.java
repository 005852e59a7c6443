package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway tca}, as someone with a file of orders and a file of fills runs it. */
class TcaCommandTest {

    private static final Path EXAMPLES = SharedFiles.root().resolve("examples");
    private static final String MARKET = EXAMPLES.resolve("demo_mbp-1.csv").toString();

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private JsonNode run(String... arguments) throws IOException {
        Path out = folder.resolve("out");
        List<String> all = new ArrayList<>(List.of("tca"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", out.toString()));
        Commands result = Commands.run(all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return new ObjectMapper().readTree(out.resolve("tca.json").toFile());
    }

    private List<Map<String, String>> csv(String name) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("out").resolve(name));
        String[] header = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], fields[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    @Test
    void theReasonIsToldWhyNoOrderIsLeft() throws IOException {
        Path orders = file("orders.csv", """
                order_id,side,qty,arrival_time
                A,buy,1000,2024-08-01T14:00:10Z
                """);
        Path fills = file("fills.csv", """
                exec_id,order_id,time,qty,price
                E1,A,2024-08-01T14:00:20Z,10000,150
                """);
        Commands result = Commands.run(
                "tca", "--orders", orders.toString(), "--fills", fills.toString(), "--input", MARKET, "--out", "none");
        assertThat(result.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(result.err())
                .contains("no order is left to measure. ten times the ordered quantity or more was filled")
                .contains("(far_overfilled=1, first A: 10000 of 1000)");
    }

    @Test
    void theShippedExampleIsThatOfTheSimulatedBrokers() throws IOException {
        SimulatedBrokers brokers = new SimulatedBrokers(Path.of(MARKET));
        Path shipped = EXAMPLES.resolve("tca");
        if (Boolean.getBoolean("slipway.write")) {
            Files.createDirectories(shipped);
            Files.writeString(shipped.resolve("orders.csv"), brokers.orders());
            Files.writeString(shipped.resolve("fills.csv"), brokers.fills());
        }
        assertThat(shipped.resolve("orders.csv")).hasContent(brokers.orders());
        assertThat(shipped.resolve("fills.csv")).hasContent(brokers.fills());
    }

    @Test
    void theReportFindsTheBiasThatWasPlanted() throws IOException {
        JsonNode found = run(
                "--orders",
                EXAMPLES.resolve("tca/orders.csv").toString(),
                "--fills",
                EXAMPLES.resolve("tca/fills.csv").toString(),
                "--input",
                MARKET,
                "--strategies",
                "peg-then-cross",
                "--fee",
                "0.3c",
                "--rebate",
                "0.2c");
        List<String> shown = new ArrayList<>();
        for (JsonNode contrast : found.get("contrasts")) {
            if (contrast.get("is_shown").booleanValue()
                    && contrast.get("value").textValue().equals("Late")) {
                boolean isMore = contrast.get("mean").doubleValue()
                        > contrast.get("other_mean").doubleValue();
                shown.add(contrast.get("measure").textValue() + (isMore ? " more" : " less"));
            }
        }
        assertThat(shown)
                .contains("first_fill_s more", "taker_share more", "effective_over_quoted more", "fees_bps more");
        assertThat(found.get("all").get("stretches").intValue()).isEqualTo(42);
    }

    @Test
    void strategiesAreComparedOnTheStretchesOfTheOrders() throws IOException {
        JsonNode found = run(
                "--orders",
                EXAMPLES.resolve("tca/orders.csv").toString(),
                "--fills",
                EXAMPLES.resolve("tca/fills.csv").toString(),
                "--input",
                MARKET,
                "--strategies",
                "sweep",
                "--fee",
                "0.3c");
        JsonNode all = found.get("comparisons").get(0);
        assertThat(all.get("stretches").intValue()).isEqualTo(42);
        assertThat(all.get("pairs").get(0).get("verdict").textValue()).contains("over 42 stretches");
        double mean = csv("orders.csv").stream()
                .mapToDouble(row -> Double.parseDouble(row.get("executed_cost_bps"))
                        - Double.parseDouble(row.get("sweep_strategy_cost_bps")))
                .average()
                .orElseThrow();
        assertThat(all.get("pairs").get(0).get("mean_saving_bps").doubleValue()).isCloseTo(mean, within(1e-5));
        double least = 1;
        for (JsonNode each : found.get("comparisons")) {
            for (JsonNode pair : each.get("pairs")) {
                least = Math.min(least, pair.get("adjusted_p").doubleValue());
            }
        }
        assertThat(least).isPositive();
    }

    @Test
    void anAuditFindsAlteredFillsAndOrdersWithoutAPrice() throws IOException {
        run("--fills", EXAMPLES.resolve("tca/fills.csv").toString());
        String out = folder.resolve("out").toString();
        assertThat(Commands.run("audit", out).out()).contains("no price to measure from (42 of 42 orders)");
        Path fills = folder.resolve("out").resolve("executions.csv");
        Files.writeString(fills, Files.readString(fills).replaceFirst("149.94", "149.93"));
        Commands audit = Commands.run("audit", out);
        assertThat(audit.exitCode()).isEqualTo(1);
        assertThat(audit.out()).contains("order A01: stated 44982.10, recomputed 44980.10");
    }

    @Test
    void everyShareIsInTheFilesAndCostsAddUp() throws IOException {
        JsonNode found = run(
                "--orders",
                EXAMPLES.resolve("tca/orders.csv").toString(),
                "--fills",
                EXAMPLES.resolve("tca/fills.csv").toString(),
                "--input",
                MARKET);
        long kept = found.get("quantities").get("kept").longValue();
        assertThat(csv("executions.csv").stream()
                        .mapToLong(row -> Long.parseLong(row.get("qty")))
                        .sum())
                .isEqualTo(kept);
        assertThat(csv("orders.csv").stream()
                        .mapToLong(row -> Long.parseLong(row.get("filled_qty")))
                        .sum())
                .isEqualTo(kept);
        BigDecimal total = csv("orders.csv").stream()
                .map(row -> new BigDecimal(row.get("shortfall")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(total).isEqualByComparingTo(found.get("all").get("shortfall").decimalValue());
        assertThat(Commands.run("audit", folder.resolve("out").toString()).exitCode())
                .isZero();
        assertThat(Commands.run("report", folder.resolve("out").toString()).exitCode())
                .isZero();
    }

    /** 5,000 decided at 10, filled in turn at 10 and 11 with a fee of 10 each, the end at 11. */
    @Test
    void knownAnswersNeedNoMarketData() throws IOException {
        StringBuilder fills = new StringBuilder("exec_id,order_id,time,venue,qty,price,fee\n");
        for (int i = 0; i < 8; i++) {
            fills.append("E" + i + ",A,2024-08-01T14:00:0" + i + "Z,XNAS,500," + (10 + i % 2) + ",10\n");
        }
        JsonNode found = run(
                "--orders",
                file("o.csv", """
                                order_id,symbol,side,qty,arrival_time,decision_price,arrival_price,end_price
                                A,X,buy,5000,2024-08-01T14:00:00Z,10,10.25,11
                                """).toString(),
                "--fills",
                file("f.csv", fills.toString()).toString());
        JsonNode all = found.get("all");
        assertThat(all.get("delay").decimalValue()).isEqualByComparingTo("1250");
        assertThat(all.get("execution").decimalValue()).isEqualByComparingTo("1000");
        assertThat(all.get("opportunity").decimalValue()).isEqualByComparingTo("750");
        assertThat(all.get("fees").decimalValue()).isEqualByComparingTo("80");
        assertThat(csv("orders.csv").get(0)).containsEntry("perold_opportunity", "1000");
    }

    /** Fifteen orders of sizes from 100 to 20,000 that paid the far touch of their minute and two cents per thousand shares. */
    @Test
    void theLawOfImpactThatWasPlantedIsFound() throws IOException {
        StringBuilder fills = new StringBuilder("exec_id,order_id,side,time,venue,qty,price\n");
        for (int i = 0; i < 15; i++) {
            long qty = Math.round(100 * Math.pow(200, i / 14.0));
            BigDecimal px = new BigDecimal("149.95")
                    .add(BigDecimal.valueOf(qty).movePointLeft(5).multiply(BigDecimal.valueOf(2)));
            fills.append("E%d,O%d,buy,2024-08-01T14:%02d:%02dZ,XNAS,%d,%s\n"
                    .formatted(i, i, (30 + 36 * i) / 60, (30 + 36 * i) % 60, qty, px));
        }
        JsonNode found = run("--fills", file("f.csv", fills.toString()).toString(), "--input", MARKET);
        JsonNode model = found.get("impact").get("models").get(0);
        assertThat(model.get("target").textValue()).isEqualTo("cost_by_day_share");
        assertThat(model.get("chosen_law").textValue()).isEqualTo("linear");
        assertThat(csv("impact.csv"))
                .hasSize(15)
                .allSatisfy(
                        row -> assertThat(new BigDecimal(row.get("day_share"))).isPositive());
        Path page = folder.resolve("out").resolve("tca.html");
        Files.delete(page);
        Commands report = Commands.run("report", folder.resolve("out").toString());
        assertThat(report.exitCode()).isZero();
        assertThat(report.out())
                .startsWith("15 orders of")
                .contains("Implementation shortfall")
                .contains("Impact of size:")
                .endsWith("Drawn again: " + page + System.lineSeparator());
        assertThat(Files.readString(page)).contains("cost by share of the day");
    }

    @Test
    void fillsAloneAreMeasured() throws IOException {
        JsonNode found = run("--fills", EXAMPLES.resolve("tca/fills.csv").toString(), "--input", MARKET);
        assertThat(found.get("all").get("orders").intValue()).isEqualTo(42);
        assertThat(csv("orders.csv").get(0)).containsEntry("inferred", "true");
    }

    /** Three symbols, two of them with a file of their name. */
    @Test
    void eachSymbolHasItsOwnMarketData() throws IOException {
        String market = Files.readString(Path.of(MARKET));
        file("market_ONE.csv", market.replace(",DEMO\n", ",ONE\n"));
        file("market_TWO.csv", market.replace(",DEMO\n", ",TWO\n"));
        String fills = """
                exec_id,symbol,side,time,venue,qty,price
                1,ONE,buy,2024-08-01T14:05:00Z,XNAS,100,149.95
                2,TWO,sell,2024-08-01T14:05:00Z,XNAS,100,149.95
                3,ZZZ,sell,2024-08-01T14:05:00Z,XNAS,100,149.95
                """;
        JsonNode found = run(
                "--fills",
                file("fills.txt", fills).toString(),
                "--input",
                folder.resolve("market_{symbol}.csv").toString());
        assertThat(found.get("markets").findValuesAsText("symbol")).containsExactly("ONE", "TWO", "ZZZ");
        assertThat(found.get("markets").findValuesAsText("events"))
                .endsWith("0")
                .containsOnlyOnce("0");
    }

    @Test
    void fillsOfStandardInputAreNotReadAgain() throws IOException {
        String fills = "symbol,side,time,venue,qty,price\nX,buy,2024-08-01T14:05:00Z,XNAS,0.25,149.95\n";
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(fills.getBytes(StandardCharsets.UTF_8)));
            Commands refused = Commands.run(
                    "tca", "--fills", "-", "--out", folder.resolve("x").toString());
            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err())
                    .contains("standard input: a quantity finer than the step: qty=0.25, step=1; give --qty-step 0.01");
            System.setIn(new ByteArrayInputStream(fills.getBytes(StandardCharsets.UTF_8)));
            JsonNode found = run("--fills", "-", "--qty-step", "0.01");
            assertThat(found.get("quantities").get("kept").decimalValue()).isEqualByComparingTo("0.25");
        } finally {
            System.setIn(before);
        }
    }

    /** A wall clock of ten past ten is another moment in New York than in Chicago; times in UTC need no word. */
    @Test
    void timesWithoutAZoneAreCountedWithTheZone() throws IOException {
        String fills = file("local.csv", """
                symbol,side,time,qty,price
                DEMO,buy,2024-08-01T10:01:02,100,149.97
                DEMO,buy,2024-08-01T14:01:03Z,100,149.97
                DEMO,buy,2024-08-01 10:01:04,100,149.97
                """).toString();
        JsonNode issue = run("--fills", fills, "--input", MARKET).get("issues").get(0);
        assertThat(issue.get("issue").textValue()).isEqualTo("local_time");
        assertThat(issue.get("count").intValue()).isEqualTo(2);
        assertThat(issue.get("examples").get(0).textValue()).isEqualTo("America/New_York");
        assertThat(issue.get("meaning").textValue()).contains("--zone");
        assertThat(csv("executions.csv").get(0).get("time")).startsWith("2024-08-01T14:01:02");
        JsonNode chicago = run("--fills", fills, "--input", MARKET, "--zone", "America/Chicago");
        assertThat(chicago.get("issues").get(0).get("examples").get(0).textValue())
                .isEqualTo("America/Chicago");
        assertThat(csv("executions.csv"))
                .anySatisfy(row -> assertThat(row.get("time")).startsWith("2024-08-01T15:01:02"));
        assertThat(Commands.run("tca", "--help").out()).contains("--zone Europe/London");
    }

    @Test
    void aWrongCommandLineSaysWhatIsMissing() throws IOException {
        assertThat(Commands.run("tca", "--input", MARKET).err()).contains("give --fills FILE");
        Commands wrong = Commands.run(
                "tca", "--fills", file("f.csv", "time,qty\n1,2\n").toString(), "--out", folder.toString() + "/x");
        assertThat(wrong.exitCode()).isEqualTo(3);
        assertThat(wrong.err()).contains("missing column: name=price");
        Commands sideless = Commands.run(
                "tca",
                "--fills",
                file("g.csv", "time,qty,price\n2024-08-01T14:01:00Z,2,10\n").toString(),
                "--out",
                folder.toString() + "/x");
        assertThat(sideless.exitCode()).isEqualTo(3);
        assertThat(sideless.err())
                .contains("fills without a side=1; without --orders a fill needs time, side, qty and price");
        Commands twice = Commands.run("tca", "--orders", "-", "--fills", "-", "--out", folder.toString() + "/x");
        assertThat(twice.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(twice.err())
                .contains("- is standard input, which can be read once, but is given for --orders and --fills");
    }
}
