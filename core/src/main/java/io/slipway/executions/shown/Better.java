package io.slipway.executions.shown;

import java.math.BigInteger;

/**
 * Shares that venues other than that of a fill showed at a better price before it, each counted once among all fills.
 *
 * @param qty shares, at most those of the fill
 * @param amountE9 money that they would have saved, in 1e-9 of the quote currency
 */
public record Better(long qty, BigInteger amountE9) {

    /** No such shares. */
    public static final Better NONE = new Better(0, BigInteger.ZERO);
}
