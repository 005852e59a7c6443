package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Type;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of {@code market.json}. */
public final class MarketKeys {

    private static final Type<List<Optional<Long>>> PRICES = Types.list(Types.maybe(Types.WHOLE));
    private static final String PRICE_UNITS = "price_unit";

    /** The file. */
    public static final Shape FILE = Shape.of(
            "market.json",
            "The order's window with a twentieth of it before and after, for charts. A change is a row that alters the best price of a"
                    + " venue. Up to 6,000 changes are all kept. Of more, those around the start, the end and each fill are kept, and"
                    + " the last one of each of 1,000 equal stretches of time; gaps tell what was left out. The moments of start, end"
                    + " and every fill always stay.");

    /** The start. */
    public static final Key<Instant> START = FILE.time("start", "start of the order: time zero");

    /** The rows. */
    public static final Key<Long> ROWS = FILE.whole("rows", Units.COUNT, "book rows in the window");

    /** The changes. */
    public static final Key<Long> CHANGES = FILE.whole("changes", Units.COUNT, "changes in the window");

    /** The points. */
    public static final Key<Long> POINTS = FILE.whole("points", Units.COUNT, "moments kept");

    /** The price unit. */
    public static final Key<BigDecimal> PRICE_UNIT =
            FILE.decimal("price_unit", Units.PER_SHARE, "unit of all prices of the file");

    /** The moments. */
    public static final Key<List<BigDecimal>> TIME_MS = FILE.key(
            "time_ms",
            Types.list(Types.DECIMAL),
            Units.MS,
            "moments after the start, ascending, exact to the nanosecond; of equal ones the last counts");

    /** The best bid. */
    public static final Key<List<Optional<Long>>> NBB =
            FILE.key("nbb", PRICES, PRICE_UNITS, "national best bid at each moment; null for none");

    /** The best offer. */
    public static final Key<List<Optional<Long>>> NBO =
            FILE.key("nbo", PRICES, PRICE_UNITS, "national best offer at each moment; null for none");

    /** A gap. */
    public static final Shape GAP =
            Shape.of("gap", "A stretch of time between two neighbouring moments of which changes were left out.");

    /** The gaps. */
    public static final Key<List<Values>> GAPS =
            FILE.objects("gaps", GAP, "stretches of which changes were left out, by time");

    /** The end of a gap. */
    public static final Key<Long> GAP_END = GAP.whole(
            "end", "", "index into time_ms, from 0, of the moment that ends it; it begins at the moment before");

    /** The changes of a gap. */
    public static final Key<Long> LEFT_OUT = GAP.whole("changes", Units.COUNT, "changes left out");

    /** The lowest bid of a gap. */
    public static final Key<Optional<Long>> NBB_LOW = price("nbb_low", "lowest national best bid in it; null for none");

    /** The highest bid of a gap. */
    public static final Key<Optional<Long>> NBB_HIGH =
            price("nbb_high", "highest national best bid in it; null for none");

    /** The lowest offer of a gap. */
    public static final Key<Optional<Long>> NBO_LOW =
            price("nbo_low", "lowest national best offer in it; null for none");

    /** The highest offer of a gap. */
    public static final Key<Optional<Long>> NBO_HIGH =
            price("nbo_high", "highest national best offer in it; null for none");

    /** A venue. */
    public static final Shape VENUE = Shape.of("quotes", "The quotes of one venue.");

    /** The venues. */
    public static final Key<Map<String, Values>> VENUES =
            FILE.objectsBy("venues", "publisher id", VENUE, "quotes of each venue");

    /** The moments of a venue. */
    public static final Key<List<Long>> AT = VENUE.key(
            "at",
            Types.list(Types.WHOLE),
            "",
            "indices into time_ms, from 0, of the moments at which the quote changed");

    /** The bid of a venue. */
    public static final Key<List<Optional<Long>>> BID =
            VENUE.key("bid", PRICES, PRICE_UNITS, "bid from each of these moments on; null for none");

    /** The offer of a venue. */
    public static final Key<List<Optional<Long>>> ASK =
            VENUE.key("ask", PRICES, PRICE_UNITS, "offer from each of these moments on; null for none");

