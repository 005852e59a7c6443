package io.slipway.engine.ledger;

import io.slipway.model.Fill;
import io.slipway.model.Side;
import java.math.BigInteger;

/** The cash that a fill moves, exactly. */
public final class CashFlow {

    private CashFlow() {}

    /** In 1e-9 of the quote currency: what a buy pays with its fee, what a sell receives less its fee. */
    public static BigInteger ofE9(Side side, Fill fill) {
        BigInteger notional = BigInteger.valueOf(fill.qty()).multiply(BigInteger.valueOf(fill.pxE9()));
        return notional.add(fill.feeE9().multiply(BigInteger.valueOf(side.sign())));
    }
}
