package io.slipway.tca;

import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import io.slipway.tca.markout.MarkoutPoint;
import io.slipway.tca.markout.MarkoutSums;
import io.slipway.tca.quote.QuotesTraded;
import io.slipway.tca.quote.StaleAges;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Quality of fills, weighted by shares, in basis points of the size of the mid at each fill; positive when the order pays.
 *
 * @param qty shares
 * @param makerQty shares filled by resting orders
 * @param feesE9 fees of all fills in 1e-9, positive when paid
 * @param effectiveSpreadBps twice the signed distance of the price from the mid at the fill
 * @param quotedSpreadBps NBO less NBB at the fill
 * @param realizedSpreadBps twice the signed distance of the price from the mid one horizon later, for each of {@link
 *     Markouts#HORIZONS_NS}; NaN if no fill has such a mid
 * @param markouts means of the moves from the price to the mid one horizon later, with counts and intervals
 * @param quotes ages and state of the quotes that the fills traded on
 */
public record ExecutionQuality(
        long qty,
        long makerQty,
        BigInteger feesE9,
        double effectiveSpreadBps,
        double quotedSpreadBps,
        List<Double> realizedSpreadBps,
        List<MarkoutPoint> markouts,
        QuotesTraded quotes) {

    private static final double BPS = 10_000;

    /** Copies the lists. */
    public ExecutionQuality {
        realizedSpreadBps = List.copyOf(realizedSpreadBps);
        markouts = List.copyOf(markouts);
    }

    /** Effective over quoted spread: 1 where all was taken at the touch, less where it was better. NaN where nothing was quoted. */
    public double effectiveOverQuoted() {
        return quotedSpreadBps == 0 ? Double.NaN : effectiveSpreadBps / quotedSpreadBps;
    }

    /** Move of the mid in the order's favour after the fills, by horizon: effective less realized spread. */
    public double priceImpactBps(int horizon) {
        return effectiveSpreadBps - realizedSpreadBps.get(horizon);
    }

    /**
     * All fills together.
     *
     * @param twiceMids of {@link Markouts#twiceMids}, by fill
     * @param stale ages above which a quote is called stale
     */
    public static ExecutionQuality of(Side side, List<Fill> fills, long[][] twiceMids, StaleAges stale) {
        Mean effective = new Mean();
        Mean quoted = new Mean();
        List<Mean> realized = new ArrayList<>();
        Markouts.HORIZONS_NS.forEach(horizon -> realized.add(new Mean()));
        MarkoutSums markouts = new MarkoutSums(Markouts.HORIZONS_NS);
        long qty = 0;
        long makerQty = 0;
        BigInteger feesE9 = BigInteger.ZERO;
        for (int i = 0; i < fills.size(); i++) {
            Fill fill = fills.get(i);
            qty += fill.qty();
            makerQty += fill.liquidity() == Liquidity.MAKER ? fill.qty() : 0;
            feesE9 = feesE9.add(fill.feeE9());
            NationalQuote quote = fill.market();
            if (quote != null && quote.twiceMidE9() != 0) {
                double mid = Math.abs(quote.twiceMidE9() / 2.0);
                effective.add(fill.qty(), side.sign() * (2.0 * fill.pxE9() - quote.twiceMidE9()) / mid * BPS);
                quoted.add(fill.qty(), (quote.askPxE9() - quote.bidPxE9()) / mid * BPS);
                for (int h = 0; h < realized.size(); h++) {
                    if (twiceMids[i][h] != Markouts.NONE) {
                        double later = side.sign() * (2.0 * fill.pxE9() - twiceMids[i][h]);
                        realized.get(h).add(fill.qty(), later / mid * BPS);
                        markouts.add(fill.timeNs(), fill.qty(), h, -later / 2 / mid * BPS);
                    }
                }
            }
        }
        return new ExecutionQuality(
                qty,
                makerQty,
                feesE9,
                effective.value(),
                quoted.value(),
                realized.stream().map(Mean::value).toList(),
                markouts.points(),
                QuotesTraded.of(side, fills, stale));
    }

    private static final class Mean {

        private double sum;
        private long weight;

        void add(long qty, double value) {
            sum += qty * value;
            weight += qty;
        }

        double value() {
            return weight == 0 ? Double.NaN : sum / weight;
        }
    }
}
