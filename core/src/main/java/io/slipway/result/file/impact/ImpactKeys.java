package io.slipway.result.file.impact;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;

/** The keys of {@code impact} in {@code tca.json}, and the columns of {@code impact.csv}. */
public final class ImpactKeys {

    private static final String BPS = "bps";
    private static final String RATIO = "ratio";
    private static final String COUNT = "count";

    /** The object. */
    public static final Shape IMPACT = Shape.of(
            "impact",
            "Laws of impact fitted to the orders: bps = fixed + coefficient volatility size^exponent, by least squares of the"
                    + " equation over the volatility, with jackknife errors over independent stretches of time.");

    /** The orders. */
    public static final Key<Long> ORDERS =
            IMPACT.whole("orders", COUNT, "orders whose volume and volatility the market data tell");

    /** The stretches. */
    public static final Key<Long> STRETCHES =
            IMPACT.whole("stretches", COUNT, "independent stretches of time among them; ten are needed for a fit");

    /** The keys of it. */
    public static final Shape MODEL = Shape.of("impact model", "Two laws fitted to one cost.");

    /** The models. */
    public static final Key<List<Values>> MODELS =
            IMPACT.objects("models", MODEL, "by cost and measure of size; empty where none could be fitted");

    /** The target. */
    public static final Key<String> TARGET = MODEL.text(
            "target",
            "cost_by_day_share: cost against the arrival mid without fees, by share of a session's volume;"
                    + " cost_by_participation: by share of the volume from arrival to end; permanent_by_day_share: move of the mid"
                    + " from arrival to five minutes after the last fill; temporary_by_participation: cost less half of that move");

    /** Its orders. */
    public static final Key<Long> MODEL_ORDERS = MODEL.whole("orders", COUNT, "orders of the fit");

    /** Its stretches. */
    public static final Key<Long> MODEL_STRETCHES =
            MODEL.whole("stretches", COUNT, "independent stretches of time of the fit");

    /** The least size. */
    public static final Key<BigDecimal> LEAST_SIZE = MODEL.decimal("least_size", RATIO, "smallest size of the fit");

    /** The largest size. */
    public static final Key<BigDecimal> MOST_SIZE = MODEL.decimal("most_size", RATIO, "largest size of the fit");

    /** The chosen law. */
    public static final Key<String> CHOSEN = MODEL.text("chosen_law", "law with the smaller squares");

    /** The best exponent. */
    public static final Key<BigDecimal> BEST_EXPONENT =
            MODEL.decimal("best_exponent", "", "exponent of size with the least squares, of 0.05 to 1.5");

    /** The least exponent. */
    public static final Key<BigDecimal> LOWER_EXPONENT =
            MODEL.decimal("lower_exponent", "", "least exponent that is not rejected at 5 %");

    /** The greatest exponent. */
    public static final Key<BigDecimal> UPPER_EXPONENT =
            MODEL.decimal("upper_exponent", "", "greatest exponent that is not rejected at 5 %");

    /** The warnings. */
    public static final Key<List<String>> WARNINGS = MODEL.texts(
            "warnings",
            "sizes_alike: the largest is below four times the smallest; exponent_open: both laws are within the exponents;"
                    + " neither_law: none is; not_shown: the coefficient's interval contains zero; negative: larger orders were"
                    + " cheaper");

    /** The keys of it. */
    public static final Shape FIT = Shape.of("impact fit", "One law. Intervals are of 95 %.");

    /** The fits. */
    public static final Key<List<Values>> FITS = MODEL.objects("fits", FIT, "the laws");

    /** The law. */
    public static final Key<String> LAW = FIT.text("law", "square_root or linear");

    /** The coefficient. */
    public static final Key<BigDecimal> COEFFICIENT =
            FIT.decimal("coefficient", "", "cost over volatility at size 1, fixed part apart");

    /** Its error. */
    public static final Key<BigDecimal> COEFFICIENT_ERROR =
            FIT.decimal("coefficient_error", "", "standard error of it");

    /** Its lower end. */
    public static final Key<BigDecimal> COEFFICIENT_LOWER =
            FIT.decimal("coefficient_lower", "", "lower end of its interval");

    /** Its upper end. */
    public static final Key<BigDecimal> COEFFICIENT_UPPER =
            FIT.decimal("coefficient_upper", "", "upper end of its interval");

    /** The fixed part. */
    public static final Key<BigDecimal> FIXED = FIT.decimal(
            "fixed_bps", BPS, "part that does not grow with size, such as the spread; 0 for permanent impact");

    /** Its error. */
    public static final Key<BigDecimal> FIXED_ERROR = FIT.decimal("fixed_error_bps", BPS, "standard error of it");

    /** The columns. */
    public static final Shape CSV = Shape.of(
            "impact.csv",
            "One row per order with a cost that could be expected from its size, by time; costs without fees.");

    /** The order. */
    public static final Key<String> ID = CSV.text("order_id", "identifier of the order");

    /** The share of the day. */
    public static final Key<BigDecimal> DAY_SHARE =
            CSV.decimal("day_share", RATIO, "filled quantity over the volume of a session");

    /** The participation. */
    public static final Key<BigDecimal> PARTICIPATION = CSV.decimal(
                    "participation", RATIO, "filled quantity over the volume from arrival to end")
            .orNull();

    /** The volatility. */
    public static final Key<BigDecimal> VOLATILITY =
            CSV.decimal("volatility_bps", BPS, "standard deviation of the mid over a session, from moves of a minute");

    /** The cost. */
    public static final Key<BigDecimal> COST =
            CSV.decimal("cost_bps", BPS, "cost against the arrival mid, without fees");

    /** The expected cost. */
    public static final Key<BigDecimal> EXPECTED = CSV.decimal(
            "expected_cost_bps", BPS, "cost by the chosen law, fitted without the orders of the same stretch of time");

    /** In the range. */
    public static final Key<Boolean> IN_RANGE =
            CSV.flag("in_range", "whether orders of other stretches were as small and as large");

    /** The permanent part. */
    public static final Key<BigDecimal> PERMANENT = CSV.decimal(
                    "permanent_bps", BPS, "move of the mid from arrival to five minutes after the last fill")
            .orNull();

    /** The score. */
    public static final Key<BigDecimal> SCORE = CSV.decimal(
                    "robust_score", "", "score of cost less expected cost over volatility, by median and MAD")
            .orNull();

    private ImpactKeys() {}
}
