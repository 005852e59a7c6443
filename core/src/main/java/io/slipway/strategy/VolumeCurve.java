package io.slipway.strategy;

/** How volume is expected to be spread over time. It never comes from the day that is traded. */
public interface VolumeCurve {

    /**
     * Relative weights of buckets that start every {@code bucketNs} from {@code startNs}, zero or more.
     *
     * @param durationsNs length of each bucket
     * @throws IllegalArgumentException if nothing is known of these buckets
     */
    long[] weights(long startNs, long bucketNs, long[] durationsNs);
}
