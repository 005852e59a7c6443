package io.slipway.executions;

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

    /** This correction of an earlier fill, which keeps what it does not state. */
    OwnFill over(OwnFill old) {
        return new OwnFill(
                new FillIds(
                        ids.execution(),
                        ids.order().isEmpty() ? old.ids.order() : ids.order(),
                        ids.child().isEmpty() ? old.ids.child() : ids.child()),
                symbol.isEmpty() ? old.symbol : symbol,
                timeNs,
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
