package io.slipway.engine;

import java.util.Arrays;
import java.util.Locale;

/** Which rules a backtest follows. */
public enum Profile {
    /**
     * The product's own: a book is what all venues show now, prints never change it, every displayed share is filled at
     * most once, and strategies decide at every book row and timer.
     */
    DEFAULT,
    /**
     * The trial's: one snapshot a time stamp, made of the first row of each publisher at that stamp, prints included;
     * every snapshot is fresh liquidity.
     */
    TRIAL;

    /** The name on the command line and in results. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The profile of a {@link #label}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Profile parse(String label) {
        return Arrays.stream(values())
                .filter(profile -> profile.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown profile: profile=" + label + ", expected default or trial"));
    }
}
