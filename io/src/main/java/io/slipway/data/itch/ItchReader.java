package io.slipway.data.itch;

import io.slipway.data.book.LevelAppender;
import io.slipway.data.book.OrderBook;
import io.slipway.data.book.PriceLevels;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.text.LocalDay;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.model.Instrument;
import java.util.function.Supplier;

/**
 * Reads the messages of one stock. Its book is rebuilt from all of its orders. An execution of a displayed order is a print with
 * the book before it and then a change with the book after it, at the same time; that of a hidden order, and a cross, are prints
 * only. While the stock is halted its book shows no quotes. Events have the number of their message as sequence number.
 */
final class ItchReader implements MarketDataReader {

    private static final int XNAS = 2;
    /** Databento's flag LAST. */
    private static final int FLAGS = 128;
    /** Prices are in ten-thousandths. */
    static final long UNIT_E9 = 100_000L;
    /** Instead of a price: that of the order. */
    private static final long OWN_PRICE = Long.MIN_VALUE;

    private final ItchMessages messages;
    private final ItchStock stock;
    private final OrderBook book = new OrderBook();
    private final LocalDay day;
    private final IssueLog issues;
    private final Instrument instrument;
    private final MarketEvent pending = new MarketEvent();
    private boolean hasPending;
    private final Supplier<String> otherName;
    private boolean again;
    private boolean halted;

