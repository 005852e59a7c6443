package io.slipway.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.feed.StandInExchange.Page;
import io.slipway.app.feed.StandInExchange.Script;
import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that take feeds of exchanges. */
@Timeout(60)
class LiveFeedCommandsTest {

    private static final Page NONE = new Page(404, "");

    @TempDir
    private Path directory = Path.of("");

    /** The messages of a step leave both exchanges at about the same time, and those of the next one some milliseconds later. */
    private static void await(CyclicBarrier together) throws Exception {
        together.await(20, TimeUnit.SECONDS);
        TimeUnit.MILLISECONDS.sleep(5);
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
            Commands live = Commands.run(
                    "live",
                    "--input",
                    "binance:BTCUSDT@" + first.address(),
                    "--input",
                    "coinbase:BTC-USDT@" + second.address(),
                    "--qty-step",
                    "0.00001",
                    "--qty",
                    "1.5",
                    "--strategies",
                    "sweep,twap:all-levels",
                    "--slice",
                    "1s",
                    "--fee",
                    "10bps",
                    "--start",
                    BookStory.time(20).toString(),
                    "--end",
                    BookStory.time(110).toString(),
                    "--out",
                    out.toString());
            assertThat(live.exitCode()).as(live.err()).isZero();
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
