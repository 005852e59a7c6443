package io.slipway.data.tardis;

import io.slipway.data.book.LevelAppender;
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
import java.util.ArrayList;
import java.util.List;

/** Rows that carry a book whole: quotes of the best bid and offer, and snapshots, of which the first ten levels are read. */
final class TardisQuotes implements RowDecoder {

    /** Databento's flags LAST and TOB: a row by itself, of the top of a book. */
    private static final int FLAGS = 192;

    private final TardisRow common;
    private final IssueLog issues;
    private final int bid;
    private final int bidAmount;
    private final int ask;
    private final int askAmount;
    private final List<Level> levels;
    private final LevelAppender deeper;

    private TardisQuotes(Table table, ReadOptions options, IssueLog issues, Level best, List<Level> levels) {
        this.issues = issues;
        this.levels = levels;
        common = new TardisRow(table, options, issues);
        bid = best.bid();
        bidAmount = best.bidAmount();
        ask = best.ask();
        askAmount = best.askAmount();
        deeper = new LevelAppender(issues);
    }

    static TardisQuotes ofQuotes(Table table, ReadOptions options, IssueLog issues) {
        Header header = table.header();
        Level best = new Level(
                header.require("bid_price"),
                header.require("bid_amount"),
                header.require("ask_price"),
                header.require("ask_amount"));
        return new TardisQuotes(table, options, issues, best, List.of());
    }

    static TardisQuotes ofSnapshots(Table table, ReadOptions options, IssueLog issues) {
        List<Level> levels = new ArrayList<>();
        while (levels.size() < MarketEvent.MOST_LEVELS
                && table.header().find("bids[" + levels.size() + "].price") != Header.ABSENT) {
            levels.add(Level.of(table.header(), levels.size()));
        }
        return new TardisQuotes(table, options, issues, Level.of(table.header(), 0), levels);
    }

    /** The columns of a level. */
    private record Level(int bid, int bidAmount, int ask, int askAmount) {

        static Level of(Header header, int level) {
            return new Level(
                    header.require("bids[" + level + "].price"),
                    header.require("bids[" + level + "].amount"),
                    header.require("asks[" + level + "].price"),
                    header.require("asks[" + level + "].amount"));
        }
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
        if (levels.size() > 1) {
            readDeeper(row, event);
        }
        return true;
    }

    private void readDeeper(Fields row, MarketEvent event) {
        deeper.begin(event, levels.size());
        for (int i = 1; i < levels.size(); i++) {
            Level level = levels.get(i);
            deeper.bid(common.priceE9(row, level.bid()), common.size(row, level.bidAmount()));
            deeper.ask(common.priceE9(row, level.ask()), common.size(row, level.askAmount()));
        }
        deeper.end();
    }
}
