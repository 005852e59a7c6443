package io.slipway.executions.summary;

import io.slipway.model.Fill;
import io.slipway.model.Money;
import io.slipway.model.Side;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Prices of the shares that took, beside a best price of the market on the side that they took from. Not thread-safe. */
public final class TakerPrices {

    private final long[] qtyByPlace = new long[3];
    private final BigInteger[] amountsE9 = {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};

    /** Adds a fill that took, of an order of a side. */
    void add(Side side, Fill fill, long bestE9) {
        long worseE9 = side.sign() * (fill.pxE9() - bestE9);
        int place = 1 + Long.signum(worseE9);
        qtyByPlace[place] = Math.addExact(qtyByPlace[place], fill.qty());
        amountsE9[place] = amountsE9[place].add(BigInteger.valueOf(worseE9).multiply(BigInteger.valueOf(fill.qty())));
    }

    /** Shares at a better price than the best. */
    public long improvedQty() {
        return qtyByPlace[0];
    }

    /** Shares at the best price. */
    public long atQuoteQty() {
        return qtyByPlace[1];
    }

    /** Shares at a worse price. */
    public long outsideQty() {
        return qtyByPlace[2];
    }

    /** Saved against the best price, in the quote currency, zero or more. */
    public BigDecimal improvement() {
        return Money.toDecimal(amountsE9[0].negate());
    }

    /** Paid beyond the best price, in the quote currency, zero or more. */
    public BigDecimal disimprovement() {
        return Money.toDecimal(amountsE9[2]);
    }
}
