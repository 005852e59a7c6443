package io.slipway.data.pitch;

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
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the messages of one symbol. Its book is rebuilt from all of its orders ({@link OrderEvents}), and is doubtful from a gap in
 * the numbers of its unit on. Only messages that add an order, and few others, name the symbol; others name the order.
 */
final class PitchReader implements MarketDataReader {

    /** Long prices are in ten-thousandths. */
    static final long LONG_UNIT_E9 = 100_000L;
    /** Short prices are in hundredths. */
    static final long SHORT_UNIT_E9 = 10_000_000L;

    private static final long MOST_LONG_UNITS = 10_000_000_000_000L;
    private static final long NO_UNIT = -1;

    private final PitchMessages messages;
    private final IssueLog issues;
    private final OrderEvents events;
    private final Supplier<LocalDay> daySource;
    private final Optional<String> wanted;
    private final String symbol;
    private final byte[] symbolBytes;
    private final Set<Long> executions = new HashSet<>();
    private final Supplier<String> otherName;
    private Optional<LocalDay> day = Optional.empty();
    private long unit = NO_UNIT;
    private boolean hasOthers;
    private boolean again;

    /** A reader that then owns the messages. */
    PitchReader(
            PitchMessages messages,
            int publisherId,
            Supplier<LocalDay> daySource,
            ReadOptions options,
            IssueLog issues) {
        this.messages = messages;
        this.daySource = daySource;
        this.issues = issues;
        this.events = new OrderEvents(publisherId, issues);
        this.otherName = messages::symbol;
        this.wanted = options.symbol();
        boolean found = false;
        while (!found && messages.next()) {
            found = messages.hasSymbol();
        }
        if (!found) {
            throw new MarketDataException(messages.place() + ": no orders or trades of PITCH in the file");
        }
        symbol = wanted.orElseGet(messages::symbol);
        symbolBytes = symbol.getBytes(StandardCharsets.ISO_8859_1);
        again = true;
    }

    @Override
    public Instrument instrument() {
        return new Instrument(symbol);
    }

