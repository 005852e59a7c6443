package io.slipway.data.iex;

import io.slipway.data.book.LevelBook;
import io.slipway.data.book.LevelChanges;
import io.slipway.data.packet.PacketFile;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.model.Instrument;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the messages of one symbol: quotes of TOPS, or levels of DEEP, of which there is an event when a change is complete; and
 * trades. The receive time is that of the capture.
 */
final class IexReader implements MarketDataReader {

    private static final int IEXG = 38;
    /** Databento's flags LAST and TOB. */
    private static final int QUOTE_FLAGS = 192;

    private static final int LAST = 128;
    /** Prices are in ten-thousandths. */
    private static final long UNIT_E9 = 100_000L;

    private static final int SIZE = 18;
    private static final int PRICE = 22;
    private static final int ASK_PRICE = 30;
    private static final int ASK_SIZE = 38;
    private static final int QUOTE_BYTES = 42;
    private static final int TRADE_BYTES = 38;
    private static final int LEVEL_BYTES = 30;
    private static final int COMPLETE = 0x1;
    private static final int EXTENDED_HOURS = 0x40;
    private static final int ODD_LOT = 0x20;
    private static final int CROSS = 0x08;
    private static final int QUOTE_INACTIVE = 0x80;
    /** Crosses before this time are those of the opening. */
    private static final LocalTime OPENING_ENDS = LocalTime.of(9, 35);

    private static final LocalTime CLOSING_BEGINS = LocalTime.of(15, 59);

    private final PacketFile packets;
    private final IexMessages messages;
    private final IssueLog issues;
    private final LevelBook book;
    private final LevelChanges changes = new LevelChanges();
    private final MarketEvent quote = new MarketEvent();
    private final Optional<String> wanted;
    private final String symbol;
    private boolean again;
    private boolean halted;
    private boolean pending;
    private final Supplier<String> otherName;

    /** A reader that then owns the packets. */
    IexReader(PacketFile packets, ReadOptions options, IssueLog issues) {
        this.packets = packets;
        this.issues = issues;
        this.messages = new IexMessages(packets, issues);
        this.otherName = messages::symbol;
        this.book = new LevelBook(issues);
        this.wanted = options.symbol();
        boolean found = false;
        while (!found && messages.next()) {
            found = messages.hasSymbol() && isMarket();
        }
        if (!found) {
            throw new MarketDataException(packets.place() + ": no quotes, levels or trades of IEX in the capture");
        }
        symbol = wanted.orElseGet(messages::symbol);
        again = true;
    }

    private boolean isMarket() {
        return "Q85TBHO".indexOf(messages.type()) >= 0;
    }

    @Override
    public Instrument instrument() {
        return new Instrument(symbol);
    }

    @Override
    public boolean next(MarketEvent event) {
        if (pending) {
            pending = false;
            event.copyOf(quote).action(halted ? BookAction.CLEAR : BookAction.NONE, BookSide.NONE, LAST);
            if (halted) {
                event.noBid().noAsk();
            }
            return true;
        }
        while (again || messages.next()) {
            again = false;
            if (messages.hasSymbol() && isWanted() && apply(event)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWanted() {
        if (messages.symbol().equals(symbol)) {
            return true;
        }
        if (wanted.isEmpty() && isMarket()) {
            throw new MarketDataException(packets.place() + ": several symbols in one file: found=" + symbol + ", "
                    + messages.symbol() + ", ...; choose one with --symbol");
        }
        issues.otherSymbol(otherName);
        return false;
    }

    private boolean apply(MarketEvent event) {
        return switch (messages.type()) {
            case 'Q' -> quote(event);
            case '8', '5' -> level(event);
            case 'T' -> trade(event);
            case 'B' -> {
                issues.note(DataIssue.CORRECTED_TRADE, packets.place() + ": a trade broken after it was read");
                yield false;
            }
            case 'H' -> state(event, messages.flags() == 'T');
            case 'O' -> state(event, messages.flags() != 'O');
            default -> {
                issues.note(DataIssue.OTHER_RECORD);
                yield false;
            }
        };
    }

    private boolean quote(MarketEvent event) {
        check(QUOTE_BYTES);
        head(quote, BookAction.ADD, QUOTE_FLAGS).orderWithoutPrice(0);
        boolean active = (messages.flags() & QUOTE_INACTIVE) == 0;
        quote.bid(messages.i64(PRICE) * UNIT_E9, active ? messages.u32(SIZE) : 0);
        quote.ask(messages.i64(ASK_PRICE) * UNIT_E9, active ? messages.u32(ASK_SIZE) : 0);
        return show(event);
    }

    private boolean level(MarketEvent event) {
        check(LEVEL_BYTES);
        boolean bid = messages.type() == '8';
        long pxE9 = messages.i64(PRICE) * UNIT_E9;
        long size = messages.u32(SIZE);
        changes.add(bid, bid ? pxE9 : -pxE9, size, size == 0, false);
        if ((messages.flags() & COMPLETE) == 0) {
            return false;
        }
        book.apply(changes, messages.timeNs(), packets::place);
        changes.clear();
        head(quote, BookAction.ADD, LAST).orderWithoutPrice(0);
        book.copyTo(quote);
        return show(event);
    }

    /** Shows the quote, unless the symbol is halted. */
    private boolean show(MarketEvent event) {
        event.copyOf(quote);
        if (halted) {
            event.noBid().noAsk();
        }
        return true;
    }

    private boolean trade(MarketEvent event) {
        check(TRADE_BYTES);
        int flags = messages.flags();
        head(event, BookAction.TRADE, LAST).order(messages.i64(PRICE) * UNIT_E9, messages.u32(SIZE));
        event.noBid().noAsk();
        if ((flags & CROSS) != 0) {
            issues.note(DataIssue.AUCTION_PRINT);
            event.printKind(auction());
        } else if ((flags & EXTENDED_HOURS) != 0) {
            event.printKind(PrintKind.EXTENDED_HOURS);
        } else if ((flags & ODD_LOT) != 0) {
            event.printKind(PrintKind.ODD_LOT);
        }
        return true;
    }

    private PrintKind auction() {
        LocalTime time = Instant.ofEpochSecond(0, messages.timeNs())
                .atZone(ReadOptions.NEW_YORK)
                .toLocalTime();
        return time.isBefore(OPENING_ENDS)
                ? PrintKind.OPENING_AUCTION
                : time.isBefore(CLOSING_BEGINS) ? PrintKind.REOPENING_AUCTION : PrintKind.CLOSING_AUCTION;
    }

    private boolean state(MarketEvent event, boolean trades) {
        if (halted != trades) {
            return false;
        }
        issues.note(DataIssue.HALT_ROW);
        halted = !trades;
        head(event, trades ? BookAction.RESUME : BookAction.HALT, LAST).orderWithoutPrice(0);
        event.noBid().noAsk();
        times(quote).orderWithoutPrice(0);
        pending = true;
        return true;
    }

    private MarketEvent head(MarketEvent event, BookAction action, int flags) {
        return times(event).action(action, BookSide.NONE, flags);
    }

    private MarketEvent times(MarketEvent event) {
        return event.times(messages.timeNs(), packets.timeNs()).origin(IEXG, messages.number() & 0xFFFF_FFFFL);
    }

    private void check(int bytes) {
        if (messages.length() < bytes) {
            throw packets.fault("damaged: a message is too short: type=" + (char) messages.type() + ", bytes="
                    + messages.length() + ", expected=" + bytes);
        }
    }

    @Override
    public String place() {
        return packets.place();
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    @Override
    public void close() {
        packets.close();
    }
}
