package io.slipway.venue;

import io.slipway.model.ExecutionReport;

/** Hears what venues say about our orders, in the order in which it reaches us. */
@FunctionalInterface
public interface ReportListener {

    /** A report has reached us. */
    void onReport(ExecutionReport report);

    /** A fill happens at its venue now; we hear of it later, by {@link #onReport}. Sends nothing. */
    default void onExecution(ExecutionReport fill) {}
}
