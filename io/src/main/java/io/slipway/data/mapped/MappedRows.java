package io.slipway.data.mapped;

import io.slipway.data.mapped.Mapping.RowEvent;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.RowDecoder;
import io.slipway.data.table.Table;
import io.slipway.market.BookAction;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Rows of mapped columns. A row whose quote columns are filled is a quote of its venue; one whose trade columns are filled is a
 * print; one with both is the print and then the quote. A row may also tell levels of its venue's book.
 */
final class MappedRows implements RowDecoder {

    private static final long SEQUENCE_BITS = 0xFFFF_FFFFL;
    private static final Set<String> TRADES =
            Set.of(MappedColumn.PRICE.key(), MappedColumn.SIZE.key(), MappedColumn.SIDE.key());

    private final Mapping mapping;
    private final Table table;
    private final IssueLog issues;
    private final MappedNumbers numbers;
    private final MappedTime time;
    private final MappedTime receiveTime;
    private final MappedVenue venue;
    private final MappedVenue bidVenue;
    private final MappedVenue askVenue;
    private final int[] sequence;
    private final int word;
    private final int price;
    private final int size;
    private final int side;
    private final int printFlags;
    private long trades;
    private final MappedSides aggressors;
    private final MappedFilters filters;
    private final MappedConditions conditions;
    private final MappedQuotes quotes;
    private final MappedLevels levels;
    private final NationalSides national = new NationalSides();
    private final MappedEvents events = new MappedEvents();
    private final MarketEvent head = new MarketEvent();
    private final MarketEvent quote = new MarketEvent();
    private final MarketEvent print = new MarketEvent();

    MappedRows(Mapping mapping, Table table, ReadOptions options, IssueLog issues) {
        this.mapping = mapping;
        this.table = table;
        this.issues = issues;
        numbers = new MappedNumbers(mapping.numbers(), options, issues);
        int date = column(MappedColumn.DATE);
        int[] times = MappedLevels.columns(mapping, MappedColumn.TIME, (meaning, text) -> column(meaning.key(), text));
        time = new MappedTime(mapping.time(), times, date, table, options);
        receiveTime = new MappedTime(mapping.receiveTime(), column(MappedColumn.RECEIVE_TIME), date, table, options);
        venue = new MappedVenue(mapping, column(MappedColumn.VENUE));
        bidVenue = new MappedVenue(mapping, column(MappedColumn.BID_VENUE));
        askVenue = new MappedVenue(mapping, column(MappedColumn.ASK_VENUE));
        MappedColumn numbered = mapping.has(MappedColumn.SEQUENCE) ? MappedColumn.SEQUENCE : MappedColumn.LAST_SEQUENCE;
        sequence = MappedLevels.columns(mapping, numbered, (meaning, text) -> column(meaning.key(), text));
        word = column(MappedColumn.EVENT);
        price = column(MappedColumn.PRICE);
        size = column(MappedColumn.SIZE);
        side = column(MappedColumn.SIDE);
        aggressors = new MappedSides(mapping.values().sides());
        filters = new MappedFilters(mapping.filters(), text -> column("keep or drop", text), issues);
        conditions =
                new MappedConditions(mapping.values().conditions(), text -> column("conditions", text), table, issues);
        quotes = new MappedQuotes(mapping, numbers, issues, (meaning, text) -> column(meaning.key(), text));
        levels = new MappedLevels(mapping, numbers, table, issues, (meaning, text) -> column(meaning.key(), text));
        printFlags = hasBooks() && mapping.has(MappedColumn.SEQUENCE) ? MarketEvent.FLAG_NUMBERED : 0;
        noteAbsences();
    }

