package io.slipway.engine.routing;

import io.slipway.market.MarketView;
import io.slipway.market.Routability;
import org.jspecify.annotations.Nullable;

/** Tells which venues may show or accept something else than when it was asked last. */
public final class VenueChanges {

    static final int ALL = -1;

    private final MarketView market;
    private final @Nullable Routability routability;
    private final boolean isTimed;
    private long seen;
    private long halts = Long.MIN_VALUE;

    /**
     * Changes of a market.
     *
     * @param routability tells of halts; null where all venues get orders
     * @param isTimed true if a venue may be accepted or not as time passes, so that all count as changed
     */
    public VenueChanges(MarketView market, @Nullable Routability routability, boolean isTimed) {
        this.market = market;
        this.routability = routability;
        this.isTimed = isTimed;
    }

    /** The number of changes of {@link #venue}, or {@link #ALL} if all venues may have changed. */
    int take() {
        long nowHalts = routability == null ? 0 : routability.halts();
        long now = market.changes();
        boolean all = isTimed || nowHalts != halts || !market.isRememberedAfter(seen);
        int count = all ? ALL : (int) (now - seen);
        seen = now;
        halts = nowHalts;
        return count;
    }

    /** The venue of a change, from zero for the last one backwards: a venue may be there more than once. */
    int venue(int change) {
        return market.changedVenue(seen - change);
    }
}
