package io.slipway.kafka;

/** The broker or the network does not do what is needed. The message is a sentence for the user. */
public final class KafkaProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KafkaProblem(String message) {
        super(message);
    }

    public KafkaProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
