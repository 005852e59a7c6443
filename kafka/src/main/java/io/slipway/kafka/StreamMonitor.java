package io.slipway.kafka;

/** Observes a stream while it is written or read, and may cancel it. Called on the thread that writes or reads. */
public interface StreamMonitor {

    /** A monitor that does nothing and never cancels. */
    StreamMonitor NONE = new StreamMonitor() {};

    /** Receives a warning for the user, as a sentence. The stream continues. */
    default void onWarning(String sentence) {}

    /**
     * Receives the number of events so far. Called often, but not for every event.
     *
     * @param total number of all events; -1 if not known
     */
    default void onProgress(long events, long total) {}

    /** Returns true to cancel; called often. An interrupt of the thread cancels too. */
    default boolean isCancelled() {
        return false;
    }
}
