package io.slipway.app.command.costs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameters that are quantities, of a coin with a step of 0.00001: typed and shown as coins, never as steps. */
class CoinParametersTest {

    @TempDir
    Path folder;

    /**
     * 0.75 in lots of 0.2 has an odd 0.15. Both venues show 0.5, binance at the lower price. With the odd part at binance, two
     * lots are left to coinbase; with it at coinbase, two lots go to binance and one to coinbase, which costs less.
     */
    @Test
    void aLotIsAPartOfACoin() throws IOException {
        Commands run = backtest("lots", "twap:static-capped", "0.75", "--slice", "8s", "--lot", "0.2");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode results = json("lots/results.json");
        JsonNode strategy = results.at("/strategies/twap:static-capped");
        assertThat(strategy.at("/filled_by_venue/10001").decimalValue()).isEqualByComparingTo("0.4");
        assertThat(strategy.at("/filled_by_venue/10012").decimalValue()).isEqualByComparingTo("0.35");
        assertThat(strategy.at("/parameters/lot").decimalValue()).isEqualByComparingTo("0.2");
        assertThat(results.get("lot").decimalValue()).isEqualByComparingTo("0.2");
        assertThat(Files.readString(folder.resolve("lots/report.html"))).contains("lots of 0.2,");
        assertThat(Files.readString(folder.resolve("lots/config.resolved.yaml")))
                .contains("lot: \"0.2\"");
    }

    /** Without a lot, the order is split to the step: the cheaper venue first. */
    @Test
    void theUsualLotIsTheStep() throws IOException {
        Commands run = backtest("step", "twap:static-capped", "0.50003", "--slice", "8s");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode results = json("step/results.json");
        JsonNode strategy = results.at("/strategies/twap:static-capped");
        assertThat(strategy.at("/filled_by_venue/10001").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(strategy.at("/filled_by_venue/10012").decimalValue()).isEqualByComparingTo("0.00003");
        assertThat(results.get("lot").decimalValue()).isEqualByComparingTo("0.00001");
    }

    /** The window of four slices expects 4 coins, of which an order may be a tenth: 0.1 in each slice. */
    @Test
    void anExpectedVolumeIsInCoins() throws IOException {
        Commands run = backtest(
                "volume",
                "is-optimal",
                "0.4",
                "--slice",
                "2s",
                "--volume-curve",
                "flat",
                "--param",
                "window_volume=4; most_participation=0.1; least_slice=0.05; slice_lot=0.05");
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("volume/fills.csv"));
        int qty = List.of(lines.get(0).split(",", -1)).indexOf("qty");
        assertThat(lines.stream().skip(1).map(line -> line.split(",", -1)[qty]))
                .containsExactly("0.1", "0.1", "0.1", "0.1");
    }

    @Test
    void aQuantityBelowTheStepIsRefusedWithTheStep() throws IOException {
        Commands run = backtest("none", "twap:static-capped", "0.75", "--lot", "0.000001");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("--lot: lot: not a whole number of steps of BTCUSDT: qty=0.000001")
                .contains("step=0.00001, nearest=0 or 0.00001");
        Commands other = backtest("none", "is-optimal", "0.75", "--param", "window_volume=0.000001");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("window_volume: not a whole number of steps of BTCUSDT");
    }

    private Commands backtest(String out, String strategy, String qty, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("backtest", "--input", venue("binance", "60000")));
        args.addAll(List.of("--input", venue("coinbase", "60001"), "--qty", qty, "--strategies", strategy));
        args.addAll(List.of("--start", "2024-05-01T00:00:01Z", "--end", "2024-05-01T00:00:09Z"));
        args.addAll(List.of("--out", folder.resolve(out).toString()));
        args.addAll(List.of(more));
        return Commands.run(args.toArray(String[]::new));
    }

    /** A quote a second with 0.5 coins on both sides; the last offer has five decimals, which make the step. */
    private String venue(String exchange, String ask) throws IOException {
        StringBuilder text = new StringBuilder(
                "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount\n");
        for (int i = 0; i < 11; i++) {
            long us = 1_714_521_600_000_000L + i * 1_000_000L;
            String amount = i == 10 ? "0.50001" : "0.5";
            text.append(String.join(",", exchange, "BTCUSDT", "" + us, "" + us, amount, ask, "59999", "0.5"))
                    .append('\n');
        }
        return Files.writeString(folder.resolve(exchange + ".csv"), text).toString();
    }

    private JsonNode json(String file) throws IOException {
        return new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(folder.resolve(file).toFile());
    }
}
