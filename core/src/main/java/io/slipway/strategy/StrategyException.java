package io.slipway.strategy;

/** A failure of a strategy that is not one of Slipway's, or of a schedule or an allocator in it. */
public final class StrategyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure of a strategy.
     *
     * @param place the line of the plug-in that failed; empty if it is not known
     */
    public StrategyException(String strategy, String place, Throwable failure) {
        super(
                "the strategy failed: strategy=" + strategy + ", exception=" + failure
                        + (place.isEmpty() ? "" : " at " + place),
                failure);
    }
}
