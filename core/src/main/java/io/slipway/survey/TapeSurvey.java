package io.slipway.survey;

import io.slipway.market.PrintKind;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Description of a tape: counts, clocks, the national best bid and offer, and the part of each publisher. Immutable. Time means
 * event time. A book is valid from its row's time to that of the next row of its publisher, or to the opening of the next regular
 * session, where every book is empty. Spreads, fractions of time and median sizes are of the regular sessions of the venues'
 * calendar, where one is known; all counts are of the whole stretch from the first row to the last. Prints never change a book; a clear empties its publisher's book. A book row is
 * any row that is neither a print nor a halt or its end.
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
        Prints trades,
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
     * @param tiedPrints prints that share their times with a book row of their publisher while no number tells which came first
     * @param printedSize shares (or lots) of all trades together
     * @param duplicates rows equal in every field to the one before of their publisher
     * @param offHours prints, or rows where there is no print, an hour or more outside the regular session of the venues' calendar
     */
    public record Rows(
            long events,
            long bookRows,
            long prints,
            long tiedPrints,
            long printedSize,
            long clears,
            long duplicates,
            long badRecvTime,
            long maybeBadBook,
            long offHours,
            boolean looksConsolidated) {}

    /**
     * The trades: prints that count in the day's volume, those of auctions aside.
     *
     * @param size shares (or lots) of all together
     * @param oddLots trades of less than a round lot of US equities, by date and price; empty of other instruments
     * @param subPenny trades at a fraction of a cent; empty of other instruments
     * @param insideSize shares of trades inside the national best at venues that show quotes, in kinds that trade in a book: what
     *     an order at the midpoint could have met
     * @param signCorrelation mean product of the aggressors' sides (+1 buy, -1 sell) of one trade and the next, of those
     *     that have one: near zero for independent signs, NaN if no two trades have one
     * @param byKind all prints by their kind, those of auctions and messages of official prices included
     */
    public record Prints(
            long count,
            long size,
            OptionalLong oddLots,
            OptionalLong subPenny,
            long insideSize,
            double signCorrelation,
            List<KindOfPrint> byKind) {

        /** Copies the list. */
        public Prints {
            byKind = List.copyOf(byKind);
        }
    }

    /** Number of the prints of a kind, and their shares (or lots). */
    public record KindOfPrint(PrintKind kind, long count, long size) {}

    /** A stretch without any row. */
    public record Gap(long startNs, long lengthNs) {}

    /** The largest power of ten that divides more than half of the event times of an hour, in ns. */
    public record HourStep(long hourNs, long stepNs) {}

    /**
     * Statistics of the time stamps.
     *
     * @param meanPerSecond mean number of rows per second over the whole stretch; zero if all rows have one time
     * @param maxPerSecond largest number of rows within one second of the clock
     * @param fano Fano factor: variance over mean of the rows per second; 1 if they were independent
     * @param distinctTimes number of different event times, not counting those that step back
     * @param sameTimeRows rows with the event time of the row before
     * @param stepNs resolution: the largest power of ten that divides more than half of the event times, in ns
     * @param stepByHour resolution for each hour that has rows
     * @param outOfOrderRows rows with an event time before that of the row before
     * @param gapLimitNs longest stretch without a row that does not count as a gap
     * @param gaps number of longer stretches
     * @param longestGapNs the longest stretch without a row
     * @param longestGaps at most five of the gaps, longest first
     * @param latency latency from event to receipt
     */
    public record Clocks(
            double meanPerSecond,
            long maxPerSecond,
            double fano,
            long distinctTimes,
            long sameTimeRows,
            long stepNs,
            List<HourStep> stepByHour,
            long outOfOrderRows,
            long gapLimitNs,
            long gaps,
            long longestGapNs,
            List<Gap> longestGaps,
            Latency latency) {

        /** Copies the lists. */
        public Clocks {
            stepByHour = List.copyOf(stepByHour);
            longestGaps = List.copyOf(longestGaps);
        }
    }

    /**
     * Receive time less event time over all rows; the median of a very long tape is that of an even sample.
     *
     * @param negativeRows rows received before they happened
     */
    public record Latency(long negativeRows, long minNs, long medianNs) {}

    /** Offer less bid while both are there, negative when crossed; mean and percentiles weighted by time. */
    public record Spread(double meanE9, long p50E9, long p90E9) {}

    /**
     * Statistics of the national best bid and offer.
     *
     * @param spread statistics of the spread; empty if the two sides were never there together
     * @param lockedShare fraction of time with bid equal to offer
     * @param crossedShare fraction of time with bid above offer
     * @param shareByCents fraction of the time with both sides at a spread of 0 to 1 cent, 1 to 2, and so on; the last element
     *     has all larger spreads
     * @param regularShare fraction of the recorded time in regular sessions, of which all of the above are; 1 where the calendar does not
     *     close or is not known, 0 where the data have no moment of a session, so that all of the above are of all the time
     * @param outsideSpread the spread outside of them
     */
    public record Nbbo(
            Optional<Spread> spread,
            double lockedShare,
            double crossedShare,
            double noBidShare,
            double noAskShare,
            List<Double> shareByCents,
            double regularShare,
            Optional<Spread> outsideSpread) {

        /** Copies the list. */
        public Nbbo {
            shareByCents = List.copyOf(shareByCents);
        }
    }

    /**
     * One publisher.
     *
     * @param nbbShare share of time with its bid at the best of all
     * @param nboShare share of time with its offer at the best of all
     * @param spread its own; empty if it never showed both sides for any time
     * @param medianBidSize median over its book rows that have a bid
     * @param stubRows book rows with a price more than 5 % from the middle of the best bid and offer of all
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
            long crossedRows,
            long stubRows) {}

    /** Surveys a tape with gaps counted above {@link #DEFAULT_GAP_NS}. */
    public static TapeSurvey of(MarketTape tape) {
        return of(tape, DEFAULT_GAP_NS);
    }

    /** Surveys a tape. */
    public static TapeSurvey of(MarketTape tape, long gapLimitNs) {
        SurveyObserver observer = new SurveyObserver(tape, gapLimitNs);
        TapePass.over(tape).add(observer).run();
        return observer.survey();
    }

    /** The counts alone. */
    public DataQuality quality() {
        return new DataQuality(
                rows.events(),
                rows.bookRows(),
                rows.prints(),
                rows.tiedPrints(),
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
                publishers.stream().mapToLong(Publisher::stubRows).sum(),
                clocks.sameTimeRows(),
                clocks.gaps(),
                rows.offHours(),
                rows.looksConsolidated());
    }
}
