package io.slipway.data.taq;

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

/** Rows of a file of national best bids and offers, as quotes of one consolidated venue, to which no order can be sent. */
final class TaqBest implements RowDecoder {

    /** EQUS, the consolidated publisher of US equities. */
    private static final int CONSOLIDATED = 60;

    private static final int ROUND_LOT = 100;
    private static final long LARGEST_SIZE = 0xFFFF_FFFFL;

    private final IssueLog issues;
    private final TaqTime time;
    private final int bid;
    private final int bidSize;
    private final int ask;
    private final int askSize;
    private final int sequence;
    private final int roundLot;

    TaqBest(Table table, ReadOptions options, IssueLog issues) {
        Header header = table.header();
        this.issues = issues;
        time = TaqTime.of(table, options);
        bid = header.require(TaqColumn.BEST_BID.names());
        ask = header.require(TaqColumn.BEST_ASK.names());
        int bidShares = header.find(TaqColumn.BEST_BID_SHARES.names());
        boolean isShares = bidShares != Header.ABSENT;
        bidSize = isShares ? bidShares : header.require(TaqColumn.BEST_BID_SIZE.names());
        askSize = isShares
                ? header.require(TaqColumn.BEST_ASK_SHARES.names())
                : header.require(TaqColumn.BEST_ASK_SIZE.names());
        sequence = table.optional("quotes have no sequence", TaqColumn.QUOTE_SEQUENCE.names());
        roundLot = options.roundLot().orElse(isShares ? 1 : ROUND_LOT);
    }

    /** True if a table is one of national best bids and offers. */
    static boolean is(Header header) {
        return header.find(TaqColumn.BEST_BID.names()) != Header.ABSENT;
    }

    @Override
    public boolean read(Fields row, MarketEvent event) {
        time.read(row);
        long number = sequence == Header.ABSENT ? 0 : row.whole(sequence, Long.MAX_VALUE) & LARGEST_SIZE;
        event.times(time.eventNs(), time.recvNs()).origin(CONSOLIDATED, number);
        event.action(BookAction.ADD, BookSide.NONE, TaqQuotes.FLAGS).orderWithoutPrice(0);
        event.bid(row.priceE9(bid), row.whole(bidSize, LARGEST_SIZE / roundLot) * roundLot);
        event.ask(row.priceE9(ask), row.whole(askSize, LARGEST_SIZE / roundLot) * roundLot);
        if (roundLot > 1) {
            issues.note(DataIssue.ROUND_LOT_SIZE);
        }
        return true;
    }
}
