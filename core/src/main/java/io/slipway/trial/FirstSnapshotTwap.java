package io.slipway.trial;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.Schedule;

/**
 * The TWAP of many of the trial's solutions: each slice is tried once, at the first snapshot of its bucket, and what that
 * snapshot does not show is lost. It leaves quantity unfilled, which is why its price must not be compared.
 */
public final class FirstSnapshotTwap implements Schedule {

    private final long startNs;
    private final long bucketNs;
    private final long[] slices;
    private long lastBucket = -1;

    /** Slices of equal buckets of {@code bucketNs} from {@code startNs}. */
    public FirstSnapshotTwap(long startNs, long bucketNs, long[] slices) {
        this.startNs = startNs;
        this.bucketNs = bucketNs;
        this.slices = slices.clone();
    }

    @Override
    public long dueQty(long nowNs, long filledQty) {
        long bucket = (nowNs - startNs) / bucketNs;
        if (nowNs < startNs || bucket == lastBucket || bucket >= slices.length) {
            return 0;
        }
        lastBucket = bucket;
        return slices[(int) bucket];
    }

    @Override
    public long nextTimerNs(long nowNs) {
        return NO_TIMER;
    }

    @Override
    public void save(StateWriter state) {
        state.put(lastBucket);
    }

    @Override
    public void restore(StateReader state) {
        lastBucket = state.takeLong();
    }
}
