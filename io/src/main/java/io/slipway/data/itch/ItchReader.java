package io.slipway.data.itch;

import io.slipway.data.book.OrderEvents;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.text.LocalDay;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.model.Instrument;
import java.util.function.Supplier;

/**
 * Reads the messages of one stock. Its book is rebuilt from all of its orders ({@link OrderEvents}). Events have the number of their
 * message as sequence number.
 */
final class ItchReader implements MarketDataReader {

    private static final int XNAS = 2;
    /** Prices are in ten-thousandths. */
    static final long UNIT_E9 = 100_000L;

    private final ItchMessages messages;
    private final ItchStock stock;
    private final OrderEvents events;
    private final LocalDay day;
    private final IssueLog issues;
    private final Instrument instrument;
    private final Supplier<String> otherName;
    private boolean again;

    /** A reader that then owns the messages. */
    ItchReader(ItchMessages messages, LocalDay day, ReadOptions options, IssueLog issues) {
        this.messages = messages;
        this.day = day;
        this.issues = issues;
        this.events = new OrderEvents(XNAS, issues);
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
        if (events.takePending(event)) {
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
        long ns = timeNs();
        events.at(ns, ns, messages.number());
        long id = messages.u64(ItchLayout.FIRST);
        return switch (messages.letter(0)) {
            case 'A', 'F' -> add(event, id);
            case 'E' -> events.execute(event, id, executedShares(), true, OrderEvents.OWN_PRICE);
            case 'C' ->
                events.execute(
                        event,
                        id,
                        executedShares(),
                        messages.letter(ItchLayout.EXECUTED_PRINTABLE) == 'Y',
                        messages.u32(ItchLayout.EXECUTED_PRICE) * UNIT_E9);
            case 'X' -> events.cancel(event, id, executedShares());
            case 'D' -> events.cancel(event, id, Long.MAX_VALUE);
            case 'U' -> replace(event, id);
            case 'P' -> hidden(event);
            case 'Q' -> cross(event);
            case 'H' -> events.state(event, messages.letter(ItchLayout.STATE) == 'T');
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

    private long executedShares() {
        return messages.u32(ItchLayout.EXECUTED_SHARES);
    }

    private boolean add(MarketEvent event, long id) {
        boolean bid = messages.letter(ItchLayout.ADD_SIDE) == 'B';
        return events.add(
                event, id, bid, messages.u32(ItchLayout.ADD_PRICE) * UNIT_E9, messages.u32(ItchLayout.ADD_SHARES));
    }

    private boolean replace(MarketEvent event, long id) {
        return events.replace(
                event,
                id,
                messages.u64(ItchLayout.REPLACE_NEW),
                messages.u32(ItchLayout.REPLACE_PRICE) * UNIT_E9,
                messages.u32(ItchLayout.REPLACE_SHARES));
    }

    private boolean hidden(MarketEvent event) {
        return events.hidden(event, messages.u32(ItchLayout.ADD_PRICE) * UNIT_E9, messages.u32(ItchLayout.ADD_SHARES));
    }

    private boolean cross(MarketEvent event) {
        long shares = messages.u64(ItchLayout.FIRST);
        if (shares == 0) {
            return false;
        }
        issues.note(DataIssue.AUCTION_PRINT);
        PrintKind kind = switch (messages.letter(ItchLayout.CROSS_TYPE)) {
            case 'O' -> PrintKind.OPENING_AUCTION;
            case 'C' -> PrintKind.CLOSING_AUCTION;
            default -> PrintKind.REOPENING_AUCTION;
        };
        return events.print(event, messages.u32(ItchLayout.CROSS_PRICE) * UNIT_E9, shares, kind);
    }

    private boolean operational(MarketEvent event) {
        boolean ofNasdaq = messages.letter(ItchLayout.STATE) == 'Q';
        return ofNasdaq && events.state(event, messages.letter(ItchLayout.OPERATIONAL_ACTION) == 'T');
    }

    private long timeNs() {
        try {
            return day.toEpochNs(messages.timeNs());
        } catch (IllegalArgumentException e) {
            throw new MarketDataException(messages.place() + ": " + e.getMessage(), e);
        }
    }
}
