package io.slipway.strategies.schedule;

import io.slipway.calendar.Sessions;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A quantity cut into slices over time: TWAP with equal slices, VWAP with slices in proportion to a volume curve. A slice
 * falls due when its bucket begins and is worked until done; what a bucket leaves is carried into the next.
 */
public final class SliceSchedule implements Schedule {

    private final long[] startsNs;
    private final long[] cumulativeQty;

    /** The bucket of the last look, in which the next mostly is too. */
    private int lastBucket;

    /**
     * Slices of equal buckets of {@code bucketNs} from {@code startNs}, over all of time.
     *
     * @throws IllegalArgumentException if there is no slice or the bucket length is not positive
     */
    public SliceSchedule(long startNs, long bucketNs, long[] slices) {
        this(Sessions.ALWAYS, startNs, bucketNs, slices);
    }

    /**
     * Slices of buckets that have {@code bucketNs} of open time each, from {@code startNs}.
     *
     * @throws IllegalArgumentException if there is no slice or the bucket length is not positive
     */
    public SliceSchedule(Sessions sessions, long startNs, long bucketNs, long[] slices) {
        if (slices.length == 0 || bucketNs <= 0) {
            throw new IllegalArgumentException(
                    "a schedule needs slices and a bucket length: slices=" + slices.length + ", bucketNs=" + bucketNs);
        }
        this.startsNs = new long[slices.length];
        Arrays.setAll(startsNs, i -> sessions.afterNs(startNs, i * bucketNs));
        this.cumulativeQty = slices.clone();
        for (int i = 1; i < slices.length; i++) {
            cumulativeQty[i] += cumulativeQty[i - 1];
        }
    }

    @Override
    public long dueQty(long nowNs, long filledQty) {
        return nowNs < startsNs[0] ? 0 : cumulativeQty[bucket(nowNs)] - filledQty;
    }

    @Override
    public boolean isStepwise() {
        return true;
    }

    @Override
    public long nextTimerNs(long nowNs) {
        if (nowNs < startsNs[0]) {
            return startsNs[0];
        }
        int next = bucket(nowNs) + 1;
        return next < cumulativeQty.length ? startsNs[next] : NO_TIMER;
    }

    @Override
    public List<Milestone> plan() {
        List<Milestone> plan = new ArrayList<>();
        for (int i = 0; i < cumulativeQty.length; i++) {
            plan.add(new Milestone(startsNs[i], cumulativeQty[i]));
        }
        return plan;
    }

    private int bucket(long nowNs) {
        if (nowNs < startsNs[lastBucket] || (lastBucket + 1 < startsNs.length && nowNs >= startsNs[lastBucket + 1])) {
            int found = Arrays.binarySearch(startsNs, nowNs);
            lastBucket = found < 0 ? -found - 2 : found;
        }
        return lastBucket;
    }
}
