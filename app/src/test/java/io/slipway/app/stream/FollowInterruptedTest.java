package io.slipway.app.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.app.SharedFiles;
import io.slipway.app.run.ChildProgram;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.TopicPreparation;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.kafka.durable.TopicReader;
import io.slipway.market.MarketEvent;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes of {@code produce --follow} that are told to end. */
@Timeout(120)
class FollowInterruptedTest {

    private static final Duration SOON = Duration.ofMillis(500);

    @TempDir
    private Path directory = Path.of("");

    private Process follow(Path file, String servers) throws IOException {
        List<String> words = List.of(
                "produce",
                "--follow",
                "--run-id",
                "f1",
                "--input",
                file.toString(),
                "--topic",
                "quotes",
                "--bootstrap-servers",
                servers);
        return ChildProgram.of(ChildProgram.SHORT, words)
                .redirectOutput(directory.resolve("said").toFile())
                .start();
    }

    private static TopicReader reader(String servers, Duration idle) {
        return TopicReader.open(
                KafkaConnection.of(servers), StreamRequest.newestOf("quotes").withIdleLimit(idle), StreamMonitor.NONE);
    }

    /** Reads some rows, for which it waits; their digest. */
    private static String rows(String servers, long count) {
        MarketEvent event = new MarketEvent();
        try (TopicReader reader = reader(servers, Duration.ofSeconds(60))) {
            EventDigest digest = new EventDigest(reader.instrument());
            for (long row = 0; row < count; row++) {
                assertThat(reader.next(event)).isTrue();
                digest.add(event);
            }
            return digest.hex();
        }
    }

    private static void assertOpen(String servers, long count) {
        MarketEvent event = new MarketEvent();
        try (TopicReader reader = reader(servers, SOON)) {
            for (long row = 0; row < count; row++) {
                assertThat(reader.next(event)).isTrue();
            }
            assertThatThrownBy(() -> reader.next(event))
                    .isInstanceOf(KafkaProblem.class)
                    .hasMessageContaining("silent without a clock");
        }
    }

    private MarketTape tape(Path file) {
        return MarketTape.readAll(DataFiles.open(List.of(file.toString()), ReadOptions.all()));
    }

    @Test
    @Tag("slow")
    void aFollowerThatIsToldToEndOrKilledLeavesTheStreamOpenAndTheSameCommandGoesOn() throws Exception {
        List<String> lines = Files.readAllLines(SharedFiles.root().resolve("examples/demo_mbp-1.csv"));
        Path file = Files.write(directory.resolve("quotes.csv"), lines.subList(0, 1001));
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            String servers = broker.bootstrapServers();
            new TopicPreparation(KafkaConnection.of(servers), StreamMonitor.NONE).prepare("quotes", 1);
            for (int start = 1; start <= 3; start++) {
                Process process = follow(file, servers);
                MarketTape sent = tape(file);
                assertThat(rows(servers, sent.size())).isEqualTo(sent.sha256());
                if (start == 2) {
                    process.destroyForcibly();
                } else {
                    process.destroy();
                }
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertOpen(servers, sent.size());
                String said = Files.readString(directory.resolve("said"));
                assertThat(said.contains("no end marker written")).isEqualTo(start != 2);
                assertThat(said.contains("the topic has events of this stream already"))
                        .isEqualTo(start > 1);
                Files.write(file, lines.subList(1000 * start + 1, 1000 * start + 1001), StandardOpenOption.APPEND);
            }
        }
    }
}
