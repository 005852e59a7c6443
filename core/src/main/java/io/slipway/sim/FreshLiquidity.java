package io.slipway.sim;

/**
 * The trial's rule, for its profile only: whatever a snapshot displays is there to be taken, even shares that we took at
 * the snapshot before. It counts what a {@linkplain ConservedLiquidity conserved} market would have refused.
 */
public final class FreshLiquidity implements LiquidityLedger {

    private final ConservedLiquidity truth;
    private final long[] displayed;
    private long reusedQty;

    /** Nothing taken yet at any of {@code venues} venues. */
    public FreshLiquidity(int venues) {
        truth = new ConservedLiquidity(venues);
        displayed = new long[venues];
    }

    @Override
    public long available(int venue, long signedPxE9, long displayedSize) {
        return displayedSize;
    }

    @Override
    public void onTake(int venue, long signedPxE9, long qty) {
        long honest = Math.min(qty, truth.available(venue, signedPxE9, displayed[venue]));
        reusedQty += qty - honest;
        truth.onTake(venue, signedPxE9, honest);
    }

    @Override
    public void onQuote(int venue, long signedPxE9, long size) {
        displayed[venue] = size;
        truth.onQuote(venue, signedPxE9, size);
    }

    @Override
    public void onNoQuote(int venue) {
        displayed[venue] = 0;
        truth.onNoQuote(venue);
    }

    @Override
    public long reusedQty() {
        return reusedQty;
    }
}
