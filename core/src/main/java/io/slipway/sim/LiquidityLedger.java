package io.slipway.sim;

/**
 * How much of what the venues display is still there for us, given what we have taken. One ledger belongs to one scenario
 * and one side of the market. Prices are signed so that lower is better for the taker.
 */
public interface LiquidityLedger {

    /** Shares that can still be taken of {@code displayed} shares shown by {@code venue} at its best price. */
    long available(int venue, long signedPxE9, long displayed);

    /** Records that we took {@code qty} shares at a venue's best price. */
    void onTake(int venue, long signedPxE9, long qty);

    /** Records a row of the tape: the venue now shows {@code size} at its best price. */
    void onQuote(int venue, long signedPxE9, long size);

    /** Records a row of the tape: the venue now shows nothing on this side. */
    void onNoQuote(int venue);

    /** Shares that were taken although the tape had shown them to us before and we had taken them already. */
    long reusedQty();
}
