package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The market of an order's window, beside prices. */
public final class WindowKeys {

    /** All of it. */
    public static final Shape SHAPE = Shape.of("window", "The market of the order's window.");

    /** The venues at the arrival. */
    public static final Key<Long> ARRIVAL_VENUES =
            SHAPE.whole("arrival_venues", Units.COUNT, "venues that showed the opposite side at the arrival");

    /** The spread at the arrival. */
    public static final Key<BigDecimal> ARRIVAL_SPREAD = SHAPE.decimal(
                    "arrival_spread", Units.PER_SHARE, "national best offer less best bid at the arrival")
            .orNull();

    /** The usual spread. */
    public static final Key<BigDecimal> MEAN_SPREAD = SHAPE.decimal(
                    "mean_spread", Units.PER_SHARE, "time-weighted mean of the national spread over the window")
            .orNull();

    /** The beginning of the data. */
    public static final Key<Instant> DATA_START =
            SHAPE.time("data_start", "time of the first event of the data").optional();

    /** The end of the data. */
    public static final Key<Instant> DATA_END = SHAPE.time("data_end", "time of the last event of the data");

    /** The depth. */
    public static final Key<Long> LEVELS =
            SHAPE.whole("levels", Units.COUNT, "the most levels per side that a row of a venue shows");

    /** The time crossed. */
    public static final Key<BigDecimal> CROSSED_SHARE = SHAPE.decimal(
                    "crossed_share",
                    Units.RATIO,
                    "part of the open time in which the best bid of all venues was above the best offer of all venues")
            .orNull();

    /** A halt at the start. */
    public static final Key<Boolean> HALTED_AT_START = SHAPE.flag(
                    "halted_at_start",
                    "true if the order starts while all venues with quotes are halted; left out if not")
            .optional();

    /** The end of that halt. */
    public static final Key<Instant> TRADED_FROM = SHAPE.time(
                    "traded_from", "time from which trading goes on after that halt; left out if not within the window")
            .optional();

    /** The time halted. */
    public static final Key<Long> HALTED_NS = SHAPE.whole(
                    "halted_ns",
                    Units.NS,
                    "open time of the window in which a venue was halted and no other showed a price; left out if none")
            .optional();

    /** Stale quotes. */
    public static final Key<Map<String, Long>> STALE_AFTER_BY_VENUE_NS = SHAPE.key(
            "stale_after_by_venue_ns",
            Types.map("publisher id", Types.WHOLE),
            Units.NS,
            "age above which a quote is called stale: stale_after_ns if it is set, else 100 times the median time between changes"
                    + " of the venue's book, at least 60 s and at most 30 min");

    /** The sessions. */
    public static final Key<List<String>> SESSIONS = SHAPE.texts(
            "sessions", "open and close of each session of the window, UTC, as open/close; empty for all of time");

    private WindowKeys() {}
}
