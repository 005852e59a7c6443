package io.slipway.engine;

import io.slipway.engine.quotes.KnownMarket;
import io.slipway.engine.quotes.QuoteBefore;
import io.slipway.engine.quotes.SoundMid;
import io.slipway.market.MarketView;
import io.slipway.market.Routability;
import io.slipway.outflow.OutflowFlows;
import io.slipway.venue.LiquidityLedger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The market of a run.
 *
 * @param market the venues' books
 * @param received the market as received; null where that is the venues' books, and all venues get orders
 * @param liquidity makes the ledgers of what was taken, for a number of venues
 * @param before the national best before the row that happens now
 * @param mid the last sound mid of the venues' books
 * @param outflows the hypothetical orders that runs share
 */
record RunMarket(
        MarketView market,
        @Nullable KnownMarket received,
        IntFunction<LiquidityLedger> liquidity,
        QuoteBefore before,
        SoundMid mid,
        OutflowFlows outflows) {

    /** The market as received. */
    MarketView known() {
        return received == null ? market : received.market();
    }

    /** The last sound mid of the market as received. */
    SoundMid knownMid() {
        return received == null ? mid : received.mid();
    }

    /** The venues that get orders; null where all do. */
    @Nullable
    Routability routability() {
        return received == null ? null : received.routability();
    }
}
