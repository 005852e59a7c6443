package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;

/** The settings that all strategies of a run share. */
public final class SettingKeys {

    /** The keys of it. */
    public static final Shape SHAPE = Shape.of("settings", "The settings that all strategies share.");

    /** The lot. */
    public static final Key<BigDecimal> LOT = SHAPE.quantity("lot", "step of the static allocators");

    /** The slice. */
    public static final Key<Long> SLICE_NS = SHAPE.whole("slice_ns", Units.NS, "length of a slice");

    /** The rate of a benchmark. */
    public static final Key<BigDecimal> PARTICIPATION =
            SHAPE.decimal("participation", Units.RATIO, "share of all volume of the participation-weighted price");

    /** The volume curve. */
    public static final Key<String> VOLUME_CURVE = SHAPE.text("volume_curve", "volume profile (vwap)");

    /** The month in which the shipped profile was measured. */
    public static final Key<String> VOLUME_CURVE_MEASURED = SHAPE.text(
                    "volume_curve_measured", "month in which a shipped volume profile was measured, such as 2018-01")
            .optional();

    /** The smallest slice. */
    public static final Key<BigDecimal> MIN_SLICE =
            SHAPE.quantity("min_slice", "quantity below which a slice waits, unless it is the last");

    /** The order of simultaneous rows. */
    public static final Key<String> TIES = SHAPE.text(
            "ties",
            "prints-first or quotes-first: order of a venue's rows of one time, where the data does not tell it");

    /** The keys of it. */
    public static final Shape LATENCY_SHAPE = Shape.of("latency", "Delays of messages.");

    /** The latencies. */
    public static final Key<Values> LATENCY = SHAPE.object("latency", LATENCY_SHAPE, "delays of messages");

    /** Recorded receipt. */
    public static final Key<Boolean> FEED_RECORDED =
            LATENCY_SHAPE.flag("feed_recorded", "whether a row is known at its recorded receipt");

    /** The feed. */
    public static final Key<Long> FEED_NS = LATENCY_SHAPE.whole(
            "feed_ns", Units.NS, "market-data latency, added to the recorded receipt where that is used");

    /** The keys of it. */
    public static final Shape ORDERS_SHAPE = Shape.of("order latency", "Delays of orders and reports.");

    /** Orders and reports. */
    public static final Key<Values> ORDERS =
            LATENCY_SHAPE.object("orders", ORDERS_SHAPE, "delays of orders and execution reports");

    /** The model. */
    public static final Key<String> MODEL = ORDERS_SHAPE.text(
            "model", "constant; by-venue: one constant for each; measured: drawn from samples; or log-normal");

    /** To the venue. */
    public static final Key<List<List<Long>>> ENTRY_NS = ORDERS_SHAPE.key(
            "entry_ns",
            Types.list(Types.list(Types.WHOLE)),
            Units.NS,
            "latencies from sending an order to its arrival: one list per venue, in order of publisher id; the last list is"
                    + " for all further venues. Log-normal: the median");

    /** From the venue. */
    public static final Key<List<List<Long>>> REPORT_NS = ORDERS_SHAPE.key(
            "report_ns", Types.list(Types.list(Types.WHOLE)), Units.NS, "likewise, from a fill to its report");

    /** The spread of log-normal latencies. */
    public static final Key<BigDecimal> SIGMA = ORDERS_SHAPE
            .decimal("sigma", "", "standard deviation of the logarithm; only log-normal")
            .optional();

    /** The queue model. */
    public static final Key<String> QUEUE_MODEL =
            SHAPE.text("queue_model", "model of the place of a passive order in its queue");

    /** An exact place. */
    public static final Key<Boolean> QUEUE_EXACT =
            SHAPE.flag("queue_exact", "whether the place of a passive order is exact, from order-level data");

    /** The outflow estimation. */
    public static final Key<String> OUTFLOW = SHAPE.text("outflow", "estimation of the outflow of queues");

    /** The refill. */
    public static final Key<Long> REFILL_HALF_LIFE_NS = SHAPE.whole(
            "refill_half_life_ns",
            Units.NS,
            "half-life of displayed size that a strategy has taken; 0: it does not come back");

    /** The age limit. */
    public static final Key<Long> STALE_AFTER_NS = SHAPE.whole(
            "stale_after_ns", Units.NS, "age of a venue's last update above which it gets no order; 0: no limit");

    /** The time of one event. */
    public static final Key<Long> PAIR_WITHIN_NS = SHAPE.whole(
            "pair_within_ns", Units.NS, "time within which a print and a fall of the displayed size are one event");

    /** The distance of prints that are believed. */
    public static final Key<Long> THROUGH_BPS = SHAPE.whole(
            "through_bps",
            Units.BPS,
            "distance beyond a venue's best up to which a print counts before the book follows");

    /** The band. */
    public static final Key<String> BAND = SHAPE.text(
            "band", "distance from the last sound mid beyond which nothing is taken: luld:TIER, a width, or off");

    /** The session. */
    public static final Key<String> SESSION = SHAPE.text(
                    "session", "hours in which orders work: regular, extended, all, or local hours such as 09:45-15:30")
            .optional();

    /** The calendar. */
    public static final Key<String> CALENDAR =
            SHAPE.text("calendar", "name of the calendar of these sessions").optional();

    /** The time zone. */
    public static final Key<String> TIME_ZONE = SHAPE.text("time_zone", "time zone of this calendar, by its IANA name")
            .optional();

    /** The completion. */
    public static final Key<String> COMPLETION = SHAPE.text(
            "completion",
            "walk: what is left at the end takes all that is displayed then, and only what is beyond is marked; mark: all of it is"
                    + " marked");

    private SettingKeys() {}
}
