package io.slipway.strategy;

import java.util.Locale;

/** Completion of what a strategy left when its window ends. */
public enum Completion {
    /** All that is displayed then at venues that get orders is taken, each share once; what is beyond is marked. */
    WALK,
    /** All of it is marked at the far touch and not traded. */
    MARK;

    /** The name on the command line and in results. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The completion of a label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Completion parse(String label) {
        for (Completion each : values()) {
            if (each.label().equals(label)) {
                return each;
            }
        }
        throw new IllegalArgumentException("not a completion: value=" + label + ", expected walk or mark");
    }
}
