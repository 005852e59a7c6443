package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that is empty, such as that of a shell's variable that was not set, is wrong and not left out. */
class NoValueTest {

    private static final String EXAMPLE =
            SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();

    @TempDir
    private Path directory = Path.of("");

    private Commands backtest(String... more) {
        String out = directory.resolve("run").toString();
        return Commands.run(Stream.concat(Stream.of("backtest", EXAMPLE, "-o", out), Stream.of(more))
                .toArray(String[]::new));
    }

    private void expectRefused(Commands result, String sentence) {
        assertThat(result.err()).startsWith("slipway: " + sentence);
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(directory.resolve("run")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--qty", "--side", "--fee", "--limit", "--start", "--strategies", "--param", "--config"})
    void anEmptyFlagIsNamed(String flag) {
        expectRefused(backtest(flag + "="), flag + ": no value");
        expectRefused(backtest(flag, ""), flag + ": no value");
        expectRefused(backtest(flag, " "), flag + ": no value");
    }

    @Test
    void anEmptyFileOrFolderIsNamed() {
        expectRefused(backtest(""), "FILE");
        expectRefused(Commands.run("backtest", EXAMPLE, "--out="), "--out: no value");
        expectRefused(Commands.run("report", ""), "DIR: no value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"qty:", "qty: ''", "qty: ' '", "side: null", "strategies: ['', twap]"})
    void anEmptyKeyIsNamedWithItsLine(String line) throws IOException {
        Path file = Files.write(directory.resolve("a.yaml"), List.of("lot: 1", line));
        String key = line.substring(0, line.indexOf(':'));
        expectRefused(backtest("--config", file.toString()), "a.yaml:2: " + key + ": no value");
    }

    @Test
    void switchesNeedNoValue() {
        assertThat(backtest("--quiet", "--strategies", "best-ask", "--qty", "100")
                        .exitCode())
                .isEqualTo(ExitCode.DONE);
    }
}
