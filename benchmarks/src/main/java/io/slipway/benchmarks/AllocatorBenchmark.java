package io.slipway.benchmarks;

import io.slipway.strategies.allocation.StaticAllocator;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategies.allocation.StrictStaticAllocator;
import io.slipway.strategy.Allocator;
import io.slipway.strategy.VenueQuotes;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one static allocation, over a ring of random books so that the branch predictor learns none by heart. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AllocatorBenchmark {

    private static final int BOOKS = 1024;
    private static final long QTY = 3_000;

    /** Number of venues. */
    @Param({"5", "12"})
    public int venues;

    private final VenueQuotes[] books = new VenueQuotes[BOOKS];
    private long[] split = new long[0];
    private Allocator strict = new StrictStaticAllocator(1, 100);
    private Allocator penalised = StaticAllocator.capped(1, 1);
    private int next;

    /** Makes the books. */
    @Setup
    public void makeBooks() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < BOOKS; i++) {
            books[i] = new VenueQuotes(venues);
            for (int venue = 0; venue < venues; venue++) {
                long ask = 222_800_000_000L + 10_000_000L * random.nextLong(6);
                books[i].set(venue, random.nextLong(1_500), ask, 3_000_000L - 3_200_000L * random.nextLong(2), false);
            }
            books[i].mid(2 * 222_805_000_000L);
        }
        split = new long[venues];
        strict = new StrictStaticAllocator(venues, 100);
        penalised = StaticAllocator.penalised(venues, 1, new StaticParameters(0, 30_000_000L, 0));
    }

    private VenueQuotes book() {
        next = (next + 1) % BOOKS;
        return books[next];
    }

    /** The trial's rule in whole lots. */
    @Benchmark
    public long strict() {
        return strict.allocate(book(), QTY, split);
    }

    /** The product's rule in shares. */
    @Benchmark
    public long penalised() {
        return penalised.allocate(book(), QTY, split);
    }
}
