package io.slipway.config.file;

import io.slipway.model.FeeSchedule;
import java.time.LocalDate;

/**
 * The fees of a venue from one day until its next schedule.
 *
 * @param from the first day
 * @param schedule the rates
 * @param source source of the rates; empty if the file has none
 * @param unverified true if the file says that the rates are from second hand or from memory
 */
record DatedFees(LocalDate from, FeeSchedule schedule, String source, boolean unverified) {}
