package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The parts of {@code inspection.json}: clocks, trades, the national best bid and offer, and the venues. */
public final class SurveyKeys {

    /** Clocks. */
    public static final Shape CLOCKS = Shape.of("clocks", "Rates, gaps and time stamps.");

    /** The mean rate. */
    public static final Key<BigDecimal> ROWS_PER_SECOND =
            CLOCKS.decimal("rows_per_second", "rows per second", "mean rate").orNull();

    /** The highest rate. */
    public static final Key<Long> MAX_PER_SECOND =
            CLOCKS.whole("max_per_second", "rows per second", "most rows in one second of the clock");

    /** The Fano factor. */
    public static final Key<BigDecimal> FANO_1S = CLOCKS.decimal(
                    "fano_1s", "", "variance over mean of the rows in each second: 1 for independent rows")
            .orNull();

    /** Distinct times. */
    public static final Key<Long> DISTINCT_TIMES = CLOCKS.whole("distinct_times", Units.COUNT, "distinct event times");

    /** The resolution. */
    public static final Key<Long> STEP_NS = CLOCKS.whole(
            "step_ns",
            Units.NS,
            "resolution of the time stamps: the largest power of ten that divides more than half of them");

    /** An hour. */
    public static final Shape HOUR = Shape.of("hour", "The resolution in one hour.");

    /** The resolution by hour. */
    public static final Key<List<Values>> STEP_BY_HOUR =
            CLOCKS.objects("step_by_hour", HOUR, "resolution of the time stamps by hour");

    /** The hour. */
    public static final Key<Instant> HOUR_TIME = HOUR.time("hour", "start of the hour");

    /** The resolution of the hour. */
    public static final Key<Long> HOUR_STEP_NS = HOUR.whole("step_ns", Units.NS, "resolution in the hour");

    /** The gap limit. */
    public static final Key<Long> GAP_LIMIT_NS =
            CLOCKS.whole("gap_limit_ns", Units.NS, "length above which a stretch without a row is a gap");

    /** A gap. */
    public static final Shape GAP = Shape.of("gap in the data", "A stretch without a row.");

    /** The gaps. */
    public static final Key<List<Values>> LONGEST_GAPS =
            CLOCKS.objects("longest_gaps", GAP, "at most five gaps, the longest first");

    /** The start of a gap. */
    public static final Key<Instant> GAP_START = GAP.time("start", "start of the gap");

    /** The length of a gap. */
    public static final Key<Long> GAP_LENGTH_NS = GAP.whole("length_ns", Units.NS, "length of the gap");

    /** The longest gap. */
    public static final Key<Long> LONGEST_GAP_NS =
            CLOCKS.whole("longest_gap_ns", Units.NS, "length of the longest stretch without a row");

    /** The least latency. */
    public static final Key<Long> LATENCY_MIN_NS =
            CLOCKS.whole("latency_min_ns", Units.NS, "smallest receive latency (ts_recv - ts_event)");

    /** The median latency. */
    public static final Key<Long> LATENCY_MEDIAN_NS =
            CLOCKS.whole("latency_median_ns", Units.NS, "median receive latency");

    /** Trades. */
    public static final Shape TRADES = Shape.of(
            "trades", "Trade prints that count in the day's volume, without those of auctions; `by_kind` has all.");

    /** The count. */
    public static final Key<Long> TRADE_COUNT = TRADES.whole("count", Units.COUNT, "trade prints");

    /** The size. */
    public static final Key<BigDecimal> TRADE_SIZE = TRADES.quantity("size", "traded quantity");

    /** Odd lots. */
    public static final Key<Long> ODD_LOTS = TRADES.whole(
                    "odd_lots",
                    Units.COUNT,
                    "trades of less than a US round lot of that date and price; only of US equities")
            .optional();

    /** Fractions of a cent. */
    public static final Key<Long> SUB_PENNY = TRADES.whole(
                    "sub_penny", Units.COUNT, "trades at a fraction of a cent; only of US equities")
            .optional();

    /** Inside the spread. */
    public static final Key<BigDecimal> INSIDE_SIZE = TRADES.quantity(
            "inside_spread_size",
            "traded inside the national best at venues that show quotes: what an order at the midpoint could have met");

    /** The correlation. */
    public static final Key<BigDecimal> SIGN_CORRELATION = TRADES.decimal(
                    "sign_correlation",
                    "",
                    "mean product of the aggressors' sides (+1 buy, -1 sell) of consecutive trades: 0 for independent sides, "
                            + "null if no two trades have one")
            .orNull();

    /** The prints of a kind. */
    public static final Shape KIND = Shape.of("kind of print", "The prints of one kind.");

    /** The kinds. */
    public static final Key<List<Values>> BY_KIND =
            TRADES.objects("by_kind", KIND, "all prints by kind; kinds without a print are left out");

    /** The kind. */
    public static final Key<String> KIND_NAME =
            KIND.text("kind", "kind of the print, such as `regular` or `closing_auction`");

    /** Its prints. */
    public static final Key<Long> KIND_COUNT = KIND.whole("count", Units.COUNT, "prints of the kind");

    /** Their size. */
    public static final Key<BigDecimal> KIND_SIZE = KIND.quantity("size", "quantity of these prints");

    /** A spread. */
    public static final Shape SPREAD = Shape.of("spread", "A spread over time.");

