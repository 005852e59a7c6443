package io.slipway.app.live;

import io.slipway.kafka.orders.OrderWish;
import java.util.List;

/** Wishes about orders while they are worked. */
@FunctionalInterface
public interface OrderInbox {

    /** No wish ever comes. */
    OrderInbox EMPTY = List::of;

    /** Takes the wishes that have come since the last call; never waits. */
    List<OrderWish> take();

    /** Position behind the wishes that were taken, for {@link SavedLive.Head#wishes}. */
    default long position() {
        return 0;
    }

    /**
     * True if a new order may still come.
     *
     * @param clockNs time of the run, in nanoseconds since 1970 UTC
     */
    default boolean isOpen(long clockNs) {
        return false;
    }
}
