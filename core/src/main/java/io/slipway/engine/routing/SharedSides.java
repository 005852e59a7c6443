package io.slipway.engine.routing;

import io.slipway.market.MarketView;
import io.slipway.market.Routability;
import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sides of one market as received for the strategy runs to which the same venues are open: each is worked out once for all. */
public final class SharedSides {

    private final MarketView known;
    private final List<Shared> sides = new ArrayList<>();

    private record Shared(Side taker, long leastSignedPxE9, AcceptingSide side) {}

    /** None of a market yet. */
    public SharedSides(MarketView known) {
        this.known = known;
    }

    /**
     * The side that orders of {@code taker} take.
     *
     * @param routability tells of the market's halts; null where all venues get orders, as for all of its runs
     * @param leastSignedPxE9 a price that is better counts as this one
     */
    public AcceptingSide of(Side taker, @Nullable Routability routability, long leastSignedPxE9) {
        for (Shared each : sides) {
            if (each.taker == taker && each.leastSignedPxE9 == leastSignedPxE9) {
                return each.side;
            }
        }
        AcceptingVenues venues = new AcceptingVenues(known, routability, 0);
        AcceptingSide side = new AcceptingSide(known.opposite(taker), taker.sign(), venues, leastSignedPxE9);
        sides.add(new Shared(taker, leastSignedPxE9, side));
        return side;
    }
}
