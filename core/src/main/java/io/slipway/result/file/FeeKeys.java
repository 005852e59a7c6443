package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;

/** Fees that a venue charges and rebates that it pays. */
public final class FeeKeys {

    /** The keys of it. */
    public static final Shape RATES = Shape.of("rates", "What a venue charges and pays.");

    /** Charged for taking. */
    public static final Key<BigDecimal> TAKE_FEE =
            RATES.decimal("take_fee", Units.FEE, "fee for taking; negative where taking is paid");

    /** Charged for taking, of the notional. */
    public static final Key<BigDecimal> TAKE_FEE_BPS = RATES.decimal(
                    "take_fee_bps", Units.BPS, "part of the fee for taking that is charged on the notional")
            .optional();

    /** Paid for making. */
    public static final Key<BigDecimal> REBATE =
            RATES.decimal("rebate", Units.FEE, "rebate for making; negative where making is charged");

    /** Paid for making, of the notional. */
    public static final Key<BigDecimal> REBATE_BPS = RATES.decimal(
                    "rebate_bps", Units.BPS, "part of the rebate for making that is paid on the notional")
            .optional();

    /** One tier of volume. */
    public static final Shape TIER = Shape.of("tier", "The rates from a month's volume on.");

    /** The volume at which the tier begins. */
    public static final Key<BigDecimal> FROM_SHARES =
            TIER.quantity("from_shares", "volume of the month from which the tier applies");

    /** One venue. */
    public static final Shape SCHEDULE = Shape.of("fees", "The fees of one venue on the day of the order.");

    /** The bound at low prices. */
    public static final Key<BigDecimal> MOST_BELOW_ONE;

    /** The volume so far. */
    public static final Key<BigDecimal> MONTH_TO_DATE;

    /** The further tiers. */
    public static final Key<List<Values>> TIERS;

    static {
        TIER.include(RATES);
        SCHEDULE.include(RATES);
        MOST_BELOW_ONE = SCHEDULE.decimal(
                        "most_below_one_bps",
                        Units.BPS,
                        "most that is paid at prices below 1, where nothing is received; left out where the rates hold at all prices")
                .optional();
        MONTH_TO_DATE = SCHEDULE.quantity(
                        "month_to_date", "volume of the month before the order; only where there are tiers")
                .optional();
        TIERS = SCHEDULE.objects("tiers", TIER, "tiers after the first; only where there are any")
                .optional();
    }

    private FeeKeys() {}
}
