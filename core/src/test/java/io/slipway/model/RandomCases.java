package io.slipway.model;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whole numbers of given ranges, drawn from seeds 0 to 999, the ends of a range and small numbers often; failing ones are made smaller. */
public final class RandomCases {

    private static final int TRIES = 1_000;

    private final long[][] ranges;

    private RandomCases(long[][] ranges) {
        this.ranges = ranges;
    }

    /** Cases of one number a range; see {@link #between}. */
    public static RandomCases of(long[]... ranges) {
        return new RandomCases(ranges);
    }

    /** A range with both its ends. */
    public static long[] between(long least, long most) {
        return new long[] {least, most};
    }

    /** Fails with the seed and the smallest numbers found for which the check throws. */
    public void check(Consumer<long[]> check) {
        for (int seed = 0; seed < TRIES; seed++) {
            long[] numbers = drawn(new SplittableRandom(seed));
            if (failure(check, numbers) != null) {
                long[] smallest = smallest(check, numbers);
                throw new AssertionError(
                        "seed " + seed + ", made smaller: " + Arrays.toString(smallest), failure(check, smallest));
            }
        }
    }

    private long[] drawn(SplittableRandom random) {
        long[] numbers = new long[ranges.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = drawn(random, ranges[i][0], ranges[i][1]);
        }
        return numbers;
    }

    private static long drawn(SplittableRandom random, long least, long most) {
        return switch (random.nextInt(4)) {
            case 0 -> {
                long[] ends = {least, most, Math.min(least + 1, most), Math.max(most - 1, least)};
                yield ends[random.nextInt(ends.length)];
            }
            case 1 -> clamped(random.nextLong() >> random.nextInt(1, Long.SIZE), least, most);
            default -> most == Long.MAX_VALUE ? random.nextLong(least - 1, most) + 1 : random.nextLong(least, most + 1);
        };
    }

    private static long clamped(long number, long least, long most) {
        return Math.max(least, Math.min(most, number));
    }

    private long[] smallest(Consumer<long[]> check, long[] failing) {
        long[] numbers = failing.clone();
        boolean shrunk = true;
        while (shrunk) {
            shrunk = false;
            for (int i = 0; i < numbers.length; i++) {
                shrunk |= shrink(check, numbers, i);
            }
        }
        return numbers;
    }

    /** Moves one number all, half or one step of the way to that of its range nearest to zero. */
    private boolean shrink(Consumer<long[]> check, long[] numbers, int i) {
        long before = numbers[i];
        long aim = clamped(0, ranges[i][0], ranges[i][1]);
        for (long nearer : new long[] {aim, aim + (before - aim) / 2, before - Long.signum(before - aim)}) {
            numbers[i] = nearer;
            if (nearer != before && failure(check, numbers) != null) {
                return true;
            }
        }
        numbers[i] = before;
        return false;
    }

    private static @Nullable Throwable failure(Consumer<long[]> check, long[] numbers) {
        try {
            check.accept(numbers.clone());
            return null;
        } catch (AssertionError | RuntimeException failure) {
            return failure;
        }
    }
}
