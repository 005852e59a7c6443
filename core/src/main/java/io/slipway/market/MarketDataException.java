package io.slipway.market;

/** Market data cannot be used as it is. The message is a sentence for the user and names the place in the data. */
public class MarketDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MarketDataException(String message) {
        super(message);
    }

    public MarketDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
