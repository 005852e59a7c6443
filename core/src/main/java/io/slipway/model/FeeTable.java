package io.slipway.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fee schedules of all venues. Immutable.
 *
 * @param other schedule of every venue that is not in {@code byPublisher}
 * @param byPublisher schedules by Databento publisher id
 */
public record FeeTable(FeeSchedule other, SortedMap<Integer, FeeSchedule> byPublisher) {

    /** No fee and no rebate anywhere. */
    public static final FeeTable FREE = flat(FeeSchedule.FREE);

    /** Copies the map. */
    public FeeTable {
        byPublisher = Collections.unmodifiableSortedMap(new TreeMap<>(byPublisher));
    }

    /** One schedule for all venues. */
    public static FeeTable flat(FeeSchedule schedule) {
        return new FeeTable(schedule, new TreeMap<>(Map.of()));
    }

    /** The same fees of one step and one unit of the multiplier of an instrument, which is how a run counts. */
    public FeeTable inStepsOf(Instrument instrument) {
        if (!instrument.isScaled()) {
            return this;
        }
        TreeMap<Integer, FeeSchedule> schedules = new TreeMap<>();
        byPublisher.forEach((id, schedule) -> schedules.put(id, schedule.inStepsOf(instrument)));
        return new FeeTable(other.inStepsOf(instrument), schedules);
    }

    /** The schedule of a venue. */
    public FeeSchedule of(int publisherId) {
        return byPublisher.getOrDefault(publisherId, other);
    }
}