    /** A reader that then owns the messages. */
    ItchReader(ItchMessages messages, LocalDay day, ReadOptions options, IssueLog issues) {
        this.messages = messages;
        this.day = day;
        this.issues = issues;
        this.stock = new ItchStock(options);
        this.otherName = () -> stock.name(messages.u16(ItchLayout.LOCATE));
        again = nextOfStock();
        if (!again) {
            stock.end(messages);
        }
        this.instrument = new Instrument(stock.symbol()
                .orElseThrow(() -> new MarketDataException(messages.file() + ": no stock in its directory")));
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public boolean next(MarketEvent event) {
        if (hasPending) {
            hasPending = false;
            event.copyOf(pending);
            return true;
        }
        while (again || nextOfStock()) {
            again = false;
            if (apply(event)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String place() {
        return messages.place();
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    @Override
    public void close() {
        messages.close();
    }

    private boolean nextOfStock() {
        while (messages.next()) {
            int number = messages.u16(ItchLayout.LOCATE);
            if (messages.letter(0) == 'R') {
                stock.add(number, messages.stock(ItchLayout.FIRST));
            } else if (number != 0 && stock.isWanted(number, messages)) {
                return true;
            } else if (number != 0) {
                issues.otherSymbol(otherName);
            }
        }
        return false;
    }

    private boolean apply(MarketEvent event) {
        return switch (messages.letter(0)) {
            case 'A', 'F' -> add(event);
            case 'E' -> execute(event, true, OWN_PRICE);
            case 'C' ->
                execute(
                        event,
                        messages.letter(ItchLayout.EXECUTED_PRINTABLE) == 'Y',
                        messages.u32(ItchLayout.EXECUTED_PRICE) * UNIT_E9);
            case 'X' -> cancel(event, messages.u32(ItchLayout.EXECUTED_SHARES));
            case 'D' -> cancel(event, Long.MAX_VALUE);
            case 'U' -> replace(event);
            case 'P' -> hidden(event);
            case 'Q' -> cross(event);
            case 'H' -> state(event, messages.letter(ItchLayout.STATE) == 'T');
            case 'h' -> operational(event);
            case 'B' -> {
                issues.note(DataIssue.CORRECTED_TRADE, messages.place() + ": a trade broken after it was read");
                yield false;
            }
            default -> {
                issues.note(DataIssue.OTHER_RECORD);
                yield false;
            }
        };
    }

    private boolean add(MarketEvent event) {
        boolean bid = messages.letter(ItchLayout.ADD_SIDE) == 'B';
        long pxE9 = messages.u32(ItchLayout.ADD_PRICE) * UNIT_E9;
        long shares = messages.u32(ItchLayout.ADD_SHARES);
        book.add(messages.u64(ItchLayout.FIRST), bid, pxE9, shares);
        change(event, BookAction.ADD, bid, pxE9, shares);
        return true;
    }

    private boolean execute(MarketEvent event, boolean printed, long pxE9) {
        long id = messages.u64(ItchLayout.FIRST);
        if (!isKnown(id)) {
            return false;
        }
        boolean bid = book.isBid(id);
        long shares = messages.u32(ItchLayout.EXECUTED_SHARES);
        long own = book.pxE9(id);
        if (printed) {
            print(event, pxE9 == OWN_PRICE ? own : pxE9, shares, bid ? BookSide.ASK : BookSide.BID);
        }
        book.fill(id, shares);
        book.cancel(id, shares);
        change(printed ? pending : event, BookAction.CANCEL, bid, own, shares);
        hasPending = printed;
        return true;
    }

    private boolean cancel(MarketEvent event, long shares) {
        long id = messages.u64(ItchLayout.FIRST);
        if (!isKnown(id)) {
            return false;
        }
        boolean bid = book.isBid(id);
        long pxE9 = book.pxE9(id);
        long removed = Math.min(shares, book.size(id));
        book.cancel(id, removed);
        change(event, BookAction.CANCEL, bid, pxE9, removed);
        return true;
    }

    private boolean replace(MarketEvent event) {
        long id = messages.u64(ItchLayout.FIRST);
        if (!isKnown(id)) {
            return false;
        }
        boolean bid = book.isBid(id);
        book.cancel(id, book.size(id));
        long added = messages.u64(ItchLayout.REPLACE_NEW);
        long pxE9 = messages.u32(ItchLayout.REPLACE_PRICE) * UNIT_E9;
        long shares = messages.u32(ItchLayout.REPLACE_SHARES);
        book.add(added, bid, pxE9, shares);
        change(event, BookAction.MODIFY, bid, pxE9, shares);
        return true;
    }

    private boolean isKnown(long id) {
        boolean known = book.has(id);
        if (!known) {
            issues.note(DataIssue.UNKNOWN_ORDER);
        }
        return known;
    }

    private boolean hidden(MarketEvent event) {
        print(event, messages.u32(ItchLayout.ADD_PRICE) * UNIT_E9, messages.u32(ItchLayout.ADD_SHARES), BookSide.NONE);
        return true;
    }

    private boolean cross(MarketEvent event) {
        long shares = messages.u64(ItchLayout.FIRST);
        if (shares == 0) {
            return false;
        }
        issues.note(DataIssue.AUCTION_PRINT);
        print(event, messages.u32(ItchLayout.CROSS_PRICE) * UNIT_E9, shares, BookSide.NONE);
        event.printKind(
                switch (messages.letter(ItchLayout.CROSS_TYPE)) {
                    case 'O' -> PrintKind.OPENING_AUCTION;
                    case 'C' -> PrintKind.CLOSING_AUCTION;
                    default -> PrintKind.REOPENING_AUCTION;
                });
        return true;
    }

    private boolean operational(MarketEvent event) {
        boolean ofNasdaq = messages.letter(ItchLayout.STATE) == 'Q';
        return ofNasdaq && state(event, messages.letter(ItchLayout.OPERATIONAL_ACTION) == 'T');
    }

    private boolean state(MarketEvent event, boolean trades) {
        if (halted != trades) {
            return false;
        }
        issues.note(DataIssue.HALT_ROW);
        halted = !trades;
        head(event, trades ? BookAction.RESUME : BookAction.HALT, BookSide.NONE);
        event.orderWithoutPrice(0).noBid().noAsk();
        head(pending, trades ? BookAction.NONE : BookAction.CLEAR, BookSide.NONE);
        quotes(pending.orderWithoutPrice(0));
        hasPending = true;
        return true;
    }

    private void print(MarketEvent event, long pxE9, long shares, BookSide aggressor) {
        head(event, BookAction.TRADE, aggressor);
        quotes(event.order(pxE9, shares));
    }

    private void change(MarketEvent event, BookAction action, boolean bid, long pxE9, long shares) {
        head(event, action, bid ? BookSide.BID : BookSide.ASK);
        event.order(pxE9, shares);
        quotes(event);
        event.removals(book.removals());
        book.forgetRemovals();
    }

    private void head(MarketEvent event, BookAction action, BookSide side) {
        long ns = timeNs();
        event.times(ns, ns).origin(XNAS, messages.number()).action(action, side, FLAGS);
    }

    private long timeNs() {
        try {
            return day.toEpochNs(messages.timeNs());
        } catch (IllegalArgumentException e) {
            throw new MarketDataException(messages.place() + ": " + e.getMessage(), e);
        }
    }

    private void quotes(MarketEvent event) {
        event.noBid().noAsk();
        boolean crossed = book.isCrossed();
        if (crossed && !halted) {
            issues.note(DataIssue.AUCTION_BOOK);
        }
        if (crossed || halted) {
            event.levels(MarketEvent.MOST_LEVELS);
            return;
        }
        PriceLevels bids = book.bids();
        PriceLevels asks = book.asks();
        if (bids.depth() > 0) {
            event.bid(bids.pxE9(0), bids.size(0));
        }
        if (asks.depth() > 0) {
            event.ask(asks.pxE9(0), asks.size(0));
        }
        LevelAppender.append(event, book, MarketEvent.MOST_LEVELS);
    }
}
