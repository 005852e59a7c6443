package io.slipway.executions.summary;

import io.slipway.executions.measure.MeasuredFill;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import io.slipway.tca.Markouts;
import io.slipway.tca.markout.MarkoutPoint;
import io.slipway.tca.markout.MarkoutSums;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Spreads and prices of fills of both sides, weighted by shares; in bps of the mid before each fill, positive when the order paid.
 * Not thread-safe.
 */
public final class FillStatistics {

    private static final double BPS = 10_000;

    private final double[] realized = new double[Markouts.HORIZONS_NS.size()];
    private final long[] realizedQty = new long[Markouts.HORIZONS_NS.size()];
    private final long[] realizedFills = new long[Markouts.HORIZONS_NS.size()];
    private final MarkoutSums markouts = new MarkoutSums(Markouts.HORIZONS_NS);
    private long fills;
    private long qty;
    private long makerQty;
    private long quotedQty;
    private double effective;
    private double quoted;

    /** Effective spread of the fills at which the market was neither locked nor crossed; only these are in the ratio. */
    private double effectiveOfSpread;

    /** Quoted spread of the same fills. */
    private double quotedSpread;

    private BigInteger feesE9 = BigInteger.ZERO;
    private BigInteger notionalE9 = BigInteger.ZERO;
    private final TakerPrices prices = new TakerPrices();
    private final TakerPrices reachable = new TakerPrices();
    private long betterQty;
    private BigInteger betterE9 = BigInteger.ZERO;

    /** Adds a fill of an order of a side. */
    void add(Side side, MeasuredFill measured) {
        Fill fill = measured.fill();
        fills++;
        qty = Math.addExact(qty, fill.qty());
        makerQty += fill.liquidity() == Liquidity.MAKER ? fill.qty() : 0;
        feesE9 = feesE9.add(fill.feeE9());
        notionalE9 = notionalE9.add(BigInteger.valueOf(fill.pxE9())
                .multiply(BigInteger.valueOf(fill.qty()))
                .abs());
        NationalQuote quote = fill.market();
        if (quote != null && quote.twiceMidE9() != 0) {
            addSpreads(side, measured, quote);
            addPrice(side, measured, quote);
        }
    }

    private void addSpreads(Side side, MeasuredFill measured, NationalQuote quote) {
        Fill fill = measured.fill();
        double mid = Math.abs(quote.twiceMidE9() / 2.0);
        quotedQty += fill.qty();
        double paid = fill.qty() * side.sign() * (2.0 * fill.pxE9() - quote.twiceMidE9()) / mid * BPS;
        double shown = fill.qty() * (quote.askPxE9() - quote.bidPxE9()) / mid * BPS;
        effective += paid;
        quoted += shown;
        if (shown > 0) {
            effectiveOfSpread += paid;
            quotedSpread += shown;
        }
        for (int h = 0; h < measured.twiceMidsE9().size(); h++) {
            long later = measured.twiceMidsE9().get(h);
            if (later != Markouts.NONE) {
                double spread = side.sign() * (2.0 * fill.pxE9() - later) / mid * BPS;
                realized[h] += fill.qty() * spread;
                markouts.add(fill.timeNs(), fill.qty(), h, -spread / 2);
                realizedQty[h] += fill.qty();
                realizedFills[h]++;
            }
        }
    }

    private void addPrice(Side side, MeasuredFill measured, NationalQuote quote) {
        Fill fill = measured.fill();
        if (fill.liquidity() != Liquidity.TAKER) {
            return;
        }
        prices.add(side, fill, quote.farTouchE9(side));
        betterQty = Math.addExact(betterQty, measured.better().qty());
        betterE9 = betterE9.add(measured.better().amountE9());
        Long reachableE9 = measured.reachableE9();
        if (reachableE9 != null) {
            reachable.add(side, fill, reachableE9);
        }
    }

    /** Number of fills. */
    public long fills() {
        return fills;
    }

    /** Shares. */
    public long qty() {
        return qty;
    }

    /** Shares that rested. */
    public long makerQty() {
        return makerQty;
    }

    /** Shares at which the market had a quote. */
    public long quotedQty() {
        return quotedQty;
    }

    /** Fees less rebates in the quote currency. */
    public BigDecimal fees() {
        return Money.toDecimal(feesE9);
    }

    /** Shares times price, in the quote currency. */
    public BigDecimal notional() {
        return Money.toDecimal(notionalE9);
    }

    /** Effective spread in bps; NaN without a quote. */
    public double effectiveBps() {
        return effective / quotedQty;
    }

    /** Quoted spread in bps; NaN without a quote. */
    public double quotedBps() {
        return quoted / quotedQty;
    }

    /** Effective over quoted spread of the fills at which the market was neither locked nor crossed; NaN without such a fill. */
    public double effectiveOverQuoted() {
        return quotedSpread == 0 ? Double.NaN : effectiveOfSpread / quotedSpread;
    }

    /** Realized spread in bps at one of {@link Markouts#HORIZONS_NS}; NaN if no fill has a mid then. */
    public double realizedBps(int horizon) {
        return realized[horizon] / realizedQty[horizon];
    }

    /** Number of fills with a mid at a horizon. */
    public long realizedFills(int horizon) {
        return realizedFills[horizon];
    }

    /** Mean markouts with counts and intervals, by horizon. */
    public List<MarkoutPoint> markouts() {
        return markouts.points();
    }

    /** Prices of the shares that took, beside the best bid and offer of all venues. */
    public TakerPrices prices() {
        return prices;
    }

    /** The same beside the best price within reach of the router. */
    public TakerPrices reachable() {
        return reachable;
    }

    /** Shares that took while other venues showed as many at a better price, each shown share counted once. */
    public long betterQty() {
        return betterQty;
    }

    /** Money that these would have saved, in the quote currency. */
    public BigDecimal better() {
        return Money.toDecimal(betterE9);
    }
}
