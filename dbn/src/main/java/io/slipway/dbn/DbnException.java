package io.slipway.dbn;

/** Thrown when bytes are not DBN or are damaged DBN. The message names the byte offset and, if known, the record number. */
public final class DbnException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DbnException(String message) {
        super(message);
    }

    public DbnException(String message, Throwable cause) {
        super(message, cause);
    }
}
