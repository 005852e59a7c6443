package io.slipway.backtest;

import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketView;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which venues get orders, by what is known of them. A venue that shows one side only gets orders that take that side; a
 * market in which one venue's bid crosses another's offer is one to trade in.
 */
final class Routability {

    private static final Obstacle[] OBSTACLES = Obstacle.values();

    private final DisplayedSide bids;
    private final DisplayedSide asks;
    private final boolean strict;
    private final long staleNs;
    private final long[] heardNs;
    private final boolean[] halted;
    private final long[] passedOver = new long[OBSTACLES.length];

    /**
     * Nothing heard yet of {@code known}.
     *
     * @param strict whether there are any rules; the trial has none
     * @param staleNs how long quotes are believed; zero where they stand for ever
     */
    Routability(MarketView known, boolean strict, long staleNs) {
        this.strict = strict;
        this.staleNs = staleNs;
        bids = known.opposite(Side.SELL);
        asks = known.opposite(Side.BUY);
        heardNs = new long[known.venues()];
        halted = new boolean[known.venues()];
        Arrays.fill(heardNs, Long.MIN_VALUE);
    }

    void onHeard(int venue, long nowNs) {
        heardNs[venue] = nowNs;
    }

    void onHalt(int venue, boolean isHalted) {
        halted[venue] = isHalted;
    }

    /** Whether the venue gets orders; counts if not. */
    boolean isRoutable(int venue, long nowNs) {
        Obstacle obstacle = strict ? obstacle(venue, nowNs) : null;
        if (obstacle != null) {
            passedOver[Arrays.binarySearch(OBSTACLES, obstacle)]++;
        }
        return obstacle == null;
    }

    private @Nullable Obstacle obstacle(int venue, long nowNs) {
        if (halted[venue]) {
            return Obstacle.HALTED;
        } else if (staleNs > 0 && heardNs[venue] < nowNs - staleNs) {
            return Obstacle.STALE;
        } else if (bids.has(venue) && asks.has(venue) && asks.signedPxE9(venue) + bids.signedPxE9(venue) <= 0) {
            return Obstacle.LOCKED;
        }
        return null;
    }

    /** How often a venue was passed over, by what stood in the way; without what never did. */
    Map<Obstacle, Long> passedOver() {
        Map<Obstacle, Long> counts = new EnumMap<>(Obstacle.class);
        for (int i = 0; i < passedOver.length; i++) {
            if (passedOver[i] > 0) {
                counts.put(OBSTACLES[i], passedOver[i]);
            }
        }
        return counts;
    }

    void save(StateWriter state) {
        state.section("routability").put(heardNs).put(passedOver);
        for (boolean isHalted : halted) {
            state.put(isHalted);
        }
    }

    void restore(StateReader state) {
        System.arraycopy(state.section("routability").takeLongs(), 0, heardNs, 0, heardNs.length);
        System.arraycopy(state.takeLongs(), 0, passedOver, 0, passedOver.length);
        for (int venue = 0; venue < halted.length; venue++) {
            halted[venue] = state.takeBoolean();
        }
    }
}
