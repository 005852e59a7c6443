package io.slipway.data.mapped;

import io.slipway.data.text.TimePattern;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Notation of a column of times.
 *
 * @param unit what a number counts, or the form of text
 * @param sinceMidnight whether a number counts from midnight instead of from 1970
 * @param pattern the form of text if {@code unit} is {@link Unit#PATTERN}
 * @param zone the time zone of times without one; empty for that of the options
 */
public record TimeRule(Unit unit, boolean sinceMidnight, Optional<TimePattern> pattern, Optional<ZoneId> zone) {

    /** Times as ISO text or as numbers whose digits tell their unit. */
    public static final TimeRule DEFAULT = new TimeRule(Unit.AUTO, false, Optional.empty(), Optional.empty());

    /** Unit of numbers, or the form of text. */
    public enum Unit {
        S(9),
        MS(6),
        US(3),
        NS(0),
        /** Numbers of 10, 13, 16 or 19 digits, or ISO text. */
        AUTO(0),
        ISO(0),
        /** A time of day by its digits: 93000 and 93000.123 are 09:30:00 and 123 ms. */
        HHMMSS(9),
        /** A time of day by its digits, in ms: 93000123. */
        HHMMSSMMM(6),
        /** A time of day by its digits, in us. */
        HHMMSSUUUUUU(3),
        /** A time of day by its digits, in ns. */
        HHMMSSNNNNNNNNN(0),
        /** A time of day with colons. */
        CLOCK(0),
        PATTERN(0);

        private final int scale;

        Unit(int scale) {
            this.scale = scale;
        }

        /** The power of ten by which a number of this unit becomes ns. */
        public int scale() {
            return scale;
        }

        public boolean isNumber() {
            return this == S || this == MS || this == US || this == NS;
        }

        /** True for a time of day by its digits. */
        public boolean isDigits() {
            return this == HHMMSS || this == HHMMSSMMM || this == HHMMSSUUUUUU || this == HHMMSSNNNNNNNNN;
        }
    }

    /** True if a time has no date of its own. */
    public boolean needsDate() {
        return unit == Unit.CLOCK || unit.isDigits() || (unit.isNumber() && sinceMidnight);
    }
}
