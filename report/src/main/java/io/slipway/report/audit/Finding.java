package io.slipway.report.audit;

import java.util.Locale;

/**
 * A reason to doubt a run.
 *
 * @param fault kind of the fault
 * @param evidence the figures that show it
 */
public record Finding(Fault fault, String evidence) {

    /** Kinds of fault, each with what it means for the result. */
    public enum Fault {
        DEAD_PARAMETERS(
                "parameters were searched that change nothing", "the best values of them are picked among ties"),
        SATURATED_GRID(
                "the best point lies at the edge of what was searched",
                "a better one may lie beyond; widen the range before believing the optimum"),
        NOT_THE_BEST("a point of the search is better than the one called best", "the headline is of another point"),
        IN_SAMPLE(
                "parameters were chosen and judged on the same data",
                "the saving is flattered; judge it with slipway study --folds"),
        ONE_VENUE("there is one venue", "nothing was routed: a saving comes from timing alone"),
        UNEQUAL_QUANTITIES(
                "executions of unequal quantity are compared",
                "the cheaper one may only have traded the easier shares"),
        UNFINISHED(
                "a strategy left part of the order",
                "its average leaves out the shares that were not filled; do not compare it"),
        NOTHING_FILLED("a strategy filled nothing", "it has no price to compare"),
        LOOK_AHEAD("a strategy knew what had not happened yet", "nobody could have traded like that"),
        OUTSIDE_THE_WINDOW("fills lie outside the order's window", "they are not of this order"),
        REUSED_LIQUIDITY(
                "shares were taken that had been taken already", "the market never offered as much at this price"),
        ONE_SIDED_FEES(
                "fees are charged to some strategies only", "part of the difference may be fees that were not charged"),
        SUSPECT_DATA("much of the data is stale, crossed or damaged", "fills may be at prices that were never there"),
        ONE_FILL("the saving hangs on one fill", "without it the sign is another"),
        CASH_DIFFERS("fills and totals differ", "the result was altered, or is wrong"),
        SAVING_DIFFERS("a saving is not what the cash says", "the result was altered, or is wrong"),
        BARS_DIFFER("the bars of a cost do not add up to its total", "the result was altered, or is wrong"),
        OVERFILLED("more was filled than ordered", "the result was altered, or is wrong");

        private final String what;
        private final String consequence;

        Fault(String what, String consequence) {
            this.what = what;
            this.consequence = consequence;
        }

        /** The fault, as a clause. */
        public String what() {
            return what;
        }

        /** The consequence for the result. */
        public String consequence() {
            return consequence;
        }

        /** True if the figures do not follow from the fills: the result was altered, or the program has an error. */
        public boolean isAlteration() {
            return this == CASH_DIFFERS || this == SAVING_DIFFERS || this == BARS_DIFFER || this == OVERFILLED;
        }

        /** Its name in files. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
