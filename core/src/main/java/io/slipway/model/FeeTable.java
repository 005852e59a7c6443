package io.slipway.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each venue charges.
 *
 * @param other the schedule of the venues that have none of their own
 * @param byPublisher schedules by publisher id
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

    /** The schedule of a venue. */
    public FeeSchedule of(int publisherId) {
        return byPublisher.getOrDefault(publisherId, other);
    }
}
