package io.slipway.app.command.costs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shares in dollars and coins in a coin, in one file. */
class CurrencyTest {

    private static final String MAPPING = """
            columns: {time: time, symbol: symbol, bid: bid, bid_size: bid_size, ask: ask, ask_size: ask_size, venue: venue}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path mapping = Path.of("");

    @BeforeEach
    void writeData() throws IOException {
        StringBuilder quotes = new StringBuilder("time,symbol,bid,bid_size,ask,ask_size,venue\n");
        StringBuilder fills = new StringBuilder("order_id,symbol,side,qty,price,time\n");
        for (int second = 10; second < 50; second++) {
            String time = "2024-08-01T14:00:" + second + "Z";
            quotes.append(time).append(",ABC,50.01,200,50.02,200,XNAS\n");
            quotes.append(time).append(",BTCUSDT,60001,2,60002,2,binance\n");
        }
        fills.append("1,ABC,buy,100,50.02,2024-08-01T14:00:20Z\n2,BTCUSDT,buy,1,60002,2024-08-01T14:00:20Z\n");
        Files.writeString(folder.resolve("quotes.csv"), quotes);
        Files.writeString(folder.resolve("fills.csv"), fills);
        mapping = Files.writeString(folder.resolve("m.yml"), MAPPING);
    }

    private Commands run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--input", folder.resolve("quotes.csv").toString(), "--mapping", mapping.toString()));
        return Commands.run(all.toArray(String[]::new));
    }

    private String currency(String file) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve(file).toFile())
                .path("currency")
                .asText("none");
    }

    @Test
    void eachSymbolHasItsOwn() throws IOException {
        String out = folder.resolve("both").toString();
        Commands done = run(
                "backtest",
                "--symbol",
                "ABC,BTCUSDT",
                "--qty",
                "1",
                "--strategies",
                "best-ask,twap",
                "--slice",
                "5s",
                "--out",
                out);
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(currency("both/ABC/results.json")).isEqualTo("USD");
        assertThat(currency("both/BTCUSDT/results.json")).isEqualTo("USDT");
        assertThat(Files.readAllLines(folder.resolve("both/symbols.csv")))
                .filteredOn(row -> row.contains("best-ask"))
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("ABC,").endsWith(",USD"),
                        row -> assertThat(row).startsWith("BTCUSDT,").endsWith(",USDT"));
        assertThat(done.out()).containsPattern("ABC +best-ask .* USD").containsPattern("BTCUSDT +best-ask .* USDT");
        assertThat(folder.resolve("both/BTCUSDT/report.html")).content().contains("Amounts are in USDT.");
    }

    @Test
    void costsOfSeveralAreNotAddedUp() throws IOException {
        String fills = folder.resolve("fills.csv").toString();
        Commands refused =
                run("tca", "--fills", fills, "--out", folder.resolve("all").toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
                .contains(
                        "orders in several currencies, whose costs cannot be added up: USD of ABC, USDT of BTCUSDT; name the"
                                + " symbols of one currency with --symbol");
        assertThat(folder.resolve("all")).doesNotExist();
        Commands one = run(
                "tca",
                "--fills",
                fills,
                "--symbol",
                "BTCUSDT",
                "--out",
                folder.resolve("one").toString());
        assertThat(one.exitCode()).as(one.err()).isZero();
        assertThat(currency("one/tca.json")).isEqualTo("USDT");
        assertThat(one.out()).containsPattern("Implementation shortfall -?[0-9.]+ USDT, ");
    }

    @Test
    void theMappingAndTheCommandLineTellIt() throws IOException {
        String[] inspect = {
            "inspect", "--symbol", "ABC", "--out", folder.resolve("i").toString()
        };
        Files.writeString(mapping, MAPPING + "currency: GBP\n");
        assertThat(run(inspect).exitCode()).isZero();
        assertThat(currency("i/inspection.json")).isEqualTo("GBP");
        List<String> words = new ArrayList<>(List.of(inspect));
        words.addAll(List.of("--currency", "EUR"));
        assertThat(run(words.toArray(String[]::new)).exitCode()).isZero();
        assertThat(currency("i/inspection.json")).isEqualTo("EUR");
        words.set(words.size() - 1, "eur");
        Commands refused = run(words.toArray(String[]::new));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("not a currency: value=eur");
    }
}
