package io.slipway.executions.measure;

import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Prices of the fills that took, against the national best bid and offer before them: Rule 605's improved, at the quote and outside.
 *
 * @param improvedQty shares at a better price than the far touch
 * @param atQuoteQty shares at the far touch
 * @param outsideQty shares at a worse price
 * @param improvement what the improved shares saved against the far touch, in the quote currency, zero or more
 * @param disimprovement what the shares outside paid beyond it, zero or more
 */
public record PriceImprovement(
        long improvedQty, long atQuoteQty, long outsideQty, BigDecimal improvement, BigDecimal disimprovement) {

    /** The fills of an order of a side; those that rested and those without a quote do not count. */
    static PriceImprovement of(Side side, List<Fill> fills) {
        long[] qty = new long[3];
        BigInteger[] amounts = {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};
        for (Fill fill : fills) {
            NationalQuote quote = fill.market();
            if (quote != null && fill.liquidity() == Liquidity.TAKER) {
                long worseE9 = side.sign() * (fill.pxE9() - quote.farTouchE9(side));
                int place = 1 + Long.signum(worseE9);
                qty[place] += fill.qty();
                amounts[place] =
                        amounts[place].add(BigInteger.valueOf(worseE9).multiply(BigInteger.valueOf(fill.qty())));
            }
        }
        return new PriceImprovement(
                qty[0], qty[1], qty[2], Money.toDecimal(amounts[0].negate()), Money.toDecimal(amounts[2]));
    }
}
