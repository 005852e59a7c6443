package io.slipway.venue;

import io.slipway.model.ExecutionReport;

/** Receives the execution reports, in the order of their arrival. */
@FunctionalInterface
public interface ReportListener {

    /** Receives a report. */
    void onReport(ExecutionReport report);

    /**
     * Receives a fill at the moment at which it happens at the venue; its report follows later by {@link #onReport}. Must not
     * send orders.
     */
    default void onExecution(ExecutionReport fill) {}

    /** False if {@link #onReport} does nothing, so that no report need be sent. */
    default boolean needsReports() {
        return true;
    }
}
