package io.slipway.engine.routing;

import io.slipway.engine.ledger.FeeMeter;
import io.slipway.market.Obstacle;
import io.slipway.model.Side;
import io.slipway.strategy.VenueQuotes;
import org.jspecify.annotations.Nullable;

/** The best level of each venue that gets orders, with its fee: what a row leaves as it was is not looked at again. */
public final class TakeableQuotes {

    private final AcceptingVenues accepting;
    private final AcceptingSide far;
    private final AcceptingSide near;
    private final FeeMeter fees;
    private final Side side;
    private final VenueChanges changes;
    private final VenueQuotes quotes;
    private final boolean[] shown;
    private final @Nullable Obstacle[] obstacles;
    private final long[] signedPxE9;
    private final long[] feeE9;
    private long feesAsOf = -1;

    public TakeableQuotes(AcceptingVenues accepting, AcceptingSide far, AcceptingSide near, FeeMeter fees, Side side) {
        this.accepting = accepting;
        this.far = far;
        this.near = near;
        this.fees = fees;
        this.side = side;
        changes = accepting.changes();
        quotes = new VenueQuotes(far.venues());
        shown = new boolean[far.venues()];
        obstacles = new Obstacle[far.venues()];
        signedPxE9 = new long[far.venues()];
        feeE9 = new long[far.venues()];
    }

    /**
     * The quotes as of now.
     *
     * @param believed the shares that are left
     * @param worstSignedPxE9 the price beyond which nothing is taken
     * @param isCounted true if venues that are passed over count
     */
    public VenueQuotes now(BelievedLiquidity believed, long worstSignedPxE9, long nowNs, boolean isCounted) {
        look();
        quotes.clear();
        for (int venue = 0; venue < shown.length; venue++) {
            Obstacle obstacle = obstacles[venue];
            if (shown[venue] && obstacle == null) {
                long px = signedPxE9[venue];
                long available = px > worstSignedPxE9 ? 0 : believed.available(venue, 0, nowNs);
                quotes.set(venue, available, px, feeE9[venue], far.isAtBest(venue));
            } else if (shown[venue] && isCounted) {
                accepting.count(obstacle);
            }
        }
        if (far.hasBest() && near.hasBest()) {
            quotes.mid(side.sign() * Math.addExact(far.bestPxE9(), near.bestPxE9()));
        }
        return quotes;
    }

    private void look() {
        int changed = changes.take();
        if (changed == VenueChanges.ALL || feesAsOf != fees.changes()) {
            feesAsOf = fees.changes();
            for (int venue = 0; venue < shown.length; venue++) {
                look(venue);
            }
        } else if (changed != VenueChanges.NONE) {
            look(changed);
        }
    }

    private void look(int venue) {
        shown[venue] = far.has(venue);
        obstacles[venue] = accepting.obstacle(venue);
        signedPxE9[venue] = far.signedPxE9(venue);
        feeE9[venue] = shown[venue] ? fees.takeFeeE9(venue, side.sign() * signedPxE9[venue]) : 0;
    }
}
