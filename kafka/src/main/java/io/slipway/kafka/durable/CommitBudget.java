package io.slipway.kafka.durable;

/**
 * The time that commits may take which publish child orders and fills at once: a quarter of all time. What is not used is saved for up to
 * one interval between two commits, so that a few orders that follow each other do not wait. Not thread-safe.
 */
public final class CommitBudget {

    private static final long SHARE = 4;

    /** Two commits of usual states: child orders that are sent together are published together. */
    private static final long LEAST_SHARE = 50;

    private final long mostNs;
    private final long leastNs;
    private long spentNs;
    private long tookNs;
    private long atNs = Long.MIN_VALUE;

    /** A budget of which nothing is used. */
    public CommitBudget(DurableRun.Limits limits) {
        mostNs = limits.commit().toNanos() / SHARE;
        leastNs = limits.commit().toNanos() / LEAST_SHARE;
    }

    /**
     * Told of a commit.
     *
     * @param nowNs time of the machine at its end, in nanoseconds
     * @param lastedNs time that it took, in nanoseconds
     */
    public void committed(long nowNs, long lastedNs) {
        pass(nowNs);
        spentNs += lastedNs;
        tookNs = lastedNs;
    }

    /**
     * True if a commit like the last one stays within the budget, and does not follow at its heels.
     *
     * @param nowNs time of the machine, in nanoseconds
     * @param sinceNs time since the last commit, in nanoseconds
     */
    public boolean allows(long nowNs, long sinceNs) {
        pass(nowNs);
        return sinceNs >= leastNs && spentNs <= Math.max(0, mostNs - tookNs);
    }

    private void pass(long nowNs) {
        if (atNs != Long.MIN_VALUE) {
            spentNs = Math.max(0, spentNs - Math.max(0, nowNs - atNs) / SHARE);
        }
        atNs = nowNs;
    }
}
