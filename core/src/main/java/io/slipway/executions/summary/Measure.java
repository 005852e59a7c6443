package io.slipway.executions.summary;

import java.util.Locale;

/** Figures of one order; costs are positive when the order paid. */
public enum Measure {
    COST_VS_ARRIVAL_BPS("cost against the arrival mid, fees included", "bps"),
    COST_VS_VWAP_BPS("cost against the market's VWAP of the window, fees included", "bps"),
    SHORTFALL_BPS("implementation shortfall, the unfilled quantity included", "bps"),
    FIRST_FILL_S("time from arrival to first fill", "s"),
    DRIFT_TO_FIRST_FILL_BPS("move of the mid from arrival to first fill", "bps"),
    DRIFT_AFTER_FIRST_FILL_BPS("move of the mid from first fill to each fill", "bps"),
    SPREAD_BPS("distance from the mid to the touch taken, negative when it was earned", "bps"),
    WALK_THE_BOOK_BPS("price beyond the touch", "bps"),
    FEES_BPS("fees less rebates", "bps"),
    TAKER_SHARE("share of the filled quantity that took", ""),
    EFFECTIVE_OVER_QUOTED("effective over quoted spread", ""),
    OUTSIDE_SHARE("share of the taken quantity at a price worse than the best of all venues", "");

    private final String meaning;
    private final String unit;

    Measure(String meaning, String unit) {
        this.meaning = meaning;
        this.unit = unit;
    }

    /** A noun phrase for a person. */
    public String meaning() {
        return meaning;
    }

    /** Unit; empty for a ratio. */
    public String unit() {
        return unit;
    }

    /** Name in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
