package io.slipway.app.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.run.ChildProgram;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.TopicPreparation;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.kafka.durable.Output;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import io.slipway.text.Units;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Two engines as processes that share instruments, one of which is killed. Takes half a minute, so it runs with the slow streams. */
@EnabledIfSystemProperty(named = "slipway.seeds", matches = "\\d+")
@Timeout(300)
class SharedEnginesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final List<String> SYMBOLS = List.of("A", "B", "C", "D");

    @TempDir
    private Path directory = Path.of("");

    /** The rows of a tape, the second half of which waits. */
    private static final class Feed extends TapeFeed {

        private final CountDownLatch goesOn;

        Feed(MarketTape tape, CountDownLatch goesOn) {
            super(tape);
            this.goesOn = goesOn;
        }

        @Override
        protected void before(long row) throws InterruptedException {
            if (row == tape.size() / 2) {
                goesOn.await();
            }
        }
    }

    private static MarketTape tape(String symbol) {
        return MarketTape.readAll(SyntheticMarket.of(SyntheticSettings.defaults()
                .withSymbol(symbol)
                .withSeed(symbol.charAt(0))
                .withDuration(Duration.ofSeconds(60))));
    }

    /** No time passes for the producer, so that no clock comes before the rows that wait. */
    private static CompletableFuture<?> follow(KafkaConnection connection, MarketTape tape, CountDownLatch goesOn) {
        TreeSet<Integer> venues = new TreeSet<>();
        IntStream.of(tape.publisherIds()).forEach(venues::add);
        return CompletableFuture.runAsync(
                () -> new MarketDataProducer(connection, StreamOptions.to("quotes"), () -> 0)
                        .follow(
                                new Feed(tape, goesOn),
                                List.copyOf(venues),
                                new StreamLabel("s-" + tape.instrument().symbol(), "sample"),
                                StreamMonitor.NONE),
                task -> new Thread(task).start());
    }

    private List<String> words(String servers, String id, String out) {
        return new ArrayList<>(List.of(
                "live",
                "--topic",
                "quotes",
                "--orders",
                directory.resolve("orders.csv").toString(),
                "--id",
                id,
                "--quiet",
                "--bootstrap-servers",
                servers,
                "--out",
                directory.resolve(out).toString()));
    }

    private Process engine(String servers, String out) throws IOException {
        List<String> command = new ArrayList<>(words(servers, "desk", out));
        command.add("--share");
        return ChildProgram.of(ChildProgram.SHORT, command)
                .redirectOutput(directory.resolve(out + ".txt").toFile())
                .start();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Test
    void aKilledEnginesInstrumentsGoOnAtTheOther() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            String servers = broker.bootstrapServers();
            KafkaConnection connection = KafkaConnection.of(servers);
            new TopicPreparation(connection, StreamMonitor.NONE).prepare("quotes", 3);
            CountDownLatch goesOn = new CountDownLatch(1);
            StringBuilder orders = new StringBuilder("id,symbol,side,qty,start,end,strategy\n");
            List<CompletableFuture<?>> producers = new ArrayList<>();
            for (String symbol : SYMBOLS) {
                MarketTape tape = tape(symbol);
                String start = Units.formatTime(tape.firstEventNs() + 5 * SECOND);
                String end = Units.formatTime(tape.firstEventNs() + 55 * SECOND);
                orders.append(symbol + "1," + symbol + ",buy,2000," + start + "," + end + ",twap\n");
                orders.append(symbol + "2," + symbol + ",sell,900," + start + "," + end + ",rest-then-cross\n");
                producers.add(follow(connection, tape, goesOn));
            }
            Files.writeString(directory.resolve("orders.csv"), orders);
            Process killed = engine(servers, "killed");
            Process other = engine(servers, "other");
            try {
                await(() -> members(connection) == 2
                        && SYMBOLS.stream().allMatch(symbol -> fills(connection, "desk." + symbol) > 0));
                killed.destroyForcibly().waitFor();
                goesOn.countDown();
                assertThat(other.waitFor(120, TimeUnit.SECONDS)).isTrue();
                assertThat(other.exitValue())
                        .as(Files.readString(directory.resolve("other.txt")))
                        .isZero();
            } finally {
                killed.destroyForcibly();
                other.destroyForcibly();
                goesOn.countDown();
            }
            producers.forEach(CompletableFuture::join);
            assertThat(Commands.run(words(servers, "alone", "alone").toArray(String[]::new))
                            .exitCode())
                    .isZero();
            assertThat(files("other")).isEqualTo(files("alone")).isNotEmpty();
            for (String symbol : SYMBOLS) {
                assertThat(fills(connection, "desk." + symbol)).isEqualTo(fills(connection, "alone." + symbol));
            }
        }
    }

    /** Members of the group that have a partition. */
    private static long members(KafkaConnection connection) throws Exception {
        try (Admin admin = Admin.create(connection.adminProperties())) {
            return admin.describeConsumerGroups(List.of("slipway-live.desk")).all().get().values().stream()
                    .flatMap(group -> group.members().stream())
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        } catch (java.util.concurrent.ExecutionException e) {
            return 0;
        }
    }

    private Map<String, String> files(String out) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> all = Files.walk(directory.resolve(out))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                texts.put(
                        directory.resolve(out).relativize(file).toString(),
                        Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }

    /** Number of the committed fills of runs whose ids begin so; two of one number are an error. */
    private static long fills(KafkaConnection connection, String run) {
        List<String> fills = CommittedRecords.values(connection, Output.FILLS).stream()
                .filter(value -> value.contains("\"run\":\"" + run))
                .toList();
        assertThat(fills).doesNotHaveDuplicates();
        return fills.size();
    }
}
