package io.slipway.data.feed;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Turns the messages of a {@link LiveFeed} into rows. It holds the book and the numbers of the last messages, by which it notices that
 * messages are missing: the book is then lost, and the venue has no quotes until it is known again. Not thread-safe.
 */
public interface FeedDecoder {

    /** A thing that a connection is to do after a message. */
    enum Need {
        /** Nothing. */
        NOTHING,
        /** Ask for the whole book. */
        SNAPSHOT,
        /** Begin anew, as the book cannot be known again otherwise. */
        RECONNECT
    }

    /** Begins a connection: nothing of the book is known. */
    void begin();

    /**
     * Takes a message.
     *
     * @param recvNs its time of receipt, in nanoseconds since 1970 UTC
     * @param place names the message in sentences for the user
     * @throws io.slipway.market.MarketDataException if the exchange refuses what was asked for
     * @throws IllegalArgumentException if the message is damaged
     */
    Need message(JsonNode message, long recvNs, String place);

    /** Takes the whole book that a page of the exchange has told, as {@link #message} takes a message. */
    Need snapshot(JsonNode book, long recvNs, String place);
}
