package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private Commands calibrate(String... more) {
        List<String> words = new ArrayList<>(List.of("calibrate", "--rest", "5s", "--quiet"));
        words.addAll(List.of(
                "--input", SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString()));
        words.addAll(List.of("--out", folder.resolve("run").toString()));
        words.addAll(List.of(more));
        return Commands.run(words.toArray(String[]::new));
    }

    private List<Instant> times() throws IOException {
        return Files.readAllLines(folder.resolve("run/calibration.csv")).stream()
                .skip(1)
                .map(line -> Instant.parse(line.split(",", -1)[0]))
                .toList();
    }

    /** The example is of 10:00 to 10:10 in New York. */
    @Test
    void forecastsLieInTheSessionThatWasAskedFor() throws IOException {
        assertThat(calibrate("--session", "10:02-10:04").exitCode()).isZero();
        assertThat(times())
                .hasSizeGreaterThan(100)
                .allMatch(time -> time.isAfter(Instant.parse("2024-08-01T14:02:00Z"))
                        && time.isBefore(Instant.parse("2024-08-01T14:03:55.1Z")));
        assertThat(folder.resolve("run/config.resolved.yaml"))
                .content()
                .contains("session: \"10:02-10:04\"", "calendar: \"us-equities\"");
    }

    @Test
    void anAuditFindsAForecastThatWasAltered() throws IOException {
        assertThat(calibrate("--session", "10:02-10:04").exitCode()).isZero();
        String run = folder.resolve("run").toString();
        Commands sound = Commands.run("audit", run);
        assertThat(sound.exitCode()).as(sound.err()).isZero();
        assertThat(sound.out()).isEqualTo("Audit: nothing found.\n");
        Path csv = folder.resolve("run/calibration.csv");
        String text = Files.readString(csv).stripTrailing();
        char filled = text.charAt(text.length() - 1) == '0' ? '1' : '0';
        Files.writeString(csv, text.substring(0, text.length() - 1) + filled + "\n");
        Commands altered = Commands.run("audit", run);
        assertThat(altered.exitCode()).isEqualTo(ExitCode.ALTERED);
        assertThat(altered.out()).contains("A score does not follow from the forecasts (model, all venues: ");
    }

    @Test
    void aWindowInWhichTheMarketIsClosedIsAnError() {
        Commands closed = calibrate("--session", "11:00-12:00");
        assertThat(closed.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(closed.err())
                .contains(
                        "--session: the market is closed in all of the window", "calendar=us-equities", "11:00-12:00");
    }

    @Test
    void theRulesOfPrintsDecideWhatFills() throws IOException {
        assertThat(calibrate().exitCode()).isZero();
        List<String> usual = Files.readAllLines(folder.resolve("run/calibration.csv"));
        assertThat(calibrate("--queue-model", "proportional", "--pair-within", "0")
                        .exitCode())
                .isZero();
        List<String> unpaired = Files.readAllLines(folder.resolve("run/calibration.csv"));
        assertThat(calibrate("--queue-model", "proportional").exitCode()).isZero();
        assertThat(Files.readAllLines(folder.resolve("run/calibration.csv")))
                .isNotEqualTo(unpaired)
                .isNotEqualTo(usual);
        JsonNode settings = new ObjectMapper()
                .readTree(folder.resolve("run/calibration.json").toFile());
        assertThat(settings.toString()).contains("\"pair-within\":\"10ms\"", "\"session\":\"regular\"");
    }
}