    @Override
    public boolean next(MarketEvent event) {
        if (events.takePending(event)) {
            return true;
        }
        while (again || messages.next()) {
            again = false;
            if (isWanted() && apply(event)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWanted() {
        if (messages.hasSymbol()) {
            return isOfSymbol();
        }
        return switch (messages.type()) {
            case PitchLayout.EXECUTED,
                    PitchLayout.EXECUTED_AT,
                    PitchLayout.REDUCE_LONG,
                    PitchLayout.REDUCE_SHORT,
                    PitchLayout.MODIFY_LONG,
                    PitchLayout.MODIFY_SHORT,
                    PitchLayout.DELETE -> isOfOrder();
            case PitchLayout.TRADE_BREAK -> executions.remove(messages.i64(PitchLayout.ID));
            case PitchLayout.UNIT_CLEAR -> {
                messages.cleared();
                yield messages.unit() == unit;
            }
            default -> {
                issues.note(DataIssue.OTHER_RECORD);
                yield false;
            }
        };
    }

    private boolean isOfSymbol() {
        if (messages.isSymbol(symbolBytes)) {
            unit = messages.unit();
            return true;
        }
        if (wanted.isEmpty()) {
            throw messages.fault("several symbols in one file: found=" + symbol + ", " + messages.symbol()
                    + ", ...; choose one with --symbol");
        }
        hasOthers = true;
        issues.otherSymbol(otherName);
        return false;
    }

    /** An order that is not in the book may be one of another symbol, if there are others. */
    private boolean isOfOrder() {
        boolean isOwn = events.has(messages.i64(PitchLayout.ID));
        if (!isOwn) {
            issues.note(hasOthers ? DataIssue.OTHER_SYMBOL : DataIssue.UNKNOWN_ORDER);
        }
        return isOwn;
    }

    private boolean apply(MarketEvent event) {
        long ns = timeNs();
        long receivedNs = messages.captureNs() == 0 ? ns : messages.captureNs();
        events.at(ns, receivedNs, Math.max(0, messages.number()));
        events.doubtful(messages.isLossy());
        long id = messages.i64(PitchLayout.ID);
        return switch (messages.type()) {
            case PitchLayout.ADD_LONG -> add(event, id, longShares(), longPrice(PitchLayout.LONG_PRICE));
            case PitchLayout.ADD_SHORT -> add(event, id, shortShares(), shortPrice(PitchLayout.SHORT_PRICE));
            case PitchLayout.ADD_EXPANDED -> add(event, id, longShares(), longPrice(PitchLayout.EXPANDED_PRICE));
            case PitchLayout.EXECUTED -> {
                executions.add(messages.i64(PitchLayout.EXECUTION));
                yield events.execute(event, id, messages.u32(PitchLayout.SHARES), true, OrderEvents.OWN_PRICE);
            }
            case PitchLayout.EXECUTED_AT -> {
                executions.add(messages.i64(PitchLayout.EXECUTION_AT));
                yield events.executeTo(
                        event,
                        id,
                        messages.u32(PitchLayout.SHARES),
                        longPrice(PitchLayout.EXECUTED_PRICE),
                        messages.u32(PitchLayout.REMAINING));
            }
            case PitchLayout.REDUCE_LONG -> events.cancel(event, id, messages.u32(PitchLayout.SHARES));
            case PitchLayout.REDUCE_SHORT -> events.cancel(event, id, messages.u16(PitchLayout.SHARES));
            case PitchLayout.DELETE -> events.cancel(event, id, Long.MAX_VALUE);
            case PitchLayout.MODIFY_LONG ->
                modify(
                        event,
                        messages.u32(PitchLayout.SHARES),
                        longPrice(PitchLayout.MODIFY_LONG_PRICE),
                        PitchLayout.MODIFY_LONG_FLAGS);
            case PitchLayout.MODIFY_SHORT ->
                modify(
                        event,
                        messages.u16(PitchLayout.SHARES),
                        shortPrice(PitchLayout.MODIFY_SHORT_PRICE),
                        PitchLayout.MODIFY_SHORT_FLAGS);
            default -> applyOther(event);
        };
    }

    private boolean applyOther(MarketEvent event) {
        return switch (messages.type()) {
            case PitchLayout.TRADE_LONG ->
                trade(event, longShares(), longPrice(PitchLayout.LONG_PRICE), PitchLayout.TRADE_LONG_EXECUTION);
            case PitchLayout.TRADE_SHORT ->
                trade(event, shortShares(), shortPrice(PitchLayout.SHORT_PRICE), PitchLayout.TRADE_SHORT_EXECUTION);
            case PitchLayout.TRADE_EXPANDED ->
                trade(event, longShares(), longPrice(PitchLayout.EXPANDED_PRICE), PitchLayout.TRADE_EXPANDED_EXECUTION);
            case PitchLayout.TRADING_STATUS -> status(event);
            case PitchLayout.AUCTION_SUMMARY -> auction(event);
            case PitchLayout.UNIT_CLEAR -> events.clear(event);
            case PitchLayout.TRADE_BREAK -> {
                issues.note(DataIssue.CORRECTED_TRADE, messages.place() + ": a trade broken after it was read");
                yield false;
            }
            default -> {
                issues.note(DataIssue.OTHER_RECORD);
                yield false;
            }
        };
    }

    private boolean add(MarketEvent event, long id, long shares, long pxE9) {
        int side = messages.u8(PitchLayout.SIDE);
        if ((side != 'B' && side != 'S') || shares == 0) {
            throw messages.fault("damaged: an order without side or shares: side=" + side + ", shares=" + shares);
        }
        return events.add(event, id, side == 'B', pxE9, shares);
    }

    private boolean modify(MarketEvent event, long shares, long pxE9, int flags) {
        long id = messages.i64(PitchLayout.ID);
        if (shares == 0) {
            return events.cancel(event, id, Long.MAX_VALUE);
        }
        return (messages.u8(flags) & PitchLayout.KEEPS_PRIORITY) != 0
                ? events.modify(event, id, pxE9, shares)
                : events.replace(event, id, id, pxE9, shares);
    }

    private boolean trade(MarketEvent event, long shares, long pxE9, int execution) {
        executions.add(messages.i64(execution));
        return events.hidden(event, pxE9, shares);
    }

    /** Trading, or halted, quotes only, or suspended by the exchange; orders that are accepted before the open change nothing. */
    private boolean status(MarketEvent event) {
        return switch (messages.u8(PitchLayout.STATUS)) {
            case 'T' -> events.state(event, true);
            case 'H', 'Q', 'S' -> events.state(event, false);
            default -> {
                issues.note(DataIssue.OTHER_RECORD);
                yield false;
            }
        };
    }

    /** The price of an auction, whose executions have messages of their own. */
    private boolean auction(MarketEvent event) {
        long shares = messages.u32(PitchLayout.AUCTION_SHARES);
        int type = messages.u8(PitchLayout.SHARES);
        if (shares == 0 || (type != 'O' && type != 'C')) {
            issues.note(DataIssue.OTHER_RECORD);
            return false;
        }
        issues.note(DataIssue.OFFICIAL_PRICE);
        PrintKind kind = type == 'O' ? PrintKind.OFFICIAL_OPEN : PrintKind.OFFICIAL_CLOSE;
        return events.print(event, longPrice(PitchLayout.AUCTION_PRICE), shares, kind);
    }

    private long longShares() {
        return messages.u32(PitchLayout.ADD_SHARES);
    }

    private long shortShares() {
        return messages.u16(PitchLayout.ADD_SHARES);
    }

    private long longPrice(int field) {
        long units = messages.i64(field);
        if (units <= 0 || units > MOST_LONG_UNITS) {
            throw messages.fault("damaged: an impossible price: value=" + Long.toUnsignedString(units));
        }
        return units * LONG_UNIT_E9;
    }

    private long shortPrice(int field) {
        int units = messages.u16(field);
        if (units == 0) {
            throw messages.fault("damaged: an impossible price: value=0");
        }
        return units * SHORT_UNIT_E9;
    }

    private long timeNs() {
        long midnightNs = messages.midnightNs();
        if (midnightNs >= 0) {
            return midnightNs + messages.sinceMidnightNs(messages.captureNs() - midnightNs);
        }
        LocalDay today = day.orElseGet(daySource);
        day = Optional.of(today);
        try {
            long captured = messages.captureNs() == 0 ? 0 : messages.captureNs() - today.toEpochNs(0);
            return today.toEpochNs(messages.sinceMidnightNs(captured));
        } catch (IllegalArgumentException e) {
            throw new MarketDataException(messages.place() + ": " + e.getMessage(), e);
        }
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
}
