package io.slipway.data.databento;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.source.SymbolCounts;
import io.slipway.dbn.record.HeaderRecord;
import io.slipway.dbn.record.Schema;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The events of one instrument among Databento records, whatever holds them; so all containers of the same data give the
 * same events.
 *
 * <p>The instrument is the symbol that is asked for, or the only one there is. Where records have no symbols, it is named by
 * its instrument id, else by the source; a symbol of digits only chooses an instrument id.
 */
public final class RecordEvents implements MarketDataReader {

    /** Enough for a person to find the symbol meant; a file may have thousands. */
    private final RecordReader records;

    private final String source;
    private final Optional<String> chosen;
    private final boolean isNamed;
    private final EventMapping mapping;
    private final HeaderRecord header = new HeaderRecord();
    private final StatusMapping statuses;
    private final StatisticsMapping statistics;
    private final MarketEvent status = new MarketEvent();
    private final Instrument instrument;
    private final SymbolCounts symbols = new SymbolCounts();
    private String wanted;
    private long wantedId;
    private boolean isHeld = true;
    private long foundRows;
    private final Supplier<String> nameOfRow = this::nameOfRow;
    private boolean hasStatus;

    private RecordEvents(RecordReader records, String source, Optional<String> symbol) {
        this.records = records;
        this.source = source;
        Schema schema = records.schema();
        if (schema.field("open").isPresent()) {
            throw new MarketDataException(source
                    + ": bars have neither quotes nor trades, so nothing can be replayed: schema=" + schema.label());
        }
        statuses = new StatusMapping(records.issues());
        statistics = new StatisticsMapping(records.issues());
        mapping = switch (schema) {
            case MBO -> new OrderMapping(records.issues(), records::place);
            case STATUS -> statuses;
            default -> new QuoteMapping(schema, records.levels(), records.issues());
        };
        if (!records.next()) {
            throw new MarketDataException(source + ": no market data: records=0");
        }
        wanted = records.symbol();
        wantedId = id();
        isNamed = !wanted.isEmpty();
        chosen = symbol.filter(name -> records.hasSymbols() || isNumber(name));
        String fallback = isNamed ? wanted : wantedId == 0 ? stem(source) : Long.toString(wantedId);
        instrument = instrument(symbol.orElse(fallback));
    }

    /**
     * The events of {@code records}; the result then owns them.
     *
     * @param source the file's name, for messages
     * @param options what to read
     * @throws MarketDataException if there are no records, or only bars
     */
    public static RecordEvents of(RecordReader records, String source, ReadOptions options) {
        return new RecordEvents(records, source, options.symbol());
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public boolean next(MarketEvent event) {
        if (mapping.poll(event) || pollStatus(event)) {
            return true;
        }
        while (nextWanted()) {
            if (map(event)) {
                return true;
            }
        }
        checkFound();
        if (mapping.end(event)) {
            return true;
        }
        mapping.ended();
        return false;
    }

    private boolean pollStatus(MarketEvent event) {
        if (!hasStatus) {
            return false;
        }
        hasStatus = false;
        event.copyOf(status);
        return true;
    }

    private boolean map(MarketEvent event) {
        ByteBuffer buffer = records.buffer();
        int offset = records.offset();
        try {
            if (records.isStatus() || records.isStatistic()) {
                EventMapping other = records.isStatus() ? statuses : statistics;
                hasStatus = other.map(buffer, offset, status);
                return hasStatus && (mapping.end(event) || pollStatus(event));
            }
            return mapping.map(buffer, offset, event);
        } catch (IllegalArgumentException e) {
            throw new MarketDataException(records.place() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String place() {
        return records.place();
    }

    @Override
    public IssueLog issues() {
        return records.issues();
    }

    @Override
    public void close() {
        records.close();
    }

    private boolean nextWanted() {
        while (isHeld || records.next()) {
            isHeld = false;
            if (isWanted()) {
                foundRows++;
                return true;
            }
            records.issues().otherSymbol(nameOfRow);
        }
        return false;
    }

    @SuppressWarnings("ReferenceEquality") // symbols of one source are mostly one object; equals decides the others
    private boolean isWanted() {
        String symbol = records.symbol();
        if (chosen.isPresent()) {
            return isChosen(symbol, chosen.get());
        }
        boolean isSame = symbol == wanted || symbol.equals(wanted);
        if (isSame && (isNamed || id() == wantedId)) {
            return true;
        }
        throw severalSymbols();
    }

    private MarketDataException severalSymbols() {
        String place = records.place();
        symbols.add(isNamed ? wanted : Long.toString(wantedId), foundRows);
        int rows = 0;
        try {
            do {
                remember(records.symbol());
            } while (++rows < SymbolCounts.MOST_ROWS && records.next());
        } catch (MarketDataException e) {
            // The rest cannot be read; the symbols so far will do.
        }
        if (rows == SymbolCounts.MOST_ROWS) {
            symbols.cut();
        }
        return new MarketDataException(
                place + ": several symbols in one file: found=" + symbols.text() + "; choose one with --symbol");
    }

    private boolean isChosen(String symbol, String name) {
        boolean is = symbol.isEmpty() ? Long.toString(id()).equals(name) : symbol.equals(name);
        if (!is) {
            remember(symbol);
        }
        return is;
    }

    private String nameOfRow() {
        String symbol = records.symbol();
        return symbol.isEmpty() ? Long.toString(id()) : symbol;
    }

    private void remember(String symbol) {
        symbols.add(symbol.isEmpty() ? Long.toString(id()) : symbol);
    }

    private void checkFound() {
        if (foundRows == 0) {
            throw new MarketDataException(
                    source + ": no rows of the symbol: symbol=" + instrument.symbol() + ", found=" + symbols.text());
        }
    }

    private long id() {
        header.wrap(records.buffer(), records.offset());
        return header.instrumentId();
    }

    private Instrument instrument(String name) {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new MarketDataException(source + ": not a symbol: symbol=\"" + name.strip() + "\"");
        }
        return new Instrument(name);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String stem(String file) {
        int dot = file.indexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
