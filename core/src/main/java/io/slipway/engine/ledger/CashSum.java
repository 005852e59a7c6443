package io.slipway.engine.ledger;

import io.slipway.model.Fill;
import io.slipway.model.Side;
import io.slipway.model.WideSum;
import java.math.BigInteger;

/** The cash that fills move, added up exactly. The fills of an order have no more shares than 64 bits, so their notional fits 128. */
public final class CashSum {

    private final Side side;
    private final WideSum notionalE9 = new WideSum();
    private BigInteger feesE9 = BigInteger.ZERO;

    /** Nothing yet of an order of {@code side}. */
    public CashSum(Side side) {
        this.side = side;
    }

    /** Adds the {@linkplain CashFlow#ofE9 cash} of a fill. */
    public void add(Fill fill) {
        notionalE9.add(fill.qty(), fill.pxE9());
        if (fill.feeE9().signum() != 0) {
            feesE9 = feesE9.add(fill.feeE9());
        }
    }

    /** The sum in 1e-9 of the quote currency: what a buy pays with its fees, what a sell receives less its fees. */
    public BigInteger toE9() {
        return notionalE9.toBigInteger().add(feesE9.multiply(BigInteger.valueOf(side.sign())));
    }
}
