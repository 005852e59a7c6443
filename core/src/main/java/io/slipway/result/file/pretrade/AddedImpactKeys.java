package io.slipway.result.file.pretrade;

import io.slipway.result.file.impact.ImpactKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.Map;

/** The keys of {@code impact} in {@code pretrade.json}. */
public final class AddedImpactKeys {

    private static final String BPS = "bps";
    private static final String RATIO = "ratio";

    /** The object. */
    public static final Shape IMPACT = Shape.of(
            "pretrade impact",
            "Impact by a law fitted to own executions: coefficient volatility size^exponent, mean over the days. The fixed part"
                    + " of the law is the spread, which the costs of the days have already.");

    /** The digest. */
    public static final Key<String> SHA256 = IMPACT.text("tca_sha256", "SHA-256 of the tca.json that has the fit");

    /** The fit. */
    public static final Key<Values> MODEL =
            IMPACT.object("model", ImpactKeys.MODEL, "the fit of cost_by_day_share in that file");

    /** The sizes. */
    public static final Key<Map<String, BigDecimal>> SIZES = IMPACT.key(
            "size_by_day",
            Types.map("date", Types.DECIMAL),
            RATIO,
            "quantity of the order over the volume of the session, of days whose volume and volatility are known");

    /** The volatilities. */
    public static final Key<Map<String, BigDecimal>> VOLATILITIES = IMPACT.key(
            "volatility_by_day_bps",
            Types.map("date", Types.DECIMAL),
            BPS,
            "standard deviation of the mid over the session, from moves of a minute");

    /** The days in range. */
    public static final Key<Long> IN_RANGE =
            IMPACT.whole("days_in_range", "count", "days on which the size is within the sizes of the fit");

    /** The impact. */
    public static final Key<BigDecimal> ADDED = IMPACT.decimal("impact_bps", BPS, "impact by the chosen law");

    /** Its error. */
    public static final Key<BigDecimal> ERROR =
            IMPACT.decimal("impact_error_bps", BPS, "standard error of it, from that of the coefficient");

    /** Its lower end. */
    public static final Key<BigDecimal> LOWER =
            IMPACT.decimal("impact_lower_bps", BPS, "lower end of its interval of 95 %");

    /** Its upper end. */
    public static final Key<BigDecimal> UPPER =
            IMPACT.decimal("impact_upper_bps", BPS, "upper end of its interval of 95 %");

    private AddedImpactKeys() {}
}
