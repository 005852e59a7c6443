package io.slipway.data.mapped;

import io.slipway.data.book.LevelAppender;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Quotes of mapped rows: the best bid and offer of a venue, and deeper levels where the row has them. */
final class MappedQuotes {

    /** Databento's flags LAST and TOB: a row by itself, of the top of a book. */
    private static final int FLAGS = 192;

    private static final int COLUMNS = 4;
    private static final List<MappedColumn> LEVEL =
            List.of(MappedColumn.BID, MappedColumn.ASK, MappedColumn.BID_SIZE, MappedColumn.ASK_SIZE);

    private final Mapping mapping;
    private final MappedNumbers numbers;
    private final IssueLog issues;
    private final LevelAppender appender;
    private final int levels;
    private final int[] columns;
    private final long[] values;
    private final SidesKept kept = new SidesKept();
    private final boolean[] hasSize = new boolean[2];

    /** @param column the column of a meaning's text */
    MappedQuotes(
            Mapping mapping, MappedNumbers numbers, IssueLog issues, BiFunction<MappedColumn, String, Integer> column) {
        this.mapping = mapping;
        this.numbers = numbers;
        this.issues = issues;
        appender = new LevelAppender(issues);
        levels = Math.min(
                MarketEvent.MOST_LEVELS,
                mapping.columns().getOrDefault(MappedColumn.BID, List.of()).size());
        columns = new int[COLUMNS * levels];
        values = new long[columns.length];
        for (int i = 0; i < columns.length; i++) {
            MappedColumn meaning = LEVEL.get(i % COLUMNS);
            List<String> names = mapping.columns().getOrDefault(meaning, List.of());
            columns[i] = names.isEmpty() ? Header.ABSENT : column.apply(meaning, names.get(i / COLUMNS));
        }
    }

    /** True if the row has any of the columns. */
    boolean isQuoted(Fields row) {
        return Arrays.stream(columns).anyMatch(column -> column != Header.ABSENT && !row.isEmpty(column));
    }

    /** Gives an event the quote of a row. */
    void read(Fields row, MarketEvent event) {
        for (int i = 0; i < columns.length; i++) {
            boolean isPrice = i % COLUMNS < 2;
            values[i] = isPrice ? numbers.priceE9(row, columns[i]) : size(row, i);
        }
        event.action(BookAction.ADD, BookSide.NONE, FLAGS).orderWithoutPrice(0);
        if (levels > 1) {
            appender.read(event, values, levels);
            return;
        }
        event.bid(values[0], values[2]).ask(values[1], values[3]);
        if (mapping.values().oneSidePerRow()) {
            complete(row, event);
        }
        boolean lacksSize =
                (values[0] != Fields.NO_PRICE && !event.hasBid()) || (values[1] != Fields.NO_PRICE && !event.hasAsk());
        if (lacksSize) {
            issues.note(DataIssue.PRICE_WITHOUT_SIZE);
        }
    }

    /** Gives an event the quote of a venue of which a row tells one side; the other side is that of before. */
    void readSide(boolean bid, long priceE9, long size, MarketEvent event) {
        event.action(BookAction.ADD, BookSide.NONE, FLAGS).orderWithoutPrice(0);
        kept.replace(event, bid, priceE9, size);
        if (priceE9 != Fields.NO_PRICE && size == 0) {
            issues.note(DataIssue.PRICE_WITHOUT_SIZE);
        }
    }

    /** True if the row that was read last tells a bid (0) or an offer (1). */
    boolean tells(int side) {
        return values[side] != Fields.NO_PRICE;
    }

    private void complete(Fields row, MarketEvent event) {
        for (int side = 0; side < 2; side++) {
            int sizes = columns[2 + side];
            boolean isNothing = !tells(side) && values[2 + side] == 0 && !row.isEmpty(columns[side]);
            hasSize[side] = sizes == Header.ABSENT ? tells(side) : !isNothing && !row.isEmpty(sizes);
        }
        long[] sides = {values[0], values[2], values[1], values[3]};
        if (kept.complete(event, sides, hasSize)) {
            issues.note(DataIssue.KEPT_FIELD);
        }
    }

    private long size(Fields row, int i) {
        if (columns[i] != Header.ABSENT) {
            return numbers.size(row, columns[i]);
        }
        MappedColumn meaning = LEVEL.get(i % COLUMNS);
        boolean hasPrice = values[i - 2] != Fields.NO_PRICE;
        return hasPrice ? numbers.constant(mapping.values().constants().getOrDefault(meaning, 0L)) : 0;
    }

    /**
     * The last bid and offer of every venue, for files whose rows tell what changed: one side at a time, or of a side the price
     * or the size alone.
     */
    private static final class SidesKept {

        private final Map<Integer, long[]> last = new HashMap<>();

        /**
         * Fills in what a row does not tell.
         *
         * @param row bid, size of the bid, offer, size of the offer; {@link Fields#NO_PRICE} is no price
         * @param hasSize whether the row tells the size of the bid and of the offer; a size of 0 beside a price of 0 tells nothing
         * @return whether a side had one of price and size alone and got the other from before; a size of 0 alone changes nothing
         */
        boolean complete(MarketEvent event, long[] row, boolean[] hasSize) {
            long[] kept = of(event);
            boolean completed = side(kept, row, 0, hasSize[0]);
            completed |= side(kept, row, 2, hasSize[1]);
            event.bid(kept[0], kept[1]).ask(kept[2], kept[3]);
            return completed;
        }

        /** Takes one side as a row tells it, also that there is none. */
        void replace(MarketEvent event, boolean bid, long priceE9, long size) {
            long[] kept = of(event);
            kept[bid ? 0 : 2] = priceE9;
            kept[bid ? 1 : 3] = size;
            event.bid(kept[0], kept[1]).ask(kept[2], kept[3]);
        }

        private long[] of(MarketEvent event) {
            return last.computeIfAbsent(event.publisherId(), id -> new long[] {Fields.NO_PRICE, 0, Fields.NO_PRICE, 0});
        }

        private static boolean side(long[] kept, long[] row, int at, boolean hasSize) {
            boolean hasPrice = row[at] != Fields.NO_PRICE;
            boolean isAlone = hasPrice != hasSize;
            boolean completed = isAlone && kept[at] != Fields.NO_PRICE;
            if (hasPrice) {
                kept[at] = row[at];
            }
            if (hasPrice ? hasSize || !completed : row[at + 1] > 0) {
                kept[at + 1] = row[at + 1];
            }
            return completed;
        }
    }
}