    private void noteAbsences() {
        noteAbsent(MappedColumn.RECEIVE_TIME, "receive times are the event times");
        if (!mapping.has(MappedColumn.LAST_SEQUENCE)) {
            noteAbsent(MappedColumn.SEQUENCE, "repeated rows are not told apart");
        }
        if (mapping.hasTrades()) {
            noteAbsent(MappedColumn.SIDE, "trades have no aggressor");
            MappedConditions.noteUnused(mapping, table, issues);
        }
        boolean isByPrice = mapping.has(MappedColumn.LEVEL_PRICE)
                && mapping.values().levels().isEmpty();
        if (isByPrice && table.header().find(MappedColumn.LEVEL.key()) != Header.ABSENT) {
            issues.absent(table.file() + ": column level is not mapped: "
                    + (mapping.has(MappedColumn.LEVEL_ACTION)
                            ? "a level that is pushed behind the last one stays until a row deletes its price; with"
                                    + " level_rows: moves, levels go by their numbers"
                            : "a level that left the book stays until a row gives its"
                                    + " price the size 0; map it to level beside level_rows"));
        }
        if (mapping.has(MappedColumn.BID_VENUE)) {
            issues.absent(table.file()
                    + ": no quotes of each venue: only the venue with the national best bid or offer shows one");
        }
    }

    private boolean hasBooks() {
        return mapping.hasQuotes() || mapping.hasLevels();
    }

    private void noteAbsent(MappedColumn meaning, String otherwise) {
        if (!mapping.has(meaning)) {
            issues.absent(table.file() + ": no column mapped to " + meaning.key() + ": " + otherwise);
        }
    }

    /** The column of a meaning, or {@link Header#ABSENT}. */
    int column(MappedColumn meaning) {
        String text = mapping.column(meaning);
        return text.isEmpty() ? Header.ABSENT : column(meaning.key(), text);
    }

    private int column(String key, String text) {
        if (mapping.layout().hasHeader()) {
            if (TRADES.contains(key) && hasBooks() && table.header().find(text) == Header.ABSENT) {
                throw table.fault("no trades: the file has no column " + text + ", which the mapping names for " + key
                        + "; leave price, size and side out of the mapping");
            }
            return table.header().require(text);
        }
        int number = Integer.parseInt(text);
        if (number > table.header().width()) {
            throw table.fault("fewer columns than the mapping says: columns="
                    + table.header().width() + ", " + key + "=" + number);
        }
        return number - 1;
    }

    @Override
    public BigDecimal qtyStep() {
        return numbers.qtyStep();
    }

    @Override
    public String currency() {
        return mapping.values().currency();
    }

    @Override
    public boolean keeps(Fields row) {
        return filters.accepts(row);
    }

    @Override
    public boolean read(Fields row, MarketEvent event) {
        readHead(row);
        if (word == Header.ABSENT) {
            readBody(row);
        } else {
            readEvent(row);
        }
        return events.poll(event);
    }

    @Override
    public boolean more(MarketEvent event) {
        return events.poll(event);
    }

    @Override
    public boolean end(MarketEvent event) {
        if (events.poll(event)) {
            return true;
        }
        levels.close(events);
        if (events.poll(event)) {
            return true;
        }
        levels.end();
        time.end();
        receiveTime.end();
        table.checkSeen();
        if (mapping.hasTrades() && trades == 0) {
            issues.absent(table.file() + ": no trades: no row read has "
                    + (word == Header.ABSENT
                            ? "a value in the column mapped to price: " + mapping.column(MappedColumn.PRICE)
                            : "a word for trade in the column mapped to event: " + mapping.column(MappedColumn.EVENT)));
        }
        return false;
    }

    @Override
    public boolean looksAhead() {
        return mapping.has(MappedColumn.LEVEL_PRICE);
    }

    private void readHead(Fields row) {
        long eventNs = time.ns(row);
        long recvNs = receiveTime.isMapped() ? receiveTime.ns(row) : eventNs;
        int numbered = MappedLevels.filled(row, sequence);
        long number = numbered == Header.ABSENT ? 0 : row.whole(numbered, Long.MAX_VALUE) & SEQUENCE_BITS;
        head.times(eventNs, recvNs).origin(venue.publisherId(row), number);
    }

