package io.slipway.tape;

import io.slipway.market.MarketEvent;

/** Market data of one instrument as numbered rows, which may arrive while they are read. */
public interface MarketRows {

    /** Number of the first row that can be read. */
    default long firstIndex() {
        return 0;
    }

    /** True if there is a row of a number that is not before the first; may wait until that is known. */
    boolean has(long index);

    /**
     * Waits until a row is there, there is none, or time has passed without it.
     *
     * @return the time before which no further row happens, in ns since 1970 UTC; {@link Long#MIN_VALUE} if it is known whether there
     *     is such a row
     */
    default long quietNs(long index) {
        return Long.MIN_VALUE;
    }

    /**
     * Copies row {@code index} into {@code event}.
     *
     * @throws IndexOutOfBoundsException if there is no such row, or it was released
     */
    void read(long index, MarketEvent event);

    /**
     * Number of the row to look at after one that happened after a time: the next, or the end of the rows if all others are later
     * than the time too.
     */
    default long after(long index, long timeNs) {
        return index + 1;
    }

    /** The publishers that occur or may occur, ascending. */
    int[] publisherIds();

    /** True if the data of every venue is order-level, so rows contain the removals from the queues. */
    boolean namesOrders();

    /** Text that distinguishes these rows from others in the saved state of a run. */
    String identity();

    /** Rows some facts of which can be had without a read of all of them, so that those that nobody acts on can be passed. */
    interface Glanced extends MarketRows {

        /**
         * Event time of a row that is there, in ns since 1970 UTC.
         *
         * @throws IndexOutOfBoundsException if there is no such row, or it was released
         */
        long eventNs(long index);

        /**
         * Facts of a row that is there, for {@link TapeCursor.Glance}.
         *
         * @throws IndexOutOfBoundsException if there is no such row, or it was released
         */
        long glance(long index);
    }
}
