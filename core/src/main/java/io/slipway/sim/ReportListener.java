package io.slipway.sim;

import io.slipway.model.ExecutionReport;

/** Hears what venues say about our orders, in the order in which it reaches us. */
@FunctionalInterface
public interface ReportListener {

    /** A report has reached us. */
    void onReport(ExecutionReport report);
}