    /** The mean. */
    public static final Key<BigDecimal> MEAN = SPREAD.decimal(
                    "mean", Units.PER_SHARE, "time-weighted mean, negative when crossed")
            .orNull();

    /** The median. */
    public static final Key<BigDecimal> P50 =
            SPREAD.decimal("p50", Units.PER_SHARE, "median by time").orNull();

    /** The ninth decile. */
    public static final Key<BigDecimal> P90 =
            SPREAD.decimal("p90", Units.PER_SHARE, "90 % quantile by time").orNull();

    /** The national best. */
    public static final Shape NBBO = Shape.of(
            "nbbo", "The national best bid and offer, in regular sessions where the calendar of the venues is known.");

    /** Regular sessions. */
    public static final Key<BigDecimal> REGULAR_SHARE = NBBO.decimal(
                    "regular_share",
                    Units.RATIO,
                    "part of the recorded time in regular sessions, of which all spreads, parts of the time and median sizes are;"
                            + " zero where no regular session was recorded, so that they are of all the time; left out where"
                            + " the calendar does not close")
            .optional();

    /** The spread outside. */
    public static final Key<Values> OUTSIDE_SPREAD = NBBO.object(
                    "outside_spread",
                    SPREAD,
                    "national spread outside the regular sessions; left out where there was none")
            .optional();

    /** Its spread. */
    public static final Key<Values> NBBO_SPREAD = NBBO.object(
                    "spread", SPREAD, "national spread; left out where there never was one")
            .optional();

    /** The spread by cents. */
    public static final Key<List<Optional<BigDecimal>>> SHARE_BY_CENTS = NBBO.key(
            "share_by_cents",
            Types.list(Types.maybe(Types.DECIMAL)),
            Units.RATIO,
            "parts of the time with a spread of 0 to 1 cent, 1 to 2 cents and so on; the last is the remainder");

    /** Locked. */
    public static final Key<BigDecimal> LOCKED_SHARE = part("locked_share", "part of the time locked (bid = offer)");

    /** Crossed. */
    public static final Key<BigDecimal> CROSSED_SHARE = part("crossed_share", "part of the time crossed (bid > offer)");

    /** No bid. */
    public static final Key<BigDecimal> NO_BID_SHARE = part("no_bid_share", "part of the time without a bid");

    /** No offer. */
    public static final Key<BigDecimal> NO_ASK_SHARE = part("no_ask_share", "part of the time without an offer");

    /** A venue. */
    public static final Shape VENUE = Shape.of("venue of the data", "One venue.");

    /** The publisher. */
    public static final Key<Long> PUBLISHER_ID = VENUE.whole("publisher_id", "", "publisher id");

    /** The name. */
    public static final Key<String> NAME = VENUE.text("name", "market identifier code");

    /** The feed. */
    public static final Key<String> DESCRIPTION = VENUE.text("description", "name of the feed");

    /** A venue. */
    public static final Key<Boolean> EXECUTABLE = VENUE.flag("executable", "whether orders can be sent there");

    /** A consolidated feed. */
    public static final Key<Boolean> CONSOLIDATED =
            VENUE.flag("consolidated", "whether it shows the best of several venues");

    /** A reporting facility. */
    public static final Key<Boolean> REPORTS_TRADES_ONLY =
            VENUE.flag("reports_trades_only", "whether it only reports trades that were made elsewhere");

    /** The rows. */
    public static final Key<Long> ROWS = VENUE.whole("rows", Units.COUNT, "all rows");

    /** The prints. */
    public static final Key<Long> PRINTS = VENUE.whole("prints", Units.COUNT, "trade prints");

    /** At the bid. */
    public static final Key<BigDecimal> AT_NBB = VENUE.decimal(
                    "at_nbb", Units.RATIO, "part of the time at the national best bid")
            .orNull();

    /** At the offer. */
    public static final Key<BigDecimal> AT_NBO = VENUE.decimal(
                    "at_nbo", Units.RATIO, "part of the time at the national best offer")
            .orNull();

    /** Its spread. */
    public static final Key<Values> VENUE_SPREAD = VENUE.object(
                    "spread", SPREAD, "spread of the venue; left out where there never was one")
            .optional();

    /** The bid's size. */
    public static final Key<BigDecimal> MEDIAN_BID_SIZE =
            VENUE.quantity("median_bid_size", "median displayed quantity at the venue's best bid");

    /** The offer's size. */
    public static final Key<BigDecimal> MEDIAN_ASK_SIZE =
            VENUE.quantity("median_ask_size", "median displayed quantity at the venue's best offer");

    /** No change. */
    public static final Key<Long> UNCHANGED_ROWS =
            VENUE.whole("unchanged_rows", Units.COUNT, "book rows that leave the venue's best bid and offer unchanged");

    /** One side. */
    public static final Key<Long> ONE_SIDED_ROWS =
            VENUE.whole("one_sided_rows", Units.COUNT, "book rows with a bid or an offer only");

    /** Locked. */
    public static final Key<Long> LOCKED_ROWS =
            VENUE.whole("locked_rows", Units.COUNT, "book rows whose bid equals their offer");

    /** Stubs. */
    public static final Key<Long> STUB_ROWS =
            VENUE.whole("stub_rows", Units.COUNT, "book rows with a price more than 5 % from the national mid");

    private SurveyKeys() {}

    private static Key<BigDecimal> part(String name, String doc) {
        return NBBO.decimal(name, Units.RATIO, doc).orNull();
    }
}
