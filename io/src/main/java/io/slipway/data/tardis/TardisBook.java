package io.slipway.data.tardis;

import io.slipway.data.book.LevelBook;
import io.slipway.data.book.LevelChanges;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.RowDecoder;
import io.slipway.data.table.RowFault;
import io.slipway.data.table.Table;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Changes of a book. All rows of one time of receipt are one message, after which there is one event with the best ten
 * levels; between them the book is not used. A snapshot replaces the book. An amount of zero removes a level; if the level was
 * not there that is counted.
 */
final class TardisBook implements RowDecoder {

    private static final int FLAGS = 128;
    private static final int SNAPSHOT_FLAGS = FLAGS | MarketEvent.FLAG_SNAPSHOT;

    private final TardisRow common;
    private final Table table;
    private final int isSnapshot;
    private final int side;
    private final int price;
    private final int amount;
    private final LevelChanges changes = new LevelChanges();
    private final LevelBook book;
    private final MarketEvent message = new MarketEvent();
    private final MarketEvent head = new MarketEvent();
    private boolean inMessage;

    TardisBook(Table table, ReadOptions options, IssueLog issues) {
        Header header = table.header();
        this.table = table;
        common = new TardisRow(table, options, issues);
        book = new LevelBook(issues);
        isSnapshot = header.require("is_snapshot");
        side = header.require("side");
        price = header.require("price");
        amount = header.require("amount");
    }

    @Override
    public BigDecimal qtyStep() {
        return common.qtyStep();
    }

    @Override
    public boolean read(Fields row, MarketEvent event) {
        common.head(row, head);
        boolean bid = isBid(row);
        boolean snapshot = isTrue(row);
        long priceE9 = common.priceE9(row, price);
        if (priceE9 == Fields.NO_PRICE) {
            throw row.fault(price, "no price", "the price of a level, above zero");
        }
        long size = common.size(row, amount);
        checkExchange();
        boolean complete = inMessage && head.recvNs() != message.recvNs();
        if (complete) {
            close(event, table::placeBefore);
        }
        message.copyOf(head).action(BookAction.MODIFY, BookSide.NONE, snapshot ? SNAPSHOT_FLAGS : FLAGS);
        message.orderWithoutPrice(0);
        inMessage = true;
        boolean deletes = size == 0 && row.decimalCut(amount, 0) == 0 && !row.wasCut();
        changes.add(bid, bid ? priceE9 : -priceE9, size, deletes, snapshot);
        return complete;
    }

    @Override
    public boolean end(MarketEvent event) {
        if (!inMessage) {
            return false;
        }
        inMessage = false;
        close(event, table::place);
        return true;
    }

    @Override
    public boolean looksAhead() {
        return true;
    }

    private void checkExchange() {
        if (inMessage && head.publisherId() != message.publisherId()) {
            throw new RowFault("several exchanges in one file of book changes; split it by exchange");
        }
    }

    private void close(MarketEvent event, Supplier<String> place) {
        book.apply(changes, message.eventNs(), place);
        changes.clear();
        event.copyOf(message);
        book.copyTo(event);
    }

    private boolean isBid(Fields row) {
        return switch (row.text(side).toLowerCase(Locale.ROOT)) {
            case "bid" -> true;
            case "ask" -> false;
            default -> throw row.fault(side, "unknown side", "bid or ask");
        };
    }

    private boolean isTrue(Fields row) {
        return switch (row.text(isSnapshot).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw row.fault(isSnapshot, "not a truth value", "true or false");
        };
    }
}
