package io.slipway.data.mapped;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.RowDecoder;
import io.slipway.data.table.Table;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Rows of mapped columns. A row whose quote columns are filled is the venue's whole best bid and offer; one whose trade
 * columns are filled is a print; one with both is the print and then the quote.
 */
final class MappedRows implements RowDecoder {

    /** Databento's flags LAST and TOB: a row by itself, of the top of a book. */
    private static final int FLAGS = 192;

    private static final int PRICE_SCALE = 9;
    private static final long UNIT = 1_000_000_000L;
    private static final long LARGEST_SIZE = 0xFFFF_FFFFL;
    private final Mapping mapping;
    private final Table table;
    private final IssueLog issues;
    private final int lots;
    private final MappedTime time;
    private final MappedTime receiveTime;
    private final MappedVenue venue;
    private final int sequence;
    private final int[] quote = new int[4];
    private final int[] trade = new int[3];
    private final MappedConditions conditions;
    private final SidesKept kept = new SidesKept();
    private final long[] sides = new long[4];
    private final boolean[] hasSize = new boolean[2];
    private final MarketEvent book = new MarketEvent();
    private boolean pending;

    MappedRows(Mapping mapping, Table table, ReadOptions options, IssueLog issues) {
        this.mapping = mapping;
        this.table = table;
        this.issues = issues;
        this.lots = options.roundLot().orElse(mapping.values().lotsPerUnit());
        int date = column(MappedColumn.DATE);
        time = new MappedTime(mapping.time(), column(MappedColumn.TIME), date, table, options);
        receiveTime = new MappedTime(mapping.receiveTime(), column(MappedColumn.RECEIVE_TIME), date, table, options);
        venue = new MappedVenue(mapping, column(MappedColumn.VENUE));
        sequence = column(MappedColumn.SEQUENCE);
        quote[0] = column(MappedColumn.BID);
        quote[1] = column(MappedColumn.BID_SIZE);
        quote[2] = column(MappedColumn.ASK);
        quote[3] = column(MappedColumn.ASK_SIZE);
        trade[0] = column(MappedColumn.PRICE);
        trade[1] = column(MappedColumn.SIZE);
        trade[2] = column(MappedColumn.SIDE);
        conditions =
                new MappedConditions(mapping.values().conditions(), text -> column("conditions", text), table, issues);
        noteAbsent(MappedColumn.RECEIVE_TIME, "receive times are the event times");
        noteAbsent(MappedColumn.SEQUENCE, "repeated rows are not told apart");
        if (mapping.hasTrades()) {
            noteAbsent(MappedColumn.SIDE, "trades have no aggressor");
        }
    }

    private void noteAbsent(MappedColumn meaning, String otherwise) {
        if (!mapping.has(meaning)) {
            issues.absent(table.file() + ": no column mapped to " + meaning.key() + ": " + otherwise);
        }
    }

    /** The column of a meaning, or {@link Header#ABSENT}. */
    int column(MappedColumn meaning) {
        String text = mapping.columns().getOrDefault(meaning, "");
        return text.isEmpty() ? Header.ABSENT : column(meaning.key(), text);
    }

