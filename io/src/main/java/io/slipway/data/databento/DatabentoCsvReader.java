package io.slipway.data.databento;

import io.slipway.data.text.LineBlocks;
import io.slipway.data.text.PriceEncoding;
import io.slipway.data.text.PriceParser;
import io.slipway.data.text.TimeParser;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads Databento CSV of schema mbp-1 or mbp-10: the best bid and offer of each row, with what happened.
 *
 * <p>Columns are found by name, in any order, and others are ignored; commas or tabs, quotes, blanks, CRLF and a byte
 * order mark are accepted. A row allocates nothing. A message names the file, line and column at fault.
 */
public final class DatabentoCsvReader implements MarketDataReader {

    private final LineBlocks lines;
    private final InstrumentFilter filter;
    private final PriceParser prices = new PriceParser();
    private final FastRow fastRow;
    private final CarefulRow carefulRow;
    private final RowValues values = new RowValues();
    private final IssueLog issues;
    private int rowEnd;

    private DatabentoCsvReader(
            LineBlocks lines, CsvHeader header, int nameIndex, InstrumentFilter filter, IssueLog issues) {
        this.issues = issues;
        this.lines = lines;
        this.filter = filter;
        TimeParser times = new TimeParser();
        fastRow = new FastRow(header, nameIndex, filter.wanted(), times, prices);
        carefulRow = new CarefulRow(header, nameIndex, filter, times, prices);
    }

    /**
     * Starts to read plain CSV; the reader then owns {@code in}.
     *
     * <p>Without a symbol column the instrument is named by {@code symbol}, else by its instrument_id, else by the file;
     * a {@code symbol} of digits only chooses an instrument_id.
     *
     * @param file the file's name, for messages
     * @param symbol the only symbol to read; may be empty if there is one only
     * @throws MarketDataException if there are no rows, or no header of a known schema
     */
    public static DatabentoCsvReader open(InputStream in, String file, Optional<String> symbol, IssueLog issues) {
        LineBlocks lines = new LineBlocks(in, file);
        CsvHeader header = FileStart.header(lines);
        int nameIndex = FileStart.nameIndex(header);
        InstrumentFilter filter = FileStart.filter(lines, header, nameIndex, symbol);
        return new DatabentoCsvReader(lines, header, nameIndex, filter, issues);
    }

    @Override
    public Instrument instrument() {
        return filter.instrument();
    }

    /** How the file writes prices, as far as it has been read. */
    public PriceEncoding priceEncoding() {
        return prices.encoding();
    }

    @Override
    public boolean next(MarketEvent event) {
        while (lines.hasLine()) {
            if (readLine()) {
                finish(event);
                return true;
            }
        }
        checkEnd();
        return false;
    }

    @Override
    public String place() {
        return lines.place();
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    @Override
    public void close() {
        lines.close();
    }

    /** Reads the current line; returns whether it is a row that is wanted, which {@link #finish} then passes over. */
    private boolean readLine() {
        int next = fastRow.read(lines.buffer(), lines.position(), values.of);
        if (next >= 0) {
            rowEnd = next;
            return true;
        }
        if (lines.isBlankLine() || !carefulRow.read(lines, values.of)) {
            lines.skipLine();
            return false;
        }
        rowEnd = lines.lineEnd() + 1;
        return true;
    }

    private void finish(MarketEvent event) {
        if (!values.hasTime()) {
            throw lines.fault("ts_event: no time in ts_event or ts_recv: value=\"\"");
        }
        values.copyTo(event);
        filter.markFound();
        lines.advanceTo(rowEnd);
    }

    private void checkEnd() {
        if (!filter.found()) {
            throw lines.faultOfFile("no rows of the symbol: symbol="
                    + filter.instrument().symbol() + ", found=" + filter.othersFound());
        }
    }
}
