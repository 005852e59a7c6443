package io.slipway.benchmarks;

import io.slipway.data.DataFiles;
import io.slipway.data.databento.RecordWriter;
import io.slipway.data.source.ReadOptions;
import io.slipway.dbn.record.Schema;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From a file to checked events of the best bid and offer, as every command reads it; millions of rows a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReaderBenchmark {

    private static final int ROWS = 400_000;

    @Param({"mbp-1.csv", "mbp-10.csv", "mbp-1.csv.zst", "mbp-1.dbn", "mbp-1.dbn.zst", "mbp-10.dbn"})
    private String file = "mbp-1.csv";

    private Path folder = Path.of("");
    private Path path = Path.of("");

    @Setup(Level.Trial)
    public void write() throws IOException {
        folder = Files.createTempDirectory("slipway-readers");
        path = folder.resolve(file);
        Schema schema = file.startsWith("mbp-10") ? Schema.MBP_10 : Schema.MBP_1;
        SyntheticMarket market =
                SyntheticMarket.records(SyntheticSettings.defaults().withDuration(Duration.ofDays(2)), schema);
        RecordWriter writer = DataFiles.create(path, schema, market.dataset(), true);
        for (int i = 0; i < ROWS && market.next(); i++) {
            writer.write(market.buffer(), market.offset(), market.symbol());
        }
        writer.close();
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(folder);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long read() {
        MarketEvent event = new MarketEvent();
        long rows = 0;
        long sum = 0;
        try (MarketDataReader reader = DataFiles.open(path, ReadOptions.all())) {
            while (reader.next(event)) {
                rows++;
                sum += event.bidSize() + event.askSize() + event.eventNs();
            }
        }
        if (rows != ROWS) {
            throw new IllegalStateException("rows=" + rows + ", expected " + ROWS);
        }
        return sum;
    }
}
