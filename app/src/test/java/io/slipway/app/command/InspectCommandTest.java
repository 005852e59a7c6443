package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aQuietInspectionIsWrittenAndPrintsNothing() {
        Path out = directory.resolve("inspection");
        String input = SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
        Commands result = Commands.run("inspect", input, "--quiet", "--out", out.toString());
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).isEmpty();
        assertThat(out.resolve("inspection.json")).isNotEmptyFile();
        assertThat(out.resolve("inspection.html")).content().containsPattern("SHA-256 of the events [0-9a-f]{64} ");
    }
}
