package io.slipway.data.table;

/** A row cannot be read. The message says what is wrong in which column, not where the row is. */
public final class RowFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RowFault(String message) {
        super(message, null, false, false);
    }

    /** The sentence for the user. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
