package io.slipway.result.file.panel;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;

/** The keys of files of orders whose fees a cap on access fees puts in doubt. */
public final class FeeDoubtKeys {

    private static final String COUNT = "count";
    private static final String PER_SHARE = "quote currency per share";

    /** The keys of it. */
    public static final Shape SHAPE = Shape.of(
            "fee doubts",
            "Orders of which the fees are in doubt by the cap on fees of US equities, 17 CFR 242.610(c): the order of a run, the starts of a"
                    + " study, the days before a trade.");

    /** Orders above it. */
    public static final Key<Long> ABOVE_CAP = SHAPE.whole(
            "above_cap",
            COUNT,
            "of these, with an arrival mid below 1 and a fee per share for taking above 0.3 % of it, at a venue that takes orders");

    /** The largest of these fees. */
    public static final Key<BigDecimal> ABOVE_CAP_FEE = SHAPE.decimal(
                    "above_cap_fee",
                    PER_SHARE,
                    "the fee that is the largest part of its arrival mid; left out if none is above")
            .optional();

    /** Its price. */
    public static final Key<BigDecimal> ABOVE_CAP_PRICE = SHAPE.decimal(
                    "above_cap_price", PER_SHARE, "that arrival mid; left out if no fee is above")
            .optional();

    /** Orders with rates of before the amendment. */
    public static final Key<Long> OLD_CAPS = SHAPE.whole(
            "old_caps",
            COUNT,
            "of these, from 2 November 2026 on, at the rates of us-equities, which are those before the amendment of 2024");

    private FeeDoubtKeys() {}

    /** The key of a file that tells them. */
    public static Key<Values> in(Shape file) {
        return file.object(
                        "fee_doubts",
                        SHAPE,
                        "doubts about the fees by the cap on access fees; left out if there are none")
                .optional();
    }
}
