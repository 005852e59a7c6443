package io.slipway.kafka;

/** Watches a stream while it is written or read, on the thread that does it; may call it off. */
public interface StreamMonitor {

    /** Watches nothing and lets it go on to the end. */
    StreamMonitor NONE = new StreamMonitor() {};

    /** Something that the user should know, as a sentence; the stream goes on. */
    default void onWarning(String sentence) {}

    /**
     * Events so far, often but not for every event.
     *
     * @param total how many there will be, or -1 if that is not known
     */
    default void onProgress(long events, long total) {}

    /** Whether to stop; asked often. An interrupt of the thread stops too. */
    default boolean isCancelled() {
        return false;
    }
}
