package io.slipway.engine;

import io.slipway.engine.quotes.KnownMarket;
import io.slipway.engine.quotes.QuoteBefore;
import io.slipway.engine.quotes.SoundMid;
import io.slipway.engine.routing.AcceptingSide;
import io.slipway.engine.routing.AcceptingVenues;
import io.slipway.engine.routing.SharedSides;
import io.slipway.market.MarketView;
import io.slipway.market.Routability;
import io.slipway.model.Side;
import io.slipway.outflow.OutflowFlows;
import io.slipway.strategy.StrategySetup;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.RecentBook;
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
 * @param recent the recent past of the venues' books, for the simulators of the run
 * @param sides the sides of the market as received, which runs share
 */
record RunMarket(
        MarketView market,
        @Nullable KnownMarket received,
        IntFunction<LiquidityLedger> liquidity,
        QuoteBefore before,
        SoundMid mid,
        OutflowFlows outflows,
        RecentBook recent,
        SharedSides sides) {

    /** A market that is known as it is, at once. */
    static RunMarket inPlainSight(MarketView market, IntFunction<LiquidityLedger> liquidity, RecentBook recent) {
        SharedSides sides = new SharedSides(market);
        return new RunMarket(
                market, null, liquidity, new QuoteBefore(), new SoundMid(), new OutflowFlows(), recent, sides);
    }

    /** The input of a strategy's factory; {@code flows} are its run's hypothetical orders. */
    StrategySetup setup(RunSpec run, StrategySpec spec, OutflowFlows flows) {
        return new StrategySetup(
                run.order(),
                run.schedule(),
                spec.model().queue(),
                spec.model().prints(),
                spec.model().outflow(),
                known(),
                spec.parameters(),
                flows);
    }

    /** The market as received. */
    MarketView known() {
        return received == null ? market : received.market();
    }

    /** The last sound mid of the market as received. */
    SoundMid knownMid() {
        return received == null ? mid : received.mid();
    }

    /** A side as of {@link SharedSides#of}, of the run's own where time alone closes venues that are {@code accepting}. */
    AcceptingSide side(AcceptingVenues accepting, Side taker, long leastSignedPxE9) {
        return accepting.isTimed()
                ? new AcceptingSide(known().opposite(taker), taker.sign(), accepting, leastSignedPxE9)
                : sides.of(taker, routability(), leastSignedPxE9);
    }

    /** The venues that get orders; null where all do. */
    @Nullable
    Routability routability() {
        return received == null ? null : received.routability();
    }
}
