package io.slipway.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two days of a future whose price steps differ: a quarter, and a half. */
class CorpusTicksTest {

    private static final String HEADER =
            "ts_event,publisher_id,action,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,symbol\n";

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        List<String> add =
                List.of("corpus", "add", corpus(), "--data", day("2024-08-01", 0.25), day("2024-08-02", 0.5));
        Commands result = Commands.run(add.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private String corpus() {
        return directory.resolve("corpus").toString();
    }

    /** A price that goes up 200 steps and down again, four times a second. */
    private String day(String date, double step) throws IOException {
        long startNs = Instant.parse(date + "T14:00:00Z").getEpochSecond() * 1_000_000_000L;
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 400; i++) {
            double bid = 4_000 + step * (200 - Math.abs(200 - i));
            rows.append(startNs + 250_000_000L * i).append(",1,A,").append(bid).append(',');
            rows.append(bid + step).append(",10,10,FUT\n");
        }
        return Files.writeString(directory.resolve(date + ".csv"), rows).toString();
    }

    private Commands run(String command, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--corpus", corpus()));
        arguments.addAll(List.of("--strategies", "best-ask,cont-kukanov-static"));
        arguments.addAll(List.of("--under-test", "cont-kukanov-static", "--lambda-under", "1ticks,5ticks"));
        arguments.addAll(List.of("--lambda-over", "1", "--theta-queue", "0", "--quiet"));
        arguments.addAll(List.of("--out", directory.resolve(command).toString()));
        arguments.addAll(more);
        return Commands.run(arguments.toArray(String[]::new));
    }

    private static void assertRefused(Commands result) {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err())
                .contains("the ticks of the days differ, and so do parameters in ticks: FUT 2024-08-01; FUT 2024-08-02")
                .contains("give one --tick for all");
    }

    @Test
    void aSearchInTicksIsRefusedUnlessOneTickIsGiven() {
        List<String> window = List.of("--qty", "5", "--start", "14:00:10", "--end", "14:01:20", "--zone", "UTC");
        assertRefused(run("tune", window));
        List<String> given = new ArrayList<>(window);
        given.addAll(List.of("--tick", "0.25"));
        Commands amounts = run("tune", given);
        assertThat(amounts.exitCode()).as(amounts.err()).isZero();
    }

    @Test
    void aStudyThatChoosesParametersInTicksIsRefused() {
        assertRefused(run("study", List.of("--sizes", "5", "--folds", "2", "--horizon", "10s", "--starts", "3")));
    }
}
