package io.slipway.executions;

import org.jspecify.annotations.Nullable;

/**
 * A report of a fill, or that an earlier one did not happen or happened otherwise.
 *
 * @param kind kind of event that it reports
 * @param refersTo execution id of the earlier fill; empty for a new one
 * @param fill the fill; null for a bust
 */
public record FillReport(
        Kind kind, String refersTo, @Nullable OwnFill fill) {

    /** Kinds of reports. */
    public enum Kind {
        /** A fill. */
        FILL,
        /** An earlier fill was taken back. */
        BUST,
        /** An earlier fill had another quantity or price. */
        CORRECTION
    }

    /**
     * Checks that there is a fill.
     *
     * @throws IllegalArgumentException if there is none and the report is no bust
     */
    public FillReport {
        if (kind != Kind.BUST && fill == null) {
            throw new IllegalArgumentException("a report has a fill: kind=" + kind);
        }
    }

    /** The report of a fill. */
    public static FillReport of(OwnFill fill) {
        return new FillReport(Kind.FILL, "", fill);
    }
}
