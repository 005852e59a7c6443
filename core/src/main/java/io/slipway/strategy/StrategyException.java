package io.slipway.strategy;

/** A failure in the code of a plug-in: of a strategy, a schedule or an allocator in it, or a model of the venues. */
public final class StrategyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure of something that a plug-in defines.
     *
     * @param kind kind of what failed: strategy, queue model and the like
     * @param name its name
     * @param place the line of the plug-in that failed; empty if it is not known
     */
    public StrategyException(String kind, String name, String place, Throwable failure) {
        super(
                "the " + kind + " failed: " + kind + "=" + name + ", exception=" + failure
                        + (place.isEmpty() ? "" : " at " + place),
                failure);
    }
}
