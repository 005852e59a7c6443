package io.slipway.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WalkForwardTest {

    private static final long[] STARTS = {0, 10, 20, 30, 40, 50};
    private static final long[] ENDS = {10, 20, 30, 40, 50, 60};
    private static final int[] EACH = {0, 1, 2, 3, 4, 5};

    @Test
    void judgesEachFoldByWhatTheFoldsBeforeHadShown() {
        double[][] costs = {{1, 1, 9, 9, 1, 1}, {2, 2, 1, 1, 9, 9}};
        WalkForward walk = new WalkForward(costs, STARTS, ENDS, EACH, 3);
        assertThat(walk.choice(0)).isEqualTo(WalkForward.NONE);
        assertThat(walk.choice(2)).isEqualTo(0);
        assertThat(walk.choice(4)).isEqualTo(1);
        assertThat(walk.fold(5)).isEqualTo(2);
    }

    @Test
    void leavesOutOrdersThatHadNotEnded() {
        double[][] costs = {{1, 9, 0, 0}, {2, 2, 0, 0}};
        long[] ends = {10, 25, 35, 45};
        WalkForward walk = new WalkForward(costs, new long[] {0, 10, 20, 30}, ends, new int[] {0, 1, 2, 3}, 2);
        assertThat(walk.choice(2)).isEqualTo(0);
    }

    /** Orders from a fold on never change the choice made for it. */
    @Test
    void neverLooksAhead() {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 1_000; i++) {
            int orders = 10 + random.nextInt(20);
            int folds = 2 + random.nextInt(4);
            long[] starts = new long[orders];
            long[] ends = new long[orders];
            int[] clusters = IntStream.range(0, orders).map(order -> order / 2).toArray();
            double[][] costs = new double[3][orders];
            for (int order = 0; order < orders; order++) {
                starts[order] = 5L * order;
                ends[order] = starts[order] + 1 + random.nextInt(30);
                for (double[] point : costs) {
                    point[order] = random.nextDouble();
                }
            }
            WalkForward walk = new WalkForward(costs, starts, ends, clusters, folds);
            int probe = random.nextInt(orders);
            int firstOfFold = probe;
            while (firstOfFold > 0 && walk.fold(firstOfFold - 1) == walk.fold(probe)) {
                firstOfFold--;
            }
            for (int order = 0; order < orders; order++) {
                if (ends[order] > starts[firstOfFold]) {
                    for (double[] point : costs) {
                        point[order] = random.nextDouble() * 100;
                    }
                }
            }
            assertThat(new WalkForward(costs, starts, ends, clusters, folds).choice(probe))
                    .isEqualTo(walk.choice(probe));
        }
    }

    /** Four starts of three orders in three folds: two starts, then one, then one. */
    @Test
    void theOrdersOfOneStartAreOfOneFold() {
        int[] clusters = IntStream.range(0, 12).map(order -> order / 3).toArray();
        long[] times = IntStream.range(0, 12).mapToLong(order -> order / 3).toArray();
        WalkForward walk = new WalkForward(new double[1][12], times, times, clusters, 3);
        assertThat(IntStream.range(0, 12).map(walk::fold).toArray())
                .containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2);
        assertThatThrownBy(() -> new WalkForward(new double[1][12], times, times, clusters, 5))
                .hasMessageContaining("folds=5, starts=4");
    }

    @Test
    void needsTwoFoldsWithOrders() {
        assertThatThrownBy(() -> new WalkForward(new double[1][3], STARTS, ENDS, EACH, 1))
                .hasMessageContaining("folds=1");
    }
}
