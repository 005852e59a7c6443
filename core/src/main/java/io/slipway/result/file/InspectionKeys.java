package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of {@code inspection.json}: the data as a whole. Those of its parts are in {@link SurveyKeys}. */
public final class InspectionKeys {

    /** The file. */
    public static final Shape FILE = Shape.of("inspection.json", "The findings of `inspect --out DIR`.");

    /** The program. */
    public static final Key<String> VERSION = FILE.text("version", "version of Slipway that wrote the file");

    /** The files. */
    public static final Key<String> SOURCE = FILE.text("source", "files that were read");

    /** The digest. */
    public static final Key<String> SHA256 =
            FILE.text("sha256", "SHA-256 of the symbol and all events; `input_sha256` of other files");

    /** The symbol. */
    public static final Key<String> SYMBOL = FILE.text("symbol", "symbol of the instrument");

    /** The instrument. */
    public static final Key<Values> INSTRUMENT = OrderKeys.instrument(FILE);

    /** The currency. */
    public static final Key<String> CURRENCY = OrderKeys.currency(FILE);

    /** The first event. */
    public static final Key<Instant> FROM = FILE.time("from", "time of the first event");

    /** The last event. */
    public static final Key<Instant> TO = FILE.time("to", "time of the last event");

    /** The counts. */
    public static final Key<Values> DATA_QUALITY =
            FILE.object("data_quality", QualityKeys.COUNTS, "counts of rows, as in results.json");

    /** The keys of it. */
    public static final Shape ISSUE = Shape.of("issue", "Rows that the readers left out or corrected.");

    /** The readers' counts. */
    public static final Key<List<Values>> READING =
            FILE.objects("reading", ISSUE, "rows that the readers left out or corrected: [FORMATS.md](FORMATS.md)");

    /** Columns that are not there. */
    public static final Key<List<String>> ABSENT_COLUMNS = FILE.texts(
                    "absent_columns", "optional columns that the files do not have, and what follows")
            .optional();

    /** The key of an issue. */
    public static final Key<String> KEY = ISSUE.text("key", "key of the issue, as in results.json");

    /** The count of an issue. */
    public static final Key<Long> COUNT = ISSUE.whole("count", Units.COUNT, "rows");

    /** The meaning of an issue. */
    public static final Key<String> MEANING = ISSUE.text("meaning", "the issue in words");

    /** The first of them. */
    public static final Key<String> EXAMPLE =
            ISSUE.text("example", "the first of the rows, where it is known").optional();

    /** Kept. */
    public static final Key<Boolean> KEPT = ISSUE.flag("kept", "whether the rows were used, corrected where necessary");

    /** The clocks. */
    public static final Key<Values> CLOCKS = FILE.object("clocks", SurveyKeys.CLOCKS, "rates, gaps and time stamps");

    /** The trades. */
    public static final Key<Values> TRADES = FILE.object("trades", SurveyKeys.TRADES, "trade prints");

    /** The national best. */
    public static final Key<Values> NBBO = FILE.object("nbbo", SurveyKeys.NBBO, "national best bid and offer");

    /** The venues. */
    public static final Key<List<Values>> VENUES =
            FILE.objects("venues", SurveyKeys.VENUE, "the venues, by publisher id");

    /** The keys of it. */
    public static final Shape DAY_SHAPE = Shape.of("day", "The data in equal stretches of time.");

    /** The day. */
    public static final Key<Values> DAY = FILE.object("day", DAY_SHAPE, "the data in 600 equal stretches of time");

    /** The calendar. */
    public static final Key<String> CALENDAR = DAY_SHAPE
            .text("calendar", "calendar of the venues; left out where they never close or have no known one in common")
            .optional();

    /** Its time zone. */
    public static final Key<String> TIME_ZONE = DAY_SHAPE
            .text("time_zone", "time zone of this calendar, by its IANA name")
            .optional();

    /** The keys of a session. */
    public static final Shape SESSION = Shape.of("session", "A trading day of a calendar.");

    /** The sessions. */
    public static final Key<List<Values>> SESSIONS = DAY_SHAPE
            .objects(
                    "sessions",
                    SESSION,
                    "trading days of this calendar that have a moment in the data; closed otherwise")
            .optional();

    /** The date of a session. */
    public static final Key<String> SESSION_DATE = SESSION.text("date", "date in the market's time zone");

    /** Its first moment. */
    public static final Key<Instant> EXTENDED_OPEN =
            SESSION.time("extended_open", "begin of trading, before the regular session or with it");

    /** The begin of its regular part. */
    public static final Key<Instant> REGULAR_OPEN = SESSION.time("regular_open", "begin of the regular session");

    /** The end of its regular part. */
    public static final Key<Instant> REGULAR_CLOSE =
            SESSION.time("regular_close", "end of the regular session, exclusive");

    /** Its end. */
    public static final Key<Instant> EXTENDED_CLOSE =
            SESSION.time("extended_close", "end of trading, after the regular session or with it, exclusive");

    /** Half days. */
    public static final Key<Boolean> EARLY_CLOSE =
            SESSION.flag("early_close", "whether the regular session ends earlier than on other days");

    /** The start of the day. */
    public static final Key<Long> START_NS =
            DAY_SHAPE.whole("start_ns", Units.NS, "start of the first stretch, since 1970 UTC");

    /** The length of a stretch. */
    public static final Key<Long> BIN_NS = DAY_SHAPE.whole("bin_ns", Units.NS, "length of a stretch");

    /** The series {@code bid}. */
    public static final Key<List<Optional<BigDecimal>>> BID =
            series("bid", Units.PER_SHARE, "national best bid at the end of each stretch; null for none");

    /** The series {@code ask}. */
    public static final Key<List<Optional<BigDecimal>>> ASK =
            series("ask", Units.PER_SHARE, "national best offer at the end of each stretch; null for none");

    /** The series {@code spread}. */
    public static final Key<List<Optional<BigDecimal>>> SPREAD =
            series("spread", Units.PER_SHARE, "time-weighted mean spread; null for none");

    /** The series {@code updates}. */
    public static final Key<List<Optional<BigDecimal>>> UPDATES = series("updates", Units.COUNT, "book rows");

    /** The series {@code prints}. */
    public static final Key<List<Optional<BigDecimal>>> PRINTS = series("prints", Units.COUNT, "trade prints");

    /** The series {@code volume}. */
    public static final Key<List<Optional<BigDecimal>>> VOLUME = series("volume", Units.SHARES, "traded quantity");

    /** The series {@code bid_size}. */
    public static final Key<List<Optional<BigDecimal>>> BID_SIZE =
            series("bid_size", Units.SHARES, "displayed quantity at the national best bid, all venues");

    /** The series {@code ask_size}. */
    public static final Key<List<Optional<BigDecimal>>> ASK_SIZE =
            series("ask_size", Units.SHARES, "displayed quantity at the national best offer, all venues");

    /** The series {@code silent}. */
    public static final Key<List<Optional<BigDecimal>>> SILENT =
            series("silent", "", "1 for a stretch without a row, else 0");

    /** The time at the best. */
    public static final Key<Map<String, List<Optional<BigDecimal>>>> AT_BEST = DAY_SHAPE.key(
            "at_best",
            Types.map("publisher id", Types.list(Types.maybe(Types.DECIMAL))),
            Units.RATIO,
            "part of the time at the national best bid or offer, the mean of both, for each stretch");

    private InspectionKeys() {}

    private static Key<List<Optional<BigDecimal>>> series(String name, String unit, String doc) {
        return DAY_SHAPE.key(name, Types.list(Types.maybe(Types.DECIMAL)), unit, doc);
    }
}
