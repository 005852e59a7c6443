package io.slipway.market;

import java.util.Arrays;

/** Collects the time stamps of a tape. */
final class TapeSurveyClocks {

    private static final long SECOND_NS = 1_000_000_000L;

    private final long gapLimitNs;
    private final long[] eventNs;
    private final long[] latencyNs;
    private int count;
    private long sameTimeRows;
    private long outOfOrderRows;
    private long negativeRows;

    TapeSurveyClocks(long rows, long gapLimitNs) {
        this.gapLimitNs = gapLimitNs;
        eventNs = new long[Math.toIntExact(rows)];
        latencyNs = new long[eventNs.length];
    }

    void add(MarketEvent event) {
        if (count > 0) {
            long stepNs = event.eventNs - eventNs[count - 1];
            sameTimeRows += stepNs == 0 ? 1 : 0;
            outOfOrderRows += stepNs < 0 ? 1 : 0;
        }
        eventNs[count] = event.eventNs;
        latencyNs[count] = event.recvNs - event.eventNs;
        negativeRows += latencyNs[count] < 0 ? 1 : 0;
        count++;
    }

    /** What was collected; the survey is over. */
    TapeSurvey.Clocks summary() {
        Arrays.sort(eventNs);
        Arrays.sort(latencyNs);
        long distinct = 1;
        long gaps = 0;
        long longestGapNs = 0;
        for (int i = 1; i < count; i++) {
            long stepNs = eventNs[i] - eventNs[i - 1];
            distinct += stepNs > 0 ? 1 : 0;
            gaps += stepNs > gapLimitNs ? 1 : 0;
            longestGapNs = Math.max(longestGapNs, stepNs);
        }
        return new TapeSurvey.Clocks(
                meanPerSecond(),
                maxPerSecond(),
                distinct,
                sameTimeRows,
                stepNs(),
                outOfOrderRows,
                gapLimitNs,
                gaps,
                longestGapNs,
                new TapeSurvey.Latency(negativeRows, latencyNs[0], latencyNs[(count - 1) / 2]));
    }

    private double meanPerSecond() {
        long spanNs = eventNs[count - 1] - eventNs[0];
        return spanNs == 0 ? 0 : count / (spanNs / (double) SECOND_NS);
    }

    private long maxPerSecond() {
        int most = 0;
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (eventNs[i] / SECOND_NS != eventNs[start] / SECOND_NS) {
                start = i;
            }
            most = Math.max(most, i - start + 1);
        }
        return most;
    }

    private long stepNs() {
        long stepNs = SECOND_NS;
        while (stepNs > 1 && !dividesMost(stepNs)) {
            stepNs /= 10;
        }
        return stepNs;
    }

    private boolean dividesMost(long stepNs) {
        int multiples = 0;
        for (int i = 0; i < count; i++) {
            multiples += eventNs[i] % stepNs == 0 ? 1 : 0;
        }
        return 2L * multiples > count;
    }
}
