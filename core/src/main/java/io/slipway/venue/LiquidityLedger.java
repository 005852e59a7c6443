package io.slipway.venue;

import io.slipway.market.DisplayedLevels;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;

/**
 * The displayed size that is still available, given the size already taken. One ledger belongs to one strategy run and one side
 * of the market. Prices are signed: lower is better for the taker.
 */
public interface LiquidityLedger {

    /** Shares that can still be taken of {@code displayed} shares shown by {@code venue} at a price. */
    long available(int venue, long signedPxE9, long displayed, long nowNs);

    /** Records that {@code qty} of the {@code displayed} shares at a price were taken. */
    void onTake(int venue, long signedPxE9, long qty, long displayed, long nowNs);

    /** Records that the tape has changed what {@code venue} displays. */
    void onLevels(int venue, DisplayedLevels displayed, long nowNs);

    /**
     * Records that others traded {@code size} shares at a displayed price which no fall of the displayed size has explained yet.
     * Size that no fall explains soon is new: as much of what was taken is there again.
     */
    default void onPrint(int venue, long signedPxE9, long size, long nowNs) {}

    /** All that was taken of a venue is over: its session has ended, or a halt has cleared its book. */
    default void onForget(int venue) {}

    /**
     * The best signed price at which size of a venue was taken, so that what it displays beyond changes nothing here; {@link
     * Long#MAX_VALUE} if there is none.
     */
    default long bestTakenPxE9(int venue) {
        return isEmpty(venue) ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    /** True if no taken size is recorded for a venue, so that new displayed sizes change nothing here. */
    default boolean isEmpty(int venue) {
        return false;
    }

    /** True if what is available of a venue stays as it is until one of the other methods is called; false if it may change with time. */
    default boolean isStill(int venue) {
        return false;
    }

    /** True if {@link #isStill(int)} is true of all venues where size was taken; false if that is not known. */
    default boolean isStill() {
        return false;
    }

    /**
     * The size at {@link #bestTakenPxE9} if all of it was taken; else negative. While {@link #isStill} is true, a row that shows
     * it again as the venue's best quote, or a better quote, changes nothing here where more is not shown.
     */
    default long exhaustedSize(int venue) {
        return -1;
    }

    /**
     * The size at {@link #bestTakenPxE9} as it was shown last; negative if that is not known. While {@link #isStill} is true, a row that
     * shows it again as the venue's best quote, or a better quote, changes nothing here where more is not shown.
     */
    default long shownSize(int venue) {
        return -1;
    }

    /** True if what is displayed of a venue now, as its best quotes alone, changes nothing here, as {@link #shownSize} tells. */
    default boolean isUnmovedBy(int venue, DisplayedLevels displayed) {
        if (displayed.capacity() > 1 || displayed.depth(venue) == 0 || !isStill(venue)) {
            return false;
        }
        long pxE9 = displayed.signedPxE9(venue, 0);
        long takenPxE9 = bestTakenPxE9(venue);
        return pxE9 < takenPxE9 || (pxE9 == takenPxE9 && displayed.size(venue, 0) == shownSize(venue));
    }

    /** Shares that were taken a second time although the tape had shown them before. */
    long reusedQty();

    /** Adds what it keeps to the state of a run. */
    void save(StateWriter state);

    /**
     * Takes over what {@link #save} of a ledger of the same kind and size added.
     *
     * @throws IllegalArgumentException if the state is not of such a ledger
     */
    void restore(StateReader state);
}
