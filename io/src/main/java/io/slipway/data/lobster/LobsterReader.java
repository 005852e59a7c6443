package io.slipway.data.lobster;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.Session;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.RowFault;
import io.slipway.data.table.Table;
import io.slipway.data.table.TradingDay;
import io.slipway.data.text.LocalDay;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.model.Instrument;
import java.util.Optional;

/**
 * Reads a pair of files row by row. An execution of a visible order is a print with the book before it and then a
 * change with the book after it, at the same time; that of a hidden order is a print only. A halt is a row of its own, then one
 * that empties the book until trading resumes; that is a row of its own, too, before the book. A row of an auction is left out, but for what it changes in the book.
 * Events have the number of their row as sequence number.
 */
final class LobsterReader implements MarketDataReader {

    private static final int XNAS = 2;
    private static final int FLAGS = 128;

    private final Table messages;
    private final Table books;
    private final Instrument instrument;
    private final IssueLog issues;
    private final boolean lenient;
    private final LocalDay day;
    private final Message message = new Message();
    private final MessageQueues queues = new MessageQueues();
    private final BookRow before;
    private final BookRow after;
    private long number;
    private boolean halted;
    /** Nasdaq's opening cross is within seconds of the open; five minutes are more than it takes and less than a halt lasts. */
    private static final long OPENING_NS = 300_000_000_000L;

    /** Clocks of the day's end differ by seconds: a cross of the last minute is the closing one. */
    private static final long CLOSING_NS = 60_000_000_000L;

    private boolean pendingChange;
    private boolean pendingBook;

    private LobsterReader(FilePair files, ReadOptions options, IssueLog issues) {
        this.issues = issues;
        this.day = TradingDay.of(files.messages().name(), options);
        this.instrument = new Instrument(
                options.symbol().orElse(FilePair.symbol(files.messages().name())));
        this.lenient = options.lenient();
        ReadOptions strict = options.withTolerance(false, options.skipLimit(), options.strictVenues());
        this.messages = Table.withoutHeader(files.messages(), ',', strict, issues);
        this.books = Table.withoutHeader(files.books(), ',', strict, issues);
        checkWidths();
        before = new BookRow(books.header().width(), issues);
        after = new BookRow(books.header().width(), issues);
    }

    /** A reader that then owns both files. */
    static LobsterReader open(FilePair files, ReadOptions options, IssueLog issues) {
        return new LobsterReader(files, options, issues);
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public boolean next(MarketEvent event) {
        if (pendingChange) {
            pendingChange = false;
            change(event, BookAction.CANCEL, message.resting());
            return true;
        }
        if (pendingBook) {
            pendingBook = false;
            changeWithoutOrder(event, halted ? BookAction.CLEAR : BookAction.NONE);
            return true;
        }
        while (nextPair()) {
            if (decode(event)) {
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
        books.close();
    }

    /** Moves both files on; they must have equally many rows, but for a last one that is cut off. */
    private boolean nextPair() {
        boolean hasMessage = messages.next();
        boolean hasBook = books.next();
        number++;
        if (hasMessage == hasBook || messages.isCutOff() || books.isCutOff()) {
            return hasMessage && hasBook;
        }
        Table longer = hasMessage ? messages : books;
        Table shorter = hasMessage ? books : messages;
        throw shorter.fault("fewer rows than the other file of the pair: last row=" + shorter.place() + ", other="
                + longer.place());
    }

    private boolean decode(MarketEvent event) {
        before.copyOf(after);
        Table read = books;
        try {
            after.read(books.fields());
            read = messages;
            message.read(messages.fields(), day);
        } catch (RowFault fault) {
            reject(read, fault);
            return false;
        }
        queues.apply(message, before);
        if (halted) {
            after.clear();
        }
        return give(event);
    }

    /** Passes over a pair, which keeps the files in step; a row of another width stops them even if lenient. */
    private void reject(Table table, RowFault fault) {
        if (lenient) {
            issues.skip(DataIssue.BAD_ROW, table.place() + ": " + fault.sentence());
        } else {
            table.reject(fault);
        }
    }

    private boolean give(MarketEvent event) {
        switch (message.type()) {
            case Message.ADD -> change(event, BookAction.ADD, message.resting());
            case Message.REDUCE, Message.DELETE -> change(event, BookAction.CANCEL, message.resting());
            case Message.EXECUTE -> {
                print(event);
                pendingChange = true;
            }
            case Message.EXECUTE_HIDDEN -> print(event);
            case Message.CROSS -> {
                issues.note(DataIssue.AUCTION_PRINT);
                print(event);
                event.action(BookAction.TRADE, BookSide.NONE, FLAGS).printKind(auction(message.timeNs()));
                pendingBook = true;
            }
            default -> halt(event);
        }
        return true;
    }

    private void halt(MarketEvent event) {
        issues.note(DataIssue.HALT_ROW);
        boolean resumes = message.price() == Message.TRADING_RESUMES;
        if (resumes) {
            after.read(books.fields());
        } else {
            after.clear();
        }
        if (halted == resumes) {
            head(event, resumes ? BookAction.RESUME : BookAction.HALT, BookSide.NONE);
            event.orderWithoutPrice(0).noBid().noAsk();
            pendingBook = true;
        } else {
            changeWithoutOrder(event, resumes ? BookAction.NONE : BookAction.CLEAR);
        }
        halted = !resumes;
    }

    private void changeWithoutOrder(MarketEvent event, BookAction action) {
        change(event, action, BookSide.NONE);
        event.orderWithoutPrice(0);
    }

    private void change(MarketEvent event, BookAction action, BookSide side) {
        head(event, action, side);
        event.removals(queues.removals());
        after.copyTo(event);
    }

    private void print(MarketEvent event) {
        head(event, BookAction.TRADE, message.aggressor());
        before.copyTo(event);
    }

    /** The kind of a cross by its time: the opening cross is at the open, those of halts and new listings come later. */
    private PrintKind auction(long timeNs) {
        Optional<Session> hours = MarketCalendar.US_EQUITIES.day(day.date()).map(today -> today.regular());
        if (hours.isPresent() && timeNs < hours.get().openNs() + OPENING_NS) {
            return PrintKind.OPENING_AUCTION;
        }
        boolean closes = hours.isPresent() && timeNs >= hours.get().closeNs() - CLOSING_NS;
        return closes ? PrintKind.CLOSING_AUCTION : PrintKind.REOPENING_AUCTION;
    }

    private void head(MarketEvent event, BookAction action, BookSide side) {
        event.times(message.timeNs(), message.timeNs()).origin(XNAS, number).action(action, side, FLAGS);
        event.order(message.priceE9(), message.size());
    }

    private void checkWidths() {
        int width = messages.header().width();
        if (width != 6 && width != 7) {
            throw messages.fault("not a file of LOBSTER messages: columns=" + width + ", expected=6");
        }
        if (books.header().width() % 4 != 0) {
            throw books.fault(
                    "not a file of LOBSTER books: columns=" + books.header().width() + ", expected a multiple of 4");
        }
    }
}
