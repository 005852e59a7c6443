package io.slipway.engine.routing;

import io.slipway.engine.ledger.FeeMeter;
import io.slipway.market.Obstacle;
import io.slipway.model.Side;
import io.slipway.strategy.VenueQuotes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The best level of each venue that gets orders, with its fee: what a row leaves as it was is not looked at again. The shares that are
 * left where something was taken may depend on time as well, and are looked at again where they do.
 */
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

    /** True where {@link #feeE9} is that of the price beside it. */
    private final boolean[] hasFee;

    private long feesAsOf = -1;

    /** State of the last fill of {@link #quotes}: the best price, the price beyond which nothing is taken, and their own count. */
    private long best;

    private long worst = Long.MIN_VALUE;
    private long filledAt = -1;

    /** The worst price of a venue in {@link #quotes}, or a worse one. */
    private long worstShown;

    private boolean isObstructed;

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
        hasFee = new boolean[far.venues()];
    }

    /**
     * The quotes as of now.
     *
     * @param believed the shares that are left
     * @param worstSignedPxE9 the price beyond which nothing is taken
     * @param isCounted true if venues that are passed over count
     */
    public VenueQuotes now(BelievedLiquidity believed, long worstSignedPxE9, long nowNs, boolean isCounted) {
        int count = look();
        boolean hasMid = far.hasBest() && near.hasBest();
        long bestSignedPxE9 = far.hasBest() ? side.sign() * far.bestPxE9() : Long.MAX_VALUE;
        boolean sameBound = worst == worstSignedPxE9 || Math.min(worst, worstSignedPxE9) >= worstShown;
        boolean whole = count == VenueChanges.ALL
                || filledAt != quotes.changes()
                || best != bestSignedPxE9
                || !sameBound
                || hasMid != quotes.hasMid();
        best = bestSignedPxE9;
        worst = worstSignedPxE9;
        if (whole) {
            fill(believed, nowNs);
        } else {
            for (int change = 0; change < count; change++) {
                fill(changes.venue(change), believed, nowNs);
            }
            boolean mayHaveChanged = believed.mayHaveChanged();
            for (int venue = 0; venue < shown.length && mayHaveChanged; venue++) {
                if (isTakeable(venue) && believed.mayHaveChanged(venue)) {
                    fill(venue, believed, nowNs);
                }
            }
        }
        if (hasMid) {
            quotes.mid(side.sign() * Math.addExact(far.bestPxE9(), near.bestPxE9()));
        }
        filledAt = quotes.changes();
        if (isObstructed && isCounted) {
            countObstacles();
        }
        return quotes;
    }

    /**
     * True if they show what they did at the last {@link #now} until a row changes them. Venues that are passed over count at each look,
     * so then every row matters.
     */
    public boolean areStill(BelievedLiquidity believed) {
        if (feesAsOf != fees.changes() || isObstructed || accepting.isTimed() || filledAt != quotes.changes()) {
            return false;
        }
        boolean mayHaveChanged = believed.mayHaveChanged();
        for (int venue = 0; venue < shown.length && mayHaveChanged; venue++) {
            if (shown[venue] && believed.mayHaveChanged(venue)) {
                return false;
            }
        }
        return true;
    }

    private void fill(BelievedLiquidity believed, long nowNs) {
        quotes.clear();
        worstShown = Long.MIN_VALUE;
        isObstructed = false;
        for (int venue = 0; venue < shown.length; venue++) {
            if (isTakeable(venue)) {
                fill(venue, believed, nowNs);
            } else {
                isObstructed |= shown[venue];
            }
        }
    }

    private boolean isTakeable(int venue) {
        return shown[venue] && obstacles[venue] == null;
    }

    private void fill(int venue, BelievedLiquidity believed, long nowNs) {
        long px = signedPxE9[venue];
        if (isTakeable(venue)) {
            long left = believed.look(venue, nowNs);
            long available = px > worst ? 0 : left;
            quotes.set(venue, available, px, feeE9[venue], far.isAtBest(venue));
            worstShown = Math.max(worstShown, px);
        } else {
            isObstructed |= shown[venue];
            long before = quotes.signedPxE9(venue);
            quotes.set(venue, 0, before, quotes.signedCostE9(venue) - before, false);
        }
    }

    private void countObstacles() {
        for (int venue = 0; venue < shown.length; venue++) {
            Obstacle obstacle = obstacles[venue];
            if (shown[venue] && obstacle != null) {
                accepting.count(obstacle);
            }
        }
    }

    /** Looks at what may have changed: the number of {@link #changes}, or {@link VenueChanges#ALL}. */
    private int look() {
        int count = changes.take();
        if (count == VenueChanges.ALL || feesAsOf != fees.changes()) {
            if (feesAsOf != fees.changes()) {
                Arrays.fill(hasFee, false);
                feesAsOf = fees.changes();
            }
            for (int venue = 0; venue < shown.length; venue++) {
                look(venue);
            }
            return VenueChanges.ALL;
        }
        for (int change = 0; change < count; change++) {
            look(changes.venue(change));
        }
        return count;
    }

    private void look(int venue) {
        shown[venue] = far.has(venue);
        obstacles[venue] = accepting.obstacle(venue);
        long px = far.signedPxE9(venue);
        if (!shown[venue]) {
            feeE9[venue] = 0;
        } else if (!hasFee[venue] || px != signedPxE9[venue]) {
            feeE9[venue] = fees.takeFeeE9(venue, side.sign() * px);
        }
        signedPxE9[venue] = px;
        hasFee[venue] = shown[venue];
    }
}
