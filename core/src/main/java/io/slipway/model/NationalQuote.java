package io.slipway.model;

/**
 * The best bid and offer of all venues at a moment. A bid above the offer is possible: venues cross each other.
 *
 * @param bidPxE9 national best bid
 * @param askPxE9 national best offer
 */
public record NationalQuote(long bidPxE9, long askPxE9) {

    /** The price that an order of {@code side} takes. */
    public long farTouchE9(Side side) {
        return side == Side.BUY ? askPxE9 : bidPxE9;
    }

    /** Bid plus offer: twice the mid, exactly. */
    public long twiceMidE9() {
        return Math.addExact(bidPxE9, askPxE9);
    }
}
