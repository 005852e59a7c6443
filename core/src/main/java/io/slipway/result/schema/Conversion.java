package io.slipway.result.schema;

import java.math.BigDecimal;

/** A conversion of exact decimal numbers from the units of a computation to those of a file. */
@FunctionalInterface
public interface Conversion {

    /** No conversion. */
    Conversion NONE = (unit, value) -> value;

    /**
     * The number as the file has it.
     *
     * @param unit the unit of the key, such as {@code shares}
     */
    BigDecimal apply(String unit, BigDecimal value);
}
