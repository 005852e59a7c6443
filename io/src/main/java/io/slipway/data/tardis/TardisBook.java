package io.slipway.data.tardis;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.RowDecoder;
import io.slipway.data.table.RowFault;
import io.slipway.data.table.Table;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;

/**
 * Changes of a book. All rows of one time of receipt are one message, after which there is one event with the best ten
 * levels; between them the book is not used. A snapshot begins where {@code is_snapshot} turns true and empties the book first. An amount of zero removes
 * a level; if the level was not there that is counted.
 */
final class TardisBook implements RowDecoder {

    private static final int FLAGS = 128;
    private static final int SNAPSHOT_FLAGS = FLAGS | MarketEvent.FLAG_SNAPSHOT;

    private final TardisRow common;
    private final IssueLog issues;
    private final int isSnapshot;
    private final int side;
    private final int price;
    private final int amount;
    private final PriceLevels bids = new PriceLevels();
    private final PriceLevels asks = new PriceLevels();
    private final MarketEvent message = new MarketEvent();
    private final MarketEvent head = new MarketEvent();
    private boolean inMessage;
    private boolean inSnapshot;

    TardisBook(Table table, ReadOptions options, IssueLog issues) {
        Header header = table.header();
        this.issues = issues;
        common = new TardisRow(table, options, issues);
        isSnapshot = header.require("is_snapshot");
        side = header.require("side");
        price = header.require("price");
        amount = header.require("amount");
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
            event.copyOf(message);
            copyBook(event);
        }
        begin(snapshot);
        apply(row, bid ? bids : asks, bid ? priceE9 : -priceE9, size);
        return complete;
    }

    @Override
    public boolean end(MarketEvent event) {
        if (!inMessage) {
            return false;
        }
        inMessage = false;
        event.copyOf(message);
        copyBook(event);
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

    private void begin(boolean snapshot) {
        message.copyOf(head).action(BookAction.MODIFY, BookSide.NONE, snapshot ? SNAPSHOT_FLAGS : FLAGS);
        message.orderWithoutPrice(0);
        inMessage = true;
        if (snapshot && !inSnapshot) {
            bids.clear();
            asks.clear();
        }
        inSnapshot = snapshot;
    }

    private void apply(Fields row, PriceLevels levels, long key, long size) {
        if (size > 0) {
            levels.put(key, size);
        } else if (!levels.remove(key) && row.decimalCut(amount, 0) == 0 && !row.wasCut()) {
            issues.note(DataIssue.UNKNOWN_LEVEL);
        }
    }

    private void copyBook(MarketEvent event) {
        event.noBid().noAsk();
        if (!bids.isEmpty()) {
            event.bid(bids.key(0), bids.size(0));
        }
        if (!asks.isEmpty()) {
            event.ask(-asks.key(0), asks.size(0));
        }
        event.levels(MarketEvent.MOST_LEVELS);
        for (int level = 1; level < Math.min(MarketEvent.MOST_LEVELS, bids.count()); level++) {
            event.addBid(bids.key(level), bids.size(level));
        }
        for (int level = 1; level < Math.min(MarketEvent.MOST_LEVELS, asks.count()); level++) {
            event.addAsk(-asks.key(level), asks.size(level));
        }
    }

    private boolean isBid(Fields row) {
        return switch (row.text(side)) {
            case "bid" -> true;
            case "ask" -> false;
            default -> throw row.fault(side, "unknown side", "bid or ask");
        };
    }

    private boolean isTrue(Fields row) {
        return switch (row.text(isSnapshot)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw row.fault(isSnapshot, "not a truth value", "true or false");
        };
    }
}
