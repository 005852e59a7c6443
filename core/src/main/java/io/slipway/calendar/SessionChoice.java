package io.slipway.calendar;

import java.util.Optional;

/**
 * The hours in which orders work.
 *
 * @param kind the sessions of the calendar
 * @param hours hours inside these sessions, in the market's time zone; empty for all of them
 */
public record SessionChoice(Kind kind, Optional<Hours> hours) {

    /** Regular sessions. */
    public static final SessionChoice REGULAR = new SessionChoice(Kind.REGULAR, Optional.empty());

    /** Sessions with the extended hours. */
    public static final SessionChoice EXTENDED = new SessionChoice(Kind.EXTENDED, Optional.empty());

    /** All times, also those at which the market is closed. */
    public static final SessionChoice ALL = new SessionChoice(Kind.ALL, Optional.empty());

    /** Sessions of a calendar. */
    public enum Kind {
        /** Regular sessions. */
        REGULAR,
        /** Sessions with the extended hours. */
        EXTENDED,
        /** No sessions: the calendar is not asked. */
        ALL,
        /** Regular sessions if the hours lie inside them on a usual day, else extended ones. */
        HOURS
    }

    /**
     * The choice of a text: {@code regular}, {@code extended}, {@code all} or hours such as {@code 09:45-15:30}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SessionChoice parse(String text) {
        return switch (text) {
            case "regular" -> REGULAR;
            case "extended" -> EXTENDED;
            case "all" -> ALL;
            default -> {
                if (!text.contains(":")) {
                    throw new IllegalArgumentException("not a session: value=" + text
                            + ", expected regular, extended, all or hours such as 09:45-15:30");
                }
                yield new SessionChoice(Kind.HOURS, Optional.of(Hours.parse(text)));
            }
        };
    }

    /** The text that {@link #parse} takes. */
    public String label() {
        return hours.map(Hours::toString)
                .orElseGet(() -> kind == Kind.REGULAR ? "regular" : kind == Kind.EXTENDED ? "extended" : "all");
    }
}
