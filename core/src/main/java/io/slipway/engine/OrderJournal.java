package io.slipway.engine;

import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.OrderStep;
import io.slipway.model.OrderStep.Kind;
import io.slipway.model.OrderType;
import io.slipway.venue.VenueSimulator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lives of one strategy's child orders, for charts. Kept for single runs only: it enters no figure and no saved state. A place in
 * the queue is noted when a sixteenth of the queue that the order joined has gone, so that an order has few of them. Not thread-safe.
 */
final class OrderJournal {

    private static final int QUEUE_PARTS = 16;
    private static final int MOST_PLACES = 40;

    private final List<Life> lives = new ArrayList<>();
    private final List<Life> open = new ArrayList<>();

    /** One order, and what is known of its place in the queue. */
    private static final class Life {
        private final List<OrderStep> steps = new ArrayList<>();
        private ChildOrder order;
        private double first = Double.NaN;
        private double last = Double.NaN;
        private long leavesQty;
        private int places;

        private Life(ChildOrder order) {
            this.order = order;
            leavesQty = order.qty();
        }

        private void add(long timeNs, Kind kind) {
            steps.add(OrderStep.of(timeNs, kind, leavesQty, limit()));
        }

        private long limit() {
            boolean has = order.type() == OrderType.LIMIT || order.type() == OrderType.POST_ONLY;
            return has ? order.limitPxE9() : OrderStep.NO_PRICE;
        }

        /** Notes the place in the queue if it is another by more than a little. */
        private void place(long timeNs, double ahead) {
            if (Double.isNaN(ahead) || ahead == last || places == MOST_PLACES) {
                return;
            }
            boolean known = Double.isFinite(ahead) && Double.isFinite(last);
            if (!known || ahead == 0 || ahead > last || last - ahead >= first / QUEUE_PARTS) {
                first = known && ahead <= last ? first : ahead;
                last = ahead;
                places++;
                steps.add(new OrderStep(timeNs, Kind.QUEUED, leavesQty, limit(), ahead));
            }
        }
    }

    void onSend(ChildOrder order, long nowNs) {
        Life life = new Life(order);
        life.add(nowNs, Kind.SENT);
        lives.add(life);
        if (!order.isImmediate()) {
            open.add(life);
        }
    }

    /**
     * A report was received.
     *
     * @param replacement the order as it is from now on if the report says that it was replaced, or null
     */
    void onReport(ExecutionReport report, @Nullable ChildOrder replacement) {
        Life life = lives.get(Math.toIntExact(report.orderId()));
        life.leavesQty = report.leavesQty();
        switch (report.kind()) {
            case ACCEPTED -> life.add(report.eventNs(), Kind.RESTING);
            case TAKEN, PROVIDED, MIDPOINT ->
                life.steps.add(OrderStep.of(report.eventNs(), Kind.FILLED, report.leavesQty(), report.lastPxE9()));
            case REJECTED -> life.add(report.eventNs(), Kind.REJECTED);
            case CANCELLED -> life.add(report.eventNs(), Kind.CANCELLED);
            case EXPIRED -> life.add(report.eventNs(), Kind.EXPIRED);
            case REPLACED -> {
                life.order = replacement == null ? life.order : replacement;
                life.add(report.eventNs(), Kind.REPLACED);
            }
            case CANCEL_REJECTED -> {}
        }
        if (report.leavesQty() == 0) {
            open.remove(life);
        }
    }

    /** Looks at the places in the queues of a venue, where something happens now or has just happened. */
    void look(VenueSimulator venues, int venue, long nowNs) {
        for (int i = 0; i < open.size(); i++) {
            Life life = open.get(i);
            if (life.order.venue() == venue) {
                life.place(nowNs, venues.ahead(venue, life.order.side(), life.order.id()));
            }
        }
    }

    /** The steps of an order by time. */
    List<OrderStep> steps(int orderId) {
        List<OrderStep> steps = new ArrayList<>(lives.get(orderId).steps);
        steps.sort(Comparator.comparingLong(OrderStep::timeNs));
        return steps;
    }
}
