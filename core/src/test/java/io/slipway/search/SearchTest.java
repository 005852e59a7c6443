package io.slipway.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.model.Side;
import io.slipway.strategy.Parameters;
import io.slipway.tca.Execution;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static ParameterSpace space(long... aValues) {
        Map<String, List<Long>> values = new LinkedHashMap<>();
        values.put("a", LongStream.of(aValues).boxed().toList());
        values.put("b", List.of(30_000L, 10_000L, 20_000L, 10_000L));
        values.put("c", List.of(5_000L));
        return ParameterSpace.of(values);
    }

    private static List<PointResult> results(List<Parameters> points, ToLongFunction<Parameters> cash) {
        return points.stream()
                .map(point -> result(point, 100, cash.applyAsLong(point), Side.BUY))
                .toList();
    }

    private static PointResult result(Parameters point, long qty, long cash, Side side) {
        Execution execution = new Execution(qty, BigInteger.valueOf(cash));
        Score score = Score.of(BigDecimal.valueOf(-qty), BigDecimal.valueOf(side.sign() * cash));
        return new PointResult(point, execution, score);
    }

    @Test
    void aGridHasEveryCombinationOnceLastParameterFastest() {
        List<Parameters> grid = space(1, 2).grid();
        assertThat(grid).hasSize(6);
        assertThat(grid.get(0).valuesE9().values()).containsExactly(1L, 10_000L, 5_000L);
        assertThat(grid.get(1).valuesE9().values()).containsExactly(1L, 20_000L, 5_000L);
        assertThat(grid).doesNotHaveDuplicates();
    }

    @Test
    void refusesAGridThatIsTooLarge() {
        long[] many = LongStream.range(0, 400_000).toArray();
        ParameterSpace space = space(many);
        assertThatThrownBy(space::grid).hasMessageContaining("1200000");
    }

    @Test
    void aRandomPointDependsOnItsSeedAndIndexAlone() {
        ParameterSpace space = space(0, 1_000_000);
        List<Parameters> few = Sampler.RANDOM.points(space, 10, 7);
        assertThat(Sampler.RANDOM.points(space, 500, 7).subList(0, 10)).isEqualTo(few);
        assertThat(Sampler.RANDOM.points(space, 10, 8)).isNotEqualTo(few);
        assertThat(Sampler.RANDOM.points(space, 500, 7))
                .allSatisfy(point -> assertThat(point.valueE9("a")).isBetween(0L, 1_000_000L))
                .extracting(point -> point.valueE9("b"))
                .containsOnly(
                        10_000L, 11_000L, 12_000L, 13_000L, 14_000L, 15_000L, 16_000L, 17_000L, 18_000L, 19_000L,
                        20_000L, 21_000L, 22_000L, 23_000L, 24_000L, 25_000L, 26_000L, 27_000L, 28_000L, 29_000L,
                        30_000L);
    }

    @Test
    void pointsOfARandomSearchAreNotShiftedCopiesOfOneAnother() {
        ParameterSpace space = space(0, 1_000_000_000);
        List<Parameters> points = Sampler.RANDOM.points(space, 500, 42);
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).valueE9("a"))
                    .isNotEqualTo(points.get(i - 1).valueE9("b"));
        }
    }

    @Test
    void aParameterIsDeadWhenItsVariationAloneChangesNothing() {
        List<PointResult> results = results(space(1, 2, 3).grid(), point -> point.valueE9("b"));
        assertThat(DeadParameters.among(results)).containsExactly("a");
    }

    @Test
    void aParameterThatMattersAtOnePointIsAlive() {
        List<PointResult> results = results(
                space(1, 2, 3).grid(), point -> point.valueE9("a") == 3 && point.valueE9("b") == 30_000 ? 9 : 5);
        assertThat(DeadParameters.among(results)).isEmpty();
    }

    @Test
    void aParameterThatWasNeverVariedIsNotJudged() {
        assertThat(DeadParameters.among(results(space(1).grid(), point -> 5))).containsExactly("b");
    }

    @Test
    void probesTellWhatMattersInARandomSearch() {
        ParameterSpace space = space(0, 1_000_000);
        List<Parameters> bases = Sampler.RANDOM.points(space, 3, 1);
        List<PointResult> probes = results(Sampler.probes(space, bases), point -> point.valueE9("a"));
        assertThat(DeadParameters.among(probes)).containsExactly("b");
    }

    @Test
    void theBestHasFilledMostThenPaysLeastAndTiesGoToTheFirst() {
        SearchResult buy = found(Side.BUY);
        assertThat(buy.best()).isEqualTo(buy.results().get(2));
        assertThat(buy.tiedBest()).isEqualTo(2);
        SearchResult sell = found(Side.SELL);
        assertThat(sell.best()).isEqualTo(sell.results().get(1));
    }

    private static SearchResult found(Side side) {
        List<Parameters> grid = space(1, 2).grid();
        List<PointResult> results = List.of(
                result(grid.get(0), 50, 1, side),
                result(grid.get(1), 100, 900, side),
                result(grid.get(2), 100, 800, side),
                result(grid.get(3), 100, 800, side));
        return SearchResult.of(
                new SearchSpec(space(1, 2), Sampler.GRID, 0, 1, "cash", grid.get(0)),
                results,
                List.of(),
                results.get(0),
                List.of());
    }

    @Test
    void aScoreThatIsUnknownRanksLastAndTheNextFigureDecidesBetweenEqualOnes() {
        Score one = Score.of(new BigDecimal("1.50"), BigDecimal.ONE);
        assertThat(one).isEqualTo(Score.of(new BigDecimal("1.5"), new BigDecimal("1.0")));
        assertThat(one).isLessThan(Score.UNKNOWN).isLessThan(Score.of(new BigDecimal("1.5"), BigDecimal.TEN));
        assertThat(Score.of(BigDecimal.ZERO, BigDecimal.TEN)).isLessThan(one);
        assertThat(Score.UNKNOWN.isKnown()).isFalse();
    }
}