    private int column(String key, String text) {
        if (mapping.hasHeader()) {
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
    public boolean read(Fields row, MarketEvent event) {
        long eventNs = time.ns(row);
        long recvNs = receiveTime.isMapped() ? receiveTime.ns(row) : eventNs;
        long number = sequence == Header.ABSENT ? 0 : row.whole(sequence, Long.MAX_VALUE) & LARGEST_SIZE;
        event.times(eventNs, recvNs).origin(venue.publisherId(row), number);
        long tradeE9 = mapping.hasTrades() ? priceE9(row, trade[0]) : Fields.NO_PRICE;
        boolean print = tradeE9 != Fields.NO_PRICE;
        boolean quoted = mapping.hasQuotes() && (!print || isQuoted(row));
        if (!conditions.accepts(row, eventNs)) {
            return false;
        }
        if (mapping.hasTrades() && !print && !quoted) {
            throw row.fault(trade[0], "no price", "a price above zero");
        }
        if (quoted) {
            book.copyOf(event);
            quote(row, book);
        }
        boolean printed = print && print(row, tradeE9, event);
        pending = printed && quoted;
        if (!printed && quoted) {
            event.copyOf(book);
        }
        return printed || quoted;
    }

    @Override
    public boolean more(MarketEvent event) {
        if (!pending) {
            return false;
        }
        pending = false;
        event.copyOf(book);
        return true;
    }

    private boolean isQuoted(Fields row) {
        for (int column : quote) {
            if (column != Header.ABSENT && !row.isEmpty(column)) {
                return true;
            }
        }
        return false;
    }

    private void quote(Fields row, MarketEvent event) {
        for (int side = 0; side < 2; side++) {
            sides[2 * side] = priceE9(row, quote[2 * side]);
            boolean hasPrice = sides[2 * side] != Fields.NO_PRICE;
            sides[2 * side + 1] = quoteSize(row, side, hasPrice);
            hasSize[side] = quote[2 * side + 1] == Header.ABSENT ? hasPrice : !row.isEmpty(quote[2 * side + 1]);
        }
        event.action(BookAction.ADD, BookSide.NONE, FLAGS).orderWithoutPrice(0);
        event.bid(sides[0], sides[1]).ask(sides[2], sides[3]);
        boolean completed = mapping.values().oneSidePerRow() && kept.complete(event, sides, hasSize);
        if (completed) {
            issues.note(DataIssue.KEPT_FIELD);
        }
        boolean lacksSize =
                (sides[0] != Fields.NO_PRICE && !event.hasBid()) || (sides[2] != Fields.NO_PRICE && !event.hasAsk());
        if (lacksSize) {
            issues.note(DataIssue.PRICE_WITHOUT_SIZE);
        }
    }

    /** The size of a bid (0) or an offer (1); a constant where the data has no sizes. */
    private long quoteSize(Fields row, int side, boolean hasPrice) {
        int column = quote[2 * side + 1];
        return column == Header.ABSENT
                ? constant(side == 0 ? MappedColumn.BID_SIZE : MappedColumn.ASK_SIZE, hasPrice)
                : size(row, column);
    }

    private long constant(MappedColumn meaning, boolean hasPrice) {
        if (!hasPrice) {
            return 0;
        }
        issues.note(DataIssue.CONSTANT_SIZE);
        return Math.min(LARGEST_SIZE, mapping.values().constants().getOrDefault(meaning, 0L) * lots);
    }

    /** Makes the row's trade a print, unless it is below one lot. */
    private boolean print(Fields row, long priceE9, MarketEvent event) {
        event.action(BookAction.TRADE, side(row), 0)
                .order(priceE9, trade[1] == Header.ABSENT ? constant(MappedColumn.SIZE, true) : size(row, trade[1]));
        event.printKind(conditions.kind()).noBid().noAsk();
        boolean isTrade = event.size() > 0 || !conditions.kind().inVolume();
        if (!isTrade) {
            issues.note(DataIssue.NO_WHOLE_LOT);
        }
        return isTrade;
    }

    private long priceE9(Fields row, int column) {
        if (row.isEmpty(column)) {
            return Fields.NO_PRICE;
        }
        long priceE9 = row.rounded(column, PRICE_SCALE - mapping.values().priceDecimals());
        return priceE9 == 0 ? Fields.NO_PRICE : priceE9;
    }

    private long size(Fields row, int column) {
        if (row.isEmpty(column)) {
            return 0;
        }
        long amount = row.rounded(column, PRICE_SCALE);
        long rest = amount % UNIT * lots;
        if (amount < 0 || amount / UNIT > LARGEST_SIZE / lots) {
            throw row.fault(column, "size out of range", "0 to " + LARGEST_SIZE + " lots of 1/" + lots);
        }
        if (rest % UNIT != 0) {
            issues.note(DataIssue.FRACTIONAL_SIZE);
        }
        return Math.min(LARGEST_SIZE, amount / UNIT * lots + rest / UNIT);
    }

    private BookSide side(Fields row) {
        if (trade[2] == Header.ABSENT || row.isEmpty(trade[2])) {
            return BookSide.NONE;
        }
        BookSide side = mapping.values().sides().get(row.text(trade[2]).toLowerCase(Locale.ROOT));
        if (side != null) {
            return side;
        }
        throw row.fault(
                trade[2],
                "unknown side",
                "one of "
                        + String.join(
                                ", ", new TreeSet<>(mapping.values().sides().keySet())));
    }
}
