package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.data.venue.DailyVolumesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveCommandTest {

    @TempDir
    private Path directory = Path.of("");

    /** The example's ten minutes of one day, then an order of the next day by them: slices in proportion. */
    @Test
    void volumesOfOneDayAreTheCurveOfTheNext() throws IOException {
        Path volumes = directory.resolve("volumes.csv");
        String example = SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
        Commands written = Commands.run("curve", example, "--bucket", "2m", "--out", volumes.toString());
        assertThat(written.err()).isEmpty();
        assertThat(written.out()).matches("A volume of [0-9,]+ on 1 day written to .*\\R");
        List<String> lines = Files.readAllLines(volumes);
        assertThat(lines.get(0)).isEqualTo("day,from,to,volume");
        assertThat(lines).hasSize(6).allMatch(line -> line.startsWith("day,") || line.startsWith("2024-08-01,10:0"));
        long first = volume(lines.get(1));
        long all = lines.stream().skip(1).mapToLong(CurveCommandTest::volume).sum();

        Files.writeString(volumes, Files.readString(volumes).replace("2024-08-01", "2024-07-31"));
        Path out = directory.resolve("run");
        Commands run = Commands.run(
                "backtest",
                "--input",
                example,
                "--start",
                "2024-08-01T14:00:00Z",
                "--end",
                "2024-08-01T14:10:00Z",
                "--slice",
                "2m",
                "--qty",
                "1000",
                "--strategies",
                "vwap",
                "--volume-curve",
                volumes.toString(),
                "--out",
                out.toString(),
                "--quiet");
        assertThat(run.err()).isEmpty();
        JsonNode results = new ObjectMapper().readTree(Files.readString(out.resolve("results.json")));
        JsonNode plan = results.path("strategies").path("vwap").path("plan");
        assertThat(plan).hasSize(5);
        assertThat(plan.get(0).path("qty").asLong()).isEqualTo(1_000 * first / all);
        assertThat(plan.get(4).path("qty").asLong()).isEqualTo(1_000);
        assertThat(plan.get(1).path("ms").asLong()).isEqualTo(120_000);
    }

    /** Half a coin and then 0.125 within one half-hour: 0.625, also where another day's file has another quantity step. */
    @Test
    void volumesOfCoinsAreCoins() throws IOException {
        Path trades = Files.writeString(directory.resolve("binance_trades_2024-05-01_BTCUSDT.csv"), """
                exchange,symbol,timestamp,local_timestamp,id,side,price,amount
                binance,BTCUSDT,1714564800000000,1714564800001000,1,buy,60000,0.5
                binance,BTCUSDT,1714564801000000,1714564801001000,2,sell,60001,0.125
                """);
        Path volumes = directory.resolve("coins.csv");
        Commands written = Commands.run("curve", trades.toString(), "--out", volumes.toString(), "--bucket", "30m");
        assertThat(written.exitCode()).as(written.err()).isZero();
        assertThat(written.out()).startsWith("A volume of 0.625 on 1 day written to");
        assertThat(Files.readAllLines(volumes)).containsExactly("day,from,to,volume", "2024-05-01,08:00,08:30,0.625");
        assertThat(DailyVolumesFile.load(volumes).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.volume()).isEqualByComparingTo("0.625"));
    }

    private static long volume(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(',') + 1));
    }
}
