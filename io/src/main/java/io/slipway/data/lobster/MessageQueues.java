package io.slipway.data.lobster;

import io.slipway.data.book.OrderBook;
import io.slipway.market.BookSide;
import io.slipway.market.Removals;

/**
 * Removals from the queues, message by message. An order that the messages never added stood before them, ahead of all that they
 * did; how much stands ahead of one that they added is what the book shows at its price less what the messages added from it on.
 */
final class MessageQueues {

    private static final long UNKNOWN = 0xFFFF_FFFFL;

    private final OrderBook orders = new OrderBook();
    private final Removals removals = new Removals();

    /** Removals of the last message. */
    Removals removals() {
        return removals;
    }

    /** Takes in a message, whose book before it was {@code before}. */
    void apply(Message message, BookRow before) {
        removals.clear();
        boolean bid = message.resting() == BookSide.BID;
        switch (message.type()) {
            case Message.ADD -> orders.add(message.order(), bid, message.priceE9(), message.size());
            case Message.REDUCE, Message.DELETE, Message.EXECUTE -> {
                long traded = message.type() == Message.EXECUTE ? message.size() : 0;
                removals.add(bid, message.priceE9(), message.size(), ahead(message, bid, before), traded);
                orders.cancel(message.order(), message.size());
            }
            default -> {}
        }
        orders.forgetRemovals();
    }

    private long ahead(Message message, boolean bid, BookRow before) {
        long displayed = before.sizeAt(bid, message.priceE9());
        long fromOn = orders.fromOn(message.order());
        if (displayed == 0) {
            return UNKNOWN;
        }
        return fromOn == 0 ? 0 : Math.max(0, displayed - fromOn);
    }
}
