package io.slipway.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.stats.Sampling;
import io.slipway.stats.Verdict.Finding;
import io.slipway.study.StudyResult.Pair;
import io.slipway.study.StudyResult.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StudyComparisonTest {

    private static final int STARTS = 84;

    private static List<Double> draw(DoubleSupplier each) {
        return DoubleStream.generate(each).limit(STARTS).boxed().toList();
    }

    /** A strategy without cost or exposure against a baseline that pays the market's moves and a further cost. */
    private static Pair pair(List<Double> moves, List<Double> costs) {
        List<Double> none = Collections.nCopies(STARTS, 0.0);
        List<Double> paid = IntStream.range(0, STARTS)
                .mapToObj(i -> moves.get(i) + costs.get(i))
                .toList();
        List<ParentOrder> orders = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            orders.add(new ParentOrder(Side.BUY, 10, i, i + 1));
        }
        List<Row> rows = List.of(
                new Row("own", none, 0, 0, List.of(none, none, none)),
                new Row("base", paid, 0, 0, List.of(moves, moves, moves)));
        StudyResult.Method method = new StudyResult.Method(Sampling.ofOneDay(1, 0.05, 1), 1, 0);
        return StudyResult.of(orders, 0, rows, 1, method).pairs().get(0);
    }

    /** The mean of normal draws with this seed is less than a standard error from zero. */
    private static List<Double> luck() {
        SplittableRandom random = new SplittableRandom(8);
        return draw(random::nextGaussian);
    }

    @Test
    void aSmallCostIsFoundBelowTheMarketsMove() {
        SplittableRandom random = new SplittableRandom(2);
        Pair pair = pair(luck(), draw(() -> 0.05 + 0.02 * random.nextGaussian()));
        assertThat(Objects.requireNonNull(pair.comparison()).isDifferent()).isFalse();
        assertThat(Objects.requireNonNull(pair.adjustment()).comparison().isDifferent())
                .isTrue();
        assertThat(pair.verdict().finding()).isEqualTo(Finding.BETTER);
        assertThat(pair.verdict().text())
                .startsWith("own is better than base by 0.05 bps")
                .contains("; the market's move is taken out (mean ");
    }

    /** The baseline's exposure costs eight tenths of a basis point at each start, so this is no luck. */
    @Test
    void aMoveThatIsNoLuckStaysInTheClaim() {
        SplittableRandom random = new SplittableRandom(2);
        List<Double> adverse = luck().stream().map(move -> move + 0.8).toList();
        Pair pair = pair(adverse, draw(() -> 0.02 * random.nextGaussian()));
        assertThat(pair.verdict().finding()).isEqualTo(Finding.BETTER);
        assertThat(pair.verdict().text())
                .contains("own is better than base by 0.")
                .contains("; the market's move is not taken out, because its mean of 0.");
    }

    /** A cost that rises from start to start has no six independent blocks, so nothing could be claimed of it. */
    @Test
    void savingsThatLastStayUnadjusted() {
        double[] cost = {0};
        Pair pair = pair(luck(), draw(() -> cost[0] += 0.001));
        assertThat(pair.adjustment()).isNull();
        assertThat(pair.comparison()).isNotNull();
        assertThat(pair.verdict().finding()).isEqualTo(Finding.NOT_SHOWN);
        assertThat(pair.verdict().text()).endsWith("blocks are left");
    }
}
