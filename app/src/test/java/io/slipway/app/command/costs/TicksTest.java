package io.slipway.app.command.costs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Penalties in ticks: what is five cents for a stock is five times 0.1 for a coin, and five times a quarter for a future. */
class TicksTest {

    private static final String HEADER =
            "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount\n";

    @TempDir
    Path folder;

    /** The spread is four ticks, so half of it is within the default of five ticks and beyond five cents. */
    @ParameterizedTest
    @CsvSource({"0.1, 60000, 0.5", "0.25, 5000, 1.25", "0.015625, 110, 0.078125"})
    void defaultsAreTicksOfTheData(BigDecimal tick, BigDecimal start, BigDecimal penalty) throws IOException {
        Path quotes = quotes(tick, start);
        JsonNode results = run(quotes, "one");
        JsonNode tested = results.at("/strategies/cont-kukanov-static");
        assertThat(tested.at("/parameters/lambda_under").decimalValue()).isEqualByComparingTo(penalty);
        assertThat(tested.at("/parameters/lambda_over").decimalValue()).isEqualByComparingTo(penalty);
        BigDecimal atOnce = start.add(tick.multiply(BigDecimal.valueOf(4))).multiply(BigDecimal.valueOf(2));
        assertThat(tested.get("total_cash").decimalValue()).isEqualByComparingTo(atOnce);
        assertThat(results.at("/strategies/cont-kukanov/parameters/lambda_under")
                        .decimalValue())
                .isEqualByComparingTo(tick);
        assertThat(Files.readString(folder.resolve("one/config.resolved.yaml"))).contains("\ntick: \"" + tick + "\"\n");
        JsonNode inCents = run(quotes, "two", "--tick", "0.01");
        assertThat(inCents.at("/strategies/cont-kukanov-static/parameters/lambda_under")
                        .decimalValue())
                .isEqualByComparingTo("0.05");
        assertThat(inCents.at("/strategies/cont-kukanov-static/total_cash").decimalValue())
                .isEqualByComparingTo(atOnce.add(inCentsLater(tick)));
    }

    @Test
    void ticksThatAreTypedAreThoseOfTheData() throws IOException {
        Path quotes = quotes(new BigDecimal("0.1"), new BigDecimal("60000"));
        JsonNode ticks = run(quotes, "ticks", "--lambda-under", "3ticks");
        assertThat(ticks).isEqualTo(run(quotes, "money", "--lambda-under", "0.3"));
        assertThat(ticks.at("/strategies/cont-kukanov/parameters/lambda_under").decimalValue())
                .isEqualByComparingTo("0.3");
        assertThat(ticks).isEqualTo(run(quotes, "param", "--param", "lambda_under=3 ticks"));
        Commands again = Commands.run(
                "backtest",
                "--config",
                folder.resolve("ticks/config.resolved.yaml").toString(),
                "--out",
                folder.resolve("again").toString());
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(folder.resolve("again/results.json")).hasSameTextualContentAs(folder.resolve("ticks/results.json"));
    }

    /** Offers of 60000.4 to 60004.3 in tenths: eight of the forty are multiples of a half. */
    @Test
    void aTableThatTheOffersDoNotFollowIsRefused() throws IOException {
        Commands refused = Commands.run(
                "backtest",
                quotes(new BigDecimal("0.1"), new BigDecimal("60000")).toString(),
                "--side",
                "buy",
                "--qty",
                "2",
                "--tick-table",
                "0.5",
                "--out",
                folder.resolve("refused").toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("--tick-table: the offers are at other prices: symbol=ABC, first=60000.4 at"
                        + " 2024-05-01T00:00:00Z, offers=40, of them at other prices=32, ticks=0.5");
    }

    /** The standard grid of the penalty is 0.25 to 10 ticks in eight steps. */
    @Test
    void aSearchTriesTicks() throws IOException {
        Commands run = Commands.run(
                "tune",
                quotes(new BigDecimal("0.25"), new BigDecimal("5000")).toString(),
                "--side",
                "buy",
                "--qty",
                "2",
                "--strategies",
                "cont-kukanov-static,twap",
                "--out",
                folder.resolve("tuned").toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("tuned/config.resolved.yaml")))
                .contains("lambda-under: \"0.0625,0.125,0.25,0.375,0.5,0.75,1.25,2.5\"\n")
                .contains("theta-queue: \"0,0.125,0.25\"\n");
    }

    @Test
    void penaltiesOfStocksAndOfTheTrialStayAsTheyWere() throws IOException {
        Path stock = SharedFiles.root().resolve("examples/demo_mbp-1.csv");
        JsonNode results = run(stock, "stock", "--qty", "100");
        assertThat(results.at("/strategies/cont-kukanov-static/parameters/lambda_under")
                        .decimalValue())
                .isEqualByComparingTo("0.05");
        assertThat(Files.readString(folder.resolve("stock/config.resolved.yaml")))
                .doesNotContain("tick:");
        Path coin = quotes(new BigDecimal("0.1"), new BigDecimal("60000"));
        Commands trial = Commands.run(
                "tune",
                coin.toString(),
                "--profile",
                "trial",
                "--side",
                "buy",
                "--qty",
                "2",
                "--out",
                folder.resolve("trial").toString());
        assertThat(trial.exitCode()).as(trial.err()).isZero();
        assertThat(Files.readString(folder.resolve("trial/config.resolved.yaml")))
                .contains("lambda-under: \"0,0.1,1\"\n")
                .doesNotContain("tick:");
    }

    /** Two lots taken at the last of the quotes, 39 ticks above the first, unless four ticks are less than ten cents. */
    private static BigDecimal inCentsLater(BigDecimal tick) {
        boolean isWithin = tick.multiply(BigDecimal.valueOf(2)).compareTo(new BigDecimal("0.05")) < 0;
        return isWithin ? BigDecimal.ZERO : tick.multiply(BigDecimal.valueOf(2 * 39));
    }

    private JsonNode run(Path quotes, String out, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("backtest", quotes.toString(), "--side", "buy"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--qty")) {
            arguments.addAll(List.of("--qty", "2"));
        }
        arguments.addAll(List.of("--strategies", "cont-kukanov-static,cont-kukanov,best-ask"));
        arguments.addAll(List.of("--out", folder.resolve(out).toString()));
        Commands run = Commands.run(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(folder.resolve(out).resolve("results.json").toFile());
    }

    /** Quotes a second apart that rise by a tick each, with a spread of four ticks. */
    private Path quotes(BigDecimal tick, BigDecimal start) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 40; i++) {
            String us = Long.toString(1_714_521_600_000_000L + i * 1_000_000L);
            BigDecimal bid = start.add(tick.multiply(BigDecimal.valueOf(i)));
            BigDecimal ask = bid.add(tick.multiply(BigDecimal.valueOf(4)));
            text.append(String.join(",", "binance", "ABC", us, us, "5", ask.toPlainString(), bid.toPlainString(), "5"))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("quotes.csv"), text);
    }
}
