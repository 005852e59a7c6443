package io.slipway.benchmarks;

import io.slipway.strategies.allocation.StrictStaticAllocator;
import io.slipway.strategy.VenueQuotes;
import java.util.ArrayList;
import java.util.List;
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

/** The trial's enumeration of all splits beside the allocator that gives the same result: 3,000 shares in lots of 100. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class BruteForceBenchmark {

    private static final long QTY = 3_000;
    private static final long LOT = 100;
    private static final long SIZE = 3_000;

    /** Number of venues. */
    @Param({"1", "2", "3", "4", "5"})
    public int venues;

    private VenueQuotes quotes = new VenueQuotes(1);
    private long[] split = new long[0];
    private StrictStaticAllocator allocator = new StrictStaticAllocator(1, LOT);

    /** Makes a book on which every venue shows the whole order. */
    @Setup
    public void makeBook() {
        SplittableRandom random = new SplittableRandom(42);
        quotes = new VenueQuotes(venues);
        for (int venue = 0; venue < venues; venue++) {
            quotes.set(venue, SIZE, 222_800_000_000L + 10_000_000L * random.nextLong(6), 3_000_000L, false);
        }
        split = new long[venues];
        allocator = new StrictStaticAllocator(venues, LOT);
    }

    /** The allocator. */
    @Benchmark
    public long allocator() {
        return allocator.allocate(quotes, QTY, split);
    }

    /** The trial's enumeration, list by list. */
    @Benchmark
    public long enumeration() {
        List<List<Long>> splits = List.of(List.of());
        for (int venue = 0; venue < venues; venue++) {
            List<List<Long>> longer = new ArrayList<>();
            for (List<Long> given : splits) {
                long most = Math.min(QTY - sum(given), quotes.available(venue));
                for (long q = 0; q <= most; q += LOT) {
                    List<Long> next = new ArrayList<>(given);
                    next.add(q);
                    longer.add(next);
                }
            }
            splits = longer;
        }
        long least = Long.MAX_VALUE;
        for (List<Long> given : splits) {
            least = sum(given) == QTY ? Math.min(least, cost(given)) : least;
        }
        return least;
    }

    private static long sum(List<Long> given) {
        long sum = 0;
        for (long qty : given) {
            sum += qty;
        }
        return sum;
    }

    private long cost(List<Long> given) {
        long cost = 0;
        for (int venue = 0; venue < given.size(); venue++) {
            cost += given.get(venue) * quotes.signedCostE9(venue);
        }
        return cost;
    }
}
