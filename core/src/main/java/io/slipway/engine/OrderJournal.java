package io.slipway.engine;

import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.OrderStep;
import io.slipway.model.OrderStep.Kind;
import io.slipway.model.OrderType;
import io.slipway.venue.VenueSimulator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lives of one strategy's child orders, for charts. Kept for single runs only: it enters no figure and no saved state. All are kept
 * up to some thousands that filled and as many that did not, and of more an even sample of each: a large run sends millions. A place
 * in the queue is noted when a sixteenth of the queue that the order joined has gone, so that an order has few of them. Not thread-safe.
 */
final class OrderJournal {

    private static final int QUEUE_PARTS = 16;
    private static final int MOST_PLACES = 40;

    /** A chart shows fewer. */
    private static final int MOST_KEPT = 4_096;

    /** Orders that have not ended, by id. */
    private final Map<Long, Life> open = new HashMap<>();

    /** Those of them that may rest. */
    private final List<Life> resting = new ArrayList<>();

    private final EvenSample<Life> filled = new EvenSample<>(MOST_KEPT);
    private final EvenSample<Life> others = new EvenSample<>(MOST_KEPT);

    /** One order, and what is known of its place in the queue. */
    private static final class Life {
        private final List<OrderStep> steps = new ArrayList<>();
        private ChildOrder order;
        private double first = Double.NaN;
        private double last = Double.NaN;
        private long leavesQty;
        private boolean filled;
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
        open.put(order.id(), life);
        if (!order.isImmediate()) {
            resting.add(life);
        }
    }

    /**
     * A report was received.
     *
     * @param replacement the order as it is from now on if the report says that it was replaced, or null
     */
    void onReport(ExecutionReport report, @Nullable ChildOrder replacement) {
        Life life = open.get(report.orderId());
        if (life == null) {
            throw new IllegalStateException("a report on an order that has ended: " + report);
        }
        life.leavesQty = report.leavesQty();
        switch (report.kind()) {
            case ACCEPTED -> life.add(report.eventNs(), Kind.RESTING);
            case TAKEN, PROVIDED, MIDPOINT -> {
                life.filled = true;
                life.steps.add(OrderStep.of(report.eventNs(), Kind.FILLED, report.leavesQty(), report.lastPxE9()));
            }
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
            open.remove(report.orderId());
            resting.remove(life);
            (life.filled ? filled : others).add(life);
        }
    }

    /** Looks at the places in the queues of a venue, where something happens now or has just happened. */
    void look(VenueSimulator venues, int venue, long nowNs) {
        for (int i = 0; i < resting.size(); i++) {
            Life life = resting.get(i);
            if (life.order.venue() == venue) {
                life.place(nowNs, venues.ahead(venue, life.order.side(), life.order.id()));
            }
        }
    }

    /** The steps of the orders whose lives are kept, each by time, by the id of the order. */
    Map<Integer, List<OrderStep>> steps() {
        Map<Integer, List<OrderStep>> steps = new HashMap<>();
        Consumer<Life> add = life -> {
            List<OrderStep> byTime = new ArrayList<>(life.steps);
            byTime.sort(Comparator.comparingLong(OrderStep::timeNs));
            steps.put(Math.toIntExact(life.order.id()), byTime);
        };
        filled.kept().forEach(add);
        others.kept().forEach(add);
        open.values().forEach(add);
        return steps;
    }

    /**
     * All of what is added as long as it is little, and of more every second, fourth, eighth and so on: never more than a given number,
     * evenly over the order in which it came. Not thread-safe.
     */
    static final class EvenSample<T> {

        private final int most;
        private List<T> kept = new ArrayList<>();
        private long step = 1;
        private long count;

        /**
         * An empty one.
         *
         * @param most most that are kept, positive and even
         */
        EvenSample(int most) {
            this.most = most;
        }

        void add(T item) {
            if (count++ % step != 0) {
                return;
            }
            if (kept.size() == most) {
                List<T> half = new ArrayList<>(most);
                for (int i = 0; i < most; i += 2) {
                    half.add(kept.get(i));
                }
                kept = half;
                step *= 2;
            }
            kept.add(item);
        }

        /** Those that are kept, in the order in which they came. */
        List<T> kept() {
            return kept;
        }
    }
}
