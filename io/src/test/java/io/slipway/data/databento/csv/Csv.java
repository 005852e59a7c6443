package io.slipway.data.databento.csv;

import io.slipway.data.databento.RecordEvents;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Small CSV files for tests: a valid row of which single fields are replaced. */
public final class Csv {

    public static final String FILE = "quotes.csv";
    public static final String HEADER =
            "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,flags,"
                    + "ts_in_delta,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,symbol";
    public static final String ROW =
            "2024-08-01T13:36:32.492082308Z,2024-08-01T13:36:32.491911683Z,1,2,38,A,B,0,222.81,190,130,"
                    + "170625,46542624,222.81,222.83,421,36,4,2,AAPL";
    static final long EVENT_NS = 1_722_519_392_491_911_683L;
    static final long RECV_NS = 1_722_519_392_492_082_308L;

    private static final List<String> COLUMNS = List.of(HEADER.split(","));

    private Csv() {}

    /** A row with one field replaced. */
    public static String row(String column, String value) {
        return row(ROW, column, value);
    }

    public static String row(String row, String column, String value) {
        String[] fields = row.split(",", -1);
        fields[COLUMNS.indexOf(column)] = value;
        return String.join(",", fields);
    }

    public static String text(String... rows) {
        return HEADER + "\n" + String.join("\n", rows) + "\n";
    }

    public static MarketDataReader open(String text) {
        return open(text, Optional.empty());
    }

    public static MarketDataReader open(String text, Optional<String> symbol) {
        return RecordEvents.of(records(text, false), FILE, ReadOptions.all().withSymbol(symbol));
    }

    public static CsvRecords records(String text, boolean allFields) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        IssueLog issues = new IssueLog(IssueLog.DEFAULT_SKIP_LIMIT);
        return CsvRecords.open(new ByteArrayInputStream(bytes), FILE, allFields, ReadOptions.all(), issues, 0);
    }

    public static MarketTape tape(String text) {
        return MarketTape.readAll(open(text));
    }

    /** The first event of a file whose second row has the given field. */
    public static MarketEvent event(String column, String value) {
        MarketEvent event = new MarketEvent();
        try (MarketDataReader reader = open(text(row(column, value)))) {
            reader.next(event);
        }
        return event;
    }

    /** A file of the chosen columns of {@link #ROW}. */
    static String columns(String delimiter, String... names) {
        List<String> fields = Arrays.asList(ROW.split(",", -1));
        List<String> values = Arrays.stream(names)
                .map(name -> COLUMNS.contains(name) ? fields.get(COLUMNS.indexOf(name)) : "7")
                .toList();
        return String.join(delimiter, names) + "\n" + String.join(delimiter, values) + "\n";
    }

    /** The message with which reading the text is refused. */
    public static String fault(String text) {
        return fault(text, Optional.empty());
    }

    public static String fault(String text, Optional<String> symbol) {
        try (MarketDataReader reader = open(text, symbol)) {
            MarketEvent event = new MarketEvent();
            while (reader.next(event)) {
                event.size();
            }
        } catch (MarketDataException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("accepted: " + text);
    }
}
