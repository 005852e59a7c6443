package io.slipway.strategy;

/** The expected distribution of volume over time. It never uses the day that is traded. */
public interface VolumeCurve {

    /**
     * Relative weights of buckets that start every {@code bucketNs} from {@code startNs}, zero or more.
     *
     * @param durationsNs length of each bucket
     * @throws IllegalArgumentException if nothing is known of these buckets
     */
    long[] weights(long startNs, long bucketNs, long[] durationsNs);
}
