package io.slipway.synthetic;

import java.time.Duration;
import java.time.Instant;

/**
 * Settings of a synthetic market. The same settings give the same data, and a longer duration only appends.
 *
 * @param seed the one source of all randomness
 * @param symbol what the instrument is called
 * @param start when the market begins; the first rows follow within a second
 * @param duration how long it lasts, by receive time
 * @param preset what kind of stock and day it is
 * @param venues how many venues there are, 1 to 16, in the order N T P K Z B Y V X J A M U H C L
 */
public record SyntheticSettings(long seed, String symbol, Instant start, Duration duration, Preset preset, int venues) {

    public static final long TICK_E9 = 10_000_000L;

    /** Number of venues that the model was measured on. */
    public static final int DEFAULT_VENUES = 12;

    /** Largest number of venues. */
    public static final int MOST_VENUES = VenueProfile.usEquities().size();

    private static final Instant EARLIEST = Instant.parse("1971-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** 80 million rows of the liquid stock at sixteen venues take some 63 days. */
    private static final Duration LONGEST = Duration.ofDays(100);

    private static final SyntheticSettings DEFAULTS = new SyntheticSettings(
            1, "DEMO", Instant.parse("2024-08-01T14:00:00Z"), Duration.ofMinutes(10), Preset.STANDARD, DEFAULT_VENUES);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a setting is outside its range
     */
    public SyntheticSettings {
        require(!symbol.isBlank(), "a market needs a symbol: symbol=\"" + symbol + "\"");
        require(!start.isBefore(EARLIEST) && start.isBefore(LATEST), "start must be from 1971 to 2199: start=" + start);
        require(
                !duration.isNegative() && !duration.isZero() && duration.compareTo(LONGEST) <= 0,
                "duration must be positive and at most 100 days: duration=" + duration);
        require(
                venues >= 1 && venues <= MOST_VENUES,
                "number of venues must be from 1 to " + MOST_VENUES + ": venues=" + venues);
    }

    /** Seed 1, "DEMO", 10 minutes from 2024-08-01T14:00:00Z, the standard stock, twelve venues. */
    public static SyntheticSettings defaults() {
        return DEFAULTS;
    }

    /** Settings of the shipped example: the defaults, but the liquid stock. */
    public static SyntheticSettings demo() {
        return DEFAULTS.withPreset(Preset.LIQUID);
    }

    public SyntheticSettings withSeed(long newSeed) {
        return new SyntheticSettings(newSeed, symbol, start, duration, preset, venues);
    }

    public SyntheticSettings withSymbol(String newSymbol) {
        return new SyntheticSettings(seed, newSymbol, start, duration, preset, venues);
    }

    public SyntheticSettings withStart(Instant newStart) {
        return new SyntheticSettings(seed, symbol, newStart, duration, preset, venues);
    }

    public SyntheticSettings withDuration(Duration newDuration) {
        return new SyntheticSettings(seed, symbol, start, newDuration, preset, venues);
    }

    public SyntheticSettings withPreset(Preset newPreset) {
        return new SyntheticSettings(seed, symbol, start, duration, newPreset, venues);
    }

    public SyntheticSettings withVenues(int newVenues) {
        return new SyntheticSettings(seed, symbol, start, duration, preset, newVenues);
    }

    public long startNs() {
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
