package io.slipway.engine.routing;

import io.slipway.market.MarketView;
import io.slipway.market.Routability;
import org.jspecify.annotations.Nullable;

/** Tells which venues may show or accept something else than when it was asked last. */
public final class VenueChanges {

    static final int NONE = -1;
    static final int ALL = -2;

    private final MarketView market;
    private final @Nullable Routability routability;
    private final boolean isTimed;
    private long seen = Long.MIN_VALUE;
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

    /** The one venue that may have changed, or {@link #NONE} or {@link #ALL}. */
    public int take() {
        long nowHalts = routability == null ? 0 : routability.halts();
        long now = market.changes();
        boolean one = now == seen + 1;
        boolean all = isTimed || nowHalts != halts || (now != seen && !one);
        seen = now;
        halts = nowHalts;
        return all ? ALL : one ? market.changedVenue() : NONE;
    }
}
