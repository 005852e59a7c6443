package io.slipway.data.databento;

import io.slipway.data.book.LevelAppender;
import io.slipway.data.book.OrderBook;
import io.slipway.data.book.PriceLevels;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.Flags;
import io.slipway.dbn.record.MboRecord;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Single orders (market by order): rebuilds each publisher's book and gives an event with its best ten levels when all records
 * of one message, which share publisher, event time and sequence, are in; the event also tells what left the queues. A trade is
 * a print with the book before it. The
 * records of a snapshot are one message, up to the one flagged as its last. Orders may cross while an auction gathers them;
 * such a book has no quotes that could be traded with. {@link CrossedBook} tells it from one with an order that is gone.
 */
final class OrderMapping implements EventMapping {

    private final IssueLog issues;
    private final Supplier<String> place;
    private final Map<Integer, OrderBook> books = new HashMap<>();
    private final Map<Integer, CrossedBook> crossed = new HashMap<>();
    private final MboRecord order = new MboRecord();
    private final MarketEvent print = new MarketEvent();
    private final MarketEvent message = new MarketEvent();
    private OrderBook book = new OrderBook();
    private boolean isOpen;
    private boolean isEnded;
    private boolean hasPrint;

    /** A mapping that counts in {@code issues} and names the record at hand by {@code place}. */
    OrderMapping(IssueLog issues, Supplier<String> place) {
        this.issues = issues;
        this.place = place;
    }

    /** The book of a publisher as of now. */
    OrderBook book(int publisherId) {
        return books.computeIfAbsent(publisherId, id -> new OrderBook());
    }

    @Override
    public boolean map(ByteBuffer record, int at, MarketEvent event) {
        order.wrap(record, at);
        boolean closes = isOpen && !continues();
        if (closes) {
            close(event);
        }
        apply();
        if (!closes && hasPrint) {
            hasPrint = false;
            event.copyOf(print);
            return true;
        }
        return closes;
    }

    @Override
    public boolean poll(MarketEvent event) {
        if (hasPrint) {
            hasPrint = false;
            event.copyOf(print);
            return true;
        }
        return false;
    }

    @Override
    public boolean end(MarketEvent event) {
        if (isOpen) {
            close(event);
            return true;
        }
        return false;
    }

    @Override
    public void ended() {
        crossed.values().forEach(each -> each.end(order.tsEventNs()));
    }

    private boolean continues() {
        if (book.removals().isFull()) {
            return false;
        }
        boolean inSnapshot = isSnapshot(order.flags()) && isSnapshot(message.flags());
        if (inSnapshot && order.publisherId() == message.publisherId()) {
            return !isEnded;
        }
        return order.publisherId() == message.publisherId()
                && order.tsEventNs() == message.eventNs()
                && order.sequence() == message.sequence();
    }

    private static boolean isSnapshot(int flags) {
        return (flags & MarketEvent.FLAG_SNAPSHOT) != 0;
    }

    /** Gives the message's event with the book after it. */
    private void close(MarketEvent event) {
        event.copyOf(message);
        OrderBook changed = books.getOrDefault(message.publisherId(), book);
        quotes(event, changed);
        if (!changed.isBestOnly()) {
            event.removals(changed.removals());
        }
        changed.forgetRemovals();
        isOpen = false;
    }

    private void apply() {
        book = book(order.publisherId());
        BookAction action = RecordActions.of(order.action());
        if (action.isPrint()) {
            if (action == BookAction.TRADE) {
                crossed(book).traded(order);
                describe(print, action);
                quotes(print, book);
                hasPrint = true;
            } else if (!isAggressor()) {
                book.fill(order.orderId(), order.size());
            }
            return;
        }
        if (action == BookAction.NONE) {
            return;
        }
        change(action);
        crossed(book).changed(order);
        describe(message, action);
        isOpen = true;
        isEnded = (order.flags() & Flags.LAST) != 0;
    }

    /** True if a fill is that of the order that took, which had rested elsewhere before: it is on the side of its trade. */
    private boolean isAggressor() {
        BookSide side = BookSide.ofCode(order.side());
        return side != BookSide.NONE && side == print.side() && order.tsEventNs() == print.eventNs();
    }

    private CrossedBook crossed(OrderBook of) {
        CrossedBook known = crossed.get(order.publisherId());
        if (known == null) {
            known = new CrossedBook(of, issues, place);
            crossed.put(order.publisherId(), known);
        }
        return known;
    }

    private void change(BookAction action) {
        boolean isBid = order.side() == 'B';
        boolean hasPrice = order.priceE9() != Field.UNDEFINED_PRICE;
        if (action == BookAction.CLEAR) {
            book.clear();
        } else if (action == BookAction.CANCEL) {
            noteIfUnknown(book.cancel(order.orderId(), order.size()));
        } else if ((order.flags() & Flags.TOB) != 0) {
            book.replaceSide(isBid, order.priceE9(), hasPrice ? order.size() : 0);
        } else if (!hasPrice) {
            throw new IllegalArgumentException(
                    "price: an order needs a price: order_id=" + Long.toUnsignedString(order.orderId()));
        } else if (action == BookAction.ADD) {
            book.add(order.orderId(), isBid, order.priceE9(), order.size());
        } else {
            noteIfUnknown(book.modify(order.orderId(), isBid, order.priceE9(), order.size()));
        }
    }

    private void noteIfUnknown(boolean known) {
        if (!known) {
            issues.note(DataIssue.UNKNOWN_ORDER);
        }
    }

    private void describe(MarketEvent event, BookAction action) {
        if (!RecordTimes.set(event, order.tsEventNs(), order.tsRecvNs())) {
            throw new IllegalArgumentException("ts_event: no time in ts_event or ts_recv: value=\"\"");
        }
        event.origin(order.publisherId(), order.sequence());
        event.action(action, BookSide.ofCode(order.side()), order.flags());
        long size = order.size() == Field.UNDEFINED_SIZE ? 0 : order.size();
        if (order.priceE9() == Field.UNDEFINED_PRICE) {
            event.orderWithoutPrice(size);
        } else {
            event.order(order.priceE9(), size);
        }
    }

    private void quotes(MarketEvent event, OrderBook book) {
        PriceLevels bids = book.bids();
        PriceLevels asks = book.asks();
        if (book.isCrossed()) {
            issues.note(DataIssue.AUCTION_BOOK);
            event.noBid().noAsk().levels(levels(book));
            return;
        }
        if (bids.depth() > 0) {
            event.bid(bids.pxE9(0), bids.size(0));
        } else {
            event.noBid();
        }
        if (asks.depth() > 0) {
            event.ask(asks.pxE9(0), asks.size(0));
        } else {
            event.noAsk();
        }
        LevelAppender.append(event, book, levels(book));
    }

    private static int levels(OrderBook book) {
        return book.isBestOnly() ? 1 : MarketEvent.MOST_LEVELS;
    }
}
