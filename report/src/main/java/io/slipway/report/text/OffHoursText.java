package io.slipway.report.text;

import io.slipway.report.html.Numbers;
import io.slipway.result.file.QualityKeys;
import io.slipway.result.schema.Values;
import java.util.Optional;

/** The suspicion that the times of data were read in a wrong zone. */
final class OffHoursText {

    /**
     * Share of prints far from the session that is not usual. A session read in a zone that is off by four hours or more has over a
     * half of its prints there, a whole day with its extended hours a few percent.
     */
    private static final double SUSPECT_SHARE = 0.25;

    /** Fewer prints say nothing about a zone. */
    private static final long FEWEST = 10;

    private OffHoursText() {}

    /** The suspicion; empty if there is none. */
    static Optional<String> of(Values quality) {
        long prints = quality.or(QualityKeys.PRINTS, 0L);
        long all = prints > 0 ? prints : quality.or(QualityKeys.EVENTS, 0L);
        long off = quality.or(QualityKeys.OFF_HOURS_ROWS, 0L);
        if (all < FEWEST || off < SUSPECT_SHARE * all) {
            return Optional.empty();
        }
        return Optional.of(Numbers.format(
                "%.0f %% of the %s are an hour or more outside the regular session of the venues: the times may be of"
                        + " another zone than they were read in (--zone, or zone in the mapping)",
                100.0 * off / all, prints > 0 ? "trades" : "rows"));
    }
}
