package io.slipway.data.table;

import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;

/** Reads a table of one format: takes its rows of one symbol and has them decoded. */
public final class TableReader implements MarketDataReader {

    private final Table table;
    private final SymbolColumn symbols;
    private final RowDecoder decoder;
    private final IssueLog issues;
    private final Instrument instrument;
    private boolean atEnd;
    private boolean first = true;
    private String placeAtEnd = "";

    /** A reader that then owns the table. */
    public TableReader(Table table, SymbolColumn symbols, RowDecoder decoder, IssueLog issues) {
        this.table = table;
        this.symbols = symbols;
        this.decoder = decoder;
        this.issues = issues;
        this.instrument = symbols.instrument().withQtyStep(decoder.qtyStep()).withCurrency(decoder.currency());
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public boolean next(MarketEvent event) {
        if (!first && decoder.more(event)) {
            return true;
        }
        first = false;
        while (!atEnd) {
            if (!table.next()) {
                atEnd = true;
                placeAtEnd = table.place();
                symbols.end();
            } else if (isWanted(table.fields()) && decode(event)) {
                return true;
            }
        }
        return decoder.end(event);
    }

    @Override
    public String place() {
        if (atEnd) {
            return placeAtEnd;
        }
        return decoder.looksAhead() ? table.placeBefore() : table.place();
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    @Override
    public void close() {
        table.close();
    }

    /** The filters come first: a row that they leave out may have no symbol. */
    private boolean isWanted(Fields row) {
        return decoder.keeps(row) && symbols.accepts(row);
    }

    private boolean decode(MarketEvent event) {
        try {
            return decoder.read(table.fields(), event);
        } catch (RowFault fault) {
            table.reject(fault);
            return false;
        }
    }
}
