package io.slipway.result.file;

import io.slipway.model.Instrument;
import io.slipway.result.schema.Conversion;
import io.slipway.result.schema.Shape;
import java.math.BigDecimal;

/** Units of numbers in result files, as the documentation names them. */
public final class Units {

    static final String CURRENCY = "quote currency";
    static final String PER_SHARE = "quote currency per share";
    static final String FEE = "quote currency per share traded";
    static final String SHARES = Shape.SHARES;
    static final String BPS = "bps";
    static final String RATIO = "ratio";
    static final String NS = "ns";
    static final String MS = "ms";
    static final String COUNT = "count";
    static final String PROBABILITY = "probability";

    private Units() {}

    /**
     * The conversion from the units of a run to those of its files. A run counts whole steps of the quantity and takes a price for
     * each, so its amounts of money are of one step and one unit of the multiplier. None where step and multiplier are one.
     */
    public static Conversion of(Instrument instrument) {
        if (!instrument.isScaled()) {
            return Conversion.NONE;
        }
        BigDecimal step = instrument.qtyStep();
        BigDecimal multiplier = instrument.multiplier();
        return (unit, value) -> switch (unit) {
            case SHARES -> product(value, step);
            case CURRENCY -> instrument.money(value);
            case FEE -> product(value, multiplier);
            default -> value;
        };
    }

    /** The exact product, without trailing zeros behind the point. */
    private static BigDecimal product(BigDecimal value, BigDecimal factor) {
        BigDecimal product = value.multiply(factor).stripTrailingZeros();
        return product.scale() < 0 ? product.setScale(0) : product;
    }
}
