package io.slipway.search;

/** A search that has no result. */
public final class SearchException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A failure told in a sentence. */
    public SearchException(String message) {
        super(message);
    }
}
