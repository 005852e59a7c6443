package io.slipway.strategy;

/** A fact about a strategy that reports and warnings depend on. The strategy's definition declares it. */
public enum Trait {
    /** Runs when no strategies are asked for. */
    STANDARD,
    /** One of those that the strategy under test is compared with in the headline. */
    BASELINE,
    /** Takes all of the remaining quantity at one moment or nothing, in whole lots. */
    ALL_OR_NOTHING,
    /** Takes only what costs less above the mid than {@code lambda_under + theta_queue}, and depends on nothing but their sum. */
    LIMITED_BY_PENALTY,
    /** Follows the volume curve of the run. */
    FOLLOWS_VOLUME_CURVE,
    /**
     * Trades as others trade, by the prints of the data: where there are none, nothing is due before the end. A schedule with this trait,
     * joined to an allocator, is asked also 1 ns after prints and after fills.
     */
    FOLLOWS_PRINTS,
    /** Uses the whole window of data before it happens, so that nobody could have traded it. */
    LOOKS_AHEAD
}
