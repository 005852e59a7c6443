package io.slipway.calendar;

import java.time.LocalDate;

/**
 * One stretch of time in which orders may trade. Times are ns since 1970 UTC.
 *
 * @param day the trading day that it belongs to, in the market's time zone
 * @param quotesFromNs the moment at which the market opened for it: no quote from before is known. Not after the open
 * @param openNs the first moment at which an order may trade
 * @param closeNs the first moment after it
 */
public record Session(LocalDate day, long quotesFromNs, long openNs, long closeNs) {

    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException if it is empty, or its quotes begin after its open
     */
    public Session {
        if (closeNs <= openNs || quotesFromNs > openNs) {
            throw new IllegalArgumentException("a session opens before it closes: day=" + day + ", quotesFromNs="
                    + quotesFromNs + ", openNs=" + openNs + ", closeNs=" + closeNs);
        }
    }

    /** True if an order may trade at a time. */
    public boolean contains(long timeNs) {
        return timeNs >= openNs && timeNs < closeNs;
    }
}
