package io.slipway.model;

/**
 * The national best bid and offer (NBBO) at one moment: the best of all venues. The bid may equal the offer (a locked market)
 * or exceed it (a crossed market).
 *
 * @param bidPxE9 national best bid (NBB), in 1e-9 of the quote currency
 * @param askPxE9 national best offer (NBO), in 1e-9 of the quote currency
 */
public record NationalQuote(long bidPxE9, long askPxE9) {

    /** The far touch: the offer for a buy, the bid for a sell. An order of {@code side} takes at this price. */
    public long farTouchE9(Side side) {
        return side == Side.BUY ? askPxE9 : bidPxE9;
    }

    /**
     * Bid plus offer, which is twice the mid without rounding.
     *
     * @throws ArithmeticException if the sum does not fit 64 bits
     */
    public long twiceMidE9() {
        return Math.addExact(bidPxE9, askPxE9);
    }
}
