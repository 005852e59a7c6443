package io.slipway.venue;

import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.ExecutionReport.Kind;
import io.slipway.model.ExecutionReport.Reason;
import io.slipway.model.TimeInForce;

/** The way of reports from the venues to the strategy; the ledger hears of fills at once. */
final class VenueReports {

    private final MessageQueue courier;
    private final ReportListener listener;

    VenueReports(MessageQueue courier, ReportListener listener) {
        this.courier = courier;
        this.listener = listener;
    }

    /** An order's state has changed, without a fill. */
    void report(long nowNs, ChildOrder order, Kind kind, long leavesQty, Reason reason) {
        report(ExecutionReport.of(nowNs, order, kind, leavesQty, reason), order);
    }

    private void report(ExecutionReport report, ChildOrder order) {
        if (report.leavesQty() == 0 && order.timeInForce() == TimeInForce.GTT) {
            courier.forgetExpiry(order);
        }
        courier.report(report);
    }

    /** A report has reached the strategy. */
    void deliver(ExecutionReport report) {
        listener.onReport(report);
    }

    /** {@code qty} shares of an order were filled at a price. */
    void fill(long nowNs, ChildOrder order, Kind kind, long qty, long pxE9, long leavesQty) {
        ExecutionReport fill =
                ExecutionReport.of(nowNs, order, kind, leavesQty, Reason.NONE).withFill(qty, pxE9);
        listener.onExecution(fill);
        report(fill, order);
    }

    /** A cancel or a change has come after the order's end. */
    void tooLate(int venue, long orderId, long nowNs) {
        courier.report(
                new ExecutionReport(nowNs, nowNs, venue, orderId, Kind.CANCEL_REJECTED, 0, 0, 0, Reason.TOO_LATE));
    }
}
