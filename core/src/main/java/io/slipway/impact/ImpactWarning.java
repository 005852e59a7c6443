package io.slipway.impact;

import java.util.Locale;

/** Reasons to doubt a fit. */
public enum ImpactWarning {
    /** The largest size is less than four times the smallest, so the shape of the law rests on little. */
    SIZES_ALIKE,
    /** Both laws are within the set of exponents: the sizes cannot identify the exponent. */
    EXPONENT_OPEN,
    /** Neither law is within the set of exponents. */
    NEITHER_LAW,
    /** The interval of the coefficient contains zero: no impact is shown. */
    NOT_SHOWN,
    /** The coefficient is negative and its interval excludes zero: larger orders were cheaper. */
    NEGATIVE;

    /** Name in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
