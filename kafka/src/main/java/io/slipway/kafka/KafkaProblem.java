package io.slipway.kafka;

/** Thrown when the broker or the network fails. The message is a sentence for the user. */
public class KafkaProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KafkaProblem(String message) {
        super(message);
    }

    public KafkaProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
