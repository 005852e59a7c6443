package io.slipway.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.kafka.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on rows that arrive one by one take a tick of a cent where none is stated, and warn where the prices have another. */
class TickWarningTest {

    private static final String WARNING = "the prices have steps of 0.25";

    @TempDir
    private Path directory = Path.of("");

    /** Quotes of futures in quarters, ten a second. */
    private Path quarters() throws IOException {
        StringBuilder rows = new StringBuilder("ts_recv,ts_event,publisher_id,action,side,price,size,flags,ts_in_delta,"
                + "sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,symbol\n");
        Random random = new Random(7);
        int quarters = 20_000;
        long startNs = 1_722_520_800_000_000_000L;
        for (int i = 0; i < 3_000; i++) {
            quarters += random.nextInt(3) - 1;
            long ns = startNs + i * 100_000_000L;
            rows.append(String.format(
                    Locale.ROOT,
                    "%d,%d,1,M,B,,0,0,0,%d,%.2f,%.2f,50,50,1,1,ESU4%n",
                    ns,
                    ns,
                    i,
                    quarters / 4.0,
                    (quarters + 1) / 4.0));
        }
        return Files.writeString(directory.resolve("quarters.csv"), rows);
    }

    /** The warnings of a command. */
    private String execute(String command, List<String> source, String... more) {
        List<String> words = new ArrayList<>(
                List.of(command, "--out", directory.resolve("out").toString()));
        words.addAll(source);
        words.addAll(List.of("--qty", "20", "--strategies", "cont-kukanov-static", "--slice", "30s"));
        words.addAll(List.of("--end", "2024-08-01T14:04:00Z"));
        words.addAll(List.of(more));
        return Commands.onStandardError(() -> {
            Commands done = Commands.run(words.toArray(String[]::new));
            assertThat(done.exitCode()).as(done.err()).isZero();
        });
    }

    @Test
    void runAndLiveWarnOfATickThatNobodyStated() throws IOException {
        Path file = quarters();
        List<String> growing = List.of("--input", file.toString(), "--idle-timeout", "50ms");
        assertThat(execute("live", growing)).containsOnlyOnce(WARNING).contains("state it with --tick 0.25");
        assertThat(execute("live", growing, "--tick", "0.25")).doesNotContain(WARNING);
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            List<String> topic = List.of("--topic", "quarters", "--bootstrap-servers", broker.bootstrapServers());
            List<String> produce = new ArrayList<>(List.of("produce", "--input", file.toString()));
            produce.addAll(topic);
            assertThat(Commands.run(produce.toArray(String[]::new)).exitCode()).isZero();
            assertThat(execute("run", topic)).containsOnlyOnce(WARNING).contains("state it with --tick 0.25");
            assertThat(execute("run", topic, "--tick", "0.25")).doesNotContain(WARNING);
        }
    }
}
