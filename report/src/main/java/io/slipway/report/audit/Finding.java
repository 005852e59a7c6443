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
                "the search varied parameters that have no effect", "their reported values are the first of many ties"),
        SATURATED_GRID(
                "the best value is the first or last of those tried", "a better one may lie beyond; widen the range"),
        NOT_THE_BEST(
                "another point of the search is better than the reported one", "the headline is of the wrong point"),
        IN_SAMPLE(
                "parameters were chosen and measured on the same data",
                "the saving is too favourable; test it with slipway study --folds"),
        ONE_VENUE("the data has one venue", "there was nothing to route, so any saving comes from timing"),
        UNEQUAL_QUANTITIES(
                "strategies that filled unequal quantities are compared",
                "what was left was not traded, and its mark decides which of them is cheaper"),
        UNFINISHED(
                "a strategy did not fill the whole order",
                "its average price leaves out the unfilled shares; savings count them at their mark, where there is one"),
        NOTHING_FILLED("a strategy filled nothing", "it has no price to compare"),
        LOOK_AHEAD("a strategy used data from after its decisions", "no order could have been traded this way"),
        IMPOSSIBLE_PRICE(
                "a strategy took at a better price than any venue showed",
                "it knew more than the market, or the data is wrong"),
        STALE_QUOTES(
                "fills are on quotes that had not changed for long",
                "no participant may have been there to trade at these prices"),
        CROSSED_MARKET(
                "the market was crossed across venues: bids above offers",
                "one of the two was not there any more; savings from such prices are not real"),
        STUB_PRICES(
                "fills are at prices far from the market",
                "an order of the real market would have waited or been stopped by a price band"),
        OUTSIDE_THE_SESSION("fills lie outside the market's sessions", "no order could have traded then"),
        OUTSIDE_THE_WINDOW("fills lie outside the order's window", "they do not belong to this order"),
        REUSED_LIQUIDITY(
                "a strategy took displayed shares more than once",
                "the market did not offer this quantity at these prices"),
        ONE_SIDED_FEES(
                "some strategies paid fees and others did not", "part of the difference may be the missing fees"),
        SUSPECT_DATA("many book rows are flagged as doubtful", "fills may be at prices that did not exist"),
        ONE_FILL("the sign of the saving depends on one fill", "without that fill it is the opposite"),
        TIES_DECIDE(
                "a finding depends on the order of prints and quotes of one time",
                "the data does not tell that order, so it does not show the finding"),
        EARLY_STARTS(
                "orders start before most venues show a price",
                "their costs are measured from a market that was not there yet; start later (--start)"),
        HALTED_STARTS(
                "orders start while trading is halted",
                "the jump of the reopening is in no cost; a real order of that time would have met it"),
        LEFT_OUT(
                "the work of some orders failed and they are left out",
                "if the failures have to do with the market of those orders, the figures are not of all markets"),
        NOT_MEASURED(
                "orders have no price to measure from",
                "their cost is in no figure; market data of their days would help"),
        RECORDS_AT_FAULT(
                "records of orders and fills have faults", "look at them before the figures are shown to others"),
        FEW_DAYS(
                "an expected cost rests on few past days",
                "its interval is wide or missing; more days of data would help"),
        LARGE_ORDER(
                "the order is a large part of the volume",
                "the recorded market did not answer it, so its real cost is higher"),
        LAW_EXTENDED(
                "the order is smaller or larger than all orders that the law of impact was fitted to",
                "its impact is extended beyond what the law has seen"),
        COST_DIFFERS("an expected cost does not follow from the costs of its days", Fault.ALTERED),
        SCORE_DIFFERS("a score does not follow from the forecasts", Fault.ALTERED),
        CASH_DIFFERS("a total is not the sum of the fills", Fault.ALTERED),
        SAVING_DIFFERS("a saving does not follow from the cash amounts", Fault.ALTERED),
        BARS_DIFFER("the parts of a cost do not add up to its total", Fault.ALTERED),
        TABLE_DIFFERS("a table in Parquet differs from its CSV file", Fault.ALTERED),
        OVERFILLED("a strategy filled more than was ordered", Fault.ALTERED);

        private static final String ALTERED = "the results were altered, or the program has an error";

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
            return consequence.equals(ALTERED);
        }

        /** Its name in files. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
