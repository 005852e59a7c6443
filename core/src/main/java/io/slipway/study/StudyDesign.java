package io.slipway.study;

/**
 * The comparison that a study makes of its costs.
 *
 * @param baseline the strategy that all others are compared with
 * @param underTest the strategy whose parameters are tuned on earlier orders where there are several points
 * @param folds consecutive parts of the orders in which tuned parameters are judged, at least 2
 * @param level probability of claiming a difference where there is none, at most
 * @param seed of the resamples
 */
public record StudyDesign(String baseline, String underTest, int folds, double level, long seed) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there are fewer than two folds or the level is not between 0 and 1
     */
    public StudyDesign {
        if (folds < 2 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "a study needs two folds and a level between 0 and 1: folds=" + folds + ", level=" + level);
        }
    }
}
