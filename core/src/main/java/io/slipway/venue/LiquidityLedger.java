package io.slipway.venue;

import io.slipway.market.DisplayedLevels;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;

/**
 * How much of what the venues display is still there for us, given what we have taken. One ledger belongs to one scenario
 * and one side of the market. Prices are signed so that lower is better for the taker.
 */
public interface LiquidityLedger {

    /** Shares that can still be taken of {@code displayed} shares shown by {@code venue} at a price. */
    long available(int venue, long signedPxE9, long displayed, long nowNs);

    /** Records that we took {@code qty} of the {@code displayed} shares at a price. */
    void onTake(int venue, long signedPxE9, long qty, long displayed, long nowNs);

    /** Records that the tape has changed what {@code venue} displays. */
    void onLevels(int venue, DisplayedLevels displayed, long nowNs);

    /** Whether nothing is remembered of a venue, so that what it displays changes nothing here. */
    default boolean isEmpty(int venue) {
        return false;
    }

    /** Shares that were taken although the tape had shown them to us before and we had taken them already. */
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
