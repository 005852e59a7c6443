package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet in a program without its module: one sentence that says what to do, and nothing written. */
class MissingModuleTest {

    private static final String SENTENCE = "Parquet needs the optional module parquet, which is not in this program";

    @TempDir
    private Path directory = Path.of("");

    private void expect(int exitCode, String sentence, String... words) {
        Path out = directory.resolve("out");
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--out";
        all[words.length + 1] = out.toString();
        Commands result = Commands.run(all);
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.err().lines()).singleElement().asString().startsWith("slipway: " + sentence);
        assertThat(out).doesNotExist();
    }

    @Test
    void filesCannotBeRead() throws IOException {
        Path parquet = Files.writeString(directory.resolve("my.parquet"), "PAR1 and more");
        expect(ExitCode.DATA, "my.parquet: " + SENTENCE, "backtest", parquet.toString());
        expect(ExitCode.DATA, "my.parquet: " + SENTENCE, "tca", "--fills", parquet.toString());
    }

    @Test
    void aClusterCannotBeUsedOrStarted() {
        String sentence = "a cluster needs the optional module flink, which is not in this program";
        String example = SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
        expect(ExitCode.USAGE, sentence, "study", example, "--horizon", "8s", "--cluster", "127.0.0.1:1", "--quiet");
        Commands up = Commands.run("cluster", "up", "--workers", "1");
        assertThat(up.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(up.err()).contains(sentence);
    }

    @Test
    void tablesCannotBeWritten() {
        String example = SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
        expect(ExitCode.USAGE, "--results: " + SENTENCE, "backtest", example, "--results", "parquet");
        expect(
                ExitCode.USAGE,
                "--results: unknown: value=feather, expected csv or parquet",
                "study",
                example,
                "--results",
                "feather");
    }
}
