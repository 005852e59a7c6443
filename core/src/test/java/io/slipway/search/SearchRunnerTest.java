package io.slipway.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.strategy.Parameters;
import io.slipway.tca.Execution;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SearchRunnerTest {

    private static final Parameters UNTUNED = new Parameters(Map.of("speed", 7_000L));

    private static SearchSpec grid(long points) {
        List<Long> values =
                LongStream.range(0, points).map(i -> 1_000 * i).boxed().toList();
        return new SearchSpec(ParameterSpace.of(Map.of("speed", values)), Sampler.GRID, 0, 1, "speed", UNTUNED);
    }

    /** Least at a speed of 100, and without an answer where the speed is a multiple of ten other than that. */
    private static List<PointResult> results(List<Parameters> points) {
        return points.stream().map(SearchRunnerTest::result).toList();
    }

    private static PointResult result(Parameters point) {
        long speed = point.valueE9("speed") / 1_000;
        if (speed % 10 == 0 && speed != 100) {
            throw new IllegalStateException("the engine seizes at speed " + speed);
        }
        long cost = Math.abs(speed - 100);
        return new PointResult(point, new Execution(1, BigInteger.valueOf(cost)), Score.of(BigDecimal.valueOf(cost)));
    }

    @Test
    void pointsThatFailAreReportedAndLeftOut() {
        List<PointFailure> heard = new ArrayList<>();
        List<Integer> progress = new ArrayList<>();
        SearchListener listener = new SearchListener() {
            @Override
            public void onFailure(PointFailure failure) {
                heard.add(failure);
            }

            @Override
            public void onProgress(int done, int total) {
                assertThat(total).isEqualTo(200);
                progress.add(done);
            }
        };
        SearchResult found = new SearchRunner(SearchRunnerTest::results, Runnable::run, listener).run(grid(200));
        assertThat(found.results()).hasSize(181);
        assertThat(found.failures()).hasSize(19).isEqualTo(heard);
        assertThat(found.failures().get(0).reason()).isEqualTo("the engine seizes at speed 0");
        assertThat(found.best().point().valueE9("speed")).isEqualTo(100_000);
        assertThat(found.untuned().execution().cashE9()).isEqualTo(BigInteger.valueOf(93));
        assertThat(progress).isSorted().endsWith(200);
    }

    @Test
    void threadsDoNotShow() {
        SearchResult alone =
                new SearchRunner(SearchRunnerTest::results, Runnable::run, SearchListener.NONE).run(grid(1_000));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            assertThat(new SearchRunner(SearchRunnerTest::results, threads, SearchListener.NONE).run(grid(1_000)))
                    .isEqualTo(alone);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSearchWithoutAnyResultSaysWhy() {
        PointFunction broken = points -> {
            if (points.contains(UNTUNED)) {
                return results(points);
            }
            throw new IllegalArgumentException("no such speed");
        };
        SearchRunner runner = new SearchRunner(broken, Runnable::run, SearchListener.NONE);
        assertThatThrownBy(() -> runner.run(grid(5)))
                .isInstanceOf(SearchException.class)
                .hasMessageContaining("all 5 points of the search failed, the first one with: no such speed");
    }
}
