package io.slipway.dbn;

/** Bytes are not DBN, or DBN that is damaged. The message names the byte offset and the record number where there is one. */
public final class DbnException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DbnException(String message) {
        super(message);
    }

    public DbnException(String message, Throwable cause) {
        super(message, cause);
    }
}
