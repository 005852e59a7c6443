package io.slipway.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of a strategy that follows the trades of others, with the trades of the data and without them. */
class WithoutPrintsTest {

    private static final int ACTION = 5;

    @TempDir
    private Path folder = Path.of("");

    /** The first 150 seconds of the demo, with some of its rows. */
    private Path data(String name, boolean hasPrints) throws IOException {
        Path demo = Path.of(System.getProperty("slipway.root", "..")).resolve("examples/demo_mbp-1.csv");
        List<String> rows = Files.readAllLines(demo).stream()
                .filter(row -> row.startsWith("ts_recv") || row.split(",", -1)[1].compareTo("2024-08-01T14:02:30") < 0)
                .filter(row -> hasPrints || !row.split(",", -1)[ACTION].matches("[TF]"))
                .toList();
        return Files.write(folder.resolve(name), rows);
    }

    private String idle(Path data) throws IOException {
        Path out = folder.resolve("out-" + data.getFileName());
        Commands run = Commands.run(
                "study",
                data.toString(),
                "--strategies",
                "pov,twap",
                "--horizon",
                "30s",
                "--slice",
                "10s",
                "--sizes",
                "200",
                "--starts",
                "2",
                "--out",
                out.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().contains("pov trades by the volume of others"))
                .isEqualTo(data.getFileName().toString().equals("quotes.csv"));
        return new ObjectMapper()
                .readTree(out.resolve("study.json").toFile())
                .path("idle_strategies")
                .toString();
    }

    @Test
    void strategiesThatFollowPrintsAreNamedWhereThereAreNone() throws IOException {
        assertThat(idle(data("quotes.csv", false))).isEqualTo("[\"pov\"]");
        assertThat(idle(data("both.csv", true))).isEmpty();
    }
}
