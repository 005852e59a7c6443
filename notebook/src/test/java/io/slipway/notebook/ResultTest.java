package io.slipway.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.QuickChart;

class ResultTest {

    private static final String EXAMPLE = Path.of(System.getProperty("slipway.root", ".."))
            .resolve("examples/demo_mbp-1.csv")
            .toString();

    @TempDir
    private Path directory = Path.of("");

    private static void isPicture(Picture picture) {
        byte[] signature = Arrays.copyOfRange(picture.png(), 1, 4);
        assertThat(new String(signature, StandardCharsets.US_ASCII)).isEqualTo("PNG");
    }

    /** The shares of the fills add up to the order, in the file as in the table of strategies. */
    @Test
    void aRunIsATableAndAPicture() throws Exception {
        String out = directory.resolve("run").toString();
        String said = Slipway.command(
                "backtest",
                EXAMPLE,
                "--start",
                "2024-08-01T14:00:30Z",
                "--qty",
                "500",
                "--strategies",
                "twap,best-ask",
                "--out",
                out);
        assertThat(said).contains("best-ask");
        Result run = Slipway.read(out);
        assertThat(run.files()).contains("results.json", "fills.csv");
        assertThat(run.value("results.json", "order.qty")).isEqualTo(new BigDecimal("500"));
        assertThat(run.table().column("strategy")).containsExactlyInAnyOrder("twap", "best-ask");
        Table fills = run.table("fills.csv").where("strategy", "twap"::equals);
        assertThat(Arrays.stream(fills.numbers("qty")).sum()).isEqualTo(500);
        double[] filled = run.table().where("strategy", "twap"::equals).numbers("filled_qty");
        assertThat(filled).containsExactly(500);
        isPicture(run.chart());
        isPicture(run.costs());
        Path saved = directory.resolve("chart.png");
        run.chart().save(saved.toString());
        assertThat(Files.size(saved)).isEqualTo(run.chart().png().length);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Slipway.read(directory)).hasMessageContaining("no result of Slipway");
        assertThatThrownBy(() -> Slipway.command("backtest", "no-such.csv", "--qty", "5"))
                .hasMessageContaining("no-such.csv")
                .hasMessageContaining("exit code");
    }

    @Test
    void aChartOfOnesOwnIsAPicture() {
        isPicture(Picture.of(QuickChart.getChart("t", "x", "y", "s", new double[] {0, 1}, new double[] {0, 1})));
    }
}
