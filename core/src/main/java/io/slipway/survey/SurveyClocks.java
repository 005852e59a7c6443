package io.slipway.survey;

import io.slipway.market.MarketEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Collects the time stamps of a tape in bounded memory. */
final class SurveyClocks {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long HOUR_NS = 3_600 * SECOND_NS;
    /** Powers of ten from 1 ns to 1 s: no feed stamps more coarsely. */
    private static final int POWERS = 10;
    /** Most clocks step by a power of a thousand. */
    private static final int THOUSANDS = 3;

    private static final long THOUSAND = 1000;
    /** Enough to tell one outage from a habit, few enough for a screen. */
    private static final int GAPS_LISTED = 5;

    private final long gapLimitNs;
    private final SurveyMedian latencies = new SurveyMedian();
    private final TreeMap<Long, long[]> powersByHour = new TreeMap<>();
    private final List<TapeSurvey.Gap> longest = new ArrayList<>();
    private final long[] powers = new long[POWERS];
    private long[] hourPowers = new long[POWERS];
    private long hour = Long.MIN_VALUE;
    private long rows;
    private long firstNs;
    private long lastNs;
    private long latestNs;
    private long distinct;
    private long sameTimeRows;
    private long outOfOrderRows;
    private long negativeRows;
    private long leastLatencyNs = Long.MAX_VALUE;
    private long gaps;
    private long longestGapNs;
    private long second = Long.MIN_VALUE;
    private long inSecond;
    private long maxPerSecond;
    private double squares;

    SurveyClocks(long gapLimitNs) {
        this.gapLimitNs = gapLimitNs;
    }

    void add(MarketEvent event) {
        long timeNs = event.eventNs();
        if (rows == 0) {
            firstNs = timeNs;
            latestNs = timeNs;
            distinct = 1;
        } else {
            sameTimeRows += timeNs == lastNs ? 1 : 0;
            outOfOrderRows += timeNs < lastNs ? 1 : 0;
            firstNs = Math.min(firstNs, timeNs);
            advance(timeNs);
        }
        rows++;
        lastNs = timeNs;
        countSecond();
        countPower(timeNs);
        long latencyNs = event.recvNs() - timeNs;
        negativeRows += latencyNs < 0 ? 1 : 0;
        leastLatencyNs = Math.min(leastLatencyNs, latencyNs);
        latencies.add(latencyNs);
    }

    private void advance(long timeNs) {
        long stepNs = timeNs - latestNs;
        if (stepNs <= 0) {
            return;
        }
        distinct++;
        longestGapNs = Math.max(longestGapNs, stepNs);
        if (stepNs > gapLimitNs) {
            gaps++;
            longest.add(new TapeSurvey.Gap(latestNs, stepNs));
            if (longest.size() > GAPS_LISTED) {
                longest.sort(Comparator.comparingLong(TapeSurvey.Gap::lengthNs).reversed());
                longest.remove(GAPS_LISTED);
            }
        }
        latestNs = timeNs;
    }

    /** Counts by the second of the latest time so far, so that a late row counts with those that it came with. */
    private void countSecond() {
        long current = Math.floorDiv(latestNs, SECOND_NS);
        if (current != second) {
            squares += (double) inSecond * inSecond;
            second = current;
            inSecond = 0;
        }
        inSecond++;
        maxPerSecond = Math.max(maxPerSecond, inSecond);
    }

    private void countPower(long timeNs) {
        long current = Math.floorDiv(timeNs, HOUR_NS);
        if (current != hour) {
            hour = current;
            hourPowers = powersByHour.computeIfAbsent(current, key -> new long[POWERS]);
        }
        int power = 0;
        long rest = timeNs;
        while (power + THOUSANDS < POWERS && rest % THOUSAND == 0) {
            rest /= THOUSAND;
            power += THOUSANDS;
        }
        while (power < POWERS - 1 && rest % 10 == 0) {
            rest /= 10;
            power++;
        }
        powers[power]++;
        hourPowers[power]++;
    }

    /** Returns the collected figures and ends the survey. */
    TapeSurvey.Clocks summary() {
        longest.sort(Comparator.comparingLong(TapeSurvey.Gap::lengthNs).reversed());
        List<TapeSurvey.HourStep> steps = new ArrayList<>();
        powersByHour.forEach((key, counts) -> steps.add(new TapeSurvey.HourStep(key * HOUR_NS, stepNs(counts))));
        return new TapeSurvey.Clocks(
                meanPerSecond(),
                maxPerSecond,
                fano(),
                distinct,
                sameTimeRows,
                stepNs(powers),
                steps,
                outOfOrderRows,
                gapLimitNs,
                gaps,
                longestGapNs,
                longest,
                new TapeSurvey.Latency(negativeRows, leastLatencyNs, latencies.median()));
    }

    private double meanPerSecond() {
        long spanNs = latestNs - firstNs;
        return spanNs == 0 ? 0 : rows / (spanNs / (double) SECOND_NS);
    }

    private double fano() {
        long seconds = Math.floorDiv(latestNs, SECOND_NS) - Math.floorDiv(firstNs, SECOND_NS) + 1;
        double mean = rows / (double) seconds;
        double meanSquare = (squares + (double) inSecond * inSecond) / seconds;
        return (meanSquare - mean * mean) / mean;
    }

    /** The largest power of ten that divides more than half of the times. */
    private static long stepNs(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        long stepNs = SECOND_NS;
        long multiples = counts[POWERS - 1];
        for (int power = POWERS - 2; power >= 0 && 2 * multiples <= total; power--) {
            multiples += counts[power];
            stepNs /= 10;
        }
        return stepNs;
    }
}
