package io.slipway.study;

/** Observer of a running study. Calls come from the executor's threads, one at a time. */
@FunctionalInterface
public interface StudyListener {

    /** A listener that ignores everything. */
    StudyListener NONE = (part, done, total) -> {};

    /**
     * Takes a part that is done, be it worked now or kept by an earlier process.
     *
     * @param part the part; the order of the parts is not that of their numbers
     * @param done orders that are done so far
     * @param total orders of the study
     */
    void onPart(StudyPart part, int done, int total);
}
