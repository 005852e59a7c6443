package io.slipway.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.engine.Backtest;
import io.slipway.market.MarketDataException;
import io.slipway.result.RunResult;
import io.slipway.tape.MarketTape;
import io.slipway.tca.benchmark.GivenPrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The number of times that a run and its files read the recording. */
class TapePassesTest {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("slipway.root", "..")).resolve("examples/demo_mbp-1.csv");

    private static final RunConfig CONFIG =
            RunConfig.of(Settings.parse(Command.BACKTEST, Map.of("start", "2024-08-01T14:00:30Z")));

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aBacktestOfFourStrategiesReadsTheRecordingThreeTimesAtMost() throws IOException {
        AtomicLong reads = new AtomicLong();
        MarketTape tape = example().withReadListener(index -> reads.incrementAndGet());
        RunResult run = RunResult.of(backtest(tape), CONFIG.strategies(), CONFIG.underTest(), GivenPrices.NONE);
        assertThat(run.strategies()).hasSize(4);
        write(directory, run);
        assertThat(reads.get()).isLessThanOrEqualTo(3 * tape.size());
    }

    @Test
    void aMarketThatIsMeasuredBesideTheStrategiesGivesTheSameFiles() throws IOException {
        MarketTape tape = example();
        write(
                directory.resolve("alone"),
                RunResult.of(backtest(tape), CONFIG.strategies(), CONFIG.underTest(), GivenPrices.NONE));
        write(
                directory.resolve("beside"),
                RunResult.of(
                        backtest(tape),
                        CONFIG.strategies(),
                        CONFIG.underTest(),
                        GivenPrices.NONE,
                        TapePassesTest::beside));
        try (Stream<Path> files = Files.walk(directory.resolve("alone"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSize(3);
            for (Path file : all) {
                Path other = directory
                        .resolve("beside")
                        .resolve(directory.resolve("alone").relativize(file));
                assertThat(other).hasSameBinaryContentAs(file);
            }
        }
    }

    /** Rows that cannot be read by the thread beside fail the run as they do without it. */
    @Test
    void aFailureOfTheMarketsPassIsThatOfTheRun() {
        Thread own = Thread.currentThread();
        MarketTape tape = example().withReadListener(index -> {
            if (index == 1_000 && Thread.currentThread() != own) {
                throw new MarketDataException("damaged block");
            }
        });
        assertThatThrownBy(() -> RunResult.of(
                        backtest(tape),
                        CONFIG.strategies(),
                        CONFIG.underTest(),
                        GivenPrices.NONE,
                        TapePassesTest::beside))
                .isInstanceOf(MarketDataException.class)
                .hasMessage("damaged block");
    }

    private static void beside(Runnable task) {
        new Thread(task, "beside").start();
    }

    private static MarketTape example() {
        return MarketTape.readAll(DataFiles.open(EXAMPLE, ReadOptions.all()));
    }

    private static Backtest backtest(MarketTape tape) {
        return new Backtest(tape, CONFIG.spec(tape, CONFIG.parameters()));
    }

    private static void write(Path folder, RunResult run) throws IOException {
        Files.createDirectories(folder);
        RunFiles.write(
                folder,
                run,
                new Provenance(
                        "test",
                        "file:demo",
                        0,
                        "flat",
                        null,
                        id -> "V" + id,
                        false,
                        run.tape().instrument()));
    }
}
