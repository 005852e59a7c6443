package io.slipway.search;

/**
 * Hears of a search while it goes on. Calls come from the threads of the executor, one at a time; the order of the points is
 * not that of the result.
 */
public interface SearchListener {

    /** A listener that ignores everything. */
    SearchListener NONE = new SearchListener() {};

    /** Takes the result of a point. */
    default void onPoint(PointResult result) {}

    /** Takes a point that could not be worked out. */
    default void onFailure(PointFailure failure) {}

    /**
     * Takes how far the search is.
     *
     * @param done points worked out or failed so far
     * @param total points of the search, those that only tell dead parameters included
     */
    default void onProgress(int done, int total) {}
}
