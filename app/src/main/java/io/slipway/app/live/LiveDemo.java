package io.slipway.app.live;

import io.slipway.app.run.Cleanups;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.RunIds;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.ReplaySpeed;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamSummary;
import io.slipway.kafka.TopicPreparation;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.publish.OutputException;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine;

/** Two orders on the shipped example, paced as it was recorded or faster, with the page that shows and changes them. */
public final class LiveDemo {

    private static final String TOPIC = "demo";

    /** A buy and a sell that overlap; all venues have shown a quote when the first begins. */
    private static final String ORDERS = """
            id,side,qty,start,end,strategy
            buy,buy,2000,2024-08-01T14:00:30Z,2024-08-01T14:05:00Z,twap
            sell,sell,1500,2024-08-01T14:01:00Z,2024-08-01T14:06:00Z,rest-then-cross
            """;

    private LiveDemo() {}

    /**
     * Runs it to the end of the orders.
     *
     * @param terminal takes the lines of the run
     * @param speed a multiple of the speed at which it was recorded, such as {@code 10x}
     * @param served options of {@code live} for its page and its metrics
     * @return the exit code
     */
    public static int run(PrintWriter terminal, Path example, Path out, String speed, List<String> served) {
        ReplaySpeed pace = pace(speed);
        EmbeddedBroker broker = EmbeddedBroker.startTemporary();
        Cleanups.register(broker::close);
        try {
            Path orders = Files.createTempFile("slipway-demo-orders", ".csv");
            Cleanups.Handle unneeded = Cleanups.register(() -> delete(orders));
            try (unneeded) {
                Files.writeString(orders, ORDERS);
                // The engine refuses a topic that is not there, and the producer makes it at some later moment.
                new TopicPreparation(KafkaConnection.of(broker.bootstrapServers()), StreamMonitor.NONE)
                        .prepare(TOPIC, 1);
                Producer producer = new Producer(broker.bootstrapServers(), example, pace);
                CompletableFuture<StreamSummary> stream = CompletableFuture.supplyAsync(producer::send);
                LiveCommand live = new LiveCommand();
                new CommandLine(live)
                        .setOut(terminal)
                        .parseArgs(words(broker, orders, out, served).toArray(String[]::new));
                int code = live.call();
                producer.ended = true;
                return code == ExitCode.DONE && stream.isCompletedExceptionally() ? ExitCode.BROKER : code;
            }
        } catch (IOException e) {
            throw new OutputException(out, e);
        } finally {
            broker.close();
        }
    }

    private static ReplaySpeed pace(String speed) {
        try {
            return ReplaySpeed.parse(speed);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--live-speed: " + e.getMessage(), e);
        }
    }

    private static List<String> words(EmbeddedBroker broker, Path orders, Path out, List<String> served) {
        List<String> words = new ArrayList<>(List.of("--topic", TOPIC, "--page-control"));
        words.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
        words.addAll(List.of("--orders", orders.toString(), "--out", out.toString()));
        words.addAll(served);
        return words;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A file of the temporary directory, which the system clears.
        }
    }

    /** Sends the example as a stream without an end, until the orders have ended. */
    private static final class Producer implements StreamMonitor {

        private final String servers;
        private final Path example;
        private final ReplaySpeed pace;
        private volatile boolean ended;

        Producer(String servers, Path example, ReplaySpeed pace) {
            this.servers = servers;
            this.example = example;
            this.pace = pace;
        }

        StreamSummary send() {
            MarketDataProducer producer = new MarketDataProducer(
                    KafkaConnection.of(servers), StreamOptions.to(TOPIC).withSpeed(pace));
            StreamLabel label = new StreamLabel(RunIds.next(), "file:" + example.getFileName());
            return producer.follow(DataFiles.open(example, ReadOptions.all()), publishers(), label, this);
        }

        private List<Integer> publishers() {
            TreeSet<Integer> ids = new TreeSet<>();
            MarketEvent event = new MarketEvent();
            try (MarketDataReader reader = DataFiles.open(example, ReadOptions.all())) {
                while (reader.next(event)) {
                    ids.add(event.publisherId());
                }
            }
            return List.copyOf(ids);
        }

        @Override
        public boolean isCancelled() {
            return ended;
        }
    }
}
