package io.slipway.calendar;

/** A place in time that goes through {@link Sessions} and knows the next change, so that an event costs one comparison. */
public final class SessionClock {

    private final Sessions sessions;
    private long nextNs;
    private boolean quoted;
    private boolean open;

    /** A clock before all sessions. */
    public SessionClock(Sessions sessions) {
        this.sessions = sessions;
        restore(Long.MIN_VALUE);
    }

    /** The next change: an open, a close or the first moment of new quotes; {@link Sessions#NEVER} if there is none. */
    public long nextNs() {
        return nextNs;
    }

    /** True if orders may trade. */
    public boolean isOpen() {
        return open;
    }

    /** True if the market is open for a session, though orders may not trade yet. */
    public boolean isQuoted() {
        return quoted;
    }

    /**
     * Goes to {@link #nextNs}.
     *
     * @return true if quotes from before are unknown from now on
     */
    public boolean advance() {
        boolean forgets = sessions.forgetsAt(nextNs);
        restore(nextNs);
        return forgets;
    }

    /**
     * Goes to a time if it is later.
     *
     * @return true if quotes from before some moment on the way are unknown from then on
     */
    public boolean advanceTo(long timeNs) {
        boolean forgets = false;
        while (nextNs <= timeNs && nextNs != Sessions.NEVER) {
            forgets |= advance();
        }
        return forgets;
    }

    /** Goes to a time, also backwards. */
    public void restore(long timeNs) {
        open = sessions.isOpen(timeNs);
        quoted = sessions.isQuoted(timeNs);
        nextNs = sessions.nextChangeNs(timeNs);
    }
}
