package io.slipway.data.venue;

import io.slipway.model.FeeSchedule;
import java.time.LocalDate;

/**
 * What one venue charges a share during a time. A fee is positive where it is paid and negative where it is received.
 *
 * @param mic the venue
 * @param from the first day
 * @param to the last day; {@link LocalDate#MAX} if none is known
 * @param addE9 for a share provided, in 1e-9 of the currency
 * @param removeE9 for a share taken, in 1e-9 of the currency
 * @param currency its ISO code
 * @param source where the figures are from and how good they are
 */
public record VenueFee(
        String mic, LocalDate from, LocalDate to, long addE9, long removeE9, String currency, String source) {

    /** The same as a schedule of a fee for taking and a rebate for providing. */
    public FeeSchedule toSchedule() {
        return new FeeSchedule(removeE9, -addE9);
    }

    boolean covers(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    boolean overlaps(VenueFee other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }
}
