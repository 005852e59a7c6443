package io.slipway.kafka.wire;

import java.util.function.LongConsumer;

/** Runs a check with many seeds, the same each time, and tells which one failed. A build tries a fifth of them. */
public final class Seeds {

    private static final int FIFTHS = Math.min(5, Integer.getInteger("slipway.times", 1));

    private Seeds() {}

    /** Checks with the seeds from 0 to one less than the count, or the first fifth of them. */
    public static void each(int count, LongConsumer check) {
        for (long seed = 0; seed < (long) count * FIFTHS / 5; seed++) {
            try {
                check.accept(seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
