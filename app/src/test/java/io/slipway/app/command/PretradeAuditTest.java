package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway audit} and {@code slipway report} on a directory of {@code slipway pretrade}. */
class PretradeAuditTest {

    @TempDir
    Path folder;

    private Path pretrade(String qty) {
        Path out = folder.resolve("out");
        Commands result = Commands.run(
                "pretrade",
                "--input",
                SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString(),
                "--side",
                "buy",
                "--qty",
                qty,
                "--window",
                "10:01-10:06",
                "--slice",
                "30s",
                "--strategies",
                "twap,best-ask",
                "--out",
                out.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        return out;
    }

    @Test
    void aResultOfOneDayIsWeakButNotAltered() throws IOException {
        Path out = pretrade("2000");
        Commands audit = Commands.run("audit", out.toString());
        assertThat(audit.exitCode()).isZero();
        assertThat(audit.out()).contains("few past days (1, 6 are needed");
        Files.delete(out.resolve("pretrade.html"));
        assertThat(Commands.run("report", out.toString()).exitCode()).isZero();
        assertThat(out.resolve("pretrade.html")).isNotEmptyFile();
    }

    @Test
    void alteredCostsAndLargeOrdersAreFound() throws IOException {
        Path out = pretrade("40000");
        Path file = out.resolve("pretrade.json");
        String json = Files.readString(file);
        String altered = json.replaceFirst("(\"least_bps\" : )(-?[0-9.]+)", "$1-123.5");
        assertThat(altered).isNotEqualTo(json);
        Files.writeString(file, altered);
        Commands audit = Commands.run("audit", out.toString());
        assertThat(audit.exitCode()).isEqualTo(1);
        assertThat(audit.out()).contains("least stated -123.5 bps").contains("a large part of the volume");
    }
}
