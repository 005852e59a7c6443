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
    private final boolean areSent;

    VenueReports(MessageQueue courier, ReportListener listener) {
        this.courier = courier;
        this.listener = listener;
        areSent = listener.needsReports();
    }

    /** An order's state has changed, without a fill. */
    void report(long nowNs, ChildOrder order, Kind kind, long leavesQty, Reason reason) {
        forget(order, leavesQty);
        if (areSent) {
            courier.report(ExecutionReport.of(nowNs, order, kind, leavesQty, reason));
        }
    }

    private void forget(ChildOrder order, long leavesQty) {
        if (leavesQty == 0 && order.timeInForce() == TimeInForce.GTT) {
            courier.forgetExpiry(order);
        }
    }

    /** A report has reached the strategy. */
    void deliver(ExecutionReport report) {
        listener.onReport(report);
    }

    /** {@code qty} shares of an order were filled at a price. */
    void fill(long nowNs, ChildOrder order, Kind kind, long qty, long pxE9, long leavesQty) {
        ExecutionReport fill =
                new ExecutionReport(nowNs, nowNs, order.venue(), order.id(), kind, qty, pxE9, leavesQty, Reason.NONE);
        listener.onExecution(fill);
        forget(order, leavesQty);
        if (areSent) {
            courier.report(fill);
        }
    }

    /** A cancel or a change has come after the order's end. */
    void tooLate(int venue, long orderId, long nowNs) {
        if (areSent) {
            courier.report(
                    new ExecutionReport(nowNs, nowNs, venue, orderId, Kind.CANCEL_REJECTED, 0, 0, 0, Reason.TOO_LATE));
        }
    }
}
