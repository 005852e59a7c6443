package io.slipway.data.source;

import io.slipway.market.MarketDataException;
import java.math.BigDecimal;

/** A quantity of the data is finer than the step that it is read with. Reading from the start with the step that it names helps. */
public final class FinerQuantityException extends MarketDataException {

    private static final long serialVersionUID = 1L;

    private final BigDecimal step;

    /**
     * A finer quantity.
     *
     * @param message a sentence for the user
     * @param step that is fine enough for it
     */
    public FinerQuantityException(String message, BigDecimal step) {
        super(message);
        this.step = step;
    }

    /** A step that is fine enough. */
    public BigDecimal step() {
        return step;
    }
}
