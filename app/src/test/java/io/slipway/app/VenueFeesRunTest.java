package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with a file of fees: what the run directory says of them, and that every fill paid them. */
class VenueFeesRunTest {

    private static final String FEES = """
            venues:
              XNAS:
                schedules:
                  - {from: 2023-01-01, take: 9, rebate: 9}
                  - from: 2024-08-01
                    take: 0.1c + 0.37bps
                    rebate: 0.2c
                    month_to_date: 1_000
                    tiers: [{from_shares: 1_200, take: -0.02c}]
                  - {from: 2024-08-02, take: 9, rebate: 9}
              "5":
                schedules: [{from: 2024-08-01, take: 1.23457bps, rebate: 0}]
            """;

    @TempDir
    private Path directory = Path.of("");

    private Path run(String fee, String... more) throws IOException {
        Path out = directory.resolve("run");
        List<String> arguments = new ArrayList<>(List.of("backtest", "--input"));
        arguments.add(SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString());
        arguments.addAll(List.of("--start", "2024-08-01T14:00:30Z", "--fee", fee, "--quiet", "--out", out.toString()));
        arguments.addAll(List.of(more));
        Commands result = Commands.run(arguments.toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        return out;
    }

    private static JsonNode results(Path run) throws IOException {
        return new ObjectMapper().readTree(run.resolve("results.json").toFile());
    }

    private static String sha256(Path file) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void theRunDirectoryNamesTheFileAndTheSchedulesOfTheDay() throws IOException, GeneralSecurityException {
        Path file = Files.writeString(directory.resolve("mine.yaml"), FEES);
        Path run = run("0.3c", "--venue-fees", file.toString());
        JsonNode results = results(run);
        assertThat(results.at("/fee_file").toString())
                .isEqualTo("{\"name\":\"mine.yaml\",\"sha256\":\"" + sha256(file) + "\"}");
        assertThat(results.at("/fees_by_publisher").toString())
                .isEqualTo("{\"2\":{\"take_fee\":0.001,\"take_fee_bps\":0.37,\"rebate\":0.002,\"month_to_date\":1000,"
                        + "\"tiers\":[{\"from_shares\":1200,\"take_fee\":-2.0E-4,\"rebate\":0.002}]},"
                        + "\"5\":{\"take_fee\":0.0,\"take_fee_bps\":1.23457,\"rebate\":0.0}}");
        assertThat(run.resolve("config.resolved.yaml"))
                .content()
                .contains("venue-fees-sha256: \"" + sha256(file) + "\"");
    }

    @Test
    void everyFillPaysTheRateOfItsVenueAndVolumeAndTheSumsAreExact() throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"), FEES);
        Path run = run("0.3c", "--venue-fees", file.toString(), "--side", "sell");
        Map<String, BigDecimal> sums = new HashMap<>();
        Map<String, Long> volumes = new HashMap<>();
        long tiered = 0;
        List<String> lines = Files.readAllLines(run.resolve("fills.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            long qty = Long.parseLong(fields[5]);
            long before = volumes.merge(fields[0] + " " + fields[2], qty, Long::sum) - qty;
            tiered += fields[2].equals("2") && before >= 200 ? 1 : 0;
            BigDecimal fee = new BigDecimal(fields[7]);
            assertThat(fee).as(line).isEqualByComparingTo(expected(fields[2], before, qty, new BigDecimal(fields[6])));
            sums.merge(fields[0], fee, BigDecimal::add);
        }
        assertThat(tiered).isPositive();
        JsonNode strategies = results(run).path("strategies");
        assertThat(sums.keySet()).hasSizeGreaterThan(2);
        sums.forEach((name, sum) ->
                assertThat(strategies.path(name).path("fees").decimalValue()).isEqualByComparingTo(sum));
    }

    private static BigDecimal expected(String publisherId, long before, long qty, BigDecimal price) {
        BigDecimal shares = BigDecimal.valueOf(qty);
        BigDecimal notional = shares.multiply(price);
        return switch (publisherId) {
            case "2" ->
                before >= 200
                        ? shares.multiply(new BigDecimal("-0.0002"))
                        : shares.multiply(new BigDecimal("0.001")).add(bps(notional, "0.37"));
            case "5" -> bps(notional, "1.23457");
            default -> shares.multiply(new BigDecimal("0.003"));
        };
    }

    private static BigDecimal bps(BigDecimal notional, String bps) {
        return notional.multiply(new BigDecimal(bps).movePointLeft(4)).setScale(9, RoundingMode.HALF_EVEN);
    }

    @Test
    void theShippedTableHasItsDigestAndFlatFeesHaveNoFile() throws IOException {
        JsonNode shipped = results(run("0.3c", "--venue-fees", "us-equities"));
        assertThat(shipped.at("/fee_file/name").asText()).isEqualTo("us-equities.yaml");
        assertThat(shipped.at("/fee_file/sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(shipped.at("/fees_by_publisher/6").toString())
                .isEqualTo("{\"take_fee\":-2.0E-4,\"rebate\":-0.002,\"most_below_one_bps\":30}");
        JsonNode flat = results(run("0.3c"));
        assertThat(flat.path("fee_file").isNull()).isTrue();
        assertThat(flat.path("fees_by_publisher")).isEmpty();
    }

    @Test
    void aFlatFeeInBasisPointsIsChargedToAllIncludingWhatIsLeftOver() throws IOException {
        JsonNode results = results(run("2bps", "--qty", "9000000", "--strategies", "best-ask"));
        JsonNode strategy = results.at("/strategies/best-ask");
        BigDecimal cash = strategy.path("total_cash").decimalValue();
        BigDecimal left = strategy.path("unfilled_qty").decimalValue();
        BigDecimal notional = left.multiply(strategy.path("residual_mark_px").decimalValue());
        assertThat(left).isPositive();
        assertThat(strategy.path("marked_cash").decimalValue())
                .isEqualByComparingTo(cash.add(notional).add(bps(notional, "2")));
        assertThat(results.path("take_fee_bps").asInt()).isEqualTo(2);
    }
}
