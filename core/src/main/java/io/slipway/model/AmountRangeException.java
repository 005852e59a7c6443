package io.slipway.model;

/** An amount of money that does not fit 64 bits, as of a fill of very many small steps. */
public final class AmountRangeException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    AmountRangeException(String message) {
        super(message);
    }
}