    /** Prints. */
    public static final Shape PRINT_SHAPE = Shape.of(
            "prints",
            "Trades of others in a book. Up to 3,000 are all kept. Of more, those at the moment of a fill are kept, and the largest of"
                    + " each of 1,000 equal stretches of time.");

    /** The prints. */
    public static final Key<Values> PRINTS = FILE.object("prints", PRINT_SHAPE, "trades of others");

    /** Number of prints. */
    public static final Key<Long> PRINT_COUNT =
            PRINT_SHAPE.whole("count", Units.COUNT, "prints in the window, kept or not");

    /** Shares of all prints. */
    public static final Key<BigDecimal> PRINT_VOLUME = PRINT_SHAPE.quantity("volume", "shares of all of them");

    /** Times of prints. */
    public static final Key<List<BigDecimal>> PRINT_MS =
            PRINT_SHAPE.key("ms", Types.list(Types.DECIMAL), Units.MS, "time of each kept print after the start");

    /** Venues of prints. */
    public static final Key<List<Long>> PRINT_VENUES =
            PRINT_SHAPE.key("venue", Types.list(Types.WHOLE), "", "publisher id of each");

    /** Prices of prints. */
    public static final Key<List<BigDecimal>> PRINT_PRICES =
            PRINT_SHAPE.key("price", Types.list(Types.DECIMAL), Units.PER_SHARE, "price of each");

    /** Quantities of prints. */
    public static final Key<List<BigDecimal>> PRINT_QTY =
            PRINT_SHAPE.key("qty", Types.list(Types.QUANTITY), Units.SHARES, "shares of each");

    /** Aggressors of prints. */
    public static final Key<List<String>> PRINT_SIDES =
            PRINT_SHAPE.texts("side", "side that took: B a buyer, A a seller, N not known");

    /** Child orders of a strategy. */
    public static final Shape SENT = Shape.of(
            "sent",
            "Child orders of one strategy. At most a fair share of 1,200 is kept; of more, first those that filled, evenly spread.");

    /** Child orders. */
    public static final Key<Map<String, Values>> ORDERS =
            FILE.objectsBy("orders", "strategy", SENT, "child orders of each strategy");

    /** Number of child orders. */
    public static final Key<Long> SENT_COUNT = SENT.whole("count", Units.COUNT, "child orders sent, kept or not");

    /** A child order. */
    public static final Shape CHILD =
            Shape.of("child order", "The life of one child order: columns of equal length, by time at its venue.");

    /** The kept ones. */
    public static final Key<List<Values>> KEPT =
            SENT.objects("kept", CHILD, "the child orders kept, by time of sending");

    /** The venue of a child order. */
    public static final Key<Long> CHILD_VENUE = CHILD.whole("venue", "", "publisher id");

    /** The times of steps. */
    public static final Key<List<BigDecimal>> STEP_MS =
            CHILD.key("ms", Types.list(Types.DECIMAL), Units.MS, "time of each step after the start");

    /** The kinds of steps. */
    public static final Key<List<String>> STEPS = CHILD.texts(
            "step",
            "sent, resting, queued, filled, replaced, cancelled, expired or rejected; sent has the sender's time");

    /** The open shares. */
    public static final Key<List<BigDecimal>> STEP_QTY =
            CHILD.key("open", Types.list(Types.QUANTITY), Units.SHARES, "shares open after each step");

    /** The prices of steps. */
    public static final Key<List<Optional<BigDecimal>>> STEP_PRICES = CHILD.key(
            "price",
            Types.list(Types.maybe(Types.DECIMAL)),
            Units.PER_SHARE,
            "limit after each step, price of a fill; null for a market or midpoint order");

    /** The queue ahead. */
    public static final Key<List<Optional<BigDecimal>>> AHEAD = CHILD.key(
            "ahead",
            Types.list(Types.maybe(Types.QUANTITY)),
            Units.SHARES,
            "at a step queued, shares of others ahead by the queue model; null for unknown and other steps");

    private MarketKeys() {}

    private static Key<Optional<Long>> price(String name, String meaning) {
        return GAP.key(name, Types.maybe(Types.WHOLE), PRICE_UNITS, meaning);
    }
}
