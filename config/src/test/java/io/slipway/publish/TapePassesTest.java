package io.slipway.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.engine.Backtest;
import io.slipway.result.RunResult;
import io.slipway.tape.MarketTape;
import io.slipway.tca.benchmark.GivenPrices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The number of times that a run and its files read the recording. */
class TapePassesTest {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("slipway.root", "..")).resolve("examples/demo_mbp-1.csv");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aBacktestOfFourStrategiesReadsTheRecordingThreeTimesAtMost() throws IOException {
        MarketTape loaded = MarketTape.readAll(DataFiles.open(EXAMPLE, ReadOptions.all()));
        AtomicLong reads = new AtomicLong();
        MarketTape tape = loaded.withReadListener(index -> reads.incrementAndGet());
        RunConfig config = RunConfig.of(Settings.parse(Command.BACKTEST, Map.of("start", "2024-08-01T14:00:30Z")));
        Backtest backtest = new Backtest(tape, config.spec(tape, config.parameters()));
        RunResult run = RunResult.of(backtest, config.strategies(), config.underTest(), GivenPrices.NONE);
        assertThat(run.strategies()).hasSize(4);
        RunFiles.write(
                directory,
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
        assertThat(reads.get()).isLessThanOrEqualTo(3 * tape.size());
    }
}
