package io.slipway.executions.summary;

import io.slipway.executions.measure.FillPhase;
import io.slipway.executions.measure.MeasuredFill;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import io.slipway.tca.Markouts;
import io.slipway.tca.markout.MarkoutPoint;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spreads and prices of fills of both sides, in bps of the mid before each fill, positive when the order paid. Means weigh by shares,
 * and by notional where the fills are of several symbols, whose shares do not add up.
 * Not thread-safe.
 */
public final class FillStatistics {

    private final SpreadSums byQty = new SpreadSums();
    private final SpreadSums byNotional = new SpreadSums();
    private final long[] realizedFills = new long[Markouts.HORIZONS_NS.size()];
    private @Nullable String symbol;
    private boolean isMixed;
    private long fills;
    private long qty;
    private long makerQty;
    private long takerQty;
    private long quotedQty;
    private BigInteger feesE9 = BigInteger.ZERO;
    private BigInteger notionalE9 = BigInteger.ZERO;
    private final TakerPrices prices = new TakerPrices();
    private final TakerPrices reachable = new TakerPrices();
    private long betterQty;
    private BigInteger betterE9 = BigInteger.ZERO;

    /** Adds a fill of an order of a side, of the only symbol. */
    void add(Side side, MeasuredFill measured) {
        add("", side, measured);
    }

    /** Adds a fill of an order of a symbol and a side. */
    void add(String ofSymbol, Side side, MeasuredFill measured) {
        isMixed |= symbol != null && !ofSymbol.equals(symbol);
        symbol = ofSymbol;
        Fill fill = measured.fill();
        fills++;
        qty = Math.addExact(qty, fill.qty());
        makerQty += fill.liquidity() == Liquidity.MAKER ? fill.qty() : 0;
        takerQty += fill.liquidity() == Liquidity.TAKER && measured.phase() != FillPhase.AUCTION ? fill.qty() : 0;
        feesE9 = feesE9.add(fill.feeE9());
        notionalE9 = notionalE9.add(BigInteger.valueOf(fill.pxE9())
                .multiply(BigInteger.valueOf(fill.qty()))
                .abs());
        NationalQuote quote = fill.market();
        if (quote != null && quote.twiceMidE9() != 0) {
            quotedQty += fill.qty();
            byQty.add(side, measured, quote, (double) fill.qty());
            byNotional.add(side, measured, quote, Math.abs((double) fill.pxE9() * fill.qty()));
            for (int h = 0; h < measured.twiceMidsE9().size(); h++) {
                realizedFills[h] += measured.twiceMidsE9().get(h) == Markouts.NONE ? 0 : 1;
            }
            addPrice(side, measured, quote);
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

    private SpreadSums spreads() {
        return isMixed ? byNotional : byQty;
    }

    /** True if the fills are of several symbols, so that means weigh by notional. */
    public boolean isMixed() {
        return isMixed;
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

    /** Shares that took in continuous trading. */
    public long takerQty() {
        return takerQty;
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
        return spreads().effectiveBps();
    }

    /** Quoted spread in bps; NaN without a quote. */
    public double quotedBps() {
        return spreads().quotedBps();
    }

    /** Effective over quoted spread of the fills at which the market was neither locked nor crossed; NaN without such a fill. */
    public double effectiveOverQuoted() {
        return spreads().effectiveOverQuoted();
    }

    /** Realized spread in bps at one of {@link Markouts#HORIZONS_NS}; NaN if no fill has a mid then. */
    public double realizedBps(int horizon) {
        return spreads().realizedBps(horizon);
    }

    /** Number of fills with a mid at a horizon. */
    public long realizedFills(int horizon) {
        return realizedFills[horizon];
    }

    /** Mean markouts with counts and intervals, by horizon. */
    public List<MarkoutPoint> markouts() {
        return spreads().markouts();
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
