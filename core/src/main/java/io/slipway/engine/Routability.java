package io.slipway.engine;

import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketView;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decides which venues get orders, given the market as received. A venue that shows one side gets orders for that side. A
 * market in which one venue's bid crosses another's offer is traded.
 */
final class Routability {

    private final DisplayedSide bids;
    private final DisplayedSide asks;
    private final long[] receivedNs;
    private final boolean[] halted;

    /** Creates the rules for a market with no rows yet. */
    Routability(MarketView known) {
        bids = known.opposite(Side.SELL);
        asks = known.opposite(Side.BUY);
        receivedNs = new long[known.venues()];
        halted = new boolean[known.venues()];
        Arrays.fill(receivedNs, Long.MIN_VALUE);
    }

    void onBook(int venue, long nowNs) {
        receivedNs[venue] = nowNs;
    }

    void onHalt(int venue, boolean isHalted) {
        halted[venue] = isHalted;
    }

    boolean isHalted(int venue) {
        return halted[venue];
    }

    /** The obstacle to sending orders to a venue, if quotes are valid for {@code staleNs}; zero means without limit. */
    @Nullable
    Obstacle obstacle(int venue, long staleNs, long nowNs) {
        if (halted[venue]) {
            return Obstacle.HALTED;
        } else if (staleNs > 0 && receivedNs[venue] < nowNs - staleNs) {
            return Obstacle.STALE;
        } else if (bids.has(venue) && asks.has(venue) && asks.signedPxE9(venue) + bids.signedPxE9(venue) <= 0) {
            return Obstacle.LOCKED;
        }
        return null;
    }

    void save(StateWriter state) {
        state.section("routability").put(receivedNs);
        for (boolean isHalted : halted) {
            state.put(isHalted);
        }
    }

    void restore(StateReader state) {
        System.arraycopy(state.section("routability").takeLongs(), 0, receivedNs, 0, receivedNs.length);
        for (int venue = 0; venue < halted.length; venue++) {
            halted[venue] = state.takeBoolean();
        }
    }
}
