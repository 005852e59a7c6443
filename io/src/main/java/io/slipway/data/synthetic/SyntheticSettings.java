package io.slipway.data.synthetic;

import java.time.Duration;
import java.time.Instant;

/**
 * What a synthetic market is made from. The same settings give the same data, and a longer duration only appends.
 *
 * @param seed the one source of all randomness
 * @param symbol what the instrument is called
 * @param start when the market begins; the first rows follow within a second
 * @param duration how long it lasts, by receive time
 * @param startPriceE9 offer price at the start, 1e-9 of the quote currency, whole cents, from 5.00 to 100,000.00
 * @param rowsPerSecond about how many rows of all venues a second has on average; trading and volatility grow with it
 */
public record SyntheticSettings(
        long seed, String symbol, Instant start, Duration duration, long startPriceE9, double rowsPerSecond) {

    static final long TICK_E9 = 10_000_000L;

    private static final long LEAST_PRICE_E9 = 5_000_000_000L;
    private static final long GREATEST_PRICE_E9 = 100_000_000_000_000L;
    private static final double GREATEST_RATE = 100_000;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final SyntheticSettings DEFAULTS = new SyntheticSettings(
            10, "DEMO", Instant.parse("2024-08-01T14:00:00Z"), Duration.ofMinutes(10), 150_000_000_000L, 30);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a setting is outside its range
     */
    public SyntheticSettings {
        require(!symbol.isBlank(), "a market needs a symbol: symbol=\"" + symbol + "\"");
        require(!start.isBefore(EARLIEST) && start.isBefore(LATEST), "start must be from 1970 to 2199: start=" + start);
        require(
                !duration.isNegative() && !duration.isZero() && duration.compareTo(LONGEST) <= 0,
                "duration must be positive and at most 7 days: duration=" + duration);
        require(
                startPriceE9 >= LEAST_PRICE_E9 && startPriceE9 <= GREATEST_PRICE_E9,
                "start price must be from 5.00 to 100000.00: startPriceE9=" + startPriceE9);
        require(startPriceE9 % TICK_E9 == 0, "start price must be whole cents: startPriceE9=" + startPriceE9);
        require(
                rowsPerSecond > 0 && rowsPerSecond <= GREATEST_RATE,
                "rate must be positive and at most 100000: rowsPerSecond=" + rowsPerSecond);
    }

    /** Seed 10, "DEMO", 10 minutes from 2024-08-01T14:00:00Z, 150.00, some 30 rows a second. */
    public static SyntheticSettings defaults() {
        return DEFAULTS;
    }

    public SyntheticSettings withSeed(long newSeed) {
        return new SyntheticSettings(newSeed, symbol, start, duration, startPriceE9, rowsPerSecond);
    }

    public SyntheticSettings withSymbol(String newSymbol) {
        return new SyntheticSettings(seed, newSymbol, start, duration, startPriceE9, rowsPerSecond);
    }

    public SyntheticSettings withStart(Instant newStart) {
        return new SyntheticSettings(seed, symbol, newStart, duration, startPriceE9, rowsPerSecond);
    }

    public SyntheticSettings withDuration(Duration newDuration) {
        return new SyntheticSettings(seed, symbol, start, newDuration, startPriceE9, rowsPerSecond);
    }

    public SyntheticSettings withStartPriceE9(long newStartPriceE9) {
        return new SyntheticSettings(seed, symbol, start, duration, newStartPriceE9, rowsPerSecond);
    }

    public SyntheticSettings withRowsPerSecond(double newRowsPerSecond) {
        return new SyntheticSettings(seed, symbol, start, duration, startPriceE9, newRowsPerSecond);
    }

    long startNs() {
        return Math.addExact(Math.multiplyExact(start.getEpochSecond(), 1_000_000_000L), start.getNano());
    }

    long endNs() {
        return Math.addExact(startNs(), duration.toNanos());
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
