package io.slipway.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.run.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration of paper trading. */
class LiveDemoTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void itServesPageAndMetricsWhereItIsToldTo() {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        Commands demo;
        try {
            demo = demo();
        } finally {
            System.setErr(before);
        }
        assertThat(demo.exitCode()).as(demo.err()).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .containsPattern("Page: http://127.0.0.1:\\d+")
                .containsPattern("Metrics: http://127.0.0.1:\\d+");
        assertThat(demo.out()).contains("buy").contains("sell");
        assertThat(directory.resolve("demo/parents.csv")).isNotEmptyFile();
    }

    private Commands demo() {
        return Commands.run(
                "demo",
                "--live",
                "--live-speed",
                "300x",
                "--page-host",
                "127.0.0.1",
                "--metrics-port",
                "0",
                "--out",
                directory.resolve("demo").toString());
    }

    @Test
    void withoutLiveNothingIsServed() {
        Commands demo = Commands.run(
                "demo",
                "--metrics-port",
                "0",
                "--out",
                directory.resolve("demo").toString());
        assertThat(demo.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(demo.err()).contains("--metrics-port: need --live");
    }
}
