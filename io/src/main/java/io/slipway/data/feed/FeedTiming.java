package io.slipway.data.feed;

import java.time.Duration;

/**
 * Times of connections. Immutable.
 *
 * @param patience time for the first message of each feed, after which it is given up; once it has sent one, it is tried without end
 * @param retry wait after the first loss; each further attempt that fails waits twice as long
 * @param longestRetry the longest such wait
 */
public record FeedTiming(Duration patience, Duration retry, Duration longestRetry) {

    /**
     * Usual waits: half a second to half a minute, as exchanges limit the attempts of an address.
     *
     * @param patience time for the first message of each feed
     */
    public static FeedTiming usual(Duration patience) {
        return new FeedTiming(patience, Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    /** The wait before an attempt, in nanoseconds. */
    long waitNs(int failures) {
        long waitNs = retry.toNanos();
        for (int i = 1; i < failures && waitNs < longestRetry.toNanos(); i++) {
            waitNs *= 2;
        }
        return Math.min(waitNs, longestRetry.toNanos());
    }
}
