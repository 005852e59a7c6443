package io.slipway.result.schema;

/** A value that does not keep to the definitions of its file. The message names the place and is a sentence for the user. */
public final class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A fault, such as {@code a key is missing: key=order.qty}. */
    public SchemaException(String message) {
        super(message);
    }

    SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
