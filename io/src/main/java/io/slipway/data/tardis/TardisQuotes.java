package io.slipway.data.tardis;

import io.slipway.data.book.LevelAppender;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.RowDecoder;
import io.slipway.data.table.Table;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Rows that carry a book whole: quotes of the best bid and offer, and snapshots, of which the first ten levels are read. */
final class TardisQuotes implements RowDecoder {

    /** Databento's flags LAST and TOB: a row by itself, of the top of a book. */
    private static final int FLAGS = 192;

    private static final int COLUMNS = 4;

    private final TardisRow common;
    private final List<Level> levels;
    private final long[] values;
    private final LevelAppender book;

    private TardisQuotes(Table table, ReadOptions options, IssueLog issues, List<Level> levels) {
        this.levels = levels;
        common = new TardisRow(table, options, issues);
        values = new long[COLUMNS * levels.size()];
        book = new LevelAppender(issues);
    }

    static TardisQuotes ofQuotes(Table table, ReadOptions options, IssueLog issues) {
        Header header = table.header();
        Level best = new Level(
                header.require("bid_price"),
                header.require("bid_amount"),
                header.require("ask_price"),
                header.require("ask_amount"));
        return new TardisQuotes(table, options, issues, List.of(best));
    }

    static TardisQuotes ofSnapshots(Table table, ReadOptions options, IssueLog issues) {
        List<Level> levels = new ArrayList<>(List.of(Level.of(table.header(), 0)));
        while (levels.size() < MarketEvent.MOST_LEVELS
                && table.header().find("bids[" + levels.size() + "].price") != Header.ABSENT) {
            levels.add(Level.of(table.header(), levels.size()));
        }
        return new TardisQuotes(table, options, issues, levels);
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
    public BigDecimal qtyStep() {
        return common.qtyStep();
    }

    @Override
    public boolean read(Fields row, MarketEvent event) {
        common.head(row, event);
        event.action(BookAction.ADD, BookSide.NONE, FLAGS).orderWithoutPrice(0);
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            values[COLUMNS * i] = common.priceE9(row, level.bid());
            values[COLUMNS * i + 1] = common.priceE9(row, level.ask());
            values[COLUMNS * i + 2] = common.size(row, level.bidAmount());
            values[COLUMNS * i + 3] = common.size(row, level.askAmount());
        }
        book.read(event, values, levels.size());
        return true;
    }
}
