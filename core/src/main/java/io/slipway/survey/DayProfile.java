package io.slipway.survey;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.TradingDay;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import java.util.List;
import java.util.OptionalLong;

/**
 * A tape in equal stretches of event time, for pictures. A book is valid as long as in a {@link TapeSurvey}. Immutable.
 *
 * @param startNs when the first stretch begins
 * @param binNs length of each
 * @param publisherIds the publishers, in the order of {@link Bin#atBest()}
 * @param calendar the calendar of the venues
 */
public record DayProfile(
        long startNs, long binNs, List<Integer> publisherIds, List<Bin> bins, MarketCalendar calendar) {

    /** Copies the lists. */
    public DayProfile {
        publisherIds = List.copyOf(publisherIds);
        bins = List.copyOf(bins);
    }

    /**
     * One stretch. Prices and sizes are those at its end. Where there is no quote, there is no price and the size is zero.
     *
     * @param spreadE9 offer less bid, mean over the time with both; NaN if there is none
     * @param updates book rows
     * @param prints trades, those of auctions included; official prices and other rows that are no trades are not
     * @param volume shares (or lots) of the trades
     * @param bidSize displayed at the best bid by all publishers together
     * @param askSize displayed at the best offer by all publishers together
     * @param atBest for each publisher the share of the time at the best bid or the best offer, the mean of both
     * @param silent whether it has no row
     */
    public record Bin(
            OptionalLong bidPxE9,
            OptionalLong askPxE9,
            double spreadE9,
            long updates,
            long prints,
            long volume,
            long bidSize,
            long askSize,
            List<Double> atBest,
            boolean silent) {

        /** Copies the list. */
        public Bin {
            atBest = List.copyOf(atBest);
        }
    }

    /** The trading days of the calendar that have a moment in the stretches, in order of time; none of a market that never closes. */
    public List<TradingDay> tradingDays() {
        return calendar.isAlwaysOpen() ? List.of() : calendar.daysBetween(startNs, startNs + bins.size() * binNs);
    }

    /**
     * Divides a tape.
     *
     * @param count number of stretches, at least one
     */
    public static DayProfile of(MarketTape tape, int count) {
        DayProfileObserver observer = new DayProfileObserver(tape, count);
        TapePass.over(tape).add(observer).run();
        return observer.profile();
    }
}
