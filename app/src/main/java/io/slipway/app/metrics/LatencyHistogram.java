package io.slipway.app.metrics;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Times in buckets of 1, 2.5 and 5 times each power of ten from 1 µs to 10 s. Thread-safe. */
final class LatencyHistogram {

    private static final int NANOSECOND_DIGITS = 9;
    private static final long[] BOUNDS_NS = {
        1_000L, 2_500L, 5_000L,
        10_000L, 25_000L, 50_000L,
        100_000L, 250_000L, 500_000L,
        1_000_000L, 2_500_000L, 5_000_000L,
        10_000_000L, 25_000_000L, 50_000_000L,
        100_000_000L, 250_000_000L, 500_000_000L,
        1_000_000_000L, 2_500_000_000L, 5_000_000_000L,
        10_000_000_000L
    };

    private final AtomicLongArray counts = new AtomicLongArray(BOUNDS_NS.length + 1);
    private final AtomicLong sumNs = new AtomicLong();

    /** Counts a time in the first bucket whose bound it does not exceed. */
    void add(long ns) {
        int bucket = 0;
        while (bucket < BOUNDS_NS.length && ns > BOUNDS_NS[bucket]) {
            bucket++;
        }
        counts.getAndIncrement(bucket);
        sumNs.getAndAdd(ns);
    }

    /** Appends the samples of a histogram in seconds, whose buckets each hold those below them too. */
    void append(StringBuilder text, String name, String labels) {
        long below = 0;
        for (int i = 0; i <= BOUNDS_NS.length; i++) {
            below += counts.get(i);
            String bound = i == BOUNDS_NS.length ? "+Inf" : seconds(BOUNDS_NS[i]);
            text.append(name).append("_bucket{").append(labels).append(",le=\"");
            text.append(bound).append("\"} ").append(below).append('\n');
        }
        text.append(name).append("_sum{").append(labels).append("} ");
        text.append(seconds(sumNs.get())).append('\n');
        text.append(name).append("_count{").append(labels).append("} ");
        text.append(below).append('\n');
    }

    private static String seconds(long ns) {
        return BigDecimal.valueOf(ns, NANOSECOND_DIGITS).stripTrailingZeros().toPlainString();
    }
}
