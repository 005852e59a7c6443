package io.slipway.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.run.ChildProgram;
import io.slipway.app.stream.CommittedRecords;
import io.slipway.app.stream.TapeFeed;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.market.MarketEvent;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import io.slipway.text.Units;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * {@code slipway live} in a process of its own on two orders, {@code buy} and {@code sell}, with a stream whose rows a test lets through.
 */
final class LiveEngine implements AutoCloseable {

    /** Length of the stream. */
    static final int SECONDS = 120;

    private static final long SECOND = 1_000_000_000L;
    private static final String TOPIC = "quotes";

    private final KafkaConnection connection;
    private final String servers;
    private final Path folder;
    private final int port;
    private final Feed feed;
    private final CompletableFuture<?> producer;
    private final ObjectMapper mapper = new ObjectMapper();
    private Process process;

    /** Writes the stream as far as it is let through. The engine is started apart. */
    LiveEngine(String servers, Path folder) throws IOException {
        this(servers, folder, SECONDS);
    }

    /** The same with a stream of another length, longer than 20 s; the orders end ten seconds before it. */
    LiveEngine(String servers, Path folder, int seconds) throws IOException {
        feed = new Feed(seconds);
        this.servers = servers;
        this.folder = folder;
        connection = KafkaConnection.of(servers);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(
                folder.resolve("orders.csv"),
                "id,side,qty,start,end,strategy\nbuy,buy,3000,%s,%s,twap\nsell,sell,2000,%s,%s,rest-then-cross\n"
                        .formatted(feed.at(5), feed.end(), feed.at(10), feed.end()));
        process = new ProcessBuilder("true").start();
        producer = CompletableFuture.runAsync(() -> new MarketDataProducer(connection, StreamOptions.to(TOPIC))
                .follow(feed, feed.publishers(), new StreamLabel("s1", "sample"), StreamMonitor.NONE));
    }

    /** The rows of a tape up to a time that grows; it ends with the tape. */
    private static final class Feed extends TapeFeed {

        private final MarketEvent look = new MarketEvent();
        private final int seconds;
        private long openTo;

        Feed(int seconds) {
            super(MarketTape.readAll(
                    SyntheticMarket.of(SyntheticSettings.defaults().withDuration(Duration.ofSeconds(seconds)))));
            this.seconds = seconds;
        }

        String end() {
            return at(seconds - 10);
        }

        String at(int second) {
            return Units.formatTime(tape.firstEventNs() + second * SECOND);
        }

        synchronized void open(int second) {
            while (openTo < tape.size() && look.eventNs() <= tape.firstEventNs() + second * SECOND) {
                tape.read(openTo++, look);
            }
            notifyAll();
        }

        List<Integer> publishers() {
            TreeSet<Integer> ids = new TreeSet<>();
            MarketEvent event = new MarketEvent();
            for (long i = 0; i < tape.size(); i++) {
                tape.read(i, event);
                ids.add(event.publisherId());
            }
            return List.copyOf(ids);
        }

        @Override
        protected synchronized void before(long row) throws InterruptedException {
            while (row == openTo && row < tape.size()) {
                wait();
            }
        }
    }

    /** Lets rows through up to a second of the stream. */
    void releaseTo(int second) {
        feed.open(second);
    }

    /** Number of rows that were let through. */
    long rows() {
        synchronized (feed) {
            return feed.openTo;
        }
    }

    /** Address of the page, the same after each start. */
    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** Starts the engine; after a kill it goes on. */
    void start(String... more) throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("live", "--topic", TOPIC, "--bootstrap-servers", servers, "--id", "run"));
        command.addAll(List.of("--orders", folder.resolve("orders.csv").toString(), "--end", feed.end()));
        command.addAll(List.of("--slice", "5s", "--idle-timeout", "60s", "--page-port", Integer.toString(port)));
        command.addAll(List.of("--out", folder.resolve("out").toString()));
        command.addAll(List.of(more));
        process = ChildProgram.of(ChildProgram.SHORT, command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** File of what the engine has printed. */
    Path log() {
        return folder.resolve("engine.txt");
    }

    /** Text that the engine has printed. */
    String printed() throws IOException {
        return Files.readString(log());
    }

    /** Kills the engine, which has no chance to tidy up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** True while the engine runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the engine has ended of itself. */
    void awaitEnd() throws IOException, InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(printed()).isTrue();
        assertThat(process.exitValue()).as(printed()).isZero();
    }

    /** The committed values of a topic. */
    List<JsonNode> committed(String topic) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        for (String value : CommittedRecords.values(connection, topic)) {
            values.add(mapper.readTree(value));
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        releaseTo(feed.seconds + 1);
        producer.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
