package io.slipway.search;

/** Observer of a running search. Calls come from the executor's threads, one at a time. Points arrive in any order. */
public interface SearchListener {

    /** A listener that ignores everything. */
    SearchListener NONE = new SearchListener() {};

    /** Takes the result of a point. */
    default void onPoint(PointResult result) {}

    /** Takes a point that could not be worked out. */
    default void onFailure(PointFailure failure) {}

    /**
     * Receives the progress of the search.
     *
     * @param done number of points that are finished or failed
     * @param total number of all points, including those that only detect parameters without effect
     */
    default void onProgress(int done, int total) {}
}
