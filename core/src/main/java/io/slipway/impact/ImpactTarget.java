package io.slipway.impact;

import java.util.Locale;

/** Costs that are explained, and the measure of size that explains them. */
public enum ImpactTarget {
    /** Cost of the filled quantity against the arrival mid, without fees, by its share of a day's volume. */
    COST_BY_DAY_SHARE(true),
    /** The same by its share of the volume from arrival to end. */
    COST_BY_PARTICIPATION(true),
    /**
     * Permanent impact: move of the mid from the arrival until five minutes after the last fill, by the share of a day's volume.
     * Nothing stays of an order of size zero, so there is no fixed part.
     */
    PERMANENT_BY_DAY_SHARE(false),
    /**
     * Temporary impact: cost less half of the permanent impact, by participation (R. Almgren, C. Thum, E. Hauptmann and H. Li, Direct
     * Estimation of Equity Market Impact, Risk, 2005, equation 4).
     */
    TEMPORARY_BY_PARTICIPATION(true);

    private final boolean hasFixed;

    ImpactTarget(boolean hasFixed) {
        this.hasFixed = hasFixed;
    }

    /** True if there is a part that does not grow with size, such as the spread. */
    public boolean hasFixed() {
        return hasFixed;
    }

    /** Name in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
