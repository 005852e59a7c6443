package io.slipway.data.feed;

import io.slipway.market.IssueLog;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The public market data of an exchange, sent as JSON over a WebSocket. Found by {@link java.util.ServiceLoader}, so that a feed may
 * come in its own jar. Immutable.
 *
 * <p>The connection, its loss and its return are the same for all feeds. A feed says where its messages are to be had, and its
 * {@link FeedDecoder} what they mean.
 */
public interface LiveFeed {

    /** Its name before the colon in {@code binance:BTCUSDT}. */
    String name();

    /** Id of the exchange's rows. */
    int publisherId();

    /** Address of the exchange's WebSockets, without a path. */
    URI socketSite();

    /** Address of the exchange's other pages, without a path. */
    URI webSite();

    /** Path and query of the WebSocket with the data of a symbol, beginning with a slash. */
    String socketPath(String symbol);

    /** Messages that ask for the data of a symbol, sent in this order once the connection is open. */
    List<String> subscriptions(String symbol);

    /** Path and query of the page with the whole book, beginning with a slash; empty if the WebSocket sends the book. */
    Optional<String> snapshotPath(String symbol);

    /** Time without any message, positive, after which a connection is taken to be dead. */
    Duration silence();

    /**
     * A decoder of the messages of a symbol.
     *
     * @param rows gets the rows
     * @param issues counts what cannot be taken as it stands
     */
    FeedDecoder decoder(String symbol, FeedRows rows, FeedNumbers numbers, IssueLog issues);
}
