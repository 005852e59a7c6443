package io.slipway.strategies.schedule;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.Session;
import io.slipway.model.ParentOrder;
import io.slipway.strategy.VolumeCurve;
import java.time.Instant;
import java.util.Arrays;

/**
 * A volume curve over an order's open time. The curve is asked once, for the day on which the order starts, since later days are not
 * known then: a session of a later day gets the weights of the same time of that day.
 */
final class SessionCurve {

    private static final long DAY_NS = 86_400_000_000_000L;

    /** Shortest part of the day for which the curve is asked; volumes by less than a second are noise. */
    private static final long LEAST_CELL_NS = 1_000_000_000L;

    private final MarketCalendar calendar;
    private final long cellNs;
    private final double[] before;

    private SessionCurve(VolumeCurve curve, ParentOrder order, long bucketNs) {
        calendar = order.hours().calendar();
        cellNs = Math.max(bucketNs, LEAST_CELL_NS);
        long[] cells = new long[Math.toIntExact(-Math.floorDiv(-DAY_NS, cellNs))];
        Arrays.fill(cells, cellNs);
        long midnightNs = order.startNs() - ofDay(order.startNs());
        long[] weights = curve.weights(midnightNs, cellNs, cells);
        before = new double[cells.length + 1];
        for (int i = 0; i < cells.length; i++) {
            before[i + 1] = before[i] + weights[i];
        }
    }

    /**
     * Weights of buckets of open time.
     *
     * @param durationsNs length of each bucket in open time
     */
    static long[] weights(VolumeCurve curve, ParentOrder order, long bucketNs, long[] durationsNs) {
        long endNs = Math.max(order.endNs(), order.startNs() + 1);
        return order.sessions().closeAfterNs(order.startNs()) >= endNs
                ? curve.weights(order.startNs(), bucketNs, durationsNs)
                : new SessionCurve(curve, order, bucketNs).weights(order, bucketNs, durationsNs.length);
    }

    private long[] weights(ParentOrder order, long bucketNs, int count) {
        double[] sums = new double[count];
        long passedNs = 0;
        for (Session session :
                order.sessions().between(order.startNs(), order.endNs()).list()) {
            long fromNs = Math.max(session.openNs(), order.startNs());
            long lengthNs = Math.min(session.closeNs(), order.endNs()) - fromNs;
            long ofDay = ofDay(fromNs);
            for (long at = 0; at < lengthNs; ) {
                int bucket = Math.toIntExact((passedNs + at) / bucketNs);
                long to = Math.min(lengthNs, (bucket + 1L) * bucketNs - passedNs);
                sums[Math.min(bucket, count - 1)] += until(ofDay + to) - until(ofDay + at);
                at = to;
            }
            passedNs += lengthNs;
        }
        return Arrays.stream(sums).mapToLong(Math::round).toArray();
    }

    private long ofDay(long timeNs) {
        return Instant.ofEpochSecond(0, timeNs)
                .atZone(calendar.zone())
                .toLocalTime()
                .toNanoOfDay();
    }

    /** Weight from midnight to a time of the day; a session over midnight begins the day anew. */
    private double until(long timeNs) {
        long ofDay = timeNs % DAY_NS;
        long passed = timeNs / DAY_NS;
        double days = passed * before[before.length - 1];
        int cell = (int) (ofDay / cellNs);
        double part = (double) (ofDay - cell * cellNs) / cellNs;
        return days + before[cell] + part * (before[cell + 1] - before[cell]);
    }
}
