package io.slipway.engine.quotes;

import io.slipway.market.MarketView;
import io.slipway.model.ExecutionReport;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.QuoteState;
import java.math.BigInteger;

/**
 * Makes the fills of executions, with the quotes of their moment.
 *
 * @param market the venues' books
 * @param before the national best before the row that happens now, which is what a resting order met
 */
public record QuotedFills(MarketView market, QuoteBefore before) {

    /** The fill of an execution and its fee. */
    public Fill of(ExecutionReport fill, BigInteger feeE9, Liquidity liquidity) {
        NationalQuote quote = liquidity == Liquidity.MAKER ? before.quote() : market.nationalQuote();
        long quotedNs = market.quotedNs(fill.venue());
        long ageNs = quotedNs == Long.MIN_VALUE ? QuoteState.UNKNOWN : fill.eventNs() - quotedNs;
        return new Fill(
                fill.eventNs(),
                market.publisherId(fill.venue()),
                fill.lastQty(),
                fill.lastPxE9(),
                fill.kind() == ExecutionReport.Kind.MIDPOINT ? feeE9.max(BigInteger.ZERO) : feeE9,
                liquidity,
                quote,
                new QuoteState(ageNs, quote != null && quote.bidPxE9() > quote.askPxE9()));
    }
}
