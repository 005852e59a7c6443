package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders of coins: quantities are typed and shown with decimals, and money is in the currency. */
class CoinsTest {

    private static final String HEADER =
            "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount\n";
    private static final String START = "2024-05-01T00:00:01Z";
    private static final String END = "2024-05-01T00:00:09Z";

    @TempDir
    Path folder;

    /** 0.5 at 60,000 and 0.25 at 60,001 are 45,000.25, and ten basis points of that 45.00025. */
    @Test
    void aPurchaseCostsWhatAHandFinds() throws IOException {
        Commands run = backtest("buy", "0.75", "one");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode results = json(folder.resolve("one/results.json"));
        assertThat(results.at("/order/qty").decimalValue()).isEqualByComparingTo("0.75");
        assertThat(results.at("/instrument/qty_step").decimalValue()).isEqualByComparingTo("0.001");
        JsonNode sweep = results.at("/strategies/sweep");
        assertThat(sweep.get("filled_qty").decimalValue()).isEqualByComparingTo("0.75");
        assertThat(sweep.get("fees").decimalValue()).isEqualByComparingTo("45.00025");
        assertThat(sweep.get("total_cash").decimalValue()).isEqualByComparingTo("45045.25025");
        assertThat(sweep.at("/filled_by_venue/10001").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(Files.readAllLines(folder.resolve("one/fills.csv")).get(1))
                .contains(",buy,0.5,60000.00,30,taker,0.5,30030,");
        assertThat(run.out()).contains("BUY 0.75 BTCUSDT").contains("45,045.25");
        assertThat(Files.readString(folder.resolve("one/report.html"))).contains("0.75");
        Commands audit = Commands.run("audit", folder.resolve("one").toString());
        assertThat(audit.exitCode()).as(audit.out()).isZero();
    }

    /** 0.5 at 59,999 and 0.25 at 59,998, less ten basis points of 44,999.00. */
    @Test
    void aSaleEarnsWhatAHandFinds() throws IOException {
        assertThat(backtest("sell", "0.750", "two").exitCode()).isZero();
        JsonNode sweep = json(folder.resolve("two/results.json")).at("/strategies/sweep");
        assertThat(sweep.get("total_cash").decimalValue()).isEqualByComparingTo("44954.001");
    }

    @Test
    void aRunOfTheResolvedSettingsIsTheSame() throws IOException {
        backtest("buy", "0.75", "first");
        Commands again = Commands.run(
                "backtest",
                "--config",
                folder.resolve("first/config.resolved.yaml").toString(),
                "--out",
                folder.resolve("again").toString());
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(folder.resolve("again/results.json")).hasSameTextualContentAs(folder.resolve("first/results.json"));
        assertThat(folder.resolve("again/fills.csv")).hasSameTextualContentAs(folder.resolve("first/fills.csv"));
    }

    @Test
    void whatIsBelowAStepIsRefusedWithTheStep() throws IOException {
        Commands run = backtest("buy", "0.7501", "none");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "--qty: not a whole number of steps of BTCUSDT: qty=0.7501, step=0.001, nearest=0.75 or 0.751");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private Commands tca(String fills, String name, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".csv"), fills);
        List<String> all = new ArrayList<>(List.of("tca", "--fills", file.toString()));
        all.addAll(List.of("--input", quotes("binance", "60000", "59999").toString()));
        all.addAll(List.of(more));
        all.addAll(List.of("--out", folder.resolve(name).toString()));
        return Commands.run(all.toArray(String[]::new));
    }

    /**
     * 0.5 and 0.25 at 60,000 and 60,001 are 45,000.25. The first fill states a fee of 12, the second pays ten basis points of 15,000.25,
     * which is 15.00025. Against the mid of 59,999.5 that is 0.5 and 1.5 a coin: 0.625, 27.62525 in all.
     */
    @Test
    void ownExecutionsOfCoinsCostWhatAHandFinds() throws IOException {
        Commands run = tca("""
                exec_id,order_id,time,symbol,side,qty,price,fee
                1,a,2024-05-01T00:00:03Z,BTCUSDT,buy,0.5,60000,12
                2,a,2024-05-01T00:00:04Z,BTCUSDT,buy,0.25,60001,
                """, "own", "--fee", "10bps", "--strategies", "sweep");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("0.75 of 0.75 filled in 2 fills");
        Path own = folder.resolve("own");
        JsonNode tca = json(own.resolve("tca.json"));
        assertThat(tca.at("/instrument/qty_step").decimalValue()).isEqualByComparingTo("0.001");
        assertThat(tca.at("/quantities/kept").decimalValue()).isEqualByComparingTo("0.75");
        assertThat(tca.at("/all/filled_qty").decimalValue()).isEqualByComparingTo("0.75");
        assertThat(tca.at("/all/fees").decimalValue()).isEqualByComparingTo("27.00025");
        assertThat(tca.at("/all/execution").decimalValue()).isEqualByComparingTo("0.625");
        assertThat(tca.at("/all/shortfall").decimalValue()).isEqualByComparingTo("27.62525");
        assertThat(tca.at("/fills/all/notional").decimalValue()).isEqualByComparingTo("45000.25");
        assertThat(tca.at("/groups").findValuesAsText("value")).contains("0.1 to below 1");
        List<String> fills = Files.readAllLines(own.resolve("executions.csv"));
        assertThat(fills.get(1)).contains(",buy,0.5,60000.00,12,taker,");
        assertThat(fills.get(2)).contains(",buy,0.25,60001.00,15.00025,taker,");
        Commands audit = Commands.run("audit", own.toString());
        assertThat(audit.exitCode()).as(audit.out()).isZero();
    }

    /** A whole coin beside data in thousandths, and fills that are finer than the data. */
    @Test
    void fillsAndDataHaveTheFinerOfTheirSteps() throws IOException {
        String header = "order_id,time,symbol,side,qty,price\n";
        assertThat(tca(header + "a,2024-05-01T00:00:03Z,BTCUSDT,buy,1,60000\n", "whole")
                        .exitCode())
                .isZero();
        JsonNode whole = json(folder.resolve("whole/tca.json"));
        assertThat(whole.at("/all/filled_qty").decimalValue()).isEqualByComparingTo("1");
        assertThat(tca(header + "a,2024-05-01T00:00:03Z,BTCUSDT,buy,0.00000001,60000\n", "fine")
                        .exitCode())
                .isZero();
        JsonNode fine = json(folder.resolve("fine/tca.json"));
        assertThat(fine.at("/instrument/qty_step").decimalValue()).isEqualByComparingTo("0.00000001");
        assertThat(fine.at("/all/notional").decimalValue()).isEqualByComparingTo("0.000599995");
        assertThat(fine.at("/markets/0/events")).isEqualTo(whole.at("/markets/0/events"));
    }

    @Test
    void aChosenStepThatIsTooCoarseAndReportsInSharesAreRefused() throws IOException {
        String fills = "order_id,time,symbol,side,qty,price\na,2024-05-01T00:00:03Z,BTCUSDT,buy,0.0005,60000\n";
        Commands coarse = tca(fills, "coarse", "--qty-step", "0.001");
        assertThat(coarse.exitCode()).isEqualTo(3);
        assertThat(coarse.err()).contains("qty: not a whole number of steps, or too many");
        Commands regulatory = tca(fills, "regulatory", "--regulatory");
        assertThat(regulatory.exitCode()).isEqualTo(2);
        assertThat(regulatory.err()).contains("--regulatory: the reports count whole shares: quantity step=0.0001");
        assertThat(folder.resolve("regulatory")).doesNotExist();
    }

    /** All amounts of money are fifty times those of a multiplier of one, and costs in bps and prices the same. */
    @Test
    void aMultiplierScalesTheMoneyOfOwnExecutions() throws IOException {
        String fills = "order_id,time,symbol,side,qty,price\na,2024-05-01T00:00:03Z,BTCUSDT,buy,3,60000\n";
        assertThat(tca(fills, "one", "--fee", "1bps").exitCode()).isZero();
        assertThat(tca(fills, "fifty", "--fee", "1bps", "--multiplier", "50").exitCode())
                .isZero();
        JsonNode one = json(folder.resolve("one/tca.json"));
        JsonNode fifty = json(folder.resolve("fifty/tca.json"));
        for (String key : List.of("notional", "execution", "fees", "shortfall")) {
            assertThat(fifty.at("/all/" + key).decimalValue())
                    .as(key)
                    .isEqualByComparingTo(one.at("/all/" + key).decimalValue().multiply(BigDecimal.valueOf(50)));
        }
        assertThat(fifty.at("/all/shortfall_bps")).isEqualTo(one.at("/all/shortfall_bps"));
        Commands audit = Commands.run("audit", folder.resolve("fifty").toString());
        assertThat(audit.exitCode()).as(audit.out()).isZero();
    }

    @Test
    void aFileOfWholeSizesIsNotMadeOfCoins() throws IOException {
        Path out = folder.resolve("coins.csv");
        Commands run =
                Commands.run("convert", quotes("binance", "60000", "59999").toString(), "--out", out.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("the file would have whole sizes, and those of the data have decimals: symbol=BTCUSDT");
        assertThat(out).doesNotExist();
    }

    @Test
    void aStudyDoesNotMixDaysOfOtherSteps() throws IOException {
        Path fine = quotes("binance", "60000", "59999");
        Path coarse = Files.writeString(
                folder.resolve("coarse.csv"),
                Files.readString(fine).replace("0.501", "0.5").replace("BTCUSDT", "ETHUSDT"));
        String corpus = folder.resolve("corpus").toString();
        assertThat(Commands.run("corpus", "add", corpus, "--data", fine.toString(), coarse.toString())
                        .exitCode())
                .isZero();
        Commands run = Commands.run(
                "study",
                "--corpus",
                corpus,
                "--sizes",
                "0.1",
                "--horizon",
                "2s",
                "--starts",
                "2",
                "--strategies",
                "best-ask,twap",
                "--baseline",
                "twap",
                "--out",
                folder.resolve("mixed").toString());
        assertThat(run.exitCode()).as(run.out()).isEqualTo(3);
        assertThat(run.err())
                .contains("the days of a study have one quantity step and multiplier: symbol=BTCUSDT, quantity"
                        + " step=0.001, multiplier=1; symbol=ETHUSDT, quantity step=0.1, multiplier=1");
    }

    @Test
    void feesThatNobodyVerifiedAreNamedInTheResultAndOnThePage() throws IOException {
        Commands run = backtest("buy", "0.75", "fees", "--venue-fees", "crypto");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(json(folder.resolve("fees/results.json"))
                        .at("/fee_file/unverified")
                        .toString())
                .contains("\"binance\"")
                .contains("\"coinbase\"");
        String sentence =
                "Fees of binance, coinbase are unverified: crypto.yaml has them from second hand or from memory.";
        assertThat(run.out().replaceAll("\\s+", " ")).contains(sentence);
        assertThat(Files.readString(folder.resolve("fees/report.html"))).contains(sentence);
    }

    /**
     * Half a coin of 0.00000001 is 50,000,000 steps; 60 basis points of them at 60,000 are 1.8e19 in 1e-9, beyond the 9.2e18 of 64
     * bits. The fee is 60 basis points of 30,000.
     */
    @Test
    void aFeeBeyond64BitsIsExact() throws IOException {
        Path fine = Files.writeString(
                folder.resolve("fine.csv"),
                Files.readString(quotes("coinbase", "60000", "59999")).replace("0.501", "0.50000001"));
        List<String> order = List.of(
                "backtest",
                "--input",
                fine.toString(),
                "--side",
                "buy",
                "--qty",
                "0.5",
                "--start",
                START,
                "--end",
                END,
                "--strategies",
                "sweep,twap",
                "--fee",
                "60bps",
                "--out",
                folder.resolve("fit").toString());
        Commands run = Commands.run(order.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(json(folder.resolve("fit/results.json"))
                        .at("/strategies/sweep/fees")
                        .decimalValue())
                .isEqualByComparingTo("180");
    }

    private Commands backtest(String side, String qty, String out, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("backtest"));
        arguments.addAll(List.of("--input", quotes("binance", "60000", "59999").toString()));
        arguments.addAll(List.of("--input", quotes("coinbase", "60001", "59998").toString()));
        arguments.addAll(List.of("--side", side, "--qty", qty, "--start", START, "--end", END));
        arguments.addAll(List.of("--strategies", "sweep,best-ask,twap"));
        arguments.addAll(more.length == 0 ? List.of("--fee", "10bps") : List.of(more));
        arguments.addAll(List.of("--out", folder.resolve(out).toString()));
        return Commands.run(arguments.toArray(String[]::new));
    }

    /** Ten quotes a second apart, of half a coin; the last shows a thousandth more. */
    private Path quotes(String exchange, String ask, String bid) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 10; i++) {
            long us = 1_714_521_600_000_000L + i * 1_000_000L;
            String amount = i == 9 ? "0.501" : "0.5";
            text.append(String.join(",", exchange, "BTCUSDT", "" + us, "" + us, amount, ask, bid, amount))
                    .append('\n');
        }
        return Files.writeString(folder.resolve(exchange + ".csv"), text);
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(file.toFile());
    }

    /** 0.5 at 60,000 and 0.25 at 60,001, times 50, and 2 of the currency for each of 0.75 contracts: 2,250,012.50 and 1.50. */
    @Test
    void aMultiplierScalesCostsAndFeesArePerContract() throws IOException {
        Commands run = backtest("buy", "0.75", "futures", "--multiplier", "50", "--fee", "2");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode results = json(folder.resolve("futures/results.json"));
        assertThat(results.at("/instrument/multiplier").decimalValue()).isEqualByComparingTo("50");
        assertThat(results.get("take_fee").decimalValue()).isEqualByComparingTo("2");
        JsonNode sweep = results.at("/strategies/sweep");
        assertThat(sweep.get("fees").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(sweep.get("total_cash").decimalValue()).isEqualByComparingTo("2250014.00");
        Commands audit = Commands.run("audit", folder.resolve("futures").toString());
        assertThat(audit.exitCode()).as(audit.out()).isZero();
    }
}
