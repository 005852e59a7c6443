package io.slipway.data.feed;

import java.net.http.WebSocket;
import org.jspecify.annotations.Nullable;

/**
 * Something that a connection has brought, handed from the threads of the network to the one that reads. Immutable.
 *
 * @param to the connection
 * @param attempt number of its attempt to connect, so that what an earlier one still brings is passed over
 * @param kind of the input
 * @param text the message, the page, or the reason of an end
 * @param status of a page, 0 if there was no answer
 * @param recvNs time of receipt, in nanoseconds since 1970 UTC
 * @param socket the open socket
 */
record FeedInput(
        FeedConnection to,
        int attempt,
        Kind kind,
        String text,
        int status,
        long recvNs,
        @Nullable WebSocket socket) {

    enum Kind {
        OPEN,
        MESSAGE,
        PAGE,
        END
    }
}
