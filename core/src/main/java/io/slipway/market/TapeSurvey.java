package io.slipway.market;

import io.slipway.model.Instrument;
import java.util.List;
import java.util.Optional;

/**
 * What is in a tape: counts, clocks, the national best bid and offer, and each publisher's part in it. Immutable.
 *
 * <p>Time means event time. A book stands from its row's time to that of the next row of any publisher, and shares of time
 * are of the whole stretch from the first row to the last. Prints never change a book; a clear empties its publisher's.
 * A book row is any row that is not a print.
 *
 * @param firstEventNs earliest event time
 * @param lastEventNs latest event time
 * @param publishers ascending by id
 */
public record TapeSurvey(
        Instrument instrument,
        long firstEventNs,
        long lastEventNs,
        Rows rows,
        Clocks clocks,
        Nbbo nbbo,
        List<Publisher> publishers) {

    /** The longest stretch without a row that is not called a gap: 5 s. */
    public static final long DEFAULT_GAP_NS = 5_000_000_000L;

    public TapeSurvey {
        publishers = List.copyOf(publishers);
    }

    /**
     * Counts of rows.
     *
     * @param printedSize shares (or lots) of all prints together
     * @param duplicates rows equal in every field to the one before of their publisher
     */
    public record Rows(
            long events,
            long bookRows,
            long prints,
            long printedSize,
            long clears,
            long duplicates,
            long badRecvTime,
            long maybeBadBook) {}

    /**
     * What the time stamps tell.
     *
     * @param meanPerSecond rows a second over the whole stretch; zero if all rows have one time
     * @param maxPerSecond most rows within one second of the clock
     * @param distinctTimes number of different event times
     * @param sameTimeRows rows with the event time of the row before
     * @param stepNs the largest power of ten that divides more than half of the event times, in ns
     * @param outOfOrderRows rows whose event time is before that of the row before
     * @param gapLimitNs the longest stretch without a row that is not a gap
     * @param gaps number of longer ones
     * @param longestGapNs the longest stretch without a row
     * @param latency from event to receipt
     */
    public record Clocks(
            double meanPerSecond,
            long maxPerSecond,
            long distinctTimes,
            long sameTimeRows,
            long stepNs,
            long outOfOrderRows,
            long gapLimitNs,
            long gaps,
            long longestGapNs,
            Latency latency) {}

    /**
     * Receive time less event time over all rows.
     *
     * @param negativeRows rows received before they happened
     */
    public record Latency(long negativeRows, long minNs, long medianNs) {}

    /** Offer less bid while both are there, negative when crossed; mean and percentiles weighted by time. */
    public record Spread(double meanE9, long p50E9, long p90E9) {}

    /**
     * Best bid and offer over all publishers.
     *
     * @param spread empty if the two sides were never there together for any time
     * @param lockedShare share of time with bid equal to offer
     * @param crossedShare share of time with bid above offer
     */
    public record Nbbo(
            Optional<Spread> spread, double lockedShare, double crossedShare, double noBidShare, double noAskShare) {}

    /**
     * One publisher.
     *
     * @param nbbShare share of time with its bid at the best of all
     * @param nboShare share of time with its offer at the best of all
     * @param spread its own; empty if it never showed both sides for any time
     * @param medianBidSize median over its book rows that have a bid
     * @param medianAskSize median over its book rows that have an offer
     */
    public record Publisher(
            int id,
            long rows,
            long prints,
            double nbbShare,
            double nboShare,
            Optional<Spread> spread,
            long medianBidSize,
            long medianAskSize,
            long unchangedRows,
            long oneSidedRows,
            long lockedRows,
            long crossedRows) {}

    /** Surveys a tape with gaps counted above {@link #DEFAULT_GAP_NS}. */
    public static TapeSurvey of(MarketTape tape) {
        return of(tape, DEFAULT_GAP_NS);
    }

    /** Surveys a tape. */
    public static TapeSurvey of(MarketTape tape, long gapLimitNs) {
        return new TapeSurveyPass(tape, gapLimitNs).survey();
    }

    /** The counts alone. */
    public DataQuality quality() {
        return new DataQuality(
                rows.events(),
                rows.bookRows(),
                rows.prints(),
                rows.clears(),
                publishers.stream().mapToLong(Publisher::unchangedRows).sum(),
                rows.duplicates(),
                clocks.outOfOrderRows(),
                clocks.latency().negativeRows(),
                rows.badRecvTime(),
                rows.maybeBadBook(),
                publishers.stream().mapToLong(Publisher::oneSidedRows).sum(),
                publishers.stream().mapToLong(Publisher::lockedRows).sum(),
                publishers.stream().mapToLong(Publisher::crossedRows).sum(),
                clocks.gaps());
    }
}
