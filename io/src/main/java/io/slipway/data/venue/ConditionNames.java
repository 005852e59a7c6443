package io.slipway.data.venue;

import java.util.Locale;
import java.util.Set;

/** Usual names of the columns that say of which kind a trade is. */
public final class ConditionNames {

    private static final Set<String> CONDITIONS = Set.of(
            "conditions",
            "cond",
            "salecondition",
            "saleconditions",
            "condition",
            "trscond",
            "specialconditions",
            "conditioncodes");
    private static final Set<String> CORRECTIONS = Set.of("correction", "corr");

    private ConditionNames() {}

    /** True for a column of sale conditions such as {@code Sale_Condition}; case, blanks and signs do not matter. */
    public static boolean isConditions(String name) {
        return CONDITIONS.contains(plain(name));
    }

    /** True for a column of corrections such as {@code correction}. */
    public static boolean isCorrection(String name) {
        return CORRECTIONS.contains(plain(name));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
