package io.slipway.data.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.data.book.LevelBook;
import io.slipway.data.book.LevelChanges;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Coinbase's messages. All of a connection are numbered in one sequence ({@code sequence_num}), so a number that is missing may be one
 * of the book: the connection then begins anew, which brings the whole book.
 */
final class CoinbaseDecoder implements FeedDecoder {

    private static final long NONE = -1;
    private static final long SECOND_NS = 1_000_000_000L;

    private final FeedRows rows;
    private final FeedNumbers numbers;
    private final IssueLog issues;
    private final LevelBook book;
    private final LevelChanges changes = new LevelChanges();
    private boolean known;
    private long last = NONE;

    CoinbaseDecoder(FeedRows rows, FeedNumbers numbers, IssueLog issues) {
        this.rows = rows;
        this.numbers = numbers;
        this.issues = issues;
        book = new LevelBook(issues);
    }

    @Override
    public void begin() {
        book.clear();
        known = false;
        last = NONE;
    }

    @Override
    public Need message(JsonNode message, long recvNs, String place) {
        if (message.path("type").asText().equals("error")) {
            throw new MarketDataException(
                    place + ": the exchange refuses: " + message.path("message").asText("no reason"));
        }
        long number = message.path("sequence_num").asLong(NONE);
        if (number < 0) {
            throw new IllegalArgumentException("no number in a message: field=sequence_num");
        }
        if (number <= last) {
            issues.note(DataIssue.OLD_UPDATE);
            return Need.NOTHING;
        }
        if (last != NONE && number > last + 1) {
            issues.note(
                    DataIssue.SEQUENCE_GAP,
                    place + ": the message has number " + number + " and the last one read is " + last
                            + ": the venue has no quotes until the next snapshot");
            known = false;
            rows.lost(recvNs);
            return Need.RECONNECT;
        }
        last = number;
        switch (message.path("channel").asText()) {
            case "l2_data" -> book(message, recvNs, place);
            case "market_trades" -> message.path("events").forEach(event -> trades(event, recvNs));
            case "heartbeats", "subscriptions" -> {}
            default -> issues.note(DataIssue.OTHER_RECORD);
        }
        return Need.NOTHING;
    }

    @Override
    public Need snapshot(JsonNode page, long recvNs, String place) {
        return Need.NOTHING;
    }

    private void book(JsonNode message, long recvNs, String place) {
        long eventNs = timeNs(message.path("timestamp").asText());
        boolean told = false;
        for (JsonNode event : message.path("events")) {
            if (event.path("type").asText().equals("snapshot")) {
                book.clear();
                known = true;
            }
            if (known) {
                changes.clear();
                event.path("updates").forEach(this::change);
                book.apply(changes, eventNs, () -> place);
                told = true;
            } else {
                issues.note(DataIssue.UPDATE_WITHOUT_BOOK);
            }
        }
        if (told) {
            rows.book(eventNs, recvNs, last, book::copyTo);
        }
    }

    private void change(JsonNode level) {
        boolean bid = isBid(level.path("side").asText());
        long priceE9 = numbers.priceE9(level.path("price_level").asText());
        long size = numbers.steps(level.path("new_quantity").asText());
        changes.add(bid, bid ? priceE9 : -priceE9, size, size == 0, false);
    }

    private static boolean isBid(String side) {
        return switch (side) {
            case "bid" -> true;
            case "offer", "ask" -> false;
            default -> throw new IllegalArgumentException("unknown side: value=" + side + ", expected bid or offer");
        };
    }

    /** Those of a snapshot happened before the connection and are left out. The side is that of the order that rested. */
    private void trades(JsonNode event, long recvNs) {
        if (!event.path("type").asText().equals("update")) {
            return;
        }
        List<JsonNode> trades = new ArrayList<>();
        event.path("trades").forEach(trades::add);
        trades.sort(Comparator.comparingLong(
                        (JsonNode trade) -> timeNs(trade.path("time").asText()))
                .thenComparingLong(trade -> trade.path("trade_id").asLong()));
        for (JsonNode trade : trades) {
            BookSide taker = switch (trade.path("side").asText()) {
                case "BUY" -> BookSide.ASK;
                case "SELL" -> BookSide.BID;
                default -> BookSide.NONE;
            };
            rows.trade(
                    timeNs(trade.path("time").asText()),
                    recvNs,
                    trade.path("trade_id").asLong(),
                    taker,
                    numbers.priceE9(trade.path("price").asText()),
                    numbers.steps(trade.path("size").asText()));
        }
    }

    private static long timeNs(String text) {
        try {
            Instant time = Instant.parse(text);
            return time.getEpochSecond() * SECOND_NS + time.getNano();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time: value=" + text, e);
        }
    }
}
