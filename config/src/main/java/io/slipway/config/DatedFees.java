package io.slipway.config;

import io.slipway.model.FeeSchedule;
import java.time.LocalDate;

/**
 * What a venue charges from a day on, until the next of its schedules.
 *
 * @param from the first day
 * @param schedule the rates
 * @param source where they are from; empty if the file does not say
 */
record DatedFees(LocalDate from, FeeSchedule schedule, String source) {}
