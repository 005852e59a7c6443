package io.slipway.notebook;

/** A directory, a file or a column that is not there, or a command that failed. The message names it. */
public final class NotebookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotebookException(String message) {
        super(message);
    }

    NotebookException(String message, Throwable cause) {
        super(message, cause);
    }
}