    private void readBody(Fields row) {
        long tradeE9 = mapping.hasTrades() ? numbers.priceE9(row, price) : Fields.NO_PRICE;
        boolean printed = tradeE9 != Fields.NO_PRICE;
        boolean levelled = mapping.hasLevels() && levels.isTold(row);
        boolean quoted = mapping.hasQuotes() && ((!printed && !mapping.hasLevels()) || quotes.isQuoted(row));
        trades += printed ? 1 : 0;
        if (!conditions.accepts(row, head.eventNs())) {
            return;
        }
        if (!printed && !quoted && !levelled) {
            int column = mapping.hasTrades()
                    ? price
                    : column(mapping.has(MappedColumn.BIDS) ? MappedColumn.BIDS : MappedColumn.LEVEL_PRICE);
            throw row.fault(
                    column,
                    "no price",
                    mapping.hasTrades() && !hasBooks()
                            ? "a trade in each row: the mapping has columns of trades only; leave other rows out with"
                                    + " keep or drop, or map their quotes"
                            : "a price above zero");
        }
        if (quoted) {
            quotes.read(row, newQuote());
        }
        boolean isTrade = printed && readPrint(row, tradeE9);
        if (levelled) {
            levels.read(row, head, events);
        }
        if (isTrade) {
            levels.close(events);
            events.add(print);
        }
        if (quoted) {
            boolean keeps = mapping.values().oneSidePerRow();
            addQuote(row, keeps && !quotes.tells(0), keeps && !quotes.tells(1));
        }
    }

    /** Reads a row of one price and one size, of which a word tells the kind. */
    private void readEvent(Fields row) {
        Map<String, RowEvent> words = mapping.layout().events();
        RowEvent told = words.get(row.text(word).toLowerCase(Locale.ROOT));
        if (told == null) {
            throw row.fault(word, "unknown event", "one of events: " + MappedSides.listed(words.keySet()));
        }
        switch (told) {
            case TRADE -> readTrade(row);
            case BID, ASK -> {
                boolean bid = told == RowEvent.BID;
                quotes.readSide(bid, numbers.priceE9(row, price), size(row), newQuote());
                addQuote(row, !bid, bid);
            }
            case LEAVE_OUT -> issues.note(DataIssue.LEFT_OUT);
        }
    }

    private void readTrade(Fields row) {
        long tradeE9 = numbers.priceE9(row, price);
        trades++;
        if (!conditions.accepts(row, head.eventNs())) {
            return;
        }
        if (tradeE9 == Fields.NO_PRICE) {
            throw row.fault(price, "no price", "that of the trade");
        }
        if (readPrint(row, tradeE9)) {
            events.add(print);
        }
    }

    /** The quote of the row with its times; sides that it does not tell are of no venue if they are the national best. */
    private MarketEvent newQuote() {
        quote.copyOf(head);
        return mapping.has(MappedColumn.BID_VENUE) ? quote.origin(NationalSides.NONE, head.sequence()) : quote;
    }

    private void addQuote(Fields row, boolean keepsBid, boolean keepsAsk) {
        if (!mapping.has(MappedColumn.BID_VENUE)) {
            events.add(quote);
            return;
        }
        int newBid = keepsBid ? national.bidVenue() : quote.hasBid() ? bidVenue.publisherId(row) : 0;
        int newAsk = keepsAsk ? national.askVenue() : quote.hasAsk() ? askVenue.publisherId(row) : 0;
        national.update(quote, newBid, newAsk, events);
    }

    private long size(Fields row) {
        return size == Header.ABSENT
                ? numbers.constant(mapping.values().constants().getOrDefault(MappedColumn.SIZE, 0L))
                : numbers.size(row, size);
    }

    /** Reads the row's trade; {@code false} if it is below one lot, which is counted. */
    private boolean readPrint(Fields row, long priceE9) {
        long traded = size(row);
        print.copyOf(head)
                .action(BookAction.TRADE, aggressors.of(row, side), printFlags)
                .order(priceE9, traded);
        print.printKind(conditions.kind()).noBid().noAsk();
        boolean isTrade = traded > 0 || !conditions.kind().inVolume();
        if (!isTrade) {
            issues.note(DataIssue.NO_WHOLE_LOT);
        }
        return isTrade;
    }
}
