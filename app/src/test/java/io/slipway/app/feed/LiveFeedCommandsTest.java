package io.slipway.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.feed.StandInExchange.Page;
import io.slipway.app.feed.StandInExchange.Script;
import io.slipway.app.run.ExitCode;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.TopicPreparation;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.kafka.durable.TopicReader;
import io.slipway.market.MarketEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that take feeds of exchanges. */
@Timeout(60)
class LiveFeedCommandsTest {

    private static final Page NONE = new Page(404, "");
    private static final String STEP = "0.00001";

    @TempDir
    private Path directory = Path.of("");

    /** The messages of a step leave both exchanges at about the same time, and those of the next one some milliseconds later. */
    private static void await(CyclicBarrier together) throws Exception {
        together.await(20, TimeUnit.SECONDS);
        TimeUnit.MILLISECONDS.sleep(5);
    }

    /** Works an order from step 20 to another, by two strategies. */
    private static void work(String command, Path out, int endStep, String... more) {
        List<String> words = new ArrayList<>(List.of(command, "--out", out.toString()));
        words.addAll(List.of("--strategies", "sweep,twap:all-levels", "--slice", "1s"));
        words.addAll(List.of("--start", BookStory.time(20).toString()));
        words.addAll(List.of("--end", BookStory.time(endStep).toString()));
        words.addAll(List.of(more));
        Commands worked = Commands.run(words.toArray(String[]::new));
        assertThat(worked.exitCode()).as(worked.err()).isZero();
    }

    /** Both show the same book, so that a large order needs both. Steps of 10 s, after which both exchanges are silent, so that only the clock tells that the order's end has come. */
    @Test
    void anOrderIsWorkedOnTwoExchangesUntilItsEndThoughTheyAreSilentThen() throws IOException {
        BookStory story = new BookStory(1, 101);
        CyclicBarrier together = new CyclicBarrier(2);
        Script binance = line -> {
            for (int step = 1; step <= 100; step++) {
                await(together);
                line.send(story.depth(step));
                if (step == 5) {
                    line.awaitPage();
                }
            }
        };
        Script coinbase = line -> {
            line.awaitTexts(3);
            line.send(story.level2(0, 0, true));
            for (int step = 1; step <= 100; step++) {
                await(together);
                line.send(story.level2(step, step, false));
            }
        };
        Path out = directory.resolve("live");
        try (StandInExchange first = new StandInExchange(List.of(binance), index -> new Page(200, story.page(2)));
                StandInExchange second = new StandInExchange(List.of(coinbase), index -> NONE)) {
            work(
                    "live",
                    out,
                    110,
                    "--input",
                    "binance:BTCUSDT@" + first.address(),
                    "--input",
                    "coinbase:BTC-USDT@" + second.address(),
                    "--qty-step",
                    STEP,
                    "--qty",
                    "1.5",
                    "--fee",
                    "10bps");
            assertThat(first.failures()).isEmpty();
            assertThat(second.failures()).isEmpty();
        }
        JsonNode results =
                new ObjectMapper().readTree(out.resolve("results.json").toFile());
        assertThat(results.toString())
                .contains("feed:binance:BTCUSDT+coinbase:BTC-USDT")
                .contains("\"BTCUSDT\"");
        List<String> fills = Files.readAllLines(out.resolve("fills.csv"));
        assertThat(fills).hasSizeGreaterThan(10);
        assertThat(String.join("\n", fills)).contains("binance").contains("coinbase");
    }

    private static Thread produced(StandInExchange exchange, String servers) {
        Thread producer = new Thread(() -> Commands.run(
                "produce",
                "--follow",
                "--input",
                "binance:BTCUSDT@" + exchange.address(),
                "--qty-step",
                STEP,
                "--topic",
                "coins",
                "--bootstrap-servers",
                servers));
        producer.setDaemon(true);
        producer.start();
        return producer;
    }

    /** The books of the rows on the topic, compared with the story; the steps that they stand for. */
    private static Set<Integer> steps(String servers, BookStory story, int last) {
        Set<Integer> steps = new TreeSet<>();
        MarketEvent row = new MarketEvent();
        StreamRequest coins = new StreamRequest("coins", Optional.empty(), Optional.empty(), Duration.ofSeconds(20));
        try (TopicReader reader = TopicReader.open(KafkaConnection.of(servers), coins, StreamMonitor.NONE)) {
            assertThat(reader.isEndless()).isTrue();
            assertThat(reader.instrument().qtyStep()).isEqualByComparingTo(STEP);
            while (!steps.contains(last) && reader.next(row)) {
                int step = BookStory.stepOf(row.sequence());
                assertThat(BookStory.levels(row, 1)).as("step %d", step).isEqualTo(story.levels(step));
                steps.add(step);
            }
        }
        return steps;
    }

    /** The exchange falls silent after a hundred steps, and the clock of the stream goes on to the orders' end. */
    @Test
    void aFeedThatIsSentToATopicGivesItsBooksAndTheFillsOfRunAndLive() throws Exception {
        BookStory story = new BookStory(2, 101);
        Script script = line -> {
            for (int step = 1; step <= 100; step++) {
                line.send(story.depth(step));
                if (step == 5) {
                    line.awaitPage();
                }
            }
        };
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                StandInExchange exchange =
                        new StandInExchange(List.of(script), index -> new Page(200, story.page(2)))) {
            String servers = broker.bootstrapServers();
            new TopicPreparation(KafkaConnection.of(servers), StreamMonitor.NONE).prepare("coins", 1);
            Thread producer = produced(exchange, servers);
            Set<Integer> steps = steps(servers, story, 100);
            int first = steps.iterator().next();
            assertThat(steps)
                    .as("no step is lost after those that came with the page")
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(first, 100).boxed().toList());
            assertThat(first).isBetween(2, 95);
            List<String> fills = new ArrayList<>();
            for (String command : List.of("live", "run")) {
                Path out = directory.resolve(command);
                work(command, out, 105, "--topic", "coins", "--bootstrap-servers", servers, "--qty", "0.9");
                fills.add(Files.readString(out.resolve("fills.csv")));
            }
            assertThat(fills.get(0).lines()).hasSizeGreaterThan(5);
            assertThat(fills.get(0)).contains("binance").isEqualTo(fills.get(1));
            producer.interrupt();
            producer.join(10_000);
            assertThat(producer.isAlive()).isFalse();
            assertThat(exchange.failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backtest --input binance:BTCUSDT --qty 1|the feed of an exchange has no past: feed=binance:BTCUSDT",
                "live --input binance:BTCUSDT a.csv --qty 1 --end 2024-05-01T00:01:00Z|cannot be read together",
                "live --input kraken:BTC-USD --qty 1 --end 2024-05-01T00:01:00Z|no feed of this exchange: exchange=kraken",
                "live --input binance:BTCUSDT binance:ETHUSDT --qty 1 --end 2024-05-01T00:01:00Z|feeds of several symbols: BTCUSDT, ETHUSDT",
                "live --input binance:BTCUSDT --symbol ETHUSDT --qty 1 --end 2024-05-01T00:01:00Z|no feed of this symbol: symbol=ETHUSDT",
            })
    void wrongFeedsAreNamed(String line, String sentence) {
        Commands result = Commands.run(line.split(" ", -1));
        assertThat(result.exitCode()).isIn(ExitCode.USAGE, ExitCode.DATA);
        assertThat(result.err()).contains(sentence);
    }
}
