package io.slipway.kafka.wire;

import java.util.function.LongConsumer;

/** Runs a check with many seeds, the same each time, and tells which one failed. */
public final class Seeds {

    private Seeds() {}

    /** Checks with the seeds from 0 to one less than the count. */
    public static void each(int count, LongConsumer check) {
        for (long seed = 0; seed < count; seed++) {
            try {
                check.accept(seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
