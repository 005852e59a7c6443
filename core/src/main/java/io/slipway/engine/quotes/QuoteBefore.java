package io.slipway.engine.quotes;

import io.slipway.market.MarketView;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import org.jspecify.annotations.Nullable;

/** The national best bid and offer before the row that happens now. */
public final class QuoteBefore {

    private boolean isPresent;
    private long bidPxE9;
    private long askPxE9;

    public void note(MarketView market) {
        isPresent = market.hasMid();
        if (isPresent) {
            bidPxE9 = market.opposite(Side.SELL).bestPxE9();
            askPxE9 = market.opposite(Side.BUY).bestPxE9();
        }
    }

    @Nullable
    public NationalQuote quote() {
        return isPresent ? new NationalQuote(bidPxE9, askPxE9) : null;
    }
}
