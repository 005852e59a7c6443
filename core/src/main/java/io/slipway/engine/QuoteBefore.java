package io.slipway.engine;

import io.slipway.market.MarketView;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import org.jspecify.annotations.Nullable;

/** The national best bid and offer before the row that happens now. */
final class QuoteBefore {

    private boolean isPresent;
    private long bidPxE9;
    private long askPxE9;

    void note(MarketView market) {
        isPresent = market.hasMid();
        if (isPresent) {
            bidPxE9 = market.opposite(Side.SELL).bestPxE9();
            askPxE9 = market.opposite(Side.BUY).bestPxE9();
        }
    }

    @Nullable
    NationalQuote quote() {
        return isPresent ? new NationalQuote(bidPxE9, askPxE9) : null;
    }
}
