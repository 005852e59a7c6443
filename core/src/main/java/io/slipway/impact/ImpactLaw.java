package io.slipway.impact;

import java.util.Locale;

/** Laws of impact: cost = fixed + Y volatility size^exponent. */
public enum ImpactLaw {
    /** The square-root law, which most studies of parent orders report. */
    SQUARE_ROOT(0.5),
    /** The linear law of Kyle (1985), and of Almgren and Chriss (2000). */
    LINEAR(1);

    private final double exponent;

    ImpactLaw(double exponent) {
        this.exponent = exponent;
    }

    /** The exponent of size. */
    public double exponent() {
        return exponent;
    }

    /** Name in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
