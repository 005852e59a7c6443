package io.slipway.executions;

import io.slipway.model.Side;

/**
 * A fill that really happened.
 *
 * @param ids identifiers
 * @param symbol symbol as the market data spells it; empty if only the order tells
 * @param timeNs time of the fill, ns since 1970 UTC
 * @param publisherId Databento publisher id of the venue; 0 if none is stated, below zero for a name that is not known
 * @param qty shares, positive
 * @param pxE9 price per share without fee, in 1e-9 of the quote currency
 * @param terms fee, liquidity and what else is known
 */
public record OwnFill(FillIds ids, String symbol, long timeNs, int publisherId, long qty, long pxE9, FillTerms terms) {

    /** No venue is stated. */
    public static final int NO_VENUE = 0;

    /**
     * Checks the quantity.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public OwnFill {
        if (qty <= 0) {
            throw new IllegalArgumentException("a fill has a positive quantity: qty=" + qty);
        }
    }

    /** The same fill of a side. */
    public OwnFill ofSide(Side side) {
        return new OwnFill(
                ids,
                symbol,
                timeNs,
                publisherId,
                qty,
                pxE9,
                new FillTerms(side, terms.feeE9(), terms.liquidity(), terms.isAuction(), terms.tags()));
    }

    /** This correction of an earlier fill, which keeps its time, and what the correction does not state. Its own time is that of the report. */
    OwnFill over(OwnFill old) {
        return new OwnFill(
                new FillIds(
                        ids.execution(),
                        ids.order().isEmpty() ? old.ids.order() : ids.order(),
                        ids.child().isEmpty() ? old.ids.child() : ids.child()),
                symbol.isEmpty() ? old.symbol : symbol,
                old.timeNs,
                publisherId == NO_VENUE ? old.publisherId : publisherId,
                qty,
                pxE9,
                terms.over(old.terms));
    }

    /** True if another fill has the same order, symbol, time, venue, quantity and price. */
    boolean looksLike(OwnFill other) {
        return ids.order().equals(other.ids.order())
                && symbol.equals(other.symbol)
                && timeNs == other.timeNs
                && publisherId == other.publisherId
                && qty == other.qty
                && pxE9 == other.pxE9;
    }
}
