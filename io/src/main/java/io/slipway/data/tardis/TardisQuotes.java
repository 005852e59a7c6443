package io.slipway.data.tardis;

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

/** Rows that carry the best bid and offer whole: quotes, and snapshots, of which the levels beyond the first are not read. */
final class TardisQuotes implements RowDecoder {

    /** Databento's flags LAST and TOB: a row by itself, of the top of a book. */
    private static final int FLAGS = 192;

    private final TardisRow common;
    private final IssueLog issues;
    private final int bid;
    private final int bidAmount;
    private final int ask;
    private final int askAmount;

    private TardisQuotes(Table table, ReadOptions options, IssueLog issues, String[] columns) {
        Header header = table.header();
        this.issues = issues;
        common = new TardisRow(table, options, issues);
        bid = header.require(columns[0]);
        bidAmount = header.require(columns[1]);
        ask = header.require(columns[2]);
        askAmount = header.require(columns[3]);
    }

    static TardisQuotes ofQuotes(Table table, ReadOptions options, IssueLog issues) {
        return new TardisQuotes(
                table, options, issues, new String[] {"bid_price", "bid_amount", "ask_price", "ask_amount"});
    }

    static TardisQuotes ofSnapshots(Table table, ReadOptions options, IssueLog issues) {
        return new TardisQuotes(table, options, issues, new String[] {
            "bids[0].price", "bids[0].amount", "asks[0].price", "asks[0].amount"
        });
    }

    @Override
    public boolean read(Fields row, MarketEvent event) {
        common.head(row, event);
        event.action(BookAction.ADD, BookSide.NONE, FLAGS).orderWithoutPrice(0);
        long bidE9 = common.priceE9(row, bid);
        long askE9 = common.priceE9(row, ask);
        event.bid(bidE9, common.size(row, bidAmount)).ask(askE9, common.size(row, askAmount));
        if ((bidE9 != Fields.NO_PRICE && !event.hasBid()) || (askE9 != Fields.NO_PRICE && !event.hasAsk())) {
            issues.note(DataIssue.PRICE_WITHOUT_SIZE);
        }
        return true;
    }
}
