package io.slipway.trial;

import io.slipway.market.DisplayedLevels;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.venue.ConservedLiquidity;
import io.slipway.venue.LiquidityLedger;

/**
 * The rule of the trial profile: all size that a snapshot displays is available, even shares that were taken at the snapshot
 * before. It counts the shares that {@linkplain ConservedLiquidity the conserved rule} would have refused.
 */
public final class FreshLiquidity implements LiquidityLedger {

    private final ConservedLiquidity truth;
    private long reusedQty;

    /** Nothing taken yet at any of {@code venues} venues. */
    public FreshLiquidity(int venues) {
        truth = new ConservedLiquidity(venues);
    }

    @Override
    public long available(int venue, long signedPxE9, long displayed, long nowNs) {
        return displayed;
    }

    @Override
    public void onTake(int venue, long signedPxE9, long qty, long displayed, long nowNs) {
        long honest = Math.min(qty, truth.available(venue, signedPxE9, displayed, nowNs));
        reusedQty += qty - honest;
        truth.onTake(venue, signedPxE9, honest, displayed, nowNs);
    }

    @Override
    public void onLevels(int venue, DisplayedLevels levels, long nowNs) {
        truth.onLevels(venue, levels, nowNs);
    }

    @Override
    public boolean isEmpty(int venue) {
        return truth.isEmpty(venue);
    }

    @Override
    public long reusedQty() {
        return reusedQty;
    }

    @Override
    public void save(StateWriter state) {
        truth.save(state.section("fresh").put(reusedQty));
    }

    @Override
    public void restore(StateReader state) {
        reusedQty = state.section("fresh").takeLong();
        truth.restore(state);
    }
}
