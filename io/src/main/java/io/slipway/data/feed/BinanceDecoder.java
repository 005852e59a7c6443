package io.slipway.data.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.data.book.BookUpdate;
import io.slipway.data.book.SequencedBook;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;

/**
 * Binance's messages. The first and last update of each ({@code U}, {@code u}) tell if one is missing; so do the numbers of trades
 * ({@code t}), of which one is missing after a loss of the connection too.
 */
final class BinanceDecoder implements FeedDecoder {

    private static final long NONE = -1;

    /** Times above this are in microseconds: as milliseconds they would be beyond the year 5000. */
    private static final long LARGEST_MS = 100_000_000_000_000L;

    private static final long MS_NS = 1_000_000;
    private static final long US_NS = 1_000;

    private final FeedRows rows;
    private final FeedNumbers numbers;
    private final IssueLog issues;
    private final BookUpdate update = new BookUpdate();
    private SequencedBook book;
    private long lastUpdate = NONE;
    private long lastEventNs = Long.MIN_VALUE;
    private long lastTrade = NONE;

    BinanceDecoder(FeedRows rows, FeedNumbers numbers, IssueLog issues) {
        this.rows = rows;
        this.numbers = numbers;
        this.issues = issues;
        book = new SequencedBook(issues);
    }

    @Override
    public void begin() {
        book = new SequencedBook(issues);
        lastUpdate = NONE;
    }

    @Override
    public Need message(JsonNode message, long recvNs, String place) {
        JsonNode data = message.path("data");
        switch (data.path("e").asText()) {
            case "depthUpdate" -> {
                return depth(data, recvNs, place);
            }
            case "trade" -> trade(data, recvNs, place);
            default -> issues.note(DataIssue.OTHER_RECORD);
        }
        return Need.NOTHING;
    }

    private Need depth(JsonNode data, long recvNs, String place) {
        update.begin(false).numbers(whole(data, "U"), BookUpdate.NO_NUMBER, whole(data, "u"));
        levels(data.path("b"), true);
        levels(data.path("a"), false);
        lastUpdate = Math.max(lastUpdate, whole(data, "u"));
        lastEventNs = timeNs(whole(data, "E"));
        take(recvNs, place);
        return rows.isBookKnown() ? Need.NOTHING : Need.SNAPSHOT;
    }

    @Override
    public Need snapshot(JsonNode page, long recvNs, String place) {
        long number = whole(page, "lastUpdateId");
        update.begin(true).numbers(BookUpdate.NO_NUMBER, BookUpdate.NO_NUMBER, number);
        levels(page.path("bids"), true);
        levels(page.path("asks"), false);
        lastUpdate = Math.max(lastUpdate, number);
        take(recvNs, place);
        return Need.NOTHING;
    }

    /** The page has no time, so its book has that of the last message. */
    private void take(long recvNs, String place) {
        switch (book.take(update, lastEventNs, () -> place)) {
            case KNOWN -> rows.book(lastEventNs, recvNs, lastUpdate, book::copyTo);
            case LOST -> rows.lost(recvNs);
            case UNCHANGED -> {}
        }
    }

    /** Deletions of levels that the page did not reach are usual, so they are not counted. */
    private void levels(JsonNode levels, boolean bid) {
        for (JsonNode level : levels) {
            long priceE9 = numbers.priceE9(level.path(0).asText());
            update.changes()
                    .add(
                            bid,
                            bid ? priceE9 : -priceE9,
                            numbers.steps(level.path(1).asText()),
                            false,
                            false);
        }
    }

    private void trade(JsonNode data, long recvNs, String place) {
        long number = whole(data, "t");
        if (number <= lastTrade) {
            issues.note(DataIssue.OLD_UPDATE);
            return;
        }
        if (lastTrade != NONE && number > lastTrade + 1) {
            issues.note(
                    DataIssue.SEQUENCE_GAP,
                    place + ": trades are missing: number=" + (number - 1 - lastTrade) + ", before trade " + number);
        }
        lastTrade = number;
        BookSide taker = data.path("m").asBoolean() ? BookSide.ASK : BookSide.BID;
        long priceE9 = numbers.priceE9(data.path("p").asText());
        rows.trade(
                timeNs(whole(data, "T")),
                recvNs,
                number,
                taker,
                priceE9,
                numbers.steps(data.path("q").asText()));
    }

    private static long timeNs(long time) {
        return time > LARGEST_MS ? time * US_NS : time * MS_NS;
    }

    private static long whole(JsonNode data, String field) {
        JsonNode value = data.path(field);
        if (!value.isIntegralNumber() || value.longValue() < 0) {
            throw new IllegalArgumentException("no number in a message: field=" + field);
        }
        return value.longValue();
    }
}
