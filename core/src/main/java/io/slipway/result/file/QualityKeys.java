package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import java.util.List;
import java.util.Map;

/** Counts of rows that tell how good market data is. */
public final class QualityKeys {

    /** The counts. */
    public static final Shape COUNTS = Shape.of("data quality", "Counts of rows.");

    /** All rows. */
    public static final Key<Long> EVENTS = count("events", "all rows");

    /** Book rows. */
    public static final Key<Long> BOOK_ROWS = count("book_rows", "rows that may change a book");

    /** Prints. */
    public static final Key<Long> PRINTS = count("prints", "trade prints");

    /** Ties. */
    public static final Key<Long> TIED_PRINTS = count(
            "tied_prints",
            "prints that share their times with a quote of their venue while the data does not tell which came first");

    /** Clears. */
    public static final Key<Long> CLEARS = count("clears", "rows that empty a book");

    /** No change. */
    public static final Key<Long> UNCHANGED_ROWS =
            count("unchanged_rows", "book rows that leave their venue's best bid and offer unchanged");

    /** Duplicates. */
    public static final Key<Long> DUPLICATE_ROWS =
            count("duplicate_rows", "rows equal in every field to the row before of their venue");

    /** Out of order. */
    public static final Key<Long> OUT_OF_ORDER_ROWS =
            count("out_of_order_rows", "rows with an earlier event time than the row before");

    /** Received too early. */
    public static final Key<Long> NEGATIVE_LATENCY_ROWS =
            count("negative_latency_rows", "rows received before their event time");

    /** Doubtful receipt. */
    public static final Key<Long> BAD_RECV_TIME_ROWS =
            count("bad_recv_time_rows", "rows flagged to have an unreliable receive time");

    /** Doubtful book. */
    public static final Key<Long> MAYBE_BAD_BOOK_ROWS =
            count("maybe_bad_book_rows", "rows flagged to have a doubtful book");

    /** One side. */
    public static final Key<Long> ONE_SIDED_ROWS = count("one_sided_rows", "book rows with a bid or an offer only");

    /** Locked. */
    public static final Key<Long> LOCKED_ROWS = count("locked_rows", "book rows whose bid equals their offer");

    /** Crossed. */
    public static final Key<Long> CROSSED_ROWS = count("crossed_rows", "book rows whose bid is above their offer");

    /** Off hours. */
    public static final Key<Long> OFF_HOURS_ROWS = count(
                    "off_hours_rows",
                    "prints, or rows if there is no print, an hour or more outside the regular session")
            .optional();

    /** The signs of a national best. */
    public static final Key<Boolean> LOOKS_CONSOLIDATED = COUNTS.flag(
                    "looks_consolidated",
                    "true if the venue of a row seems to say only who set the national best bid and offer; left out otherwise")
            .optional();

    /** Stubs. */
    public static final Key<Long> STUB_ROWS =
            count("stub_rows", "book rows with a price more than 5 % from the national mid");

    /** Same time. */
    public static final Key<Long> SAME_TIME_ROWS =
            count("same_time_rows", "rows with the event time of the row before");

    /** Gaps. */
    public static final Key<Long> GAPS = count("gaps", "stretches without a row longer than 5 s");

    /** The counts with those of the readers. */
    public static final Shape WITH_READING =
            Shape.of("data quality", "Counts of rows.").include(COUNTS);

    /** The readers' counts. */
    public static final Key<Map<String, Long>> READING = WITH_READING.key(
            "reading",
            Types.map("issue", Types.WHOLE),
            Units.COUNT,
            "rows that the readers left out or corrected: [FORMATS.md](FORMATS.md)");

    /** Columns that are not there. */
    public static final Key<List<String>> ABSENT_COLUMNS = WITH_READING
            .texts("absent_columns", "optional columns that the files do not have, and what follows")
            .optional();

    private QualityKeys() {}

    private static Key<Long> count(String name, String doc) {
        return COUNTS.whole(name, Units.COUNT, doc);
    }
}
