package io.slipway.executions;

/**
 * The shares of all reports, to the last one.
 *
 * @param reported in reports of fills, and in the first correction of each fill that is not there
 * @param doubled in fills that were reported again
 * @param busted in the last versions of fills that were taken back
 * @param corrected what corrections added, negative where they took away
 * @param leftOut in fills of a wrong side or symbol
 * @param kept in the fills of all executions
 */
public record QtyAccount(long reported, long doubled, long busted, long corrected, long leftOut, long kept) {

    /**
     * Reconciles.
     *
     * @throws IllegalStateException if a share is missing or too many
     */
    public QtyAccount {
        if (reported - doubled - busted + corrected - leftOut != kept) {
            throw new IllegalStateException("quantities do not reconcile: reported=" + reported + ", doubled=" + doubled
                    + ", busted=" + busted + ", corrected=" + corrected + ", leftOut=" + leftOut + ", kept=" + kept);
        }
    }
}
