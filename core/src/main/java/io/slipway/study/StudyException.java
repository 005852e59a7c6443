package io.slipway.study;

/** A study whose data or orders do not allow a result. */
public final class StudyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A failure told in a sentence. */
    public StudyException(String message) {
        super(message);
    }

    /** A failure told in a sentence, and what it came from. */
    public StudyException(String message, Throwable cause) {
        super(message, cause);
    }
}
